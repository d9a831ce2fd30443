"""Samples of a kind of file: good ones, broken ones, their options and their golden files.

In a folder `samples/`, every file is a sample; one whose name begins with `broken` is a broken one.
A sample that needs companion files stands in a folder of its own name with them: `samples/a.ann/`
holds `a.ann` and its companions. Beside it stand `a.ann.options.json` (options to read it with, if
any) and `a.ann.golden.jsonl` (what is read in it). Hidden files are left alone.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from ledger.errors import LedgerError

GOLDEN: Final = ".golden.jsonl"
OPTIONS: Final = ".options.json"
BROKEN: Final = "broken"


@attrs.define(kw_only=True)
class BadSamples(LedgerError, ValueError):
    """A folder of samples is not as the contract needs it."""

    folder: str
    why: str

    def __str__(self) -> str:
        return f"{self.folder}: {self.why}"


@attrs.frozen(kw_only=True)
class Sample:
    """One sample: the file to be read, and the options to read it with."""

    file: Path
    given: dict[str, Any]
    place: Path

    @property
    def name(self) -> str:
        """What the file is called."""
        return self.file.name

    @property
    def broken(self) -> bool:
        """Whether something is wrong in it on purpose."""
        return self.name.startswith(BROKEN)

    @property
    def golden(self) -> Path:
        """The file that says what is read in it."""
        return self.place.with_name(self.name + GOLDEN)

    @property
    def companions(self) -> tuple[Path, ...]:
        """The other files of its own folder."""
        if self.place == self.file:
            return ()
        return tuple(path for path in _listed(self.place) if path != self.file)

    def copy(self, folder: Path, data: bytes | None = None) -> Path:
        """Copy it and its companions into a folder, with other bytes if some are given."""
        folder.mkdir(parents=True, exist_ok=True)
        for path in self.companions:
            shutil.copyfile(path, folder / path.name)
        copied = folder / self.name
        copied.write_bytes(self.file.read_bytes() if data is None else data)
        return copied

    def renamed(self, folder: Path, start: str) -> Path:
        """Copy it under a name that begins otherwise, and the companions that share its stem."""
        folder.mkdir(parents=True, exist_ok=True)
        for path in (self.file, *self.companions):
            shared = path.name.split(".")[0] == self.name.split(".")[0]
            shutil.copyfile(path, folder / (start * shared + path.name))
        return folder / (start + self.name)


def find(folder: Path) -> tuple[Sample, ...]:
    """List the samples of a folder by their names; raises `BadSamples`."""
    if not folder.is_dir():
        raise BadSamples(folder=str(folder), why="there is no such folder; put samples into it")
    found = tuple(_samples(folder))
    names = {sample.name for sample in found}
    for path in _listed(folder):
        of = next((path.name.removesuffix(e) for e in (GOLDEN, OPTIONS) if _ends(path, e)), None)
        if of is not None and of not in names:
            raise BadSamples(folder=str(folder), why=f"{path.name} stands beside no sample {of}")
    return found


def _samples(folder: Path) -> Iterator[Sample]:
    for path in _listed(folder):
        if path.is_dir():
            if not (path / path.name).is_file():
                why = f"the folder {path.name} holds no sample of its own name"
                raise BadSamples(folder=str(folder), why=why)
            yield Sample(file=path / path.name, given=_given(path), place=path)
        elif not (_ends(path, GOLDEN) or _ends(path, OPTIONS)):
            yield Sample(file=path, given=_given(path), place=path)


def _listed(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name[0] not in "._")


def _ends(path: Path, end: str) -> bool:
    return path.name.endswith(end)


def _given(place: Path) -> dict[str, Any]:
    path = place.with_name(place.name + OPTIONS)
    if not path.exists():
        return {}
    try:
        given = json.loads(path.read_bytes())
    except ValueError as error:
        raise BadSamples(folder=str(path), why=f"it is not JSON ({error})") from None
    if not isinstance(given, dict):
        raise BadSamples(folder=str(path), why="it holds no object of options")
    return given
