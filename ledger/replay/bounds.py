"""What a user says of a moment, turned into a basis: by recorded, published and said."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

import attrs

from ledger.errors import BadDate, BadMoment
from ledger.store.contract import Store
from ledger.times import When, bound, day_text, when

Asked: TypeAlias = str | date | datetime | When | None
"""A day, a moment with its zone, or EDTF; a day means its end, UTC. None: no bound."""


@attrs.frozen(kw_only=True)
class Bounds:
    """Up to where a question looks: an event number, and two optional moments in seconds.

    `latest` tells that nobody asked for a recorded moment: the ledger as it stands is meant.
    """

    latest: bool = False
    published: int | None = None
    recorded: int | None = None
    said: int | None = None
    seq: int


def bounds(
    store: Store,
    now: int,
    *,
    recorded: Asked | int = None,
    published: Asked = None,
    said: Asked = None,
) -> Bounds:
    """Work out how far a question looks, asked `now` (microseconds since 1970).

    `recorded` may also be an event's number. Raises `BadMoment` for a moment before the ledger
    began, in the future, or not readable as a date.
    """
    head = store.head()
    if isinstance(recorded, int) and not isinstance(recorded, bool):
        seq, at = _numbered(recorded, head.seq), None
    else:
        at = _moment("recorded", recorded)
        seq = head.seq if at is None else _recorded(store, at)
        if at is not None:
            _not_ahead(recorded, at, max(now, head.recorded_at))
    return Bounds(
        latest=recorded is None,
        published=_moment("published", published),
        recorded=at,
        said=_moment("said", said),
        seq=seq,
    )


def _numbered(asked: int, last: int) -> int:
    if not 1 <= asked <= last:
        why = f"the ledger has the events 1 to {last}"
        raise BadMoment(bound="recorded", asked=str(asked), why=why)
    return asked


def _moment(name: str, asked: Asked | int) -> int | None:
    if asked is None:
        return None
    if isinstance(asked, bool):
        why = "true or false is no moment; give a date, or an event's number in recorded="
        raise BadMoment(bound=name, asked=str(asked), why=why)
    if isinstance(asked, int):
        why = "a number can only be an event's, in recorded=; give a date here"
        raise BadMoment(bound=name, asked=str(asked), why=why)
    try:
        return bound(asked)
    except BadDate as error:
        raise BadMoment(bound=name, asked=str(asked), why=f"{error.why}. {error.hint}") from error


def _recorded(store: Store, at: int) -> int:
    """Find the last event of the longest prefix recorded by then."""
    seq = store.seq_at(at * 1_000_000 + 999_999)
    if seq == 0:
        [first] = [r.batch.recorded_at for r in store.pick((1,))]
        began = day_text(first // 1_000_000)
        why = (
            f"this ledger began on {began}; ask published= for what a reader of its sources could "
            "know by then, or said= for what had been said by then"
        )
        raise BadMoment(bound="recorded", asked=day_text(at), why=why)
    return seq


def _not_ahead(asked: Asked | int, at: int, now: int) -> None:
    """Refuse a recorded moment that has not begun: nobody knows what will be recorded."""
    begins = None if isinstance(asked, int) else when(asked)
    if begins is not None and (begins.lo or at) > now // 1_000_000:
        why = "that has not come yet; leave the bound out to see the ledger as it stands"
        raise BadMoment(bound="recorded", asked=day_text(at), why=why)
