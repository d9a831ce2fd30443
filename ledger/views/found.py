"""What a view of a pair is made of: plain rows found by seeks, and the few looked up in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import TypeAlias

import attrs

from ledger.projections.judgements import RetractionRow
from ledger.projections.relationship import PlacedRow
from ledger.views.placed import Counted, Placed, Slot, counted
from ledger.views.tally import Speaker, Tally, whole
from ledger.views.who import Who


@attrs.frozen(kw_only=True)
class Selected:
    """A row that belongs to a view: surely or possibly by then, standing or retracted."""

    possibly: bool
    retracted: RetractionRow | None
    row: PlacedRow


Keep: TypeAlias = Callable[[PlacedRow], bool]
_PAST = -(2**62)


def rank(it: Selected) -> tuple[bool, int, int, int, int, int]:
    """Order statements from early to late; one whose time nothing tells comes before all."""
    row = it.row
    return (
        row.dated or row.pub_lo is not None,
        row.till,
        row.said_lo if row.said_lo is not None else _PAST,
        row.pub_hi if row.pub_hi is not None else -_PAST,
        row.seq,
        row.coded,
    )


def latest(found: Iterable[Selected]) -> list[Selected]:
    """List the statements that none is surely later than, the latest first."""
    every = list(found)
    newest = max((s.row.said_lo for s in every if s.row.said_lo is not None), default=_PAST)
    return sorted((s for s in every if s.row.till >= newest), key=rank, reverse=True)


class Found:
    """The statements of a pair as of a basis.

    `placed` gives the plain ones where they all stand under one pair of agents; `special` are those
    of which there was more to look up: all of them, where there is no `placed`.
    """

    def __init__(self, placed: Placed | None, special: list[Selected], who: Who) -> None:
        """Look at what `select` and the seeks find."""
        self._placed = placed
        self._who = who
        self.special = special
        self._at_once: dict[str, dict[str, list[PlacedRow]]] = {}

    @cached_property
    def slots(self) -> list[Slot]:
        """Every slot that ever held a statement."""
        own = set(self._special_of)
        if self._placed:
            own.update(self._placed.slots())
        return sorted(own, key=lambda s: (s.aspect, s.ascribed, s.agent))

    @cached_property
    def aspects(self) -> set[str]:
        """The aspects under which anything was said, surely or possibly, by then."""
        found = {s.row.aspect for s in self.special}
        if self._placed:
            found |= {row.aspect for row in self._placed.possibly()}
            for slot in self.slots:
                if slot.aspect not in found and next(self._placed.walk(slot), None):
                    found.add(slot.aspect)
        return found

    def speakers(self, aspect: str) -> list[str]:
        """List who ever spoke under an aspect ("" stands for all whom nobody knows)."""
        return [s.agent for s in self.slots if s.aspect == aspect and not s.ascribed]

    def look_for_all(self, aspect: str) -> None:
        """Find what `top` will be asked of every speaker of an aspect, in one statement."""
        if self._placed and aspect not in self._at_once:
            self._at_once[aspect] = self._placed.every_latest(aspect)

    def top(self, aspect: str, agents: Collection[str], keep: Keep | None) -> list[Selected]:
        """List the standing statements of these speakers that none is surely later than.

        Without `keep` all of them count.
        """
        found = list(self._looked_up(aspect, agents, keep or _any))
        newest = max((s.row.said_lo for s in found if s.row.said_lo is not None), default=_PAST)
        for agent in agents:
            own = _plain(self._late(aspect, agent, newest, keep))
            newest = max([newest, *(s.row.said_lo for s in own if s.row.said_lo is not None)])
            found += own
        return latest(found) if len(found) > 1 else found

    def _late(self, aspect: str, agent: str, newest: int, keep: Keep | None) -> Iterator[PlacedRow]:
        if keep is None and aspect in self._at_once:
            yield from self._at_once[aspect].get(agent, ())
            return
        if keep is None and self._placed:
            yield from self._placed.latest(Slot(aspect, False, agent), newest)
            return
        for row in self._walk(aspect, agent):
            if row.till < newest:
                return
            if keep is None or keep(row):
                newest = max(newest, _PAST if row.said_lo is None else row.said_lo)
                yield row

    def standing(self, aspect: str, agents: Collection[str], keep: Keep) -> list[Selected]:
        """List all standing statements of these speakers, the latest first."""
        rows = [row for agent in agents for row in self._walk(aspect, agent) if keep(row)]
        found = [*_plain(rows), *self._looked_up(aspect, agents, keep)]
        return sorted(found, key=rank, reverse=True)

    def _walk(self, aspect: str, agent: str) -> Iterator[PlacedRow]:
        return self._placed.walk(Slot(aspect, False, agent)) if self._placed else iter(())

    def _looked_up(self, aspect: str, agents: Collection[str], keep: Keep) -> Iterator[Selected]:
        own = (s for s in self._spoken(aspect, agents) if keep(s.row))
        return (s for s in own if s.retracted is None and not s.possibly)

    def _spoken(self, aspect: str, agents: Collection[str]) -> Iterator[Selected]:
        """Go through what these speakers said, of which there was more to look up."""
        for agent in agents:
            yield from self._special_of.get(Slot(aspect, False, agent), ())

    @cached_property
    def _special_of(self) -> dict[Slot, list[Selected]]:
        found: dict[Slot, list[Selected]] = defaultdict(list)
        for it in self.special:
            found[_slot(it.row)].append(it)
        return found

    def struck(self, aspect: str, keep: Keep) -> list[Selected]:
        """List the spoken statements that were taken back."""
        here = (s for s in self.special if s.row.aspect == aspect and s.retracted)
        return [s for s in here if not s.row.ascribed and keep(s.row)]

    def ascribed(self, aspect: str) -> list[Selected]:
        """List what was surely ascribed, in the order it was recorded."""
        plain = _plain(self._placed.ascribed(aspect)) if self._placed else []
        here = [s for s in self.special if s.row.aspect == aspect and not s.possibly]
        return _recorded([*plain, *(s for s in here if s.row.ascribed)])

    def surely(self, aspect: str | None = None) -> list[Selected]:
        """List all that was surely said (under an aspect), in the order it was recorded."""
        plain: list[Selected] = []
        if self._placed:
            rows = self._placed.surely() if aspect is None else self._placed.under(aspect)
            plain = _plain(rows)
        here = (s for s in self.special if aspect is None or s.row.aspect == aspect)
        return _recorded([*plain, *(s for s in here if not s.possibly)])

    def among(self, claims: Collection[str]) -> list[Selected]:
        """List what was surely said in these claims, in the order it was recorded."""
        plain = _plain(self._placed.among(claims)) if self._placed else []
        here = (s for s in self.special if s.row.claim in claims and not s.possibly)
        return _recorded([*plain, *here])

    @cached_property
    def possibly(self) -> list[Selected]:
        """What was possibly said by then, in the order it was recorded."""
        plain = _plain(self._placed.possibly(), possibly=True) if self._placed else []
        return _recorded([*plain, *(s for s in self.special if s.possibly)])

    @cached_property
    def counted(self) -> list[Counted]:
        """What is counted of the plain statements, slot by slot."""
        return list(self._placed.counted()) if self._placed else []

    @cached_property
    def _tallies(self) -> dict[str, Tally]:
        found: dict[str, Tally] = defaultdict(Tally)
        for it in self.counted:
            tally = found[it.slot.aspect]
            tally.claims += it.claims
            tally.judged += it.judged
            tally.unreviewed += it.unreviewed
            for speaker, own in self._spoken_by(it):
                tally.add(own, speaker)
        for special in self.special:
            if not special.possibly:
                row = special.row
                tally = found[row.aspect]
                tally.add(counted([row]), self.speaker(row))
                tally.named.add(row.claim)
                if row.judged:
                    tally.judged_named.add(row.claim)
                if row.unreviewed:
                    tally.unreviewed_named.add(row.claim)
        return found

    def tally(self, aspect: str | None = None) -> Tally:
        """Count what was said, under an aspect or altogether."""
        if aspect is not None:
            return self._tallies.get(aspect) or Tally()
        return whole(self._tallies.values())

    def speaker(self, row: PlacedRow) -> str:
        """Tell one speaker from another: the agent, or what the source calls whom nobody knows."""
        return self._who.root(row.agent) if row.agent else f"{row.source} {row.text}"

    def _spoken_by(self, it: Counted) -> Iterator[tuple[str, Counted]]:
        if it.slot.agent or not self._placed:
            yield self._who.root(it.slot.agent), it
            return
        unnamed: dict[str, list[PlacedRow]] = defaultdict(list)
        for row in self._placed.walk(it.slot):
            unnamed[self.speaker(row)].append(row)
        yield from ((key, counted(rows)) for key, rows in unnamed.items())

    def occasions(self, aspect: str, agents: Collection[str], keep: Keep | None) -> Speaker:
        """Count the occasions of standing statements of one speaker; all of them without `keep`."""
        found = Speaker()
        if keep is None:
            for it in self.counted:
                if it.slot.aspect == aspect and it.slot.agent in agents and not it.slot.ascribed:
                    found.add(it)
            rows = [s.row for s in self._looked_up(aspect, agents, _any)]
        else:
            rows = [s.row for s in self.standing(aspect, agents, keep)]
        if rows:
            found.add(counted(rows))
        return found

    def claims_of(self, aspect: str, agents: Collection[str], keep: Keep | None) -> int:
        """Count the claims these speakers surely made, taken back or not."""
        special = {
            s.row.claim
            for s in self._spoken(aspect, agents)
            if not s.possibly and (keep is None or keep(s.row))
        }
        if keep is None:
            spoken = (it for it in self.counted if not it.slot.ascribed)
            own = [it for it in spoken if it.slot.aspect == aspect and it.slot.agent in agents]
            return len(special) + sum(it.claims for it in own)
        rows = (row for agent in agents for row in self._walk(aspect, agent) if keep(row))
        return len(special) + sum(1 for _ in rows)


def _slot(row: PlacedRow) -> Slot:
    return Slot(row.aspect, bool(row.ascribed), row.agent)


def _plain(rows: Iterable[PlacedRow], possibly: bool = False) -> list[Selected]:
    return [Selected(possibly=possibly, retracted=None, row=row) for row in rows]


def _recorded(found: list[Selected]) -> list[Selected]:
    return sorted(found, key=lambda s: (s.row.seq, s.row.coded, s.row.at, s.row.text, s.row.agent))


def _any(row: PlacedRow) -> bool:
    return True
