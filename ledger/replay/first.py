"""The first moment at which something holds: found by stepping the relationship's own turns.

A caller's own predicate is asked at every turn. The conditions made here know at which turns they
may begin to hold, and are asked at those alone; the answer is the same. Nothing is bisected: what
holds may cease to hold and hold again.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

import attrs

from ledger.projections.judgements import LINKS
from ledger.projections.relationship import PLACED
from ledger.replay.changes import Change
from ledger.replay.course import Course, holds
from ledger.replay.history import Entry
from ledger.replay.steps import Steps
from ledger.views.basis import Basis
from ledger.views.cells import Judged, Statement
from ledger.views.evidence import Passage
from ledger.views.printing import printed
from ledger.views.relationship import Aspect, RelationshipView
from ledger.views.sides import ACCOUNTS, DISPUTES
from ledger.views.who import Who

Predicate: TypeAlias = Callable[[RelationshipView], object]
"""Whether something holds in a view: true or false."""


@attrs.frozen(kw_only=True)
class First:
    """The first moment at which something held, the events that brought it, and the view then.

    `changes` are the cells that it concerns, or all that changed with it; `entries` the events in
    words, each with its sentence in the source where it has one.
    """

    basis: Basis
    changes: tuple[Change, ...]
    entries: tuple[Entry, ...]
    view: RelationshipView = attrs.field(repr=False)

    @property
    def seq(self) -> int:
        """The number of the event after which it held."""
        return self.basis.seq

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The sentences in the sources: of the events and of the cells they changed, each once."""
        cells = [change.after for change in self.changes if change.after]
        steps = [step for cell in cells for step in cell.why().steps]
        steps += [entry.step for entry in self.entries]
        return tuple(dict.fromkeys(step.passage for step in steps if step.passage))

    def __str__(self) -> str:
        """Print when it was, which events did it, and the sentences behind them."""
        return printed(self)


@attrs.frozen(kw_only=True)
class Condition(ABC):
    """A predicate that knows at which turns of a relationship it may begin to hold."""

    aspect: str = ""

    @abstractmethod
    def __call__(self, view: RelationshipView) -> bool:
        """Tell whether it holds in a view."""
        ...

    @abstractmethod
    def candidates(self, course: Course) -> Sequence[int]:
        """List the turns at which it may begin to hold, in order."""
        ...

    @abstractmethod
    def concerns(self, change: Change, view: RelationshipView) -> bool:
        """Tell whether it looks at a cell that changed, in the view in which it holds."""
        ...

    def _aspects(self, view: RelationshipView) -> Iterator[Aspect]:
        wanted = self.aspect.casefold()
        return (a for a in view if not wanted or a.name.casefold() == wanted)

    def _within(self, change: Change) -> bool:
        return not self.aspect or change.aspect.casefold() == self.aspect.casefold()


@attrs.frozen(kw_only=True)
class _Contested(Condition):
    def __call__(self, view: RelationshipView) -> bool:
        return any(a.disputes or a.accounts for a in self._aspects(view))

    def candidates(self, course: Course) -> Sequence[int]:
        steps = course.under(self.aspect)
        joined = steps.joined((*DISPUTES, *ACCOUNTS))
        begun = course.views.turns(LINKS, upto=steps.upto, claim=tuple(joined))
        return _since(begun, steps.of(joined))

    def concerns(self, change: Change, view: RelationshipView) -> bool:
        return change.row in ("accounts", "dispute") and self._within(change)


@attrs.frozen(kw_only=True)
class _Assessed(Condition):
    changed: bool = False

    def __call__(self, view: RelationshipView) -> bool:
        own = (a.assessments for a in self._aspects(view))
        every = chain(() if self.aspect else view.assessments, *own)
        return any(self._counts(judged) for judged in every)

    def candidates(self, course: Course) -> Sequence[int]:
        steps = course.under(self.aspect)
        return steps.assessed

    def concerns(self, change: Change, view: RelationshipView) -> bool:
        after = change.after
        return isinstance(after, Judged) and self._counts(after) and self._within(change)

    def _counts(self, judged: Judged) -> bool:
        return not judged.possibly and bool(judged.earlier or not self.changed)


@attrs.frozen(kw_only=True)
class _Stated(Condition):
    """`members` are the agent's ids, merged selves included, as known when it was asked."""

    members: frozenset[str] = frozenset()
    who: str

    def __call__(self, view: RelationshipView) -> bool:
        return any(map(self._is_theirs, self._shown(view))) or bool(self._parties(view))

    def candidates(self, course: Course) -> Sequence[int]:
        steps = course.under(self.aspect)
        own = steps.family(self.members)
        voices = (steps.voices(n) for n, id in enumerate(steps.ids) if own & steps.family((id,)))
        said = attrs.evolve(steps, agents=own.union(*voices))
        begun = course.views.turns(PLACED, upto=steps.upto, claim=tuple(said.claims))
        return _since(begun, steps.of(said.claims))

    def concerns(self, change: Change, view: RelationshipView) -> bool:
        after = change.after
        theirs = isinstance(after, Statement) and self._is_theirs(after)
        party = change.row == "position" and change.subject in self._parties(view)
        return self._within(change) and (theirs or party)

    def _parties(self, view: RelationshipView) -> set[str]:
        """Give the name of the agent as a party for whom anybody spoke; none where it is none."""
        own = self.members or {self.who}
        parties = (p for a in self._aspects(view) for p in a.parties if p.statements)
        return {party.name for party in parties if not own.isdisjoint(party.known)}

    def _shown(self, view: RelationshipView) -> Iterator[Statement]:
        """Go through all that was surely said, struck since or not (under the aspect)."""
        if not self.aspect:
            return iter(view.statements)
        return chain.from_iterable(aspect.statements for aspect in self._aspects(view))

    def _is_theirs(self, it: Statement) -> bool:
        """Tell whether the agent spoke it, alone or with others."""
        claim, who = it.claim, it.context.who
        if it.row.ascribed or it.possibly:
            return False
        named = [who.meant(m, claim.source) for m in claim.who] if claim else []
        own = self.members or _members(self.who, who)
        return not own.isdisjoint((it.row.agent, *named))


def _members(name: str, who: Who) -> frozenset[str]:
    """List the ids of an agent as of a view; none where nobody is known by that name."""
    return frozenset(who.members(who.find(name))) if who.known(name) else frozenset()


def contested(aspect: str = "") -> Condition:
    """Hold while a dispute or differing accounts stand, under one aspect or under any."""
    return _Contested(aspect=aspect)


def stated(who: str, aspect: str = "") -> Condition:
    """Hold once an agent (name or id) said something, or somebody spoke for it as a party.

    All that is merged into it counts, and what it took back since; what others ascribe to it does
    not.
    """
    return _Stated(aspect=aspect, who=who)


def assessed(aspect: str = "", *, changed: bool = False) -> Condition:
    """Hold while an analyst's assessment stands; with `changed`, one that superseded another."""
    return _Assessed(aspect=aspect, changed=changed)


def find_first(course: Course, predicate: Predicate) -> First | None:
    """Find the first moment at which a predicate holds; None where it never does.

    Raises `PredicateFailed` where the predicate raises, `NotFound` for an unknown party, agent or
    aspect.
    """
    predicate = settled(course, predicate)
    turns = (
        course.steps.turns if not isinstance(predicate, Condition) else predicate.candidates(course)
    )
    for seq in dict.fromkeys((1, *turns)):
        view = course.view(seq)
        if holds(predicate, view, seq):
            return _first(course, predicate, view, seq)
    return None


def settled(course: Course, predicate: Predicate) -> Predicate:
    """Find whom a condition names, as of the course's last moment; raises `NotFound`."""
    if isinstance(predicate, Condition):
        course.under(predicate.aspect)
    if isinstance(predicate, _Stated):
        who = course.now.who
        return attrs.evolve(predicate, members=frozenset(who.members(who.find(predicate.who))))
    return predicate


def _first(course: Course, predicate: Predicate, view: RelationshipView, seq: int) -> First:
    every = course.changes(seq - 1, seq) if seq > 1 else ()
    own: tuple[Change, ...] = ()
    if isinstance(predicate, Condition):
        own = tuple(change for change in every if predicate.concerns(change, view))
    shown = own or every
    seqs = {r.seq for change in shown for r in change.causes} or course.steps.events(seq)
    entries = course.entries(course.steps.with_claims(seqs))
    return First(basis=view.basis, changes=shown, entries=entries, view=view)


def _since(begun: set[int], steps: Steps) -> Sequence[int]:
    """List the turns since anything of the kind was there; none where nothing ever was."""
    return [turn for turn in steps.turns if turn >= min(begun)] if begun else ()
