"""Two redactions at once, and others who write meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.gazetteer import Gazetteer
from ledger.errors import BadEvent
from ledger.events import PayloadRedacted
from ledger.importing.desk import Rules
from ledger.store import SqliteStore
from ledger.trust.errors import MovedOn
from ledger.verbs.redacting import condemned
from ledger.views.rows.engine import Views
from tests.notebook import START
from tests.verbs.redacting.desk import claim


class Meddling(SqliteStore):
    """A store where somebody writes just before a redaction is written, some times."""

    times = 0

    def append(self, *events: object, **how: object) -> object:  # type: ignore[override]  # passes on
        if type(self).times and isinstance(events[0][0], PayloadRedacted):  # type: ignore[index]
            type(self).times -= 1
            meddle(Path(self.path))
        return super().append(*events, **how)  # type: ignore[arg-type]


def meddle(path: Path) -> None:
    """Amend the claim on the envoy, once more."""
    with Ledger.open(path, by="bob") as other:
        other.amend(claim(other, "ill"), content="Envoy Lind is ill again and again")


@contextmanager
def meddled(path: Path, times: int) -> Iterator[Ledger]:
    clock = SteppingClock(start=START)
    rules = Rules(codebook=Codebook.shipped(), gazetteer=Gazetteer.shipped())
    Meddling.times = times
    with Meddling.open(path, recorder="ann", clock=clock) as store:
        views = Views(store, Path(f"{path}.views"))
        with Ledger(store, views, by="ann", clock=clock, rules=rules) as opened:
            yield opened
    Meddling.times = 0


def test_what_somebody_adds_to_a_claim_meanwhile_is_erased_too(path: Path) -> None:
    with meddled(path, 1) as book:
        done = book.redact(claim(book, "is ill"), reason="privacy")
        assert len(done.events) == 2
        assert not [p for p in book.find_text("Lind is ill") if p.part is None]
        assert book.verify().redacted == 2


def test_who_is_never_let_in_gives_up_and_has_erased_nothing(path: Path) -> None:
    with meddled(path, 100) as book:
        with pytest.raises(MovedOn, match="Run it again"):
            book.redact(claim(book, "is ill"), reason="privacy")
        assert book.verify().redacted == 0


def test_the_second_of_two_redactions_of_the_same_is_refused(path: Path, book: Ledger) -> None:
    it = claim(book, "is ill")
    doomed = condemned(book, [it])
    with Ledger.open(path, by="bob") as other:
        [first] = other.redact(it, reason="privacy").events
    assert [r.seq for r in doomed.events] == [first]
    with pytest.raises(BadEvent, match=f"event {book.head().seq} redacted it"):
        book.redact(first, reason="privacy")
