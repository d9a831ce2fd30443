"""Which claims are to be judged, and in which order they come before a coder.

Claims that not even a rule found an aspect for come first, then the others; each part goes as the
claims were recorded, so that a source is read from its top to its bottom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from ledger.errors import NotFound
from ledger.events import ClaimCoded
from ledger.projections.relationship import PLACED, PlacedRow
from ledger.views.cells import Context, Statement, Why
from ledger.views.coders.codings import Coded, coded, gathered
from ledger.views.evidence import Passage
from ledger.views.ground import Ground

UNCODED: Final = "uncoded"
"""What to ask for where no aspect is proposed."""


@attrs.frozen(kw_only=True)
class Wanted:
    """Which claims are to be judged: of one pair of parties (ids) or of all, and by which coder.

    `aspect` keeps the claims that a rule proposes it for ("uncoded": that it proposes none for).
    `recode` adds those that `by` judged before; `redo_with` asks instead for those that another
    coder judged and `by` did not. The claims that `last` names come last, in its order.
    """

    aspect: str = ""
    by: str
    last: tuple[str, ...] = ()
    pair: tuple[str, str] | None = None
    recode: bool = False
    redo_with: str = ""

    def wants(self, it: Coded) -> bool:
        """Tell whether a claim is to be judged."""
        proposed = it.proposed.aspect if it.proposed else ""
        if self.aspect and self.aspect != (proposed or UNCODED):
            return False
        if it.of(self.by):
            return self.recode
        if self.redo_with:
            return it.of(self.redo_with) is not None
        return not it.judged


@attrs.frozen(kw_only=True, eq=False)
class ToCode:
    """One claim to be judged under one pair of parties.

    `parties` are their ids, `names` their names. `proposed` is what a rule says of it, `own` what
    the coder judged before this queue began; None where there is none.
    """

    coded: Coded = attrs.field(repr=False)
    names: tuple[str, str]
    own: PlacedRow | None = None
    statement: Statement

    @property
    def claim(self) -> str:
        """The claim's id."""
        return self.coded.claim

    @property
    def parties(self) -> tuple[str, str]:
        """The ids of the parties."""
        return self.coded.pair

    @property
    def proposed(self) -> PlacedRow | None:
        """The newest coding that a rule made."""
        return self.coded.proposed

    @property
    def aspect(self) -> str:
        """The aspect that a rule proposes; "" where it proposes none."""
        return self.proposed.aspect if self.proposed else ""

    @property
    def reason(self) -> str:
        """Why the rule proposes it, in the rule's words."""
        row = self.proposed
        event = self.statement.context.evidence.recorded(row.coded).event if row else None
        return event.coding.why if isinstance(event, ClaimCoded) else ""

    @property
    def passage(self) -> Passage | None:
        """The sentence the claim stands in; None where the ledger has none."""
        it = self.statement
        return it.context.evidence.passage(it.row.seq, it.claim) if it.claim else None

    def why(self) -> Why:
        """Show the events behind the claim, down to the sentence."""
        return self.statement.why()


def unjudged(ground: Ground, wanted: Wanted, known: Iterable[str] = ()) -> tuple[ToCode, ...]:
    """List the claims to be judged, in order; `known` are the codebook's aspects.

    Raises `NotFound` for an aspect that is neither the codebook's nor proposed, and for another
    coder who judged nothing here.
    """
    found = coded(ground, wanted.pair)
    _check(wanted, found, known)
    context = Context(evidence=ground.evidence, ground=ground, who=ground.who)
    items = [_item(it, wanted, context) for it in found if wanted.wants(it)]
    last = {claim: n for n, claim in enumerate(wanted.last, 1)}
    return tuple(sorted(items, key=lambda it: (last.get(it.claim, 0), it.aspect != "")))


def still_wanted(ground: Ground, wanted: Wanted, item: ToCode) -> bool:
    """Tell whether a claim is still to be judged, after all that was appended since."""
    at = ground.views.catch_up()
    pairs = {tuple(sorted(item.parties)), *((r.a, r.b) for r in item.coded.rows)}
    rows: list[PlacedRow] = ground.views.rows(PLACED, at=at, claim=item.claim)
    here = [(item.parties, row) for row in rows if (row.a, row.b) in pairs]
    return any(map(wanted.wants, gathered(ground.basis, here)))


def _item(it: Coded, wanted: Wanted, context: Context) -> ToCode:
    row = it.proposed or it.rows[0]
    first, second = it.pair
    return ToCode(
        coded=it,
        names=(context.who.name(first), context.who.name(second)),
        own=it.of(wanted.by),
        statement=Statement(context=context, row=row),
    )


def _check(wanted: Wanted, found: list[Coded], known: Iterable[str]) -> None:
    aspects = {*known, UNCODED, *(it.proposed.aspect for it in found if it.proposed)} - {""}
    if wanted.aspect and wanted.aspect not in aspects:
        names = tuple(sorted(aspects))
        hint = f"There are: {', '.join(names)}."
        raise NotFound(what="aspect", asked=wanted.aspect, known=names, hint=hint)
    coders = tuple(sorted(set(_people(found))))
    if wanted.redo_with and wanted.redo_with not in coders:
        hint = f"These judged claims here: {', '.join(coders)}." if coders else "Nobody has yet."
        raise NotFound(what="coder", asked=wanted.redo_with, known=coders, hint=hint)


def _people(found: list[Coded]) -> Iterator[str]:
    return (row.coder for it in found for row in it.people)
