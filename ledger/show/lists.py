"""Lists as text: agents, sources, claims, what was said when, what was recorded of a subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from ledger.claims import Claim
from ledger.importing.report import ImportReport
from ledger.projections.agents import AgentRow
from ledger.replay.history import Entry
from ledger.replay.moment import Moment
from ledger.show.escape import plain
from ledger.show.layout import cells, columns, hanging, line_width, table, wrap
from ledger.show.noted import TITLE, new_remarks
from ledger.show.shapes import ClaimShape, SourceShape, claim_shape
from ledger.show.why import steps_text
from ledger.views.acts import worded

_DATE: Final = 24
"""How many cells the column of dates has at most."""


def agents_text(rows: Sequence[AgentRow]) -> str:
    """Print who is known: name, kind and id; below, which names are not what they look like."""
    listed = table(("name", "kind", "id"), [(r.name, r.kind, r.agent) for r in rows])
    odd = new_remarks((r.name for r in rows), ())
    told = [line for remark in odd for line in hanging(remark, 2, 4)]
    return "\n".join((listed, *(("", TITLE, *told) if told else ())))


def sources_text(shapes: Sequence[SourceShape]) -> str:
    """Print the sources: name, publisher, published, id."""
    rows = [(s.name, s.publisher or "unknown", s.published or "unknown", s.id) for s in shapes]
    return table(("name", "publisher", "published", "id"), rows)


def claims_text(claims: Iterable[Claim], moment: Moment) -> str:
    """Print claims: when; beside it who, how, what, in which source, through whom, and the id."""
    shapes = ((claim, claim_shape(claim, moment)) for claim in claims)
    rows = [(it.date or "undated", claim, it) for claim, it in shapes]
    dates = min(_DATE, max((cells(plain(date)) for date, _, _ in rows), default=0))
    widths = dates, line_width() - dates - 2
    lines: list[str] = []
    for date, claim, it in rows:
        lines += columns((date, worded(claim, it.who)), widths)
        lines += (f"{' ' * (dates + 2)}{line}" for line in _behind(it, widths[1]))
    return "\n".join(lines)


def _behind(it: ClaimShape, width: int) -> list[str]:
    """Say in which source a claim stands, through whom it came, and its id, never broken."""
    answers = (f"answers {it.reply_to}",) if it.reply_to else ()
    behind = filter(None, (it.source, " > ".join(it.reported_by), *it.flags, *answers))
    where, id = f"[{'; '.join(behind)}]", f"id {it.id}"
    whole = plain(f"{where} {id}")
    return [whole] if cells(whole) <= width else [*wrap(where, width), plain(id)]


def report_text(report: ImportReport) -> str:
    """Print what an import did, with the first bad records."""
    return "\n".join(line for told in str(report).splitlines() for line in hanging(told, 0, 4))


def history_text(entries: Sequence[Entry]) -> str:
    """Print what was recorded of a subject, oldest first, with the sentences."""
    return steps_text([entry.step for entry in entries])
