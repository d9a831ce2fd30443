"""Reads samples in another process: other hash seed, time zone, locale, folder and day.

`read_elsewhere` starts one process for each of `PLACES`; this module, run as a program, is that
process. What an adapter yields may depend on the file and the options alone.
"""

from __future__ import annotations

import base64
import importlib
import importlib.util
import inspect
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from ledger.testing.adapters import golden
from ledger.testing.adapters.otherday import move_to
from ledger.testing.adapters.reading import read


@attrs.frozen(kw_only=True)
class Place:
    """Where and when a process runs."""

    locale: str
    seed: str
    year: int
    zone: str


PLACES: Final = (
    Place(locale="C", seed="1", year=1999, zone="Pacific/Kiritimati"),
    Place(locale="tr_TR.UTF-8", seed="2", year=2031, zone="America/Los_Angeles"),
    Place(locale="POSIX", seed="3", year=2004, zone="UTC"),
)
_LIMIT: Final = 300


def read_elsewhere(
    adapter: object, files: Sequence[tuple[Path, dict[str, Any]]], folder: Path
) -> list[tuple[Place, list[list[str]] | str]]:
    """Read files in each place; gives for each the lines of every file, or what went wrong."""
    job = _job(adapter, files)
    plain = all(str(path).isascii() for path, _ in files)  # other names need a locale that has them
    started = [
        (place, _start(place, folder, place.locale if plain else "C.UTF-8")) for place in PLACES
    ]
    found: list[tuple[Place, list[list[str]] | str]] = []
    for place, process in started:
        try:
            out, told = process.communicate(job, _LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            out, told = process.communicate()
        failed = process.returncode != 0
        found.append((place, told.decode(errors="replace") if failed else json.loads(out)))
    return found


def _job(adapter: object, files: Sequence[tuple[Path, dict[str, Any]]]) -> bytes:
    cls = type(adapter)
    return json.dumps(
        {
            "path": [str(Path(entry).resolve()) for entry in sys.path],
            "module": cls.__module__,
            "file": inspect.getfile(cls),
            "adapter": base64.b64encode(pickle.dumps(adapter)).decode(),
            "files": [(str(path), given) for path, given in files],
        }
    ).encode()


def _start(place: Place, folder: Path, locale: str) -> subprocess.Popen[bytes]:
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "COV_", "LANG"))},
        "LC_ALL": locale,
        "PYTHONHASHSEED": place.seed,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "TZ": place.zone,
    }
    own = folder / place.seed
    own.mkdir()
    return subprocess.Popen(  # noqa: S603  # our own interpreter and this module, nothing given
        [sys.executable, "-c", f"from {__name__} import main; main({place.year})"],
        cwd=own,
        env={**environment, "PYTHONPATH": os.pathsep.join(_path())},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _path() -> list[str]:
    """Where the ledger itself is found."""
    return [str(Path(__file__).parents[3])]


def main(year: int) -> None:
    """Do what the standard input says, and print the lines of every file as JSON."""
    job = json.loads(sys.stdin.buffer.read())
    sys.path[:] = list(dict.fromkeys([*job["path"], *sys.path]))
    move_to(year)
    _load(job["module"], job["file"])
    adapter = pickle.loads(base64.b64decode(job["adapter"]))  # noqa: S301  # made by our parent
    found = [golden.lines(read(adapter, Path(path), given)) for path, given in job["files"]]
    sys.stdout.buffer.write(json.dumps(found).encode())


def _load(module: str, file: str) -> None:
    """Import the adapter's module, from its file where it has no place on the path."""
    try:
        importlib.import_module(module)
    except ImportError:
        spec = importlib.util.spec_from_file_location(module, file)
        if spec is None or spec.loader is None:
            raise
        made = sys.modules[module] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(made)
