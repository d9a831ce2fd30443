"""An import that is cut short shows nothing; whatever is imported next, nothing of it is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock, SystemClock
from ledger.errors import ImportRunning, StoreFailed
from ledger.events import AgentsMerged, Batch, Event, ImportFinished
from ledger.store.contract import Identity, Part, Store
from ledger.store.sqlite import SqliteStore
from ledger.testing.sample_events import a_redaction

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


SHORT = "who,content,source\nQuill,Arcadia will stay neutral,notes.txt\n"
ARTICLE = "Arcadia and Borduria met in May. Minister Orlov said Arcadia would stay neutral.\n"
MINUTE = 60_000_000


def cut(book: Ledger, path: Path, **options: object) -> None:
    """Import a file whose last batch, the end of the import, does not get onto the disk."""
    real, book.store = book.store, Faulty(book.store, 2)  # type: ignore[assignment]
    with pytest.raises(StoreFailed):
        book.import_from(path, **options)  # type: ignore[arg-type]
    book.store = real
    assert ImportFinished.__name__ not in {r.kind for r in real.read()}


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "cut.ledger", by="ann") as opened:
        yield opened


def test_after_a_cut_other_options_lose_nothing(book: Ledger, tmp_path: Path) -> None:
    path = written(tmp_path, "talks.txt", ARTICLE)
    cut(book, path, name="talks")
    report = book.import_from(path, name="talks", published="2023-06-10")
    assert report.claims == len(list(book.claims())) > 0
    [source] = book.sources()
    assert source.pub_lo is not None
    assert book.import_from(path, name="talks").added == 0


def test_after_a_cut_one_row_more_loses_none(book: Ledger, tmp_path: Path) -> None:
    path = written(tmp_path, "claims.csv", SHORT)
    cut(book, path)
    path.write_text(SHORT + "Quill,Arcadia may yet move,notes.txt\n", "utf-8")
    assert book.import_from(path).claims == 2
    assert len(list(book.claims(who="Quill", source="notes.txt"))) == 2
    assert [a.name for a in book.agents()].count("Quill") == 1
    path.write_text(SHORT, "utf-8")
    assert book.import_from(path).added == 0
    assert len(list(book.claims())) == 2


def test_whom_a_cut_import_named_can_be_asked_for_after_the_next(
    book: Ledger, tmp_path: Path
) -> None:
    cut(book, written(tmp_path, "a.csv", SHORT))
    book.import_from(written(tmp_path, "b.csv", SHORT.replace("will stay", "was never")))
    [claim] = book.claims(who="Quill", source="notes.txt")
    assert "never" in claim.content
    book.record(who="Quill", content="Arcadia is small", source="notes.txt")
    assert len(list(book.claims(who="Quill"))) == 2


def test_what_a_cut_import_named_can_be_recorded_by_hand(book: Ledger, tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", SHORT)
    cut(book, path)
    book.source("notes.txt")
    book.record(who="Quill", content="Arcadia will stay neutral", source="notes.txt")
    [claim] = book.claims(who="Quill")
    assert book.import_from(path).known == 1
    assert [c.id for c in book.claims()] == [claim.id]
    assert [a.name for a in book.agents()].count("Quill") == 1


def test_a_second_import_of_a_file_that_is_cut_short_loses_nothing(
    book: Ledger, tmp_path: Path
) -> None:
    path = written(tmp_path, "a.csv", "key," + SHORT.replace("Quill", "k1,Quill"))
    book.import_from(path)
    path.write_text(path.read_text("utf-8").replace("neutral", "apart"), "utf-8")
    real, book.store = book.store, Faulty(book.store, 2)  # type: ignore[assignment]
    with pytest.raises(StoreFailed):
        book.import_from(path)
    book.store = real
    assert book.import_from(path).amended == 1
    [claim] = book.claims()
    assert claim.content == "Arcadia will stay apart"


def test_an_import_of_somebody_else_counts_as_dead_after_ten_silent_minutes(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, "a.csv", SHORT)
    clock = SteppingClock(start=1_700_000_000_000_000, step=0)
    with Ledger.open(tmp_path / "two.ledger", by="ann", clock=clock) as book:
        cut(book, path)
        book.by = "bob"
        clock.start += 9 * MINUTE
        seq = book.head().seq
        with pytest.raises(ImportRunning, match=r"a\.csv: ann is importing .*started 2023-11-14"):
            book.import_from(path)
        assert book.head().seq == seq
        clock.start += MINUTE
        assert book.import_from(path).claims == 1
        assert len(list(book.claims())) == 1


def test_an_import_that_died_before_the_clock_was_set_back_counts_as_dead(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", SHORT)
    clock = SteppingClock(start=1_700_000_000_000_000, step=0)
    with Ledger.open(tmp_path / "two.ledger", by="ann", clock=clock) as book:
        cut(book, path)
        book.by = "bob"
        clock.start -= 11 * MINUTE
        assert book.import_from(path).claims == 1


class Meanwhile:
    """A store in which something happens just before the end of an import; else the real one."""

    def __init__(self, store: Store, happens: Callable[[], object]) -> None:
        self._store = store
        self._happens: list[Callable[[], object]] = [happens]

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def append(self, events: Sequence[Event], /, **fields: Any) -> Batch:
        if isinstance(events[0], ImportFinished) and self._happens:
            self._happens.pop()()
        return self._store.append(events, **fields)


def test_an_import_that_was_taken_over_can_finish_no_more(book: Ledger, tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", SHORT)
    with Ledger.open(tmp_path / "cut.ledger", by="ann") as other:
        real = book.store
        book.store = Meanwhile(real, lambda: other.import_from(path))  # type: ignore[assignment]
        with pytest.raises(ImportRunning):
            book.import_from(path)
        book.store = real
    assert len(list(book.claims())) == len(book.timeline()) == 1
    assert [r.kind for r in real.read()].count("ImportFinished") == 1
    assert book.import_from(path).added == 0


def test_imports_that_register_the_same_name_at_once_mean_the_same_agent(
    book: Ledger, tmp_path: Path
) -> None:
    first = written(tmp_path, "a.csv", SHORT)
    second = written(tmp_path, "b.csv", SHORT.replace("notes", "letters"))
    with Ledger.open(tmp_path / "cut.ledger", by="bob") as other:
        real = book.store
        seen: list[int] = []

        def meanwhile() -> None:
            other.import_from(second)
            seen.append(len(list(other.claims(who="Quill"))))

        book.store = Meanwhile(real, meanwhile)  # type: ignore[assignment]
        book.import_from(first)
        book.store = real
    assert seen == [1]
    assert len(list(book.claims(who="Quill"))) == 2
    assert [a.name for a in book.agents()].count("Quill") == 1
    assert any(isinstance(r.event, AgentsMerged) for r in real.read())


def test_an_import_whose_end_was_redacted_is_finished_all_the_same(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, "a.csv", SHORT)
    with Ledger.open(tmp_path / "t.ledger", by="ann") as book:
        book.import_from(path)
        seq = book.head().seq
    with SqliteStore.open(tmp_path / "t.ledger", recorder="ann", clock=SystemClock()) as store:
        store.append([a_redaction(seq)], recorder="ann")
    with Ledger.open(tmp_path / "t.ledger", by="ann") as book:
        assert book.import_from(path).known == 1
        assert book.head().seq == seq + 1
