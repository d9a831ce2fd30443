"""A replay: a ledger, or one relationship of it, stepped forward and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ledger.errors import BadQuestion
from ledger.events import Recorded
from ledger.replay.changes import Change
from ledger.replay.course import Course, holds
from ledger.replay.first import settled
from ledger.replay.history import Entry, entry
from ledger.replay.moment import Moment
from ledger.views.printing import printed
from ledger.views.relationship import RelationshipView


class Replay:
    """A ledger as it was after one event, and the way from there forward and back.

    Of a relationship it stops at the relationship's own turns alone. `position` counts the stops
    from 0, the ledger's first event; `seq` is the event that it stands after. Going through a
    replay (`for here in replay`) gives one that stands at each stop to come; it stays itself.
    """

    def __init__(
        self,
        look: Callable[[Any], Moment],
        stops: Sequence[int],
        now: Moment,
        course: Course | None = None,
        position: int = 0,
    ) -> None:
        """Stand at one of these stops; `look` gives the moment after an event, or of a date.

        `now` is the last moment, by whose knowledge events are put into words.
        """
        self._look = look
        self._now = now
        self._course = course
        self._moment: Moment | None = None
        self._view: RelationshipView | None = None
        self._position = position
        self.stops = stops

    def __len__(self) -> int:
        """Count the stops."""
        return len(self.stops)

    def __iter__(self) -> Iterator[Replay]:
        """Go through the stops to come, each as a replay of its own that stands there."""
        for position in range(self._position + 1, len(self.stops)):
            yield Replay(self._look, self.stops, self._now, self._course, position)

    def __str__(self) -> str:
        """Print where it stands, what happened in this step and what that changed."""
        return printed(self)

    @property
    def has_parties(self) -> bool:
        """Whether it is of one relationship, and has a view."""
        return self._course is not None

    @property
    def position(self) -> int:
        """At how-manieth stop it stands, from 0."""
        return self._position

    @property
    def seq(self) -> int:
        """The number of the event after which it stands."""
        return self.stops[self._position]

    @property
    def moment(self) -> Moment:
        """The ledger as of here: all that can be asked of a moment."""
        if self._moment is None:
            self._moment = self._look(self.seq)
        return self._moment

    @property
    def recorded(self) -> Recorded:
        """The event after which it stands."""
        return self.moment.evidence.recorded(self.seq)

    @property
    def view(self) -> RelationshipView:
        """The relationship as of here; raises `BadQuestion` in a replay without parties."""
        if self._view is None:
            self._view = self._relationship().view(self.seq)
        return self._view

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What was recorded since the stop before, in words; of a relationship only its own."""
        before = self.stops[self._position - 1] if self._position else 0
        if self._course is None:
            evidence, seqs = self._now.evidence, range(before + 1, self.seq + 1)
            evidence.load(seqs)
            return tuple(entry(evidence, self._now.who, seq) for seq in seqs)
        steps = self._course.steps
        turns = steps.turns[bisect_right(steps.turns, before) : bisect_right(steps.turns, self.seq)]
        found = dict.fromkeys(seq for turn in turns for seq in steps.events(turn))
        return self._course.entries(tuple(found))

    def step(self, n: int = 1) -> Replay:
        """Go `n` stops forward, at most to the last."""
        return self.go_to_step(max(0, min(self._position + n, len(self.stops) - 1)))

    def back(self, n: int = 1) -> Replay:
        """Go `n` stops back, at most to the first."""
        return self.step(-n)

    def go_to_step(self, position: int) -> Replay:
        """Go to a stop by its position, from 0; -1 is the last. Raises `BadQuestion`."""
        count = len(self.stops)
        if not -count <= position < count:
            why = f"the replay has the stops 0 to {count - 1}"
            raise BadQuestion(asked=f"position {position}", why=why)
        self._position = position % count
        self._moment = self._view = None
        return self

    def go_to(self, moment: Any) -> Replay:
        """Go to the state as of an event's number or a date: to the last stop by then.

        Raises `BadMoment` for a moment before the ledger began, in the future, or no date.
        """
        seq = self._look(moment).basis.seq
        return self.go_to_step(max(0, bisect_right(self.stops, seq) - 1))

    def run_until(self, predicate: Callable[[Any], object]) -> bool:
        """Go on to the next stop at which a predicate holds; where none does, to the last.

        Tells whether it holds there. Raises `PredicateFailed`.
        """
        while self._position < len(self.stops) - 1:
            if self.step().holds(predicate):
                return True
        return False

    def holds(self, predicate: Callable[[Any], object]) -> bool:
        """Tell whether a predicate holds here.

        It is asked of the view, or of the moment in a replay without parties. Raises
        `PredicateFailed`.
        """
        if self._course is None:
            return holds(predicate, self.moment, self.seq)
        return holds(settled(self._course, predicate), self.view, self.seq)

    def changes(self, since: int | None = None) -> tuple[Change, ...]:
        """List what changed since another position, the one before where none is given.

        Raises `BadQuestion` in a replay without parties, or for a position that is not there.
        """
        course = self._relationship()
        other = max(self._position - 1, 0) if since is None else since
        before = Replay(self._look, self.stops, self._now, course).go_to_step(other)
        return course.changes(before.seq, self.seq)

    def _relationship(self) -> Course:
        if self._course is None:
            hint = "Give two parties: replay(first, second)."
            raise BadQuestion(asked="a replay", why="it has no parties, and no view", hint=hint)
        return self._course
