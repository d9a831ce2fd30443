"""Knowing a feed by its outermost element, or by the version a JSON Feed names."""

from __future__ import annotations

import re
from typing import Final

from ledger.adapter import Match, Probe, Sure
from ledger_adapters.feed.decoding import encoding_of

_ASIDE: Final = re.compile(r"\s+|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^>\[]*+>", re.I)
_SUBSET: Final = re.compile(r"<!DOCTYPE[^>\[]*+\[[^\]]*+\]\s*+>", re.IGNORECASE)
_ROOT: Final = re.compile(r"<([\w.-]{1,32}:)?(rss|feed|rdf)(?=[\s>])([^>]{0,4000})", re.IGNORECASE)
_JSON: Final = re.compile(r'\s*+\{[^{}]{0,20000}?"version"\s*+:\s*+"(https?:[^"]{1,80})"')
_ATOM: Final = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_RSS_1: Final = ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")


def sniff(probe: Probe) -> Match | None:
    """Say whether a file is a feed, and which."""
    encoding = encoding_of(probe.head)
    text = probe.text if encoding == "utf-8" else probe.head.decode(encoding, errors="replace")
    text = text.lstrip("\ufeff")
    if is_json(text):
        return Match(Sure.CERTAIN, "its version names JSON Feed")
    at = 0
    while found := _ASIDE.match(text, at) or _SUBSET.match(text, at):
        at = found.end()
    root = _ROOT.match(text, at)
    return _known(root[2].lower(), root[3], text) if root else None


def is_json(text: str) -> bool:
    """Tell whether a text begins as a JSON Feed does."""
    found = _JSON.match(text)
    return bool(found) and "jsonfeed.org/version/" in found[1]  # type: ignore[index]  # found is a match where bool() says so


def _known(root: str, attributes: str, text: str) -> Match | None:
    if root == "rss":
        export = "wordpress.org/export/" in attributes
        what = "RSS, a WordPress export" if export else "RSS"
        return Match(Sure.CERTAIN, f"its outermost element is {what}")
    if root == "feed" and any(uri in attributes for uri in _ATOM):
        return Match(Sure.CERTAIN, "its outermost element is an Atom feed")
    if root == "feed" and "<entry" in text:
        return Match(Sure.LIKELY, "its outermost element is a feed with entries")
    if root == "rdf" and any(uri in text for uri in _RSS_1):
        return Match(Sure.CERTAIN, "it is RDF and names RSS")
    return None
