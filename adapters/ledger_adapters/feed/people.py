"""Who wrote an entry, as each format of feed says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ledger_adapters.feed.trees import Tree, flat

_NAMED: Final = re.compile(r"\S{1,200}@\S{1,200}\s+\((.{1,200})\)")
_ADDRESSED: Final = re.compile(r"(.{1,200}?)\s*<\S{1,200}@\S{1,200}>")
_LONGEST: Final = 500


def named(person: str) -> str:
    """Name an author: "ann@example.org (Ann)" and "Ann <ann@example.org>" are Ann."""
    person = " ".join(person[:_LONGEST].split())
    found = _NAMED.fullmatch(person) or _ADDRESSED.fullmatch(person)
    return found[1] if found else person


def authors(tree: Tree) -> tuple[str, ...]:
    """List the authors of an entry or a feed, in order and once each.

    RSS names them in author or dc:creator, Atom in author with a name, an address or a page.
    """
    found = list(_all(tree, ("author", "dc:creator")))
    return tuple(dict.fromkeys(found or _all(tree, ("itunes:author", "managingEditor"))))


def _all(tree: Tree, names: tuple[str, ...]) -> Iterator[str]:
    for name, child in tree.children():
        if name in names:
            told = dict(flat("", child))
            inner = ("", ".name", ".email", ".uri", ".url")
            person = next((told[one] for one in inner if told.get(one)), "")
            if person:
                yield named(person)
