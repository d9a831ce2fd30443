"""From a stretch of a feed's XML to an entry, well-formed or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from ledger.adapter import Flaw
from ledger.markup import unescaped
from ledger.times import When
from ledger_adapters.feed import wordpress
from ledger_adapters.feed.cutting import TOO_LARGE, Cut
from ledger_adapters.feed.dates import read_date, until
from ledger_adapters.feed.decoding import REPLACED
from ledger_adapters.feed.entry import Entry, Head
from ledger_adapters.feed.metadata import Metadata, is_known, loose, metadata
from ledger_adapters.feed.people import authors
from ledger_adapters.feed.trees import BadXml, Tree, body, flat, from_html, legal, parent_of, parse
from ledger_adapters.feed.wrapping import Wrapping

LARGEST_LOOSE: Final = 64 * 1024
_RAW: Final = 1000
_SHORTEST: Final = 20
_PROSE: Final = re.compile(
    r"<(content:encoded|content|description|summary)(?=[\s>])[^>]{0,2000}>(?:<!\[CDATA\[)?",
    re.IGNORECASE,
)
_MAPPED: Final = frozenset({"content", "thr:in-reply-to", "wp:comment", "wp:postmeta"})


@attrs.frozen(kw_only=True)
class Stretches:
    """Reads the entries of one feed, each by itself."""

    head: Head
    personal: bool
    wrapping: Wrapping

    def read(self, cut: Cut, at: str) -> Iterator[Entry | Flaw]:
        """Read one entry; a flaw says what is wrong with it, and it is read as far as it can be."""
        if cut.why == TOO_LARGE:
            yield Flaw(at=at, raw=cut.text[:_RAW], why=cut.why)
            return
        if REPLACED in cut.text:
            why = "some of its bytes are no text in the feed's encoding; they read as \ufffd"
            yield Flaw(at=at, raw=cut.text[:_RAW], why=why)
        if len(cut.text) < _SHORTEST:
            yield Flaw(at=at, raw=cut.text, why=cut.why or "it says nothing")
            return
        try:
            if cut.why:
                raise BadXml(cut.why)
            yield self._well_formed(parse(self.wrapping.around(cut.text)), at)
        except BadXml as fault:
            yield from self._loose(cut, at, str(fault))

    def _well_formed(self, tree: Tree, at: str) -> Entry:
        said = metadata(tree)
        text, found_in = body(tree)
        told = wordpress.comments(tree, personal=self.personal)
        extras = {**said.extras, **_joined(_extras(tree, found_in))}
        if told[1]:
            extras["wp:comments_not_approved"] = str(told[1])
        entry = _entry(said, at, text, extras)
        gmt = wordpress.published(tree)
        return attrs.evolve(
            entry,
            authors=tuple(self.head.logins.get(name, name) for name in authors(tree)),
            comments=told[0],
            id=tree.words("guid") or tree.words("id") or entry.id,
            language=said.language or tree.language or self.head.language,
            parent=parent_of(tree),
            published=gmt or _published(tree, said),
            status=wordpress.status(tree) if wordpress.is_export(tree) else "",
        )

    def _loose(self, cut: Cut, at: str, why: str) -> Iterator[Entry | Flaw]:
        rest, html = _without_prose(cut.text)
        if len(rest) > LARGEST_LOOSE:
            told = f"{why}; it is too large to be read loosely and was left out"
            yield Flaw(at=at, raw=cut.text[:_RAW], why=told)
            return
        told = f"{why}; it was read loosely: compare it with the feed"
        yield Flaw(at=at, raw=cut.text[:_RAW], why=told)
        said, found = loose(self.wrapping.around(rest))
        text = legal(from_html(html or found))
        if said.id or said.link or said.title or text:
            entry = _entry(said, at, text, said.extras)
            yield attrs.evolve(entry, language=entry.language or self.head.language)


def _entry(said: Metadata, at: str, text: str, extras: dict[str, str]) -> Entry:
    return Entry(
        at=at,
        authors=said.authors,
        extras={name: value for name, value in extras.items() if value},
        id=said.id,
        language=said.language,
        link=said.link,
        outlet=said.outlet,
        published=said.published or until(said.updated),
        text=text,
        title=said.title,
        updated=said.updated,
    )


def _published(tree: Tree, said: Metadata) -> When | None:
    """Take dc:date for the date of publication where RSS gives no other."""
    if said.published:
        return said.published
    words = tree.words("dc:date") or tree.words("dcterms:issued")
    return read_date(words) if words else until(said.updated)


def _extras(tree: Tree, found_in: str) -> Iterator[tuple[str, str]]:
    """List what an entry says that neither its document nor feedparser has a word for."""
    for name, child in tree.children():
        if name in _MAPPED or name == found_in or is_known(name, child):
            continue
        if name in ("description", "summary", "content:encoded", "excerpt:encoded"):
            yield name, from_html(child.text or "")
        else:
            yield from flat(name, child)
    reply = tree.first("thr:in-reply-to")
    if reply is not None:
        yield from flat("thr:in-reply-to", reply)
    yield from wordpress.meta(tree)


def _joined(said: Iterator[tuple[str, str]]) -> dict[str, str]:
    made: dict[str, str] = {}
    for name, value in said:
        if value and value not in made.get(name, "").split("; "):
            made[name] = f"{made[name]}; {value}" if name in made else value
    return made


def _without_prose(text: str) -> tuple[str, str]:
    """Cut the prose out of an entry that is not well-formed, by its tags alone."""
    kept, found, at = [], "", 0
    while match := _PROSE.search(text, at):
        cdata = match[0].endswith("[")
        end = text.find("]]>" if cdata else f"</{match[1]}", match.end())
        end = len(text) if end < 0 else end
        inner = text[match.end() : end]
        inner = inner if cdata or "<" in inner[:_RAW] else unescaped(inner)
        found = max(found, inner, key=len)
        kept.append(text[at : match.start()])
        at = max(end, match.end())
    return "".join((*kept, text[at:])), found
