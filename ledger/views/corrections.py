"""What reporters corrected in a source, as far as it was out by then."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ledger.events import Recorded, ReportCorrected
from ledger.views.ground import Ground


def corrections(
    ground: Ground, source: str, claims: Collection[str]
) -> Iterator[tuple[Recorded, ReportCorrected]]:
    """Go through the corrections of these claims of a source, in the order of recording.

    Before a correction is published, the old wording stands: it is none yet.
    """
    for recorded in ground.touching(source):
        event = recorded.event
        if not isinstance(event, ReportCorrected) or event.claim.id not in claims:
            continue
        if _out(event, recorded.batch.recorded_at // 1_000_000, ground.basis.published):
            yield recorded, event


def _out(event: ReportCorrected, recorded: int, bound: int | None) -> bool:
    published = event.published.hi if event.published else None
    return bound is None or min(published or recorded, recorded) <= bound
