"""A small ledger kept by hand, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from ledger import Ledger
from ledger.clock import SteppingClock

START = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000
NOTES = (
    "Minister Orlov said Arcadia would stay neutral. A week later Orlov said that Arcadia would "
    "take sides. The envoy of Borduria told the Gazette that trade was growing.\n"
)


@contextmanager
def notebook() -> Iterator[Ledger]:
    """A ledger in memory that knows two states, a minister and a source."""
    clock = SteppingClock(start=START, step=60_000_000)
    with Ledger.open(":memory:", by="ann", clock=clock) as opened:
        opened.register("Arcadia", "state")
        opened.register("Borduria", "state")
        opened.register("Orlov", "person")
        opened.acts_for("Orlov", "Arcadia")
        opened.source("notes", publisher="The Gazette", published="2023-06-10")
        yield opened


def record(book: Ledger, content: str, who: str = "Orlov", day: str | None = "2023-06-01") -> str:
    """Record a claim of the minister and code it under neutrality."""
    claim = book.record(
        who=who, content=content, source="notes", date=day, reported_by="The Gazette"
    )
    book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    return claim


def position(book: Ledger, **when: str | int) -> str | None:
    """Arcadia's position on neutrality, as of a moment."""
    view = book.as_of(**when).relationship("Arcadia", "Borduria")  # type: ignore[arg-type]
    if "neutrality" not in view:
        return None
    latest = view["neutrality"].party("Arcadia").latest
    return latest.content if latest else None
