"""Views kept as the basis of a briefing, and whether they hold still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from ledger.errors import NotFound
from ledger.events import PayloadRedacted, Recorded, ViewPinned
from ledger.inquiry import Pin
from ledger.projections.pins import PINS, PinRow
from ledger.replay.bounds import Bounds
from ledger.replay.causes import own
from ledger.replay.changes import Change
from ledger.replay.moment import Moment
from ledger.replay.slots import slots
from ledger.store.contract import Store
from ledger.views.printing import printed
from ledger.views.relationship import Aspect, RelationshipView
from ledger.views.rows.engine import Views


@attrs.frozen(kw_only=True)
class Pinned:
    """A view that is kept under a name: the pin, its event, and what its parties are called now."""

    parties: tuple[str, str]
    pin: Pin
    recorded: Recorded

    def __str__(self) -> str:
        """Print it in one line."""
        return printed(self)


@attrs.frozen(kw_only=True)
class Moved:
    """A count, or a version, that is not what it was: `then` and `now`, as they are printed."""

    now: str
    then: str
    what: str


@attrs.frozen(kw_only=True)
class Checked:
    """What became of a pinned view.

    `then` is the pinned question asked again, of the same events and by the same bounds; `same`
    tells whether that still gives the same answer. `differs` lists versions (and the head) that
    are not those of the pin; where the answer is not the same, `redacted` are the events erased
    since then, and `redactions` those that say why. `now` is the same question to all that the
    ledger holds; `drifted` lists the cells that differ between the two, each with its causing
    events, and `counts` what else moved.
    """

    counts: tuple[Moved, ...]
    differs: tuple[Moved, ...]
    drifted: tuple[Change, ...]
    now: RelationshipView
    pinned: Pinned
    redacted: tuple[Recorded, ...]
    redactions: tuple[Recorded, ...]
    same: bool
    then: RelationshipView

    @property
    def holds(self) -> bool:
        """Whether the pinned answer is the same still, and no cell of it has drifted."""
        return self.same and not self.drifted

    def __str__(self) -> str:
        """Print whether it holds, or else what drifted and which events did it."""
        return printed(self)


def pin_of(view: RelationshipView, *, by: str, digest: str, id: str, name: str, note: str) -> Pin:
    """Make the pin of a view: what was asked, and what the answer summed up to."""
    basis = view.basis
    return Pin(
        by=by,
        codebook=basis.codebook,
        digest=digest,
        head=basis.head,
        id=id,
        library=basis.library,
        name=name,
        note=note,
        parties=view.ids,
        projections=basis.projections,
        published=basis.published,
        recorded=basis.recorded,
        reviewed=basis.reviewed,
        said=basis.said,
        seq=basis.seq,
    )


def same_view(one: Pin, other: Pin) -> bool:
    """Tell whether two pins keep the same answer to the same question."""
    asked = ("parties", "published", "reviewed", "said", "digest")
    return all(getattr(one, field) == getattr(other, field) for field in asked)


def bounds_then(pin: Pin) -> Bounds:
    """Give the bounds within which the pinned question was asked."""
    return Bounds(published=pin.published, recorded=pin.recorded, said=pin.said, seq=pin.seq)


def bounds_now(pin: Pin, last: int) -> Bounds:
    """Give the bounds of the same question to all that the ledger holds, up to event `last`."""
    return Bounds(latest=True, published=pin.published, said=pin.said, seq=last)


def pinned(now: Moment, views: Views, name: str = "") -> Iterator[Pinned]:
    """List the pins there are, oldest first; only those of a name, where one is given."""
    where = {"name": name} if name else {}
    rows: list[PinRow] = views.rows(PINS, at=now.basis.seq, **where)
    now.evidence.load([row.seq for row in rows])
    for row in sorted(rows, key=lambda row: row.seq):
        recorded = now.evidence.recorded(row.seq)
        if isinstance(recorded.event, ViewPinned):
            parties = now.who.name(row.a), now.who.name(row.b)
            yield Pinned(parties=parties, pin=recorded.event.pin, recorded=recorded)


def find_pin(now: Moment, views: Views, name: str) -> Pinned:
    """Find a pin by its name; raises `NotFound` with the nearest names."""
    for found in pinned(now, views, name):
        return found
    known = tuple(found.pin.name for found in pinned(now, views))
    raise NotFound(what="pin", asked=name, known=known, hint="`pins()` lists them.")


def differing(pin: Pin, view: RelationshipView) -> tuple[Moved, ...]:
    """List the versions, and the head, that a view has otherwise than the pin."""
    kept = ("codebook", "head", "library", "projections")
    pairs = ((what, getattr(pin, what), getattr(view.basis, what)) for what in kept)
    return tuple(_apart(what, was, now) for what, was, now in pairs if was != now)


def _apart(what: str, was: str, now: str) -> Moved:
    """Say what two lists of versions do not share, or two single ones whole."""
    if what != "projections":
        return Moved(what=what, then=was, now=now)
    old, new = was.split(), now.split()
    gone = " ".join(it for it in old if it not in new)
    come = " ".join(it for it in new if it not in old)
    return Moved(what=what, then=gone or "none", now=come or "none")


def moved_counts(then: RelationshipView, now: RelationshipView) -> tuple[Moved, ...]:
    """List the counts of a view that are not what they were."""
    old, new = _counts(then), _counts(now)
    return tuple(
        Moved(what=what, then=str(old.get(what, 0)), now=str(new.get(what, 0)))
        for what in dict.fromkeys((*old, *new))
        if old.get(what, 0) != new.get(what, 0)
    )


def _counts(view: RelationshipView) -> dict[str, int]:
    found = {
        "documents": view.documents,
        "claims": view.claims,
        "claims judged by a person": view.judged,
        "claims unreviewed": view.unreviewed,
        "comments set apart": view.comments,
        "claims possibly by then": len(view.possibly),
        "unknown": len(view.unknown),
    }
    for aspect in view.aspects:
        found |= {f"{aspect.name}: {what}": count for what, count in _of(aspect).items()}
    return found


def _of(aspect: Aspect) -> dict[str, int]:
    also = sum(len(party.also) for party in aspect.parties)
    also += sum(len(other.also) for other in aspect.outside)
    struck = len(aspect.struck) + sum(len(party.struck) for party in aspect.parties)
    return {"claims": aspect.claims, "statements whose order is unknown": also, "struck": struck}


def redactions_since(store: Store, found: Pinned) -> tuple[Recorded, ...]:
    """List the redactions since a view was pinned that erased events it may rest on."""
    later = [seq for seq in store.marks("PayloadRedacted") if seq > found.recorded.seq]
    return tuple(r for r in store.pick(later) if _erased(r, found.pin.seq))


def redacted_since(
    store: Store, found: Pinned, then: RelationshipView, redactions: Iterable[Recorded]
) -> list[int]:
    """List the events under a pinned view that were erased since it was pinned.

    Those that the view itself shows, where there are any; else all that it may have rested on.
    """
    before = [seq for seq in store.marks("PayloadRedacted") if seq <= found.recorded.seq]
    known = {seq for r in store.pick(before) for seq in _erased(r, found.pin.seq)}
    shown = _shown(then) - known
    gone = {seq for r in redactions for seq in _erased(r, found.pin.seq)}
    gone |= {r.seq for r in store.pick(sorted(shown)) if r.event is None}
    if not gone:  # erased without a word, and nothing is left of it in the view
        gone = {raw.seq for raw in store.raw(1, found.pin.seq) if raw.body is None} - known
    return sorted(gone & shown or gone)


def _erased(recorded: Recorded, last: int) -> set[int]:
    """List the events up to a last one that a redaction erased."""
    event = recorded.event
    holes = event.holes if isinstance(event, PayloadRedacted) else ()
    return {hole.seq for hole in holes if hole.seq <= last}


def _shown(view: RelationshipView) -> set[int]:
    """List the events that brought what a view shows."""
    found = {seq for shown in slots(view).values() for seq in own(shown.cell)}
    for it in (*view.statements, *view.possibly):
        found |= {it.row.seq, it.row.coded}
    return found
