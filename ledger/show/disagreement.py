"""Disagreements as text: kind by kind, both sides, who says so and why."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.show.layout import hanging
from ledger.show.phrases import counted, said, through, who_when
from ledger.views.cells import Statement
from ledger.views.records.disagreement import KINDS, Disagreement, Disagreements

_LEADS = {
    "change of position": "before",
    "copies of one origin": "copy of",
    "restatement": "restates",
    "same words, other speaker": "credited to",
}
_LONG = 160


def disagreements_text(found: Disagreements) -> str:
    """Print how the claims of a relationship stand against one another, kind by kind."""
    aspect = f" · {found.aspect}" if found.aspect else ""
    head = f"{' – '.join(found.parties)}{aspect} · {found.basis} · {counted(found.claims, 'claim')}"
    lines = list(hanging(head))
    for kind in KINDS:
        own = found.of(kind)
        if own:
            lines.append(f"{kind.upper()} ({len(own)})")
            lines += (line for it in own for line in _entry(it))
    return "\n".join(lines if found.found else [*lines, "None of these claims disagree."])


def _entry(it: Disagreement) -> Iterator[str]:
    yield from hanging(_side(it.statements[0]), 2, 6)
    for other in it.statements[1:]:
        yield from hanging(f"{_LEADS.get(it.kind, 'against')}: {_side(other)}", 4, 6)
    reason = f": {it.reason}" if it.reason else ""
    link = f" (id {it.link.id})" if it.link else ""
    yield from hanging(f"{it.told}{reason}{link}", 4, 6)


def _side(it: Statement) -> str:
    struck = "[struck] " if it.retracted else ""
    head = who_when(it)
    return f"{struck}{head}: {said(it, _LONG)} {through(it)}"


def disagreement_text(it: Disagreement) -> str:
    """Print one disagreement."""
    return "\n".join([it.kind.upper(), *_entry(it)])
