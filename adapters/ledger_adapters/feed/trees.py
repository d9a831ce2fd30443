"""The XML of one entry, parsed by itself: its prose, and what no word of the ledger fits.

Nothing is expanded or fetched: document types never come this far, and defusedxml refuses entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element, tostring

import attrs

from ledger.errors import MissingExtra
from ledger.markup import plain, unescaped
from ledger_adapters.feed.entry import Parent
from ledger_adapters.feed.wrapping import NAMESPACES

DEEPEST: Final = 100
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_PREFIXES: Final = {uri.rstrip("/").lower(): prefix for prefix, uri in NAMESPACES.items()} | {
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss091": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0": "",
    "http://www.w3.org/xml/1998/namespace": "xml",
}
_WORDPRESS: Final = re.compile(r"https?://wordpress\.org/export/[\d.]{1,9}(/excerpt)?/?")
_BODIES: Final = ("content:encoded", "xhtml:body", "content", "description", "summary")
_TAGS: Final = re.compile(r"<[A-Za-z/!]")
_PARAGRAPHS: Final = re.compile(r"<(?:p|br|div|li|h[1-6]|blockquote)\b", re.IGNORECASE)
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


_ANSWERS: Final = re.compile(
    r"\s{0,9}(?:<p>)?\s{0,9}(?:In reply to|En réponse à|Als Antwort auf|En respuesta a)\s"
    r"<a\s[^>]{0,200}?href=[\"']([^\"']{1,2000})[\"']"
)
_HEAD: Final = 4000


class BadXml(ValueError):
    """An entry cannot be parsed; says why."""


@attrs.frozen
class Tree:
    """The elements of one entry, and the language and base it inherits."""

    element: Element
    base: str
    language: str

    def children(self) -> Iterator[tuple[str, Element]]:
        """Give each child with its name as feeds usually write it: "dc:creator", "title"."""
        for child in self.element:
            yield name_of(child), child

    def first(self, name: str) -> Element | None:
        """Find the first child of that name."""
        return next((child for called, child in self.children() if called == name), None)

    def words(self, name: str) -> str:
        """Give the text of the first child of that name, without the white space around."""
        found = self.first(name)
        return "" if found is None else (found.text or "").strip()


def parse(document: str) -> Tree:
    """Parse one wrapped entry; raises `BadXml`, and `MissingExtra` without extra `feeds`."""
    try:
        from defusedxml import ElementTree  # only feeds need it, and start-up is to stay quick
        from defusedxml.common import DefusedXmlException
    except ImportError:
        raise MissingExtra(extra="feeds", package="defusedxml") from None
    try:
        root: Any = ElementTree.fromstring(document, forbid_dtd=True)
    except ElementTree.ParseError as error:
        raise BadXml(f"it is not well-formed XML ({error.args[0]})") from None
    except (DefusedXmlException, ValueError, LookupError) as error:
        raise BadXml(f"it is XML that is not read ({error})") from None
    return _inherited(root)


def _inherited(element: Element) -> Tree:
    """Go down to the entry, hearing xml:lang and xml:base on the way, and refuse one too deep."""
    base = language = ""
    while True:
        base = element.get(f"{_XML}base") or base
        language = element.get(f"{_XML}lang") or language
        if name_of(element).lower() in ("item", "entry") or not len(element):
            break
        element = element[-1]
    if _depth(element) > DEEPEST:
        raise BadXml(f"its elements are nested more than {DEEPEST} deep")
    return Tree(element, base, language)


def _depth(element: Element) -> int:
    layer, depth = [element], 0
    while layer and depth <= DEEPEST:
        layer = [child for parent in layer for child in parent]
        depth += 1
    return depth


def name_of(element: Element) -> str:
    """Name an element as feeds usually write it, whatever prefix this one gave the namespace."""
    uri, _, local = str(element.tag).rpartition("}")
    uri = uri[1:]
    export = _WORDPRESS.fullmatch(uri)
    if export:
        return f"{'excerpt' if export[1] else 'wp'}:{local}"
    prefix = _PREFIXES.get(uri.rstrip("/").lower(), "other") if uri else ""
    if prefix == "atom" and local in _ATOM:
        prefix = ""
    return f"{prefix}:{local}" if prefix else local


_ATOM: Final = frozenset(
    "author category content contributor created email entry feed generator icon id issued item "  # noqa: SIM905 - a word list reads better as words
    "link logo name uri "
    "modified published rights source subtitle summary tagline title updated".split()
)


def body(tree: Tree) -> tuple[str, str]:
    """Give an entry's prose as plain text, and the name of the element it was found in."""
    found = {name: child for name, child in reversed(list(tree.children())) if name in _BODIES}
    for name in _BODIES:
        text = prose(found[name]) if name in found else ""
        if text:
            return text, name
    return "", ""


def prose(element: Element) -> str:
    """Turn an element that holds text, escaped HTML or XHTML into plain text (RFC 4287, 3.1)."""
    kind = (element.get("type") or "").lower()
    if len(element):
        return plain("".join(tostring(child, "unicode") for child in element))
    text = element.text or ""
    if kind in ("text", "text/plain"):
        return text.strip()
    if element.get("src") or (kind and not re.search("html|xml|escaped|^text", kind)):
        return ""
    return from_html(text)


def from_html(text: str) -> str:
    """Turn HTML into plain text; where it has no tags for paragraphs, its line ends make them."""
    if not _TAGS.search(text):
        return unescaped(text).strip()
    return plain(text, lines=not _PARAGRAPHS.search(text))


def flat(name: str, element: Element) -> Iterator[tuple[str, str]]:
    """List what an element says, its attributes and inner elements under dotted names."""
    waiting = [(name, element)]
    while waiting:
        called, one = waiting.pop()
        for attribute, value in one.items():
            yield f"{called}.{attribute.rpartition('}')[2]}", value
        text = (one.text or "").strip()
        if text:
            yield called, text
        waiting.extend((f"{called}.{name_of(c)}", c) for c in list(one)[::-1])


def parent_of(tree: Tree) -> Parent | None:
    """Say what an entry, or a whole feed, is a response to (RFC 4685, section 3)."""
    found = tree.first("thr:in-reply-to")
    if found is None:
        return _answered(tree)
    return Parent(href=found.get("href", ""), ref=found.get("ref", ""))


def _answered(tree: Tree) -> Parent | None:
    """Hear whom a comment of WordPress's comment feeds answers: its first words say so alone."""
    for name in ("content:encoded", "description"):
        found = _ANSWERS.match(tree.words(name)[:_HEAD])
        if found:
            return Parent(href=unescaped(found[1]))
    return None


def legal(text: str) -> str:
    """Replace characters that XML 1.0 does not have (section 2.2) by U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)
