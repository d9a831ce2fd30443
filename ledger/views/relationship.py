"""The state of a relationship: per aspect, who holds what, who disputes it, what is unknown."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger.errors import NotFound
from ledger.projections.agents import folded
from ledger.views.basis import Basis
from ledger.views.cells import (
    Accounts,
    Ascribed,
    Context,
    Judged,
    Outside,
    Party,
    Statement,
    Step,
    Why,
)
from ledger.views.origins import Origins
from ledger.views.printing import printed


@attrs.frozen(kw_only=True)
class Aspect:
    """One aspect of a relationship, as of a basis.

    `parties` are the two parties' positions; `outside` what others say, each with the chain it came
    through; `accounts` differing accounts of one occurrence; `disputes` what is contradicted,
    denied or doubted; `ascribed` what somebody says another wants or feels; `assessments` what
    analysts concluded, newest first; `struck` what others than the parties took back. `newest` is
    the last second at which anything was said.
    """

    accounts: tuple[Accounts, ...]
    ascribed: tuple[Ascribed, ...]
    assessments: tuple[Judged, ...]
    claims: int
    disputes: tuple[Accounts, ...]
    documents: int
    name: str
    newest: int | None
    origins: Origins
    outside: tuple[Outside, ...]
    parties: tuple[Party, Party]
    possibly: tuple[Statement, ...]
    struck: tuple[Statement, ...] = ()

    def party(self, name: str) -> Party:
        """Give one party's position, by any of its names or its id.

        Raises `NotFound` when it is no party of this view.
        """
        wanted = folded(name)
        own = [p for p in self.parties if folded(p.name) == wanted]
        for party in own or [p for p in self.parties if wanted in map(folded, p.known)]:
            return party
        known = tuple(p.name for p in self.parties)
        raise NotFound(what="party of this relationship", asked=name, known=known)


@attrs.frozen(kw_only=True)
class Unknown:
    """Something the ledger does not know, and the events that leave it open."""

    about: str
    context: Context = attrs.field(repr=False, eq=False)
    seqs: tuple[int, ...] = attrs.field(repr=False)
    what: str

    def why(self) -> Why:
        """Show the events that leave it open."""
        evidence = self.context.evidence
        evidence.load(self.seqs)
        steps = []
        for seq in self.seqs:
            claim, recorded = evidence.claim(seq), evidence.recorded(seq)
            said = f", said {claim.date}" if claim and claim.date else ""
            says = f"{recorded.kind}{said}: {claim.content}" if claim else recorded.kind
            passage = evidence.passage(seq, claim) if claim else None
            steps.append(Step(passage=passage, recorded=recorded, says=says))
        return Why(cell=str(self), steps=tuple(steps))

    def __str__(self) -> str:
        """Print it in one line."""
        return f"{self.about}: {self.what}"


@attrs.frozen(kw_only=True)
class RelationshipView:
    """The state of a relationship as of a basis; `view[aspect]` gives one aspect.

    `claims` counts claims that are surely by then, `judged` those a person coded or confirmed,
    `comments` readers' comments in the same documents, which count for nothing else. `statements`
    has one for each claim, in the order they were recorded; `uncoded` are those that fit no aspect;
    `possibly` are those that may be later than asked or are undated; `ids` are the parties' ids.
    """

    aspects: tuple[Aspect, ...]
    assessments: tuple[Judged, ...]
    basis: Basis
    claims: int
    comments: int
    documents: int
    ids: tuple[str, str]
    judged: int
    parties: tuple[str, str]
    possibly: tuple[Statement, ...]
    statements: tuple[Statement, ...] = attrs.field(repr=False)
    uncoded: tuple[Statement, ...]
    unknown: tuple[Unknown, ...]

    def __getitem__(self, aspect: str) -> Aspect:
        """Give one aspect by name; raises `NotFound` with the aspects there are."""
        for found in self.aspects:
            if found.name.casefold() == aspect.casefold():
                return found
        known = tuple(a.name for a in self.aspects)
        hint = f"This view has: {', '.join(known)}." if known else "This view is empty."
        raise NotFound(what="aspect", asked=aspect, known=known, hint=hint)

    def __iter__(self) -> Iterator[Aspect]:
        """Go through the aspects."""
        return iter(self.aspects)

    def __contains__(self, aspect: object) -> bool:
        """Tell whether anything stands under an aspect."""
        return any(a.name.casefold() == str(aspect).casefold() for a in self.aspects)

    def __str__(self) -> str:
        """Print the view as text."""
        return printed(self)
