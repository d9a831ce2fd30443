"""A relationship on its way: its view after any event, and what an event changed in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import attrs

from ledger.errors import NotFound, PredicateFailed
from ledger.replay.changes import Change, changes
from ledger.replay.history import Entry, entry
from ledger.replay.moment import Moment
from ledger.replay.steps import Steps
from ledger.store.contract import Store
from ledger.views.relationship import RelationshipView
from ledger.views.rows.engine import Views

T = TypeVar("T")


@attrs.frozen(kw_only=True, slots=False)
class Course:
    """The relationship of two agents, step by step, under bounds that stay the same.

    `look` gives the moment after an event, `now` the last; `known` are the codebook's aspects.
    """

    first: str
    known: tuple[str, ...] = ()
    look: Callable[[int], Moment]
    now: Moment
    second: str
    store: Store
    views: Views

    @cached_property
    def steps(self) -> Steps:
        """Give the turns; raises `NotFound` or `Ambiguous` where a party is not clear."""
        ids = self.now.who.find(self.first), self.now.who.find(self.second)
        return Steps(archive=self.store, ids=ids, upto=self.now.basis.seq, views=self.views)

    def under(self, aspect: str) -> Steps:
        """Give the turns of one aspect, of all where it is ""; raises `NotFound`."""
        if not aspect:
            return self.steps
        found = self.steps.under(aspect)
        known = tuple(sorted({*self.known, *self.steps.aspects_met} - {""}))
        if not found.aspects and aspect.casefold() not in map(str.casefold, known):
            raise NotFound(what="aspect", asked=aspect, known=known)
        return found

    def view(self, seq: int) -> RelationshipView:
        """Show the relationship after an event, its parties named as they are known now."""
        return self.look(seq).between(self.now, self.first, self.second)

    def changes(self, since: int, seq: int) -> tuple[Change, ...]:
        """List what changed between the states after two events (0: before the first)."""
        before, after = self.view(max(since, 1)), self.view(seq)
        return changes(before, after, self.views, self.now.evidence)

    def history(self, aspect: str = "") -> tuple[Entry, ...]:
        """List what was recorded of the relationship, or of one aspect of it, oldest first."""
        steps = self.under(aspect)
        found = {seq for turn in steps.turns for seq in steps.events(turn)}
        return self.entries(tuple(sorted(found)))

    def entries(self, seqs: tuple[int, ...]) -> tuple[Entry, ...]:
        """Give events in words, each with its sentence in the source."""
        self.now.evidence.load(seqs)
        return tuple(entry(self.now.evidence, self.now.who, seq) for seq in seqs)


def holds(predicate: Callable[[T], object], shown: T, seq: int) -> bool:
    """Ask a predicate of the state after an event; raises `PredicateFailed` where it raises."""
    try:
        return bool(predicate(shown))
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        raise PredicateFailed(event=seq, error=told) from error
