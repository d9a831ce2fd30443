"""The rows a page is made of: all that a view is built from, at one state of the ledger."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

import attrs
from attrs import AttrsInstance

T = TypeVar("T", bound=AttrsInstance)


def like(kind: type[T], row: AttrsInstance, **told: Any) -> T:
    """Make a page's row of a row of the views: its fields of the same names, and what is told."""
    return kind(**{name: getattr(row, name) for name in _names(kind) if name not in told}, **told)


@cache
def _names(kind: type[AttrsInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(kind))


@attrs.frozen(kw_only=True)
class Row:
    """One claimant's statement as placed by one coding, with all names as they were then.

    `sides` is 1 where the claimant speaks for the first party, 2 for the second, 3 for both;
    `key` tells claimants apart; `missing` is 1 where the outlet of the document is unknown, 2
    where its date is; `taken` are the retractions that can strike it, in their order;
    `until` is the second by which its reporter published a correction.
    """

    ascribed: bool
    aspect: str
    bearing: str
    claim: str
    coded: int
    coder: str
    conflict: bool
    dated: bool
    hops: int
    judged: bool
    key: str
    missing: int
    named: str
    pub_hi: int | None
    pub_lo: int | None
    said_hi: int | None
    said_lo: int | None
    seq: int
    sides: int
    source: str
    source_name: str
    taken: tuple[str, ...]
    unreviewed: bool
    until: int | None
    via: tuple[str, ...]
    who: str


@attrs.frozen(kw_only=True)
class Comment:
    """A reader's comment in a document."""

    claim: str
    pub_hi: int | None
    pub_lo: int | None
    said_hi: int | None
    said_lo: int | None
    source: str


@attrs.frozen(kw_only=True)
class Retracted:
    """A retraction: its bounds, and what is told of it."""

    id: str
    pub_hi: int | None
    pub_lo: int | None
    said_hi: int | None
    said_lo: int | None
    says: str
    seq: int


@attrs.frozen(kw_only=True)
class Linked:
    """Two claims set against one another."""

    by: str
    claim: str
    other: str
    relation: str
    seq: int
    why: str


@attrs.frozen(kw_only=True)
class Assessed:
    """An assessment."""

    aspect: str
    assessor: str
    id: str
    made_hi: int | None
    made_lo: int | None
    seq: int
    supersedes: str


@attrs.frozen(kw_only=True)
class Version:
    """One version of a claim: what it says and how, when, and the sentence it stands in."""

    act: str = ""
    after: str = ""
    before: str = ""
    content: str
    date: str = ""
    exact: str = ""
    first: str = ""
    occurred: str = ""
    occurrence: str = ""
    seq: int


@attrs.frozen(kw_only=True)
class Opinion:
    """What an assessment says."""

    confidence: str = ""
    id: str
    likelihood: str = ""
    made: str = ""
    reason: str = ""
    rests: tuple[str, ...] = ()
    statement: str


@attrs.frozen(kw_only=True)
class Happened:
    """An event: its number, its kind, when it was recorded (seconds since 1970) and by whom."""

    at: int
    kind: str
    recorder: str
    seq: int
