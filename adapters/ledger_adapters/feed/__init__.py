"""Feeds: RSS 0.9 to 2.0, Atom, JSON Feed and WordPress exports, entry by entry.

Each entry is a document and its prose a passage for a reader; a comment is a claim of who wrote
it. Entries are cut out of the file one by one, so that a broken one harms no other. Nothing is
fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ledger.adapter import Flaw, Item, Match, Probe, SourceFile
from ledger_adapters.feed import jsonfeed
from ledger_adapters.feed.cutting import Cut, cuts
from ledger_adapters.feed.decoding import encoding_of, pieces
from ledger_adapters.feed.entries import Stretches
from ledger_adapters.feed.entry import Entry, Head
from ledger_adapters.feed.heads import LARGEST, head_of
from ledger_adapters.feed.options import Options
from ledger_adapters.feed.sniffing import is_json, sniff
from ledger_adapters.feed.telling import Teller
from ledger_adapters.feed.wrapping import wrapping

__all__ = ["FeedAdapter", "Options", "ledger_adapters"]

_ENTITIES: Final = (
    "the document type defines entities; they are not expanded (they can be made to fill the "
    "memory) and stay as written"
)


class FeedAdapter:
    """Reads a feed entry by entry; a broken entry is a flaw, and the rest go on."""

    name: Final = "feed"
    version: Final = 1
    options: Final[type[Any]] = Options

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know a feed by its outermost element, or by the version a JSON Feed names."""
        return sniff(probe)

    def read(self, file: SourceFile, options: Options, /) -> Iterator[Item]:
        """Read documents, passages and comments; raises `MissingExtra` without extra `feeds`."""
        head = file.head()
        encoding = file.encoding or encoding_of(head)
        if is_json(head.decode(encoding, "replace").lstrip("\ufeff")):
            feed = jsonfeed.head(file)
            found, teller = jsonfeed.entries(file, feed), Teller(feed, options)
        else:
            feed, found = _xml(file, options)
            teller = Teller(feed, options)
        for entry in found:
            if isinstance(entry, Entry):
                yield from teller.items(entry)
            else:
                yield entry


def _xml(file: SourceFile, options: Options) -> tuple[Head, Iterator[Entry | Flaw]]:
    """Read the head of a feed, and get its entries ready to be read."""
    before = _around(file, first=True)
    outer = wrapping(before)
    if "<title" not in before.lower():
        before = _around(file, first=False)
    head = head_of(before, outer)
    reader = Stretches(head=head, personal=options.personal, wrapping=outer)
    return head, _entries(cuts(pieces(file)), reader)


def _around(file: SourceFile, *, first: bool) -> str:
    """Gather what stands before the first entry, or around all of them; at most 1 MiB of it."""
    held: list[str] = []
    size = 0
    for cut in cuts(pieces(file)):
        if cut.kind == "entry" and first:
            break
        if cut.kind == "head" and size < LARGEST:
            held.append(cut.text)
            size += len(cut.text)
    return "".join(held)


def _entries(found: Iterator[Cut], reader: Stretches) -> Iterator[Entry | Flaw]:
    count = 0
    for cut in found:
        if cut.kind == "entry":
            count += 1
            yield from reader.read(cut, f"entry {count}")
        elif cut.kind == "doctype" and "<!ENTITY" in cut.text.upper():
            yield Flaw(at="document type", raw=cut.text[:1000], why=_ENTITIES)
    if not count and not reader.wrapping.tags:
        yield Flaw(at="feed", why="it holds no entries")


def ledger_adapters() -> list[FeedAdapter]:
    """Offer the adapter."""
    return [FeedAdapter()]
