"""Lists as text: agents, sources, claims, what was said when, what was recorded of a subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ledger.importing.report import ImportReport
from ledger.projections.agents import AgentRow
from ledger.replay.history import Entry
from ledger.show.layout import hanging, table
from ledger.show.shapes import ClaimShape, SourceShape
from ledger.show.why import steps_text


def agents_text(rows: Sequence[AgentRow]) -> str:
    """Print who is known: name, kind and id."""
    return table(("name", "kind", "id"), [(r.name, r.kind, r.agent) for r in rows])


def sources_text(shapes: Sequence[SourceShape]) -> str:
    """Print the sources: name, publisher, published, id."""
    rows = [(s.name, s.publisher or "unknown", s.published or "unknown", s.id) for s in shapes]
    return table(("name", "publisher", "published", "id"), rows)


def claims_text(shapes: Iterable[ClaimShape]) -> str:
    """Print claims: when, who, what, through whom, in which source; the id below."""
    lines: list[str] = []
    for it in shapes:
        chain = " > ".join(it.reported_by)
        behind = f"; {chain}" if chain else ""
        lines += hanging(f"{it.date or 'undated'} · {it.who}: {it.content}", 0, 4)
        lines += hanging(f"[{it.source}{behind}] id {it.id}", 4, 4)
    return "\n".join(lines)


def report_text(report: ImportReport) -> str:
    """Print what an import did, with the first bad records."""
    return "\n".join(line for told in str(report).splitlines() for line in hanging(told, 0, 4))


def history_text(entries: Sequence[Entry]) -> str:
    """Print what was recorded of a subject, oldest first, with the sentences."""
    return steps_text([entry.step for entry in entries])
