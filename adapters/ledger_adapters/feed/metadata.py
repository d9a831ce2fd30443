"""What feedparser knows of an entry: ids, links, authors, dates, in whatever format of feed.

It is given a few short elements as bytes, never a url, and never the prose: its cleaning of markup
takes time that grows with the square of some texts.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

import attrs

from ledger.errors import MissingExtra
from ledger.markup import plain, unescaped
from ledger.times import When
from ledger_adapters.feed.dates import read_date
from ledger_adapters.feed.people import named
from ledger_adapters.feed.trees import Tree, legal

LONGEST: Final = 16_384
KNOWN: Final = frozenset(
    "author category comments contributor created dc:contributor dc:creator dc:date dc:language "  # noqa: SIM905 - a word list reads better as words
    "dc:publisher dc:rights dc:subject dc:title dcterms:created dcterms:issued dcterms:modified "
    "enclosure guid id issued language link managingEditor modified pubDate published rights "
    "copyright source title updated".split()
)
_TAGS: Final = re.compile(r"<[A-Za-z/!]")


@attrs.frozen(kw_only=True)
class Metadata:
    """What feedparser made of an entry or of a feed's head."""

    authors: tuple[str, ...] = ()
    extras: dict[str, str] = attrs.field(factory=dict)
    id: str = ""
    language: str = ""
    link: str = ""
    outlet: str | None = None
    published: When | None = None
    title: str = ""
    updated: When | None = None


def metadata(tree: Tree) -> Metadata:
    """Read what an entry, or a feed's head, says of itself."""
    outer = Element("feeds")
    outer.set("{http://www.w3.org/XML/1998/namespace}base", tree.base)
    entry = SubElement(outer, "item")
    entry.attrib.update(tree.element.attrib)
    entry.extend(child for name, child in tree.children() if is_known(name, child))
    found = _parsed(tostring(outer, "utf-8"))
    return _made(found["entries"][0] if found["entries"] else {})


def loose(document: str) -> tuple[Metadata, str]:
    """Read an entry that is not well-formed as feedparser can; gives its prose as HTML too."""
    found = _parsed(legal(document).encode("utf-8", "replace"))
    entry: Mapping[str, Any] = found["entries"][0] if found["entries"] else {}
    contents = [str(c.get("value", "")) for c in _all(entry, "content")]
    return _made(entry), max([*contents, _text(entry, "summary")], key=len)


def is_known(name: str, child: Element) -> bool:
    """Tell whether feedparser is to read that element: one it has a word for, and not too long."""
    return name in KNOWN and sum(map(len, child.itertext())) <= LONGEST


def _parsed(document: bytes) -> Mapping[str, Any]:
    try:
        import feedparser  # only feeds need it, and start-up is to stay quick
    except ImportError:
        raise MissingExtra(extra="feeds", package="feedparser") from None
    found: Mapping[str, Any] = feedparser.parse(
        io.BytesIO(document), sanitize_html=True, resolve_relative_uris=True
    )
    return found


def _made(entry: Mapping[str, Any]) -> Metadata:
    one = dict(entry)
    source = one.get("source")
    return Metadata(
        authors=tuple(dict.fromkeys(filter(None, map(_person, _all(one, "authors"))))),
        extras=dict(_extras(one)),
        id=_text(one, "id"),
        language=_text(one, "language"),
        link=_text(one, "link"),
        outlet=_line(dict(source), "title") if source is not None else None,
        published=read_date(_text(one, "published"), one.get("published_parsed")),
        title=_line(one, "title"),
        updated=read_date(_text(one, "updated"), one.get("updated_parsed")),
    )


def _extras(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """List what a document has no word for, under the names that feeds use."""
    terms = [t.get("label") or t.get("term") or "" for t in _all(entry, "tags")]
    yield "category", "; ".join(dict.fromkeys(t.strip() for t in terms if t.strip()))
    for rel in ("via", "related", "enclosure", "replies"):
        links = [ln.get("href", "") for ln in _all(entry, "links") if ln.get("rel") == rel]
        yield rel, "; ".join(filter(None, links))
    yield "contributor", "; ".join(filter(None, map(_person, _all(entry, "contributors"))))
    for name in ("comments", "created", "publisher", "rights"):
        yield name, _text(entry, name)
    source = dict(entry.get("source") or {})
    people = "; ".join(filter(None, map(_person, _all(source, "authors"))))
    for name, value in (("title", _line(source, "title")), ("id", _text(source, "id"))):
        yield f"source.{name}", value
    yield "source.author", people
    link = _text(source, "link") or _text(source, "href")
    yield "source.link", link if link != _text(source, "id") else ""


def _person(person: Mapping[str, Any]) -> str:
    return named(str(person.get("name") or person.get("email") or person.get("href") or ""))


def _all(entry: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = dict(entry).get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _text(entry: Mapping[str, Any], name: str) -> str:
    found = dict(entry).get(name)
    return found.strip() if isinstance(found, str) else ""


def _line(entry: Mapping[str, Any], name: str) -> str:
    """Give a title as one line of plain text."""
    text = _text(entry, name)
    detail = dict(entry).get(f"{name}_detail") or {}
    if _TAGS.search(text):
        text = plain(text)
    elif detail.get("type") != "text/plain":
        text = unescaped(text)
    return " ".join(text.split())
