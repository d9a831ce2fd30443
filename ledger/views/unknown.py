"""What the ledger does not know of a pair: outlets, dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import attrs
import msgspec

from ledger.views.acts import worded
from ledger.views.cells import Context, Step, Why
from ledger.views.found import Selected
from ledger.views.pair import Pair
from ledger.views.placed import counted
from ledger.visible import Visible

_SOURCES: Final = (
    "SELECT name, publisher, pub_lo IS NOT NULL OR pub_hi IS NOT NULL, seq FROM sourcerow "
    "WHERE doc IN (SELECT value FROM json_each(:docs)) AND sys_from <= :seq AND sys_to > :seq "
    "ORDER BY doc"
)


@attrs.frozen(kw_only=True, eq=False)
class Unknown(Visible):
    """Something the ledger does not know, and the events that leave it open."""

    about: str
    context: Context = attrs.field(repr=False)
    _events: Callable[[], list[int]] = attrs.field(alias="events", repr=False)
    what: str

    @property
    def seqs(self) -> tuple[int, ...]:
        """The numbers of the events that leave it open."""
        return tuple(self._events())

    def why(self) -> Why:
        """Show the events that leave it open."""
        evidence, seqs = self.context.evidence, self.seqs
        evidence.load(seqs)
        steps = []
        for seq in seqs:
            claim, recorded = evidence.claim(seq), evidence.recorded(seq)
            said = f", said {claim.date}" if claim and claim.date else ""
            says = f"{recorded.kind}{said}: {worded(claim)}" if claim else recorded.kind
            passage = evidence.passage(seq, claim) if claim else None
            steps.append(Step(passage=passage, recorded=recorded, says=says))
        return Why(cell=str(self), steps=tuple(steps))

    def __str__(self) -> str:
        """Print it in one line."""
        return f"{self.about}: {self.what}"


def unknown(pair: Pair) -> tuple[Unknown, ...]:
    """Say of which documents outlet or date, and of how many claims the date, is unknown."""
    return (*_of_documents(pair), *_of_claims(pair))


def _of_documents(pair: Pair) -> Iterator[Unknown]:
    docs = msgspec.json.encode(sorted(pair.found.tally().docs)).decode()
    for name, publisher, dated, seq in pair.views.query(
        _SOURCES, {"docs": docs, "seq": pair.basis.seq}
    ):
        missing = [] if _named(pair, publisher) else ["outlet"]
        missing += [] if dated else ["date"]
        if missing:
            yield _open(pair, name, " and ".join(missing), partial(list, (seq,)))


def _of_claims(pair: Pair) -> Iterator[Unknown]:
    special = {s.row.claim: s.row for s in pair.found.special if not s.possibly}
    looked_up = [counted([row]) for row in special.values()]
    every = [*pair.found.counted, *looked_up]
    attributed = sum(it.reported for it in every)
    undated = sum(it.undated for it in every)
    odd = sum(it.conflict for it in every)
    if undated:
        what = f"{undated} of {attributed} attributed claims have no said-date"
        yield _open(pair, "dates", what, lambda: _seqs(pair, _undated))
    if odd:
        claims = pair.found.tally().total
        what = f"{odd} of {claims} claims are dated after their report or its recording"
        yield _open(pair, "dates", what, lambda: _seqs(pair, lambda s: bool(s.row.conflict)))


def _undated(it: Selected) -> bool:
    return it.row.hops > 1 and not it.row.dated


def _seqs(pair: Pair, holds: Callable[[Selected], bool]) -> list[int]:
    return sorted({s.row.seq for s in pair.found.surely() if holds(s)})


def _open(pair: Pair, about: str, what: str, events: Callable[[], list[int]]) -> Unknown:
    return Unknown(about=about, context=pair.context, events=events, what=what)


def _named(pair: Pair, agent: str) -> bool:
    row = pair.context.who.row(agent) if agent else None
    return row is not None and row.kind != "unnamed"
