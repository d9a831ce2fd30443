"""Measures questions about the past: views and positions as of random moments, and changes.

Two ledgers of the same make, one small and one large. In either a *busy* pair of states has a tenth
of all events, under 5 aspects and 40 claimants: 200 standing positions; a *steady* pair has a
hundred claims spread evenly. Everything is asked as of random moments of the ledger's second half.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.figures import Figure, Section
from benchmarks.sample import ASPECTS, Pair, SeededClock, World
from benchmarks.subject import fold
from benchmarks.timing import Action, Race, exhaust, settled
from ledger.book import Ledger
from ledger.claims import Claim, Coding, Mention, changed
from ledger.events import ClaimCoded, ClaimRecorded, Event
from ledger.views.relationship import RelationshipView

CHUNK: Final = 1000
STEADY: Final = 100
BUSY: Final = 10
"""The busy pair has one claim in so many."""
NARROW: Final = ASPECTS[:5]
DAY: Final = 100
"""How many events apart two near moments are."""


class Shelf:
    """A ledger of a given size, its views caught up."""

    def __init__(self, path: Path, events: int, stack: ExitStack) -> None:
        """Build it."""
        self.world, self.events, self._moments = World(23), events, Random(29)
        self._count = events // 2
        self._seen = 0
        self._busy: list[int] = []
        clock = SeededClock(Random(31), step=50_000)
        self.book = stack.enter_context(Ledger.open(path, by="bench", clock=clock))
        self.book.append(*self.world.agents())
        for first in range(0, self._count, CHUNK):
            self._append(range(first, min(first + CHUNK, self._count)))
        self.book.now()
        self.last = self.book.head().seq

    def _append(self, numbers: range) -> None:
        pairs = [self._pair(n) for n in numbers]
        sources = self.world.sources(len(pairs))
        events: list[Event] = []
        self.book.append(*sources)
        begun = self.book.head().seq + 1
        for claim, pair in zip(self.world.claims(sources, pairs), pairs, strict=True):
            coding = self.world.coding(claim, pair)
            if pair == self.busy:
                claim, coding = self._spread(claim, coding)
                self._busy += [begun + len(events), begun + len(events) + 1]
            events += [ClaimRecorded(claim=claim), ClaimCoded(coding=coding)]
        self.book.append(*events)

    def _pair(self, n: int) -> Pair:
        if n % max(1, self._count // STEADY) == 1:
            return self.steady
        if n % BUSY == 0:
            return self.busy
        return self.world.pairs[2 + self.world.draw.randrange(400)]

    def _spread(self, claim: Claim, coding: Coding) -> tuple[Claim, Coding]:
        """Give a claim of the busy pair its claimant and aspect: every slot in turn."""
        speakers = self.world.speakers(self.busy)
        aspect, speaker = divmod(self._seen, len(speakers))
        self._seen += 1
        mention = Mention(agent=speakers[speaker], text=f"speaker {speaker}")
        last = changed(claim.chain[-1], by=(mention,))
        claim = changed(claim, chain=(*claim.chain[:-1], last))
        return claim, changed(coding, aspect=NARROW[aspect % len(NARROW)])

    @property
    def busy(self) -> Pair:
        """The pair with a tenth of all events."""
        return self.world.pairs[0]

    @property
    def steady(self) -> Pair:
        """The pair with a hundred claims."""
        return self.world.pairs[1]

    def moment(self) -> int:
        """Draw a moment: an event of the ledger's second half."""
        return self._moments.randrange(self.last // 2, self.last)

    def view(self, pair: Pair, at: int | None) -> RelationshipView:
        """Ask for a view afresh."""
        first, second = pair
        return self.book.as_of(recorded=at).relationship(f"State {first}", f"State {second}")

    def subject(self, at: int) -> list[int]:
        """List the numbers of the busy pair's events up to a moment."""
        return [seq for seq in self._busy if seq <= at]

    def changes(self, at: int) -> object:
        """Ask what changed in the busy pair between two near moments."""
        first, second = self.busy
        return self.book.changes(f"State {first}", f"State {second}", recorded=(at - DAY, at))


def positions(view: RelationshipView) -> int:
    """Look at every standing position."""
    parties = sum(p.latest is not None for aspect in view for p in aspect.parties)
    return parties + sum(len(aspect.outside) for aspect in view)


def whole(view: RelationshipView) -> int:
    """Read the whole view: counts, origins and what is unknown too."""
    counts = [(a.claims, a.documents, a.origins, a.newest) for a in view]
    outside = [(o.documents, o.origins) for a in view for o in a.outside]
    said = [p.statements for a in view for p in a.parties]
    rest = view.claims, view.documents, view.judged, view.comments, view.unknown
    return positions(view) + len(counts) + len(outside) + len(said) + len(rest)


def measure(folder: Path, small: int, large: int, rounds: int) -> list[Section]:
    """Compare questions about the past with replaying, and a large ledger with a small one."""
    with ExitStack() as stack:
        few, many = (Shelf(folder / f"{n}.ledger", n, stack) for n in (small, large))
        with settled():
            subject, zero, near = _subject(many, rounds), _zero(many, rounds), Race()
            for _ in range(rounds):
                near.round([{"few": _ask(few), "many": _ask(many)}])
                near.round([{"few changes": _near(few), "many changes": _near(many)}])
    return [
        Section(
            title=f"Ask about the past of {large:,} events",
            findings=(*_seeks(subject), *_recent(zero), *_grown(near, small, large)),
        )
    ]


def _ask(shelf: Shelf) -> Action:
    return partial(lambda at: whole(shelf.view(shelf.steady, at)), shelf.moment())


def _near(shelf: Shelf) -> Action:
    return partial(shelf.changes, shelf.moment())


def _subject(shelf: Shelf, rounds: int) -> Race:
    """Race positions and whole view of the busy pair against replaying its events."""
    race = Race()
    for _ in range(rounds):
        at = shelf.moment()
        seqs = shelf.subject(at)
        race.round(
            [
                {
                    "replay": partial(lambda of: fold(shelf.book.store.pick(of)), seqs),
                    "positions": partial(lambda n: positions(shelf.view(shelf.busy, n)), at),
                    "whole": partial(lambda n: whole(shelf.view(shelf.busy, n)), at),
                }
            ]
        )
        found, view = fold(shelf.book.store.pick(seqs)), shelf.view(shelf.busy, at)
        assert (len(found.latest), found.claims) == (positions(view), view.claims)
    return race


def _zero(shelf: Shelf, rounds: int) -> Race:
    """Race a view of the past against today's, and against only reading all events up to then."""
    race = Race()
    for n in range(rounds):
        at = shelf.moment()
        turn: dict[str, Action] = {
            "then": partial(lambda n: whole(shelf.view(shelf.steady, n)), at),
            "now": lambda: whole(shelf.view(shelf.steady, None)),
        }
        if n < 3:
            turn["zero"] = partial(lambda n: exhaust(shelf.book.store.read(1, n)), at)
        race.round([turn])
    return race


def _seeks(race: Race) -> tuple[Figure, ...]:
    replay, seek, view = (race.median(n) * 1e3 for n in ("replay", "positions", "whole"))
    how = "medians of {} rounds; the replay reads the subject's own events and folds them plainly"
    said = how.format(len(race.seconds["replay"]))
    return (
        Figure(
            what="200 standing positions of one subject, than replaying it",
            value=replay / seek, at_least=50, how=f"{seek:.1f} against {replay:.0f} ms, {said}",
        ),
        Figure(
            what="its whole view, counts and origins too, than replaying it",
            value=replay / view, at_least=5, how=f"{view:.0f} against {replay:.0f} ms, {said}",
        ),
    )  # fmt: skip


def _recent(race: Race) -> tuple[Figure, ...]:
    then, now, zero = (race.median(n) * 1e3 for n in ("then", "now", "zero"))
    return (
        Figure(
            what="a view as of a random moment, of today's",
            value=then / now, at_most=3,
            how=f"{then:.1f} against {now:.1f} ms, {STEADY} claims, nothing kept in between",
        ),
        Figure(
            what="a view as of a random moment, than reading all events up to it",
            value=zero / then, at_least=100,
            how=f"{then:.1f} against {zero:.0f} ms; the reading alone, with nothing made of it",
        ),
    )  # fmt: skip


def _grown(race: Race, small: int, large: int) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            what=f"{what}, of {large:,} events to {small:,}",
            value=race.ratio(f"many{name}", f"few{name}"),
            at_most=3,
            how=f"{race.median(f'many{name}') * 1e3:.1f} against "
            f"{race.median(f'few{name}') * 1e3:.1f} ms",
        )
        for name, what in (
            ("", f"a view of {STEADY} claims, of the past"),
            (" changes", f"changes of the busy pair, {DAY} events apart"),
        )
    )
