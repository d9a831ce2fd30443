"""Whose article it is: the outlet by the domain of its address, as GDELT itself names outlets."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from ledger.adapter import Document
from ledger.times import When

_KINDS: Final = frozenset(
    {
        "ac", "asn", "biz", "co", "com", "edu", "gen", "go", "gob", "gouv", "gov", "gub", "id",
        "info", "ltd", "me", "mil", "ne", "net", "nom", "or", "org", "sch",
    }
)  # fmt: skip
"""What stands before the country in names such as example.co.uk."""


def is_web(place: str) -> bool:
    """Tell whether GDELT names an article by an address on the web, and not by a citation."""
    return place.casefold().startswith(("http://", "https://"))


def outlet(place: str) -> str:
    """Name the outlet of an article: the registered domain of its address, else its citation.

    "https://timesofindia.indiatimes.com/a" is of indiatimes.com, as GDELT's mentions have it.
    """
    if not is_web(place):
        return place
    try:
        host = (urlsplit(place).hostname or "").strip(".")
    except ValueError:  # half an IPv6 address
        host = ""
    labels = host.split(".")
    if labels[-1].isdigit() or ":" in host:
        return host
    long = len(labels[-1]) == 2 and len(labels) > 2 and labels[-2] in _KINDS
    return ".".join(labels[-3 if long else -2 :])


def article(place: str, publisher: str, seen: When | None, published: When | None) -> Document:
    """Make the document of an article that GDELT saw: its address or citation, outlet, times."""
    return Document(
        key=place,
        media_type="text/html" if is_web(place) else "text/plain",
        published=published,
        publisher=publisher,
        retrieved=seen,
        url=place if is_web(place) else "",
    )
