"""Builds the view of a relationship: a pure function of the rows and the basis."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.views.basis import Basis
from ledger.views.cells import Context
from ledger.views.evidence import Evidence
from ledger.views.ground import Ground
from ledger.views.pair import Called, Pair
from ledger.views.relationship import RelationshipView
from ledger.views.rows.engine import Views
from ledger.views.select import find
from ledger.views.who import Who


class Builder:
    """Builds one relationship view."""

    def __init__(
        self,
        views: Views,
        evidence: Evidence,
        basis: Basis,
        *,
        ground: Ground | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        """Build from these rows and events, as of this basis, without the claims of these ids."""
        self.views = views
        self.without = without
        self.basis = basis
        self.who = ground.who if ground else Who(views, basis.seq)
        self.context = Context(evidence=evidence, ground=ground, who=self.who)

    def view(self, first: str, second: str, order: Sequence[str] = ()) -> RelationshipView:
        """Build the view of two parties; `order` is the order of the aspects.

        Raises `NotFound` or `Ambiguous` when a party's name is not clear.
        """
        ids = self.who.find(first), self.who.find(second)
        return self.between(ids, (self.who.name(ids[0]), self.who.name(ids[1])), order)

    def between(
        self, ids: tuple[str, str], names: tuple[str, str], order: Sequence[str] = ()
    ) -> RelationshipView:
        """Build the view of two agents by id, known by then or not."""
        voices = self.who.voices(ids[0]), self.who.voices(ids[1])
        pair = Pair(
            basis=self.basis,
            called=(
                Called(known=self.who.names(ids[0]), name=names[0]),
                Called(known=self.who.names(ids[1]), name=names[1]),
            ),
            context=self.context,
            found=find(self.views, self.basis, self.who, *voices, self.without),
            ids=ids,
            views=self.views,
            voices=voices,
        )
        return RelationshipView(
            basis=self.basis, ids=ids, order=tuple(order), pair=pair, parties=names
        )
