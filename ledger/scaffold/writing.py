"""Writes the files of a new project, all of them or none."""

from __future__ import annotations

import os
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Final

import attrs

from ledger.errors import AlreadyThere
from ledger.plugins import Plugins
from ledger.scaffold.names import Names, names_of

_FILES: Final = {
    ".gitignore": "gitignore.in",
    "README.md": "README.md.in",
    "pyproject.toml": "pyproject.toml.in",
    "src/@MODULE@/__init__.py": "module.py.in",
    "src/@MODULE@/py.typed": "py.typed.in",
    "tests/samples/broken.@ADAPTER@": "broken.in",
    "tests/samples/broken.@ADAPTER@.golden.jsonl": "broken.golden.jsonl.in",
    "tests/samples/good.@ADAPTER@": "good.in",
    "tests/samples/good.@ADAPTER@.golden.jsonl": "good.golden.jsonl.in",
    "tests/test_@MODULE@.py": "test.py.in",
}
"""Each file of a project, and the template that it is written from."""


@attrs.frozen(kw_only=True)
class Project:
    """A project that was written: its folder, its names, and its files relative to the folder."""

    files: tuple[Path, ...]
    folder: Path
    names: Names


def new_adapter(project: str, into: str | os.PathLike[str] = ".") -> Project:
    """Write the project of a new adapter into a folder of its own, inside the folder `into`.

    Raises `BadName` for a name that will not do, with one that will; `AlreadyThere` when there is
    a file or folder of that name; and `OSError` from the disk. Then nothing was written.
    """
    installed = {state.name for state in Plugins.load().states()}
    names = names_of(project, installed)
    folder = Path(into) / project
    if os.path.lexists(folder):
        raise AlreadyThere(path=str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-adapter-", dir=folder.parent) as bench:
        made = Path(bench) / project
        written = tuple(_write(made, path, template, names) for path, template in _FILES.items())
        made.rename(folder)
    return Project(files=written, folder=folder, names=names)


def _write(folder: Path, path: str, template: str, names: Names) -> Path:
    """Write one file from its template; gives its path inside the project."""
    text = (files("ledger.scaffold") / "template" / template).read_text("utf-8")
    within = Path(_filled(path, names))
    place = folder / within
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(_filled(text, names), "utf-8", newline="\n")
    return within


def _filled(text: str, names: Names) -> str:
    """Put the project's names into a template."""
    marks = {
        "@ADAPTER@": names.adapter,
        "@CLASS@": names.cls,
        "@MODULE@": names.module,
        "@PROJECT@": names.project,
    }
    for mark, name in marks.items():
        text = text.replace(mark, name)
    return text
