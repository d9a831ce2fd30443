"""A ledger with the samples in it, as the demo makes it."""

from datetime import UTC, datetime
from pathlib import Path

from ledger import Ledger
from ledger.clock import SteppingClock

SAMPLES = Path(__file__).parents[2] / "examples" / "samples"


def started(year: int, month: int, day: int) -> SteppingClock:
    moment = datetime(year, month, day, 9, tzinfo=UTC)
    return SteppingClock(int(moment.timestamp()) * 1_000_000)


def samples() -> Ledger:
    """Open a ledger in memory and import every sample."""
    book = Ledger.open(":memory:", by="ann", clock=started(2025, 3, 3))
    article = SAMPLES / "first-call.txt"
    book.import_from(article, publisher="The Harbour Gazette", published="2023-08-09")
    for name in ("second-call.txt", "claims.csv", "assessments.jsonl"):
        book.import_from(SAMPLES / name)
    return book
