"""What a feed says of itself: read once, from what stands around its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ledger_adapters.feed.entry import Head
from ledger_adapters.feed.metadata import KNOWN, is_known, metadata
from ledger_adapters.feed.people import authors
from ledger_adapters.feed.trees import BadXml, Tree, flat, legal, parent_of, parse
from ledger_adapters.feed.wrapping import Wrapping

LARGEST: Final = 1024 * 1024
_TERMS: Final = re.compile(
    r"<wp:(category|tag|term)>(?:[^<]|<(?!/wp:(?:category|tag|term)>))*+</wp:(?:category|tag|term)>"
)
_LEFT_OUT: Final = frozenset({"items", "textInput", "textinput", "wp:author"})


def head_of(text: str, wrapping: Wrapping) -> Head:
    """Read a feed's head; one that is not well-formed says as much as its first lines do."""
    inner = _TERMS.sub("", legal(text))
    for tag in wrapping.tags:
        inner = inner.partition(tag)[2]
    for name in wrapping.names:
        inner = re.sub(rf"</{re.escape(name)}\s{{0,9}}>", "", inner[:LARGEST])
    tree = _tree(inner, wrapping)
    return _made(tree) if tree else Head()


def _tree(inner: str, wrapping: Wrapping) -> Tree | None:
    """Parse the head as if it were an entry; where that fails, line by line less of it."""
    lines = inner.splitlines()
    for kept in (len(lines), len(lines) * 3 // 4, len(lines) // 2, len(lines) // 4, 1):
        try:
            return parse(wrapping.around(f"<item>{chr(10).join(lines[:kept])}</item>"))
        except BadXml:
            continue
    return None


def _made(tree: Tree) -> Head:
    channel = tree.first("channel")  # RSS 1.0 keeps its head in an element beside the items
    if channel is not None:
        tree = Tree(channel, tree.base, tree.language)
    said = metadata(tree)
    return Head(
        authors=authors(tree),
        extras=dict(_extras(tree)),
        language=tree.words("language") or said.language or tree.language,
        link=said.link,
        logins=dict(_logins(tree)),
        parent=parent_of(tree),
        title=said.title,
    )


def _extras(tree: Tree) -> Iterator[tuple[str, str]]:
    for name, child in tree.children():
        if name not in _LEFT_OUT and not (name in KNOWN and is_known(name, child)):
            yield from flat(name, child)


def _logins(tree: Tree) -> Iterator[tuple[str, str]]:
    """List the display names of a WordPress export's authors by their logins."""
    for name, child in tree.children():
        if name == "wp:author":
            told = dict(flat("", child))
            login = told.get(".wp:author_login", "")
            if login:
                yield login, told.get(".wp:author_display_name") or login
