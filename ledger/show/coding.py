"""A claim that is to be judged, as a card for the terminal, with the keys that judge it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from ledger.claims import Bearing
from ledger.replay.queue import CodingQueue, Decision
from ledger.show.escape import plain
from ledger.show.layout import cells, columns, hanging, key_lines, line_width
from ledger.show.phrases import counted
from ledger.show.shapes import StatementShape, statement_shape
from ledger.show.why import marked
from ledger.times import day_text
from ledger.views.coders.agreement import NO_ASPECT
from ledger.views.coders.unjudged import ToCode

BEARINGS: Final[tuple[tuple[str, Bearing], ...]] = (
    ("c", "closer"),
    ("a", "apart"),
    ("n", "neutral"),
    ("x", "none"),
)
MOVES: Final = (
    ("s", "skip"), ("b", "back"), ("u", "undo"), ("w", "why: a note"), ("?", "help"), ("q", "quit"),
)  # fmt: skip
_LABEL: Final = 9
Keys = Sequence[tuple[str, str]]
"""Keys, each with what it says."""


@attrs.frozen(kw_only=True)
class ToCodeShape:
    """A claim to be judged, with what a rule proposes and the coder made of it before."""

    parties: tuple[str, str]
    statement: StatementShape
    before: str | None
    exact: str | None
    after: str | None
    proposed: str | None
    reason: str | None
    own: tuple[str, str] | None


def to_code_shape(item: ToCode, *, blind: bool = False) -> ToCodeShape:
    """Take from a claim to be judged what is shown of it; `blind` keeps the rule's word back."""
    passage = item.passage
    return ToCodeShape(
        parties=item.names,
        statement=statement_shape(item.statement),
        before=passage.before if passage else None,
        exact=passage.exact if passage else None,
        after=passage.after if passage else None,
        proposed=None if blind else item.aspect or None,
        reason=None if blind else item.reason or None,
        own=(item.own.aspect, item.own.bearing) if item.own else None,
    )


def head_text(queue: CodingQueue, item: ToCode) -> str:
    """Print the line above a card: how many are left, done and skipped, and whose relationship."""
    put_off = f" · {len(queue.skipped)} skipped" if queue.skipped else ""
    left = f"── {len(queue)} left · {queue.decided} judged{put_off} "
    right = plain(f" {item.names[0]}–{item.names[1]} ──")
    return f"{left}{'─' * max(1, line_width() - cells(left) - cells(right))}{right}"


def card_text(item: ToCode, decision: Decision | None, *, blind: bool = False) -> str:
    """Print a claim to be judged: where it stands, its chain and date, its sentence, proposals."""
    return "\n".join(_card(item, decision, blind))


def _card(item: ToCode, decision: Decision | None, blind: bool) -> Iterator[str]:
    it, passage = item.statement, item.passage
    chain = " > ".join((*it.via, it.who))
    yield from hanging(" · ".join((chain, *_circumstances(item))), 0, 2)
    yield ""
    yield from hanging(marked(passage) if passage else f"{it.source}: (no text was kept)", 2, 4)
    yield ""
    if passage is None or plain(it.content) != plain(passage.exact):
        yield from _labelled("Claim", it.content)
    if not blind:
        yield from _labelled("Rule", ": ".join(filter(None, (item.aspect, item.reason))))
    if decision:
        yield from _labelled("Before", decided(decision))


def _circumstances(item: ToCode) -> Iterator[str]:
    """Say when it was said, else when it was published at the latest, and how where it is odd."""
    it = item.statement
    if it.date:
        yield f"said {it.date}"
    elif it.row.pub_hi is not None and it.row.pub_lo is not None:
        yield f"undated, published by {day_text(it.row.pub_hi)}"
    else:
        yield "undated"
    if it.row.ascribed:
        yield "ascribed, not said"
    elif it.claim and it.claim.act not in ("asserts", "unknown"):
        yield it.claim.act


def _labelled(label: str, text: str) -> list[str]:
    return columns((label, text), (_LABEL, line_width() - _LABEL - 2))


def keys_text(aspects: Keys) -> str:
    """Print the keys: one an aspect, one a bearing, and those that move."""
    enter = ("Enter", "bearing open")
    rows = (tuple(aspects), (*BEARINGS, enter), MOVES)
    return "\n".join(line for row in rows for line in key_lines(row))


def decided(decision: Decision) -> str:
    """Say a decision in a few words."""
    bearing = "bearing left open" if decision.bearing == "open" else decision.bearing
    why = f" ({plain(decision.why)})" if decision.why else ""
    return f"{plain(decision.aspect) or NO_ASPECT}, {bearing}{why}"


def summary_text(queue: CodingQueue) -> str:
    """Print how far the coder came."""
    done = f"{counted(queue.decided, 'claim')} judged as {plain(queue.wanted.by)}"
    elsewhere = f", {queue.elsewhere} judged or taken back by others" if queue.elsewhere else ""
    skipped = f" ({len(queue.skipped)} skipped)" if queue.skipped else ""
    return f"{done}{elsewhere}; {len(queue)} left{skipped}."


HELP: Final = """\
An aspect's key chooses the aspect; a bearing's key judges the claim and shows the next one.
Without an aspect's key the aspect stays as shown before the prompt: what the rule proposes, or what
you said before. Enter judges it so and leaves the bearing open. "none" is for a claim that bears on
the relationship neither way, "no aspect" for one that fits none of them. Each judgement is an event
in the ledger at once; undo takes the last one back, by another event. Skipped claims come last,
next time too. The arrow keys left and right go back and skip."""
