"""What a briefing rests on: views kept as its basis, whether they hold, and what is new since."""

from __future__ import annotations

from ledger.clock import new_id
from ledger.errors import BadEvent, BadMoment, BadQuestion, Taken
from ledger.events import ViewPinned
from ledger.inquiry import Pin
from ledger.replay.bounds import Asked
from ledger.replay.brief import Brief
from ledger.replay.changes import changes
from ledger.replay.moment import Moment
from ledger.replay.pins import (
    Checked,
    Pinned,
    bounds_now,
    bounds_then,
    differing,
    find_pin,
    moved_counts,
    pin_of,
    pinned,
    redacted_since,
    redactions_since,
    same_view,
)
from ledger.show.digest import digest
from ledger.verbs.asking import Asking, Pair
from ledger.views.relationship import RelationshipView


class Briefing(Asking):
    """Everything that a briefing is made with, and checked by."""

    def pin(self, name: str, view: RelationshipView, note: str = "") -> str:
        """Keep a view as the basis of a briefing, under a name; gives the pin's id.

        The same answer pinned again under its name is the same pin. Raises `Taken` where the name
        stands for another view, `BadEvent` for a view that this ledger would not give again.
        """
        sum_ = digest(view)
        id = new_id(self._clock)
        pin = pin_of(view, by=self.by, digest=sum_, id=id, name=name, note=note)
        for found in pinned(self.now(), self._views, name):
            if same_view(found.pin, pin):
                return found.pin.id
            why = f"{name!r} stands for another view, as of event {found.pin.seq}"
            raise Taken(kind="ViewPinned", where="$.pin.name", why=why, hint="Choose another name.")
        mine = view.basis.ledger == self.store.ledger_id and not view.basis.without
        if not mine or digest(self._again(pin)) != sum_:
            why = "this ledger does not give that view when it is asked for it again"
            hint = "Pin a view that `relationship` gave, of the same ledger, with nothing left out."
            raise BadEvent(kind="ViewPinned", where="$.pin", why=why, hint=hint)
        self.store.append((ViewPinned(pin=pin),), recorder=self.by)
        return id

    def pins(self) -> tuple[Pinned, ...]:
        """List the views that are kept as the basis of briefings, oldest first."""
        return tuple(pinned(self.now(), self._views))

    def check(self, name: str) -> Checked:
        """Ask a pinned question again, of then and of now: does it hold, or what drifted?

        Raises `NotFound` with the nearest names.
        """
        found = find_pin(self.now(), self._views, name)
        then, sum_ = self._again(found.pin), found.pin.digest
        last = self._within(bounds_now(found.pin, self.store.head().seq))
        now = last.relationship(*found.pin.parties, reviewed=found.pin.reviewed)
        same = digest(then) == sum_
        erasing = () if same else redactions_since(self.store, found)
        gone = () if same else redacted_since(self.store, found, then, erasing)
        return Checked(
            counts=moved_counts(then, now),
            differs=differing(found.pin, then),
            drifted=changes(then, now, self._views, last.evidence),
            now=now,
            pinned=found,
            redacted=tuple(map(last.evidence.recorded, gone)),
            redactions=erasing,
            same=same,
            then=then,
        )

    def brief(
        self,
        first: str,
        second: str,
        *,
        since: str | None = None,
        recorded: tuple[Asked | int, Asked | int] = (None, None),
        published: Pair = (None, None),
        said: Pair = (None, None),
    ) -> Brief:
        """Tell what is new in a relationship, what changed and how it stands, with its sentences.

        It counts from a pin (`since`, its name) or from the first moments of the pairs, as
        `changes` does, up to the second ones. Raises `BadQuestion` where neither is given,
        `NotFound`, `BadMoment`.
        """
        if since is None and (recorded[0], published[0], said[0]) == (None, None, None):
            hint = "Name a pin (since=), or say from when: published=('2023-12-31', None)."
            raise BadQuestion(asked="brief", why="nothing says since when", hint=hint)
        after = self.as_of(recorded=recorded[1], published=published[1], said=said[1])
        found = find_pin(self.now(), self._views, since) if since is not None else None
        reviewed = found is not None and found.pin.reviewed
        view = after.relationship(first, second, reviewed=reviewed)
        if found is None:
            start = self.as_of(recorded=recorded[0], published=published[0], said=said[0])
            before = start.between(after, first, second)
        else:
            _from_there(found, view, after, recorded[0], published[0], said[0])
            turned = after.who.root(found.pin.parties[0]) != view.ids[0]
            before = self._again(found.pin, turned)
        moved = changes(before, view, self._views, after.evidence)
        return Brief(after=view, before=before, changes=moved, since=found)

    def _again(self, pin: Pin, turned: bool = False) -> RelationshipView:
        """Ask the question of a pin again, of the same events and by the same bounds."""
        first, second = reversed(pin.parties) if turned else pin.parties
        then = self._within(bounds_then(pin))
        return then.relationship(first, second, reviewed=pin.reviewed)


def _from_there(found: Pinned, view: RelationshipView, after: Moment, *starts: Asked | int) -> None:
    """Refuse a pin of another relationship, and a second moment to count from."""
    name, why = found.pin.name, ""
    if any(start is not None for start in starts):
        why = "a pin says from when; give the ends of the bounds only, as in (None, '2024')"
    elif {after.who.root(party) for party in found.pin.parties} != set(view.ids):
        why = "that pin is of {}–{}; `pins()` lists the others".format(*found.parties)
    if why:
        raise BadMoment(bound="since", asked=name, why=why)
