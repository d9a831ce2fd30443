"""Pins and what became of them, as text and as plain values for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ledger.events import PayloadRedacted
from ledger.replay.pins import Checked, Moved, Pinned
from ledger.show.change import change_lines
from ledger.show.layout import hanging, short
from ledger.show.phrases import counted
from ledger.show.shapes import ChangeShape, EventShape, change_shape, event_shape
from ledger.show.why import recorded_on
from ledger.times import day_text

_NOTE = 280
_NO_REASON = "nothing tells why; `verify` tells whether the ledger is whole"


@attrs.frozen(kw_only=True)
class PinShape:
    """A view that is kept; `published` and `said` are the days up to which it was asked."""

    name: str
    parties: tuple[str, str]
    note: str
    by: str
    pinned: str
    event: int
    seq: int
    published: str | None
    said: str | None
    digest: str
    head: str
    codebook: str
    library: str
    projections: str
    id: str


@attrs.frozen(kw_only=True)
class CheckShape:
    """What became of a pinned view."""

    pin: PinShape
    holds: bool
    same: bool
    differs: tuple[Moved, ...]
    redacted: tuple[EventShape, ...]
    redactions: tuple[EventShape, ...]
    drifted: tuple[ChangeShape, ...]
    counts: tuple[Moved, ...]


def pin_shape(it: Pinned) -> PinShape:
    """Take from a pin what is shown of it."""
    pin = it.pin
    return PinShape(
        name=pin.name,
        parties=it.parties,
        note=pin.note,
        by=pin.by,
        pinned=recorded_on(it.recorded),
        event=it.recorded.seq,
        seq=pin.seq,
        published=_day(pin.published),
        said=_day(pin.said),
        digest=pin.digest,
        head=pin.head,
        codebook=pin.codebook,
        library=pin.library,
        projections=pin.projections,
        id=pin.id,
    )


def check_shape(it: Checked) -> CheckShape:
    """Take from a check what is shown of it."""
    return CheckShape(
        pin=pin_shape(it.pinned),
        holds=it.holds,
        same=it.same,
        differs=it.differs,
        redacted=tuple(map(event_shape, it.redacted)),
        redactions=tuple(map(event_shape, it.redactions)),
        drifted=tuple(map(change_shape, it.drifted)),
        counts=it.counts,
    )


def _day(at: int | None) -> str | None:
    return None if at is None else day_text(at)


def pin_text(it: Pinned) -> str:
    """Print a pin: its name, parties and basis, when and by whom, and the note."""
    note = f": {short(it.pin.note, _NOTE)}" if it.pin.note else ""
    return "\n".join(hanging(f"{pin_line(it)}{note}", 0, 4))


def pin_line(it: Pinned) -> str:
    """Say which view is pinned, as of when, by whom."""
    pin = it.pin
    bounds = [
        f"{name} by {day_text(at)}"
        for name, at in (("published", pin.published), ("said", pin.said))
        if at is not None
    ]
    asked = ", ".join((f"as of event {pin.seq}", *bounds))
    on = recorded_on(it.recorded)
    return f"{pin.name} · {it.parties[0]}–{it.parties[1]} · {asked} · pinned {on} by {pin.by}"


def pins_text(found: Sequence[Pinned]) -> str:
    """Print the pins there are."""
    return "\n".join(map(pin_text, found)) or "No pins."


def check_text(it: Checked) -> str:
    """Print whether a pin holds, or else what drifted and which events did it."""
    return "\n".join([pin_text(it.pinned), *_verdict(it), *_others(it)])


def _verdict(it: Checked) -> Iterator[str]:
    if it.holds:
        yield from hanging("It holds: asked again, it gives the same answer, then and now.", 2, 6)
        return
    if not it.same:
        yield from _not_the_same(it)
    if it.drifted:
        yield f"  It has drifted: {counted(len(it.drifted), 'cell')}."
    for change in it.drifted:
        yield from change_lines(change, 2)


def _not_the_same(it: Checked) -> Iterator[str]:
    """Say why the question of then gives another answer: what was redacted, other versions."""
    why = [*(["events were redacted since"] if it.redacted else ())]
    why += ["versions differ"] if it.differs else []
    reason = " and ".join(why) or _NO_REASON
    told = f"Asked again as of event {it.pinned.pin.seq}, it gives another answer: {reason}."
    yield from hanging(told, 2, 6)
    for gone in it.redacted:
        yield from hanging(f"event {gone.seq} {gone.kind} was redacted", 4, 6)
    for r in it.redactions:
        if isinstance(r.event, PayloadRedacted):
            note = f": {r.event.note}" if r.event.note else ""
            by = f"by event {r.seq} of {recorded_on(r)}, {r.event.by}: {r.event.reason}{note}"
            yield from hanging(by, 4, 6)


def _others(it: Checked) -> Iterator[str]:
    """Tell of versions and counts that are not what they were; these alone do not break a pin."""
    for title, moved in (("Other versions", it.differs), ("Other counts", it.counts)):
        if moved:
            told = "; ".join(f"{m.what} {m.then} → {m.now}" for m in moved)
            yield from hanging(f"{title}: {told}.", 2, 6)
