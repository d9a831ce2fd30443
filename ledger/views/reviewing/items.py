"""What programs found or proposed and nobody has reviewed, the most useful to review first.

The surest claims come first: most of them take one look and one key, and each makes the views of
what was reviewed larger. Claims of unknown confidence follow, then readers' comments; ties go in
the order of the text, so that a source is read from its top to its bottom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from ledger.claims import Claim, Coding, Link, Reading, Resolution
from ledger.events import ClaimCoded, ClaimsLinked, MentionResolved
from ledger.projections.judgements import LINKS
from ledger.projections.relationship import PLACED
from ledger.projections.reviews import REVIEWS, ReviewRow
from ledger.projections.sources import RESOLUTIONS
from ledger.projections.timeline import STATEMENTS, StatementRow
from ledger.views.evidence import Passage
from ledger.views.ground import Ground
from ledger.views.select import current, select

Kind: TypeAlias = Literal["claim", "link", "coding", "resolution"]
Proposal: TypeAlias = Link | Coding | Resolution
_PROGRAMS = ("rule:", "reader:")


@attrs.frozen(kw_only=True)
class Wanted:
    """What is to be reviewed: of which kind, source, agent and pair of parties (ids), by pattern.

    The targets that `last` names come last, in its order; no more than `limit` of all.
    """

    agent: str = ""
    kind: Kind = "claim"
    last: tuple[str, ...] = ()
    limit: int | None = None
    pair: tuple[str, str] | None = None
    pattern: str = ""
    source: str = ""


@attrs.frozen(kw_only=True, eq=False)
class ToReview:
    """A claim that a program found, or what a program proposes of one, for a person to review.

    `claim` is the claim itself or the one that the `proposal` is about (None where it is about
    none, or where that was redacted); `seq` is the event that brought its wording.
    """

    claim: Claim | None
    ground: Ground = attrs.field(repr=False)
    kind: Kind = "claim"
    proposal: Proposal | None = None
    seq: int
    target: str

    @property
    def reading(self) -> Reading | None:
        """How a program found the claim; None where it found the claim not, or proposes of it."""
        return self.claim.reading if self.claim and self.kind == "claim" else None

    @property
    def confidence(self) -> int | None:
        """How often what its pattern finds is right, in percent; None where nobody knows."""
        return self.reading.confidence if self.reading else None

    @property
    def who(self) -> str:
        """Who said it: names as they are known, else as written."""
        return self._names(-1) if self.claim else ""

    @property
    def via(self) -> tuple[str, ...]:
        """Through whom it came, outermost first."""
        hops = len(self.claim.chain) - 1 if self.claim else 0
        return tuple(self._names(n) for n in range(hops))

    @property
    def source(self) -> str:
        """The name of the source it stands in."""
        return self.ground.evidence.source_name(self.claim.source) if self.claim else ""

    @property
    def passage(self) -> Passage | None:
        """The sentence the claim stands in; None where the ledger has none."""
        return self.ground.evidence.passage(self.seq, self.claim) if self.claim else None

    def told(self, claim: str) -> str:
        """Say another claim (its id) in a few words."""
        seq = self.ground.version(claim)
        return "[taken back]" if seq is None else self.ground.told(seq)

    def _names(self, n: int) -> str:
        assert self.claim is not None  # asked of claims alone
        said_by, source = self.ground.who.said_by, self.claim.source
        names = (said_by(mention, source) for mention in self.claim.chain[n].by)
        return " and ".join(filter(None, names)) or "[unnamed]"


def to_review(ground: Ground, wanted: Wanted) -> tuple[ToReview, ...]:
    """List what is to be reviewed, best first."""
    found = _claims(ground, wanted) if wanted.kind == "claim" else _proposals(ground, wanted)
    last = {target: n for n, target in enumerate(wanted.last, 1)}
    ordered = sorted(found, key=lambda it: (last.get(it.target, 0), *_rank(it)))
    return tuple(ordered[: wanted.limit])


def waits(ground: Ground, target: str, kind: Kind) -> bool:
    """Tell whether something still waits for its review, after all that was appended since."""
    at = ground.views.catch_up()
    if ground.views.rows(REVIEWS, at=at, target=target):
        return False
    if kind != "claim":
        return bool(_rows_of(ground, kind, at, target))
    return bool(ground.views.rows(STATEMENTS, at=at, claim=target))


def near(item: ToReview, most: int = 9) -> tuple[ToReview, ...]:
    """List the standing claims that stand nearest to one in its source: the same, told twice?"""
    if item.claim is None:
        return ()
    ground, start = item.ground, _start(item.claim)
    at = ground.views.catch_up()
    rows: list[StatementRow] = ground.views.rows(STATEMENTS, at=at, source=item.claim.source)
    kept = [r for r in rows if r.verdict in ("", "confirmed") and r.claim != item.target]
    others = _made(ground, {r.claim: r.seq for r in kept if current(r, ground.basis)})
    return tuple(sorted(others, key=lambda it: abs(_start(it.claim) - start))[:most])


def _claims(ground: Ground, wanted: Wanted) -> Iterator[ToReview]:
    where = {"source": wanted.source} if wanted.source else {}
    rows: list[StatementRow] = ground.views.rows(STATEMENTS, at=ground.basis.seq, **where)
    seqs = {r.claim: r.seq for r in rows if r.unreviewed and current(r, ground.basis)}
    among = _of_pair(ground, wanted.pair)
    found = {claim: seq for claim, seq in seqs.items() if among is None or claim in among}
    for it in _made(ground, found):
        pattern = it.reading.pattern if it.reading else ""
        if wanted.pattern in ("", pattern) and _concerns(it, wanted.agent):
            yield it


def _made(ground: Ground, seqs: dict[str, int]) -> Iterator[ToReview]:
    ground.evidence.load(tuple(seqs.values()))
    for id, seq in seqs.items():
        claim = ground.evidence.claim(seq)
        if claim is not None:
            yield ToReview(claim=claim, ground=ground, seq=seq, target=id)


def _of_pair(ground: Ground, pair: tuple[str, str] | None) -> set[str] | None:
    """List the claims of two parties' relationship; None where nobody asked for one."""
    if pair is None:
        return None
    first, second = (ground.who.voices(party) for party in pair)
    found = select(ground.views, ground.basis, ground.who, first, second)
    return {it.row.claim for it in found}


def _concerns(it: ToReview, agent: str) -> bool:
    """Tell whether an agent says or reports a claim."""
    if not agent or it.claim is None:
        return not agent
    members, meant, source = it.ground.who.members(agent), it.ground.who.meant, it.claim.source
    return any(meant(m, source) in members for hop in it.claim.chain for m in hop.by)


def _proposals(ground: Ground, wanted: Wanted) -> Iterator[ToReview]:
    """List what programs propose of claims, and who they propose is meant."""
    among = _of_pair(ground, wanted.pair)
    for seq in _unsettled(ground, wanted.kind):
        it = _proposed(ground, seq)
        if it is None or not _concerns(it, wanted.agent):
            continue
        source = it.proposal.source if isinstance(it.proposal, Resolution) else None
        source = source or (it.claim.source if it.claim else "")
        here = among is None or (it.claim is not None and it.claim.id in among)
        if here and wanted.source in ("", source) and not wanted.pattern:
            yield it


def _unsettled(ground: Ground, kind: Kind) -> list[int]:
    """List the events of the proposals of a kind that stand and that nobody has reviewed."""
    at = ground.basis.seq
    reviews: list[ReviewRow] = ground.views.rows(REVIEWS, at=at)
    done = {row.target for row in reviews}
    rows = _rows_of(ground, kind, at)
    seqs = {seq for id, by, seq in rows if by.startswith(_PROGRAMS) and id not in done}
    ground.evidence.load(sorted(seqs))
    return sorted(seqs)


def _rows_of(ground: Ground, kind: Kind, at: int, id: str = "") -> Iterable[tuple[str, str, int]]:
    """List id, author and event of all proposals of a kind that stand, or of one."""
    if kind == "coding":
        columns = {"coding": id} if id else {}
        placed = ground.views.rows(PLACED, at=at, **columns)
        return {(row.coding, row.coder, row.coded) for row in placed}
    table = LINKS if kind == "link" else RESOLUTIONS
    found = ground.views.rows(table, at=at, **({"id": id} if id else {}))
    return {(row.id, row.by, row.seq) for row in found}


def _proposed(ground: Ground, seq: int) -> ToReview | None:
    match ground.evidence.recorded(seq).event:
        case ClaimsLinked(link=it):
            return _about(ground, it.claim, "link", it)
        case ClaimCoded(coding=it):
            return _about(ground, it.claim, "coding", it)
        case MentionResolved(resolution=it):
            at = ground.basis.seq
            rows: list[StatementRow] = ground.views.rows(
                STATEMENTS, at=at, source=it.source, text=it.text
            )
            here = [r for r in rows if it.at in (None, r.at)] or rows
            return _about(ground, here[0].claim if here else "", "resolution", it)
        case _:
            return None


def _about(ground: Ground, claim: str, kind: Kind, proposal: Proposal) -> ToReview:
    seq = ground.version(claim) if claim else None
    return ToReview(
        claim=None if seq is None else ground.evidence.claim(seq),
        ground=ground,
        kind=kind,
        proposal=proposal,
        seq=seq or 0,
        target=proposal.id,
    )


def _rank(it: ToReview) -> tuple[bool, bool, int, int, int, str]:
    claim, sure = it.claim, it.confidence
    row = it.ground.evidence.source(claim.source) if claim else None
    comment = claim is not None and claim.is_comment
    place = row.doc if row else 0
    return comment, sure is None, -(sure or 0), place, _start(claim), it.target


def _start(claim: Claim | None) -> int:
    spans = claim.anchor.spans if claim and claim.anchor else ()
    return spans[0][0] if spans else 0
