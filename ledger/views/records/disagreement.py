"""Where claims stand against one another, and who says so: a person, a rule, a rule confirmed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, TypeAlias

import attrs

from ledger.codebooks.disagreements import Proposed
from ledger.errors import NotFound
from ledger.projections.judgements import LINKS, LinkRow
from ledger.projections.reviews import REVIEWS, ReviewRow
from ledger.views.basis import Basis
from ledger.views.cells import Statement, Step, Why
from ledger.views.printing import printed
from ledger.views.records.proposals import proposals
from ledger.views.records.standing import Standing
from ledger.views.relationship import RelationshipView

Kind: TypeAlias = Literal[
    "contradiction", "denial", "differing accounts", "change of position", "restatement",
    "copies of one origin", "same words, other speaker",
]  # fmt: skip
Says: TypeAlias = Literal["person", "confirmed", "rule", "unrecorded", "claimant"]

KINDS: tuple[Kind, ...] = (
    "contradiction", "denial", "differing accounts", "change of position", "restatement",
    "copies of one origin", "same words, other speaker",
)  # fmt: skip
"""The seven kinds, in the order in which they are shown."""

_KIND_OF: dict[str, Kind] = {
    "contradicts": "contradiction",
    "copy_of": "copies of one origin",
    "denies": "denial",
    "differing_account": "differing accounts",
    "doubts": "contradiction",
    "restates": "restatement",
    "same_utterance": "copies of one origin",
    "same_words_other_claimant": "same words, other speaker",
}
_OWN: frozenset[Kind] = frozenset({"contradiction", "denial"})


@attrs.frozen(kw_only=True)
class Disagreement:
    """How two claims stand to one another, and who says so.

    `statements` are the two, the one that speaks to the other first; one alone where a claimant
    took it back. `by` names the person or rule; `says` is "person", "confirmed" (a rule's proposal
    that a person confirmed), "rule" (a recorded proposal), "unrecorded" (a rule would propose it)
    or "claimant" (taken back). `link` is None where nothing is recorded; `reviewer` is who
    confirmed; `reason` is theirs who say so.
    """

    by: str
    kind: Kind
    link: LinkRow | None = None
    reason: str
    relation: str
    reviewer: str = ""
    reviewed: int = 0
    says: Says
    statements: tuple[Statement, ...]

    @property
    def told(self) -> str:
        """Say who says so: "linked by ann", "proposed by rule:denials@1, confirmed by ann"."""
        return {
            "claimant": f"taken back, recorded by {self.by}",
            "confirmed": f"proposed by {self.by}, confirmed by {self.reviewer}",
            "person": f"linked by {self.by}",
            "rule": f"proposed by {self.by}",
            "unrecorded": f"proposed by {self.by}, not recorded",
        }[self.says]

    def why(self) -> Why:
        """Show each claim's sentence, then the events that set them against one another."""
        steps = [step for it in self.statements for step in it.steps()[:1]]
        evidence = self.statements[0].context.evidence
        if self.link:
            says = f"{self.relation}, {self.told.partition(',')[0]}: {self.reason}"
            steps.append(Step(recorded=evidence.recorded(self.link.seq), says=says))
        if self.reviewed:
            says = f"confirmed by {self.reviewer}"
            steps.append(Step(recorded=evidence.recorded(self.reviewed), says=says))
        if self.says == "claimant":
            steps += [s for s in self.statements[0].steps() if s.recorded.kind == "ClaimRetracted"]
        sides = " | ".join(s.told for s in self.statements)
        return Why(cell=f"{self.kind}, {self.told}: {sides}", steps=tuple(steps))


@attrs.frozen(kw_only=True)
class Disagreements:
    """Where the claims of a relationship stand against one another, as of a basis.

    `claims` is how many claims were looked at; `aspect` is "" for all. What a person rejected is
    left out.
    """

    aspect: str
    basis: Basis
    claims: int
    found: tuple[Disagreement, ...]
    parties: tuple[str, str]

    def of(self, kind: str) -> tuple[Disagreement, ...]:
        """List those of one kind; raises `NotFound` with the kinds there are."""
        if kind not in KINDS:
            raise NotFound(what="kind of disagreement", asked=kind, known=KINDS)
        return tuple(d for d in self.found if d.kind == kind)

    def __iter__(self) -> Iterator[Disagreement]:
        """Go through them, kind by kind, as they were said."""
        return iter(self.found)

    def __len__(self) -> int:
        """Count them."""
        return len(self.found)

    def __str__(self) -> str:
        """Print them as text."""
        return printed(self)


def disagreements(standing: Standing, view: RelationshipView, aspect: str = "") -> Disagreements:
    """Find where the claims of a view stand against one another: linked, or proposed by rule.

    With an aspect, at least one of the two is coded under it; raises `NotFound` for an aspect that
    the view has not.
    """
    name = view[aspect].name if aspect else ""
    statements = of_view(standing, view)
    by_claim = {s.row.claim: s for s in reversed(statements)}
    here = {s.row.claim for s in statements if s.row.aspect == name or not name}
    found = [*linked(standing, by_claim), *_taken_back(by_claim.values())]
    found += [_unrecorded(p, by_claim) for p in proposals(standing, statements)]
    kept = [d for d in found if any(s.row.claim in here for s in d.statements)]
    order = {kind: n for n, kind in enumerate(KINDS)}
    return Disagreements(
        aspect=name,
        basis=view.basis,
        claims=len(here),
        found=tuple(sorted(kept, key=lambda d: (order[d.kind], *_rank(d.statements[0])))),
        parties=view.parties,
    )


def of_view(standing: Standing, view: RelationshipView) -> list[Statement]:
    """List the statements of a view under each of their codings, in the order of recording."""
    sides = standing.voices(view.ids[0]), standing.voices(view.ids[1])
    found = standing.of_claims({s.row.claim for s in view.statements})
    own = [
        s for s in found
        if (s.row.a in sides[0] and s.row.b in sides[1])
        or (s.row.b in sides[0] and s.row.a in sides[1])
    ]  # fmt: skip
    sure = [s for s in own if not s.possibly and not s.row.apart]
    return sorted(sure, key=lambda s: (s.row.seq, s.row.coded))


def linked(standing: Standing, by_claim: dict[str, Statement]) -> Iterator[Disagreement]:
    """Go through the recorded links that set these claims against one another."""
    links = [k for k in links_of(standing, by_claim) if k.claim in by_claim and k.other in by_claim]
    reviews = _confirmed(standing, [k.id for k in links])
    for link in links:
        yield of_link(standing, link, (by_claim[link.claim], by_claim[link.other]), reviews)


def links_of(standing: Standing, claims: Collection[str]) -> list[LinkRow]:
    """List the links from or to any of these claims, as recorded, that are of a shown kind."""
    rows: dict[str, LinkRow] = {}
    for field in ("claim", "other"):
        for link in standing.views.rows_among(
            LINKS, at=standing.basis.seq, **{field: tuple(claims)}
        ):
            rows[link.id] = link
    kept = [k for k in rows.values() if k.relation in _KIND_OF and k.claim != k.other]
    return sorted(kept, key=lambda k: k.seq)


def of_link(
    standing: Standing,
    link: LinkRow,
    statements: tuple[Statement, Statement],
    reviews: dict[str, ReviewRow],
) -> Disagreement:
    """Make a finding of a recorded link between two statements."""
    review = reviews.get(link.id)
    own = _own(standing, statements)
    says: Says = "person"
    if link.by.startswith("rule:"):
        says = "confirmed" if review else "rule"
    return Disagreement(
        by=link.by,
        kind=_kind(link.relation, own),
        link=link,
        reason=link.why,
        relation=link.relation,
        reviewed=review.seq if review else 0,
        reviewer=review.by if review else "",
        says=says,
        statements=statements,
    )


def _own(standing: Standing, statements: tuple[Statement, Statement]) -> bool:
    """Tell whether one claimant said both; what is ascribed to it, it did not say."""
    one, other = map(standing.claimant, statements)
    return one == other and not any(s.row.ascribed for s in statements)


def _kind(relation: str, own: bool) -> Kind:
    """Name the kind of a relation; against oneself it is a change of position."""
    kind = _KIND_OF[relation]
    return "change of position" if own and kind in _OWN else kind


def _confirmed(standing: Standing, links: list[str]) -> dict[str, ReviewRow]:
    rows: list[ReviewRow] = standing.views.rows_among(
        REVIEWS, at=standing.basis.seq, target=tuple(links)
    )
    newest = {r.target: r for r in sorted(rows, key=lambda r: r.seq)}
    return {target: r for target, r in newest.items() if r.verdict == "confirmed"}


def _unrecorded(proposed: Proposed, by_claim: dict[str, Statement]) -> Disagreement:
    statements = by_claim[proposed.claim], by_claim[proposed.other]
    context = statements[0].context
    roots = {context.who.root(s.row.agent) or f"{s.row.source} {s.row.text}" for s in statements}
    return Disagreement(
        by=proposed.rule,
        kind=_kind(proposed.relation, len(roots) == 1),
        reason=proposed.why,
        relation=proposed.relation,
        says="unrecorded",
        statements=statements,
    )


def _taken_back(statements: Iterable[Statement]) -> Iterator[Disagreement]:
    for it in statements:
        if it.retracted:
            recorder = it.context.evidence.recorded(it.retracted.seq).batch.recorder
            yield Disagreement(
                by=recorder,
                kind="change of position",
                reason="its claimant took it back",
                relation="retracted",
                says="claimant",
                statements=(it,),
            )


def _rank(it: Statement) -> tuple[bool, int, int]:
    return it.row.said_hi is None, it.row.said_hi or 0, it.row.seq
