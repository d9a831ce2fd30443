"""What a feed says: its head, its entries and the comments under them, whatever its format."""

from __future__ import annotations

import attrs

from ledger.times import When


@attrs.frozen(kw_only=True)
class Parent:
    """What an entry answers (RFC 4685, section 3): its id, and where it is."""

    href: str = ""
    ref: str = ""


@attrs.frozen(kw_only=True)
class Head:
    """What a feed says of itself.

    `logins` are the authors of a WordPress export, by login; `parent` is what all entries answer.
    """

    authors: tuple[str, ...] = ()
    extras: dict[str, str] = attrs.field(factory=dict)
    language: str = ""
    link: str = ""
    logins: dict[str, str] = attrs.field(factory=dict)
    parent: Parent | None = None
    title: str = ""


@attrs.frozen(kw_only=True)
class Comment:
    """One comment kept beside its entry; `parent` is the key of the comment it answers."""

    author: str = ""
    extras: dict[str, str] = attrs.field(factory=dict)
    key: str
    parent: str = ""
    said: When | None = None
    text: str


@attrs.frozen(kw_only=True)
class Entry:
    """One entry of a feed.

    `outlet` is who published it first where the feed republishes it (atom:source, RSS source);
    None where the feed itself is its outlet. `text` is plain text.
    """

    at: str
    authors: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    extras: dict[str, str] = attrs.field(factory=dict)
    id: str = ""
    language: str = ""
    link: str = ""
    outlet: str | None = None
    parent: Parent | None = None
    published: When | None = None
    status: str = ""
    text: str = ""
    title: str = ""
    updated: When | None = None
