"""An import that is cut short shows nothing; run again, it is completed exactly once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.errors import StoreFailed
from ledger.events import Batch, Event
from ledger.store.contract import Identity, Part, Store

ROWS = "who,content,source\n" + "".join(
    f"Wang Yi,China and Russia met {n} times,notes.txt\n" for n in range(1500)
)


class Faulty:
    """A store whose disk is full after so many appends; all else is the real store's."""

    def __init__(self, store: Store, appends: int) -> None:
        self._store = store
        self._left = appends

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def append(
        self,
        events: Sequence[Event],
        /,
        *,
        recorder: str,
        import_id: str | None = None,
        keys: Mapping[int, Identity] | None = None,
        parts: Mapping[int, Sequence[Part]] | None = None,
    ) -> Batch:
        if self._left == 0:
            raise StoreFailed(path="test", why="the disk is full")
        self._left -= 1
        return self._store.append(
            events, recorder=recorder, import_id=import_id, keys=keys, parts=parts
        )


@pytest.mark.parametrize("appends", [1, 2, 3, 4])
def test_an_import_cut_short_is_completed_exactly_once(tmp_path: Path, appends: int) -> None:
    table = tmp_path / "claims.csv"
    table.write_text(ROWS, "utf-8")
    with Ledger.open(tmp_path / "cut.ledger", by="ann") as book:
        real, book.store = book.store, Faulty(book.store, appends)  # type: ignore[assignment]
        with pytest.raises(StoreFailed):
            book.import_from(table)
        book.store = real
        assert list(book.claims()) == []
        assert book.agents() == []
    with Ledger.open(tmp_path / "cut.ledger", by="ann") as book:
        report = book.import_from(table)
        assert report.claims == 1500
        assert len(list(book.claims())) == 1500
        assert len(book.relationship("Russia", "China").statements) == 1500
        assert sorted(a.name for a in book.agents()) == sorted({a.name for a in book.agents()})
        seq = book.head().seq
        assert book.import_from(table).added == 0
        assert book.head().seq == seq
        book.verify()
