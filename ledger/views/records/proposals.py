"""What the rules propose of the claims of a view, without what is recorded or was rejected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ledger.claims import Claim
from ledger.codebooks.disagreements import Heard, Proposed, propose
from ledger.codebooks.echoes import POSITIONS
from ledger.projections.judgements import LINKS, LinkRow
from ledger.views.cells import Statement
from ledger.views.records.reversals import changes_of_position
from ledger.views.records.standing import Standing, slots


def proposals(standing: Standing, statements: list[Statement]) -> Iterator[Proposed]:
    """Go through the links that a rule would propose between these statements' claims.

    A pair that any rule or person ever linked in the same way is left out (what a person rejected
    is not proposed again), and so is one that a person linked in any way: their word stands.
    """
    seen: set[tuple[str, ...]] = set()
    for it in (*propose(_heard(standing, statements)), *_turned(standing, statements)):
        pair = (*sorted((it.claim, it.other)), it.relation)
        if pair not in seen and not _known(standing, it):
            yield it
        seen.add(pair)


def _heard(standing: Standing, statements: list[Statement]) -> Iterator[Heard]:
    """Tell the rules what they need to know of each claim and claimant."""
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for it in statements:
        found[it.row.claim, standing.claimant(it)].append(it)
    for (_, claimant), own in found.items():
        row, claim = own[0].row, own[0].claim
        if claim:
            parties = {p for s in own for p in (s.row.a, s.row.b)}
            yield Heard(
                aspects=frozenset(s.row.aspect for s in own) - {""},
                claim=claim,
                claimant=claimant,
                dated=row.dated,
                name=own[0].who,
                published=(row.pub_lo, row.pub_hi),
                said=(row.said_lo, row.said_hi),
                seq=row.seq,
                sides=frozenset(
                    {claimant, *(p for p in parties if row.agent in standing.voices(p))}
                ),
                through=_reporters(standing, claim),
            )


def _reporters(standing: Standing, claim: Claim) -> frozenset[str]:
    who = standing.context.who
    mentions = (m for hop in claim.reported_by for m in hop.by)
    return frozenset(who.root(id) for m in mentions if (id := who.meant(m, claim.source)))


def _turned(standing: Standing, statements: Iterable[Statement]) -> Iterator[Proposed]:
    """Propose what was said otherwise by its coded bearing, where the order is sure."""
    for slot in slots(standing, statements):
        for turn in changes_of_position(slot.statements):
            if turn.after and turn.ordered:
                yield Proposed(
                    claim=turn.after.row.claim,
                    other=turn.before.row.claim,
                    relation="contradicts",
                    rule=POSITIONS,
                    why=f"{turn.after.who}: {turn.told}",
                )


def _known(standing: Standing, it: Proposed) -> bool:
    """Tell whether the pair is linked so, ever was, or is linked in any way by a person."""
    at, views = standing.basis.seq, standing.views
    ever: list[LinkRow] = []
    for one, other in ((it.claim, it.other), (it.other, it.claim)):
        ever += [k for k in views.every(LINKS, at=at, claim=one) if k.other == other]
    if any(k.relation == it.relation for k in ever):
        return True
    now: list[LinkRow] = views.rows_among(LINKS, at=at, id=[k.id for k in ever])
    return any(not k.by.startswith("rule:") for k in now)
