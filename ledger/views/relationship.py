"""The state of a relationship: per aspect, who holds what, who disputes it, what is unknown.

A view is of one basis for ever; each part of it is read when it is first asked for, from rows that
never change, so that one position does not cost what the whole view does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

import attrs

from ledger.errors import NotFound
from ledger.projections.agents import folded
from ledger.views.basis import Basis
from ledger.views.cells import Accounts, Ascribed, Judged, Outside, Party, Statement
from ledger.views.comments import comments
from ledger.views.found import Selected
from ledger.views.origins import Origins
from ledger.views.pair import Pair
from ledger.views.positions import outside, party
from ledger.views.printing import html, printed
from ledger.views.sides import ACCOUNTS, DISPUTES, sides
from ledger.views.tally import Tally
from ledger.views.unknown import Unknown as Unknown
from ledger.views.unknown import unknown


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Aspect:
    """One aspect of a relationship, as of a basis."""

    name: str
    _pair: Pair = attrs.field(alias="pair", repr=False)

    @cached_property
    def parties(self) -> tuple[Party, Party]:
        """The two parties' positions."""
        return party(self._pair, 0, self.name), party(self._pair, 1, self.name)

    @cached_property
    def outside(self) -> tuple[Outside, ...]:
        """What others say, each with the chain it came through; the latest speaker first."""
        return outside(self._pair, self.name)

    def outside_of(self, agents: Collection[str]) -> tuple[Outside, ...]:
        """Show what these agents (ids) say, as `outside` does of everybody."""
        return outside(self._pair, self.name, agents)

    @cached_property
    def accounts(self) -> tuple[Accounts, ...]:
        """Differing accounts of one occurrence."""
        return sides(self._pair, self.name, ACCOUNTS)

    @cached_property
    def disputes(self) -> tuple[Accounts, ...]:
        """What is contradicted, denied or doubted."""
        return sides(self._pair, self.name, DISPUTES)

    @cached_property
    def ascribed(self) -> tuple[Ascribed, ...]:
        """What somebody says another wants or feels."""
        cells = self._pair.cells(self._pair.found.ascribed(self.name))
        return tuple(map(_ascribed, cells))

    @property
    def assessments(self) -> tuple[Judged, ...]:
        """What analysts concluded, newest first."""
        return self._pair.judged.get(self.name, ())

    @cached_property
    def struck(self) -> tuple[Statement, ...]:
        """What others than the parties took back."""
        return self._pair.cells(self._pair.found.struck(self.name, self._pair.outside))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All that was surely said under it, struck since or not, in the order of recording."""
        return self._pair.cells(self._pair.found.surely(self.name))

    @cached_property
    def possibly(self) -> tuple[Statement, ...]:
        """What may be later than asked, or is undated."""
        here = [s for s in self._pair.found.possibly if s.row.aspect == self.name]
        return self._pair.cells(here)

    @property
    def _tally(self) -> Tally:
        return self._pair.found.tally(self.name)

    @property
    def claims(self) -> int:
        """How many claims stand under it."""
        return self._tally.total

    @property
    def documents(self) -> int:
        """In how many documents they stand."""
        return len(self._tally.docs)

    @property
    def origins(self) -> Origins:
        """On how many occasions they were made."""
        return self._tally.origins

    @property
    def newest(self) -> int | None:
        """The last second at which anything was said; None when nothing tells."""
        return self._tally.newest

    def party(self, name: str) -> Party:
        """Give one party's position, by any of its names or its id.

        Raises `NotFound` when it is no party of this view.
        """
        wanted = folded(name)
        own = [p for p in self.parties if folded(p.name) == wanted]
        for found in own or [p for p in self.parties if wanted in map(folded, p.known)]:
            return found
        known = tuple(p.name for p in self.parties)
        raise NotFound(what="party of this relationship", asked=name, known=known)


@attrs.frozen(kw_only=True, eq=False, slots=False)
class RelationshipView:
    """The state of a relationship as of a basis; `view[aspect]` gives one aspect.

    `parties` are the parties' names, `ids` their ids.
    """

    basis: Basis
    ids: tuple[str, str]
    _order: tuple[str, ...] = attrs.field(alias="order", default=(), repr=False)
    _pair: Pair = attrs.field(alias="pair", repr=False)
    parties: tuple[str, str]

    @cached_property
    def aspects(self) -> tuple[Aspect, ...]:
        """The aspects under which anything stands, in the codebook's order."""
        names = (self._pair.found.aspects | set(self._pair.judged)) - {""}
        known = {name: n for n, name in enumerate(self._order)}
        ordered = sorted(names, key=lambda name: (known.get(name, len(known)), name))
        return tuple(Aspect(name=name, pair=self._pair) for name in ordered)

    @property
    def assessments(self) -> tuple[Judged, ...]:
        """What analysts concluded of the relationship as a whole, newest first."""
        return self._pair.judged.get("", ())

    @cached_property
    def _tally(self) -> Tally:
        return self._pair.found.tally()

    @property
    def claims(self) -> int:
        """How many claims there surely were by then."""
        return self._tally.total

    @property
    def documents(self) -> int:
        """In how many documents they stand."""
        return len(self._tally.docs)

    @property
    def judged(self) -> int:
        """How many of the claims a person coded or confirmed."""
        return self._tally.judged_total

    @property
    def unreviewed(self) -> int:
        """How many of the claims a program found and nobody has reviewed."""
        return self._tally.unreviewed_total

    @cached_property
    def comments(self) -> int:
        """How many readers' comments stand in the same documents; they count for nothing else."""
        pair = self._pair
        docs = self._tally.docs | {s.row.doc for s in pair.found.possibly}
        return len(comments(pair.views, self.basis, docs))

    @cached_property
    def possibly(self) -> tuple[Statement, ...]:
        """The statements that may be later than asked, or are undated."""
        return self._pair.cells(self._pair.found.possibly)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """One statement for each claim, in the order they were recorded."""
        return self._pair.cells(_first(self._pair.found.surely()))

    @cached_property
    def struck(self) -> tuple[Statement, ...]:
        """All that its claimants took back."""
        return self._pair.cells([s for s in self._pair.found.special if s.retracted])

    def among(self, claims: Collection[str]) -> tuple[Statement, ...]:
        """Show the statements of these claims (ids) alone, one for each place they stand in."""
        return self._pair.cells(self._pair.found.among(claims))

    @cached_property
    def uncoded(self) -> tuple[Statement, ...]:
        """The statements that fit no aspect."""
        return self._pair.cells(_first(self._pair.found.surely("")))

    @cached_property
    def unknown(self) -> tuple[Unknown, ...]:
        """What the ledger does not know: outlets, dates."""
        return unknown(self._pair)

    def __getitem__(self, aspect: str) -> Aspect:
        """Give one aspect by name; raises `NotFound` with the aspects there are."""
        for found in self.aspects:
            if found.name.casefold() == str(aspect).casefold():
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

    def _repr_html_(self) -> str:
        """Show it as a table in a notebook."""
        return html(self)


def _ascribed(it: Statement) -> Ascribed:
    return Ascribed(ascriber=it.via[-1] if it.via else "[unnamed]", statement=it)


def _first(found: list[Selected]) -> list[Selected]:
    """Keep one row for each claim."""
    return list({s.row.claim: s for s in reversed(found)}.values())[::-1]
