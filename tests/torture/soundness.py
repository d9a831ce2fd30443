"""What has to hold of a ledger whatever was done to the process that wrote it, or to its disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from ledger import Ledger
from ledger.events import ImportFinished, ImportStarted
from ledger.plugins import Plugins
from ledger.projections import SHIPPED
from ledger.store.contract import Store
from ledger.views.rows.engine import Views
from tests.torture.shelf import said
from tests.torture.telling import Told


def faults(path: Path, told: Iterable[Told], plugins: Plugins) -> list[str]:
    """Open a ledger again and list what is wrong with it, given what was acknowledged."""
    with Ledger.open(path, by="check", plugins=plugins) as book:
        book.verify()
        return [
            *missing(book.store, told),
            *differing(book.store, Path(f"{path}.views")),
        ]


def missing(store: Store, told: Iterable[Told]) -> list[str]:
    """List what was acknowledged and is not there, or not as it was written."""
    bodies = {raw.seq: raw.body or b"" for raw in store.raw()}
    found: list[str] = []
    for one in told:
        if one.did == "append":
            first = one.seq - len(one.sums) + 1
            held = (bodies.get(seq, b"") for seq in range(first, one.seq + 1))
            if tuple(sha256(body).hexdigest() for body in held) != one.sums:
                found.append(f"events {first} to {one.seq} are not those that were acknowledged")
        elif one.did == "record" and not any(one.answer.encode() in b for b in bodies.values()):
            found.append(f"the claim {one.answer!r} was acknowledged and is not there")
        elif one.did == "import" and one.answer not in imported(store):
            found.append(f"the import {one.answer!r} was acknowledged and is not finished")
    return found


def imported(store: Store) -> set[str]:
    """Name the imports that were finished."""
    names: dict[str | None, str] = {}
    finished: set[str] = set()
    for one in store.read():
        if isinstance(one.event, ImportStarted):
            names[one.batch.import_id] = one.event.options.get("name", "")
        elif isinstance(one.event, ImportFinished):
            finished.add(names[one.batch.import_id])
    return finished


def cut_short(path: Path, plugins: Plugins) -> bool:
    """Tell whether the last thing in the ledger is an import that was not finished."""
    with Ledger.open(path, by="check", create=False, plugins=plugins) as book:
        [last] = book.store.read(book.head().seq)
        return last.batch.import_id is not None and not isinstance(last.event, ImportFinished)


def differing(store: Store, beside: Path) -> list[str]:
    """Name the tables of a views file whose rows are not those of views made afresh."""
    kept, fresh = Views(store, beside), Views(store)
    try:
        upto = kept.catch_up()
        if fresh.catch_up() != upto:
            return ["the views of a ledger that nobody writes do not reach its end"]
        tables = [table for projection in SHIPPED for table in projection.tables]
        return [
            f"the rows of {table.name} are not those of views made afresh"
            for table in tables
            if kept.every(table, at=upto) != fresh.every(table, at=upto)
        ]
    finally:
        kept.close()
        fresh.close()


def completed(path: Path, name: str, file: Path, rows: int, plugins: Plugins) -> list[str]:
    """Import a table once more, and list what is then not there exactly once."""
    with Ledger.open(path, by="ann", create=False, plugins=plugins) as book:
        book.import_from(file, adapter="csv", name=name)
        again = book.import_from(file, adapter="csv", name=name)
        wanted = [f"China {said(name, n)}" for n in range(rows)]
        return [*once(book, wanted), *(["a third import added"] if again.added else [])]


def once(book: Ledger, wanted: Sequence[str]) -> list[str]:
    """List what is not claimed exactly once."""
    held = Counter(claim.content for claim in book.claims())
    return [f"{it!r} is there {held[it]} times" for it in wanted if held[it] != 1]


def held(path: Path, plugins: Plugins) -> Told:
    """Tell of all that a ledger holds as if it were one append."""
    with Ledger.open(path, by="check", create=False, plugins=plugins) as book:
        sums = tuple(sha256(raw.body or b"").hexdigest() for raw in book.store.raw())
        return Told(did="append", seq=len(sums), sums=sums)
