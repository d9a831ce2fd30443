"""Watches what a program does to the world while it reads: files, network, processes.

Python tells an audit hook (PEP 578) of each. What goes through `SourceFile` is allowed, and so are
the imports of modules and the data of installed packages; all else is refused and noted.
"""

from __future__ import annotations

import inspect
import mimetypes
import os
import site
import sys
import sysconfig
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final

import ledger.sourcefile

_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LOOKS: Final = ("os.listdir", "os.scandir", "glob.glob", "pathlib.Path.glob")
_STRANGE: Final = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
    "socket.gethostbyaddr", "socket.sendto", "socket.sendmsg", "urllib.Request",
    "http.client.connect", "ftplib.connect", "smtplib.connect", "imaplib.open", "poplib.connect",
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.chown", "os.link",
    "os.symlink", "os.truncate", "os.utime", "os.putenv", "os.unsetenv", "os.chdir",
    "shutil.rmtree", "shutil.copyfile", "shutil.move", "tempfile.mkstemp", "tempfile.mkdtemp",
    "sqlite3.connect", "webbrowser.open", "signal.pthread_kill", "os.kill",
)  # fmt: skip
_LIBRARIES: Final = tuple(
    {os.path.realpath(path) + os.sep for path in sysconfig.get_paths().values()}
    | {os.path.realpath(path) + os.sep for path in site.getsitepackages()}
    | {os.path.realpath(path) + os.sep for path in zoneinfo.TZPATH}
    | {os.path.realpath(path) for path in mimetypes.knownfiles}
    | {os.path.realpath(sys.base_prefix) + os.sep, os.path.realpath(sys.prefix) + os.sep}
)
_STDLIB: Final = os.path.dirname(os.__file__) + os.sep
_HOST: Final = ledger.sourcefile.__file__


class Refused(PermissionError):
    """An adapter did what is the host's to do."""


class _Watch:
    """What is watched now, if anything; Python's audit hooks cannot be taken off again."""

    noted: list[str] | None = None
    private: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    hooked: bool = False


@contextmanager
def watched(private: Path, public: Path) -> Iterator[list[str]]:
    """Refuse all but reading through the host, and note what was tried.

    The `private` folder holds what only the host may open; the `public` one is the adapter's own,
    with its code and its data.
    """
    if not _Watch.hooked:
        _Watch.hooked = True
        sys.addaudithook(_heard)
    noted: list[str] = []
    _Watch.private = (os.path.realpath(private) + os.sep,)
    _Watch.public = (os.path.realpath(public) + os.sep, *_LIBRARIES)
    _Watch.noted = noted
    try:
        yield noted
    finally:
        _Watch.noted = None


def _heard(event: str, args: tuple[Any, ...]) -> None:
    noted = _Watch.noted
    if noted is None or (event != "open" and event not in _LOOKS and event not in _STRANGE):
        return
    _Watch.noted = None  # what is done to judge an event is no event
    try:
        told = _judged(event, args)
    finally:
        _Watch.noted = noted
    if told:
        noted.append(told)
        raise Refused(told)


def _judged(event: str, args: tuple[Any, ...]) -> str:
    """Say what is wrong with an event; "" for nothing."""
    path = args[0] if args else ""
    if _by_host_or_import(_caller()) or (event == "open" and isinstance(path, int)):
        return ""
    if event in _STRANGE:
        return f"called {event}({', '.join(f'{arg!r:.60}' for arg in args)})"
    real = os.path.realpath(os.fsdecode(path or "."))
    flags = args[2] if event == "open" and len(args) > 2 and isinstance(args[2], int) else 0
    mode = args[1] if event == "open" and len(args) > 1 and isinstance(args[1], str) else ""
    if flags & _WRITES or set(mode) & set("wax+"):
        return f"opened {real} for writing"
    own = real.startswith(_Watch.private)
    if own or not (real.startswith(_Watch.public) or real == os.devnull):
        return f"opened {real}" if event == "open" else f"called {event}({real!r})"
    return ""


def _caller() -> FrameType | None:
    """Find the frame that did what is being judged: the one before the hook's own three."""
    frame = inspect.currentframe()
    for _ in range(3):
        frame = frame.f_back if frame else None
    return frame


def _by_host_or_import(frame: FrameType | None) -> bool:
    """Tell whether the host opened it, or Python itself to import a module."""
    while frame is not None:
        name = frame.f_code.co_filename
        if name == _HOST or name.startswith("<frozen importlib"):
            return True
        if not (name.startswith((_STDLIB, "<frozen")) and "site-packages" not in name):
            return False
        frame = frame.f_back
    return False
