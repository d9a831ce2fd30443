"""The tags around a feed's entries, so that each entry can be parsed by itself, as it stood there.

Prefixes that a feed uses without declaring them, and named characters that only HTML knows, are
common faults and unambiguous: they are put right here.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import Final
from xml.sax.saxutils import quoteattr

import attrs

NAMESPACES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "gd": "http://schemas.google.com/g/2005",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "georss": "http://www.georss.org/georss",
    "gml": "http://www.opengis.net/gml",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "trackback": "http://madskills.com/public/xml/rss/module/trackback/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "wp": "http://wordpress.org/export/1.2/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
_OUTER: Final = "<feeds " + " ".join(f"xmlns:{p}={quoteattr(u)}" for p, u in NAMESPACES.items())
_TAG: Final = re.compile(r"<([A-Za-z_][\w:.-]{0,63})((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>")
_CDATA: Final = re.compile(r"(<!\[CDATA\[.*?\]\]>|<!--.*?-->)", re.DOTALL)
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
_OWN: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_LONGEST: Final = 16_384


@attrs.frozen
class Wrapping:
    """The start tags that entries stand in, as written; none for a feed that lacks them."""

    tags: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the elements around, as written."""
        return tuple(found[1] for tag in self.tags if (found := _TAG.match(tag)))

    def around(self, inner: str) -> str:
        """Put a stretch of the feed where it stood, as one XML document."""
        ends = "".join(f"</{name}>" for name in self.names[::-1])
        return f"{_OUTER}>{''.join(self.tags)}{named(inner)}{ends}</feeds>"


def wrapping(head: str) -> Wrapping:
    """Find the tags around the entries in what stands before them."""
    root = _TAG.search(head[:_LONGEST])
    if not root or root[2].endswith("/"):
        return Wrapping()
    channel = _TAG.search(head[:_LONGEST], root.end())
    if root[1].lower() == "rss" and channel and channel[1].lower() == "channel":
        return Wrapping((root[0], channel[0]))
    return Wrapping((root[0],))


def named(text: str) -> str:
    """Replace the characters that HTML names and XML does not (&amp;nbsp;), outside CDATA.

    The named entities of a document type are not expanded: they stay as written.
    """
    if "&" not in text:
        return text
    parts = _CDATA.split(text)
    return "".join(_ENTITY.sub(_character, p) if n % 2 == 0 else p for n, p in enumerate(parts))


def _character(found: re.Match[str]) -> str:
    if found[1] in _OWN:
        return found[0]
    known = html5.get(f"{found[1]};")
    return known if known and known not in "<>&" else f"&amp;{found[1]};"
