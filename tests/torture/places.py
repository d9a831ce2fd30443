"""Disks that are small, folders that nobody may write to, and a user who is not root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = os.geteuid() == 0
NOBODY: Final = 65534


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give a folder that every user can look into, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def nobody() -> Iterator[None]:
    """Be a user without any right; whoever is not root is that already."""
    if not ROOT:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def as_owner() -> Iterator[None]:
    """Be who one was before, for a while, within `nobody`."""
    if not ROOT:
        yield
        return
    os.seteuid(0)
    try:
        yield
    finally:
        os.seteuid(NOBODY)


@contextmanager
def modes(**of: tuple[Path, int]) -> Iterator[None]:
    """Let files and folders have other rights for a while."""
    before = {path: path.stat().st_mode & 0o777 for path, _ in of.values()}
    for path, mode in of.values():
        path.chmod(mode)
    try:
        yield
    finally:
        for path, mode in before.items():
            path.chmod(mode)


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """Give a disk of that size (a tmpfs); skips where nobody may mount one."""
    with tempfile.TemporaryDirectory() as folder:
        _mount("-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "tmpfs", folder)
        try:
            yield Path(folder)
        finally:
            _run("umount", "-l", folder)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let a folder be on a read-only disk, which binds root too; skips where that cannot be."""
    _mount("--bind", str(folder), str(folder))
    try:
        _mount("-o", "remount,ro,bind", str(folder))
        yield
    finally:
        _run("umount", "-l", str(folder))


def _mount(*how: str) -> None:
    if shutil.which("mount") and _run("mount", *how):
        return
    reason = "only root may mount disks here; run the tests as root to see this one"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _run(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
