"""Which statement is the latest, and which others may be as late: a question of bounds."""

from __future__ import annotations

import attrs

from ledger.views.cells import Context, Outside, Party, Statement
from ledger.views.origins import origins
from ledger.views.select import Selected
from ledger.views.who import Who

_PAST = -(2**62)


def _rank(it: Selected) -> tuple[bool, int, int, int, int]:
    """Order statements from early to late; one whose time nothing tells comes before all."""
    row = it.row
    return (
        row.dated or row.pub_lo is not None,
        row.said_hi if row.said_hi is not None else -_PAST,
        row.said_lo if row.said_lo is not None else _PAST,
        row.pub_hi if row.pub_hi is not None else -_PAST,
        row.seq,
    )


def latest(found: list[Selected]) -> list[Selected]:
    """List the statements that none is surely later than, the latest first."""
    newest = max((s.row.said_lo for s in found if s.row.said_lo is not None), default=_PAST)
    kept = [s for s in found if s.row.said_hi is None or s.row.said_hi >= newest]
    return sorted(kept, key=_rank, reverse=True)


def statement(it: Selected, context: Context, displaced: list[Selected] | None = None) -> Statement:
    """Make the cell of one row, with the statements it displaced, newest first."""
    before = tuple(statement(d, context) for d in (displaced or ())[:3])
    return Statement(
        context=context,
        displaced=before,
        possibly=it.possibly,
        retracted=it.retracted,
        row=it.row,
    )


def _leading(
    found: list[Selected], context: Context
) -> tuple[Statement | None, tuple[Statement, ...]]:
    """Make the cell of the latest statement, and of those whose order with it is unknown."""
    top = latest(found)
    if not top:
        return None, ()
    ids = {id(s) for s in top}
    earlier = sorted((s for s in found if id(s) not in ids), key=_rank, reverse=True)
    return statement(top[0], context, earlier), tuple(statement(s, context) for s in top[1:])


@attrs.frozen(kw_only=True)
class Called:
    """A party's name for printing, and all that it goes by."""

    known: tuple[str, ...]
    name: str


def party(called: Called, found: list[Selected], context: Context) -> Party:
    """Make the cell of a party from the statements of all who spoke for it."""
    standing = [s for s in found if s.retracted is None and not s.possibly]
    first, also = _leading(standing, context)
    return Party(
        also=also,
        known=called.known,
        latest=first,
        name=called.name,
        statements=len({s.row.claim for s in found if not s.possibly}),
        struck=tuple(statement(s, context) for s in found if s.retracted),
    )


def outside(found: list[Selected], context: Context, who: Who) -> tuple[Outside, ...]:
    """Make a cell for everybody else who spoke, the latest speaker first."""
    by_agent: dict[str, list[Selected]] = {}
    for it in found:
        if it.retracted is None and not it.possibly:
            key = who.root(it.row.agent) or f"{it.row.source} {it.row.text}"
            by_agent.setdefault(key, []).append(it)
    cells = []
    for own in sorted(by_agent.values(), key=lambda o: max(map(_rank, o)), reverse=True):
        first, also = _leading(own, context)
        if first:
            cells.append(
                Outside(
                    also=also,
                    documents=len({s.row.source for s in own}),
                    latest=first,
                    name=first.who,
                    origins=origins([s.row for s in own], who),
                )
            )
    return tuple(cells)


def only(found: list[Selected], **fields: bool) -> list[Selected]:
    """Keep the statements whose row has these fields."""
    return [s for s in found if all(bool(getattr(s.row, k)) is v for k, v in fields.items())]
