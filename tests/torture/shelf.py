"""A small ledger to be tortured, tables to be imported into it, and a view of it in one word."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import attrs
import msgspec

from ledger import Ledger
from ledger.plugins import Plugins
from ledger.show.view_shape import view_shape
from tests.torture.telling import PARTIES

BESIDE = ("", "-journal", "-wal", "-shm")


def files(ledger: Path) -> list[Path]:
    """List the files that a ledger and its views may consist of, there or not."""
    return [Path(f"{ledger}{views}{end}") for views in ("", ".views") for end in BESIDE]


def prepare(path: Path, plugins: Plugins) -> None:
    """Make a ledger that knows a source and the two parties."""
    with Ledger.open(path, by="ann", plugins=plugins) as book:
        book.source("notes", publisher="The Daily", published="2023-08-09")
        for party in PARTIES:
            book.register(party, "state")


def table(folder: Path, name: str, rows: int) -> Path:
    """Write a table of claims, each of which is there once."""
    path = folder / f"{name}.csv"
    lines = ["key,who,content,source,date"]
    lines += [f"{n},Russia,China {said(name, n)},notes,2023-08-0{n % 9 + 1}" for n in range(rows)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def said(name: str, n: int) -> str:
    """What row `n` of a table has Russia say of China."""
    return f"agreed on point {n} of {name}"


def answer(book: Ledger) -> str:
    """Give the view of the two parties, short: a hash of all that it shows."""
    shape = attrs.asdict(view_shape(book.relationship(*PARTIES)))
    return sha256(msgspec.json.encode(shape, order="sorted")).hexdigest()
