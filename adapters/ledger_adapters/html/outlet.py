"""Who published an article, and who republished it: an agency's story on a portal, say.

A page names the outlet in several places. They are one outlet when their names or web addresses
agree; else whom the article's own metadata calls its publisher, provider or source organisation
published it, and the site it stands on republished it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from ledger_adapters.html.meta import Head, house
from ledger_adapters.html.nodes import Node, addresses, first, inner, texts
from ledger_adapters.html.tree import squeezed
from ledger_adapters.html.words import words

_BARE: Final = words("any_outlet")
_TOKEN: Final = re.compile(r"\w+")


@attrs.frozen(kw_only=True)
class Outlet:
    """Publisher and host, and what else the page calls them (name of the field, value)."""

    extras: tuple[tuple[str, str], ...] = ()
    host: str = ""
    publisher: str = ""


def find_outlet(article: Node, site: Node, head: Head, url: str, sign: str) -> Outlet:
    """Tell the publisher from the host, by JSON-LD (or microdata) before meta elements.

    `sign` is what the page shows as its site's name, for one that states none.
    """
    names = _originals(article)
    publisher = first(article, "publisher") or first(site, "publisher")
    shown = _shown(head) or first(site, "name")
    source = next((n for n in names if not publisher or not same_house(n, publisher)), "")
    if source:
        return _outlet(source, publisher or shown, publisher, shown)
    if not publisher:
        return _outlet(shown or _said(head) or sign, "", "", shown)
    apart = shown and not same_house(publisher, shown) and not _at_home(article, url)
    return _outlet(publisher, shown if apart else "", publisher, shown)


def _originals(article: Node) -> list[str]:
    return texts(article, "sourceOrganization", "provider")


def _outlet(publisher: str, host: str, stated: str, shown: str) -> Outlet:
    told = (("publisher", stated), ("og:site_name", shown))
    extras = tuple((k, v) for k, v in told if v and v not in (publisher, host))
    return Outlet(extras=extras, host=host, publisher=publisher)


def _shown(head: Head) -> str:
    return _of(head, "og:site_name")


def _said(head: Head) -> str:
    """The publisher by any other meta element."""
    return _of(
        head, "citation_journal_title", "citation_publisher", "dc.publisher", "dcterms.publisher",
        "dc.source", "publisher", "article:publisher", "application-name",
    )  # fmt: skip


def _of(head: Head, *names: str) -> str:
    values = [squeezed(v) for _, v in head.named(*names)]
    return next((v for v in values if v and not v.startswith(("http:", "https:", "@"))), "")


def _at_home(article: Node, url: str) -> bool:
    """Whether the publisher's own address is that of the page: a house and its paper."""
    own: list[str] = []
    for node in inner(article, "publisher"):
        own += addresses(node, "url", "@id", "sameAs")
    return bool(url) and house(url) in {house(address) for address in own}


def same_house(a: str, b: str) -> bool:
    """Whether two names are of one outlet: by the words that tell, or its initials."""
    ours, theirs = _telling(a), _telling(b)
    if not ours or not theirs:
        return squeezed(a).casefold() == squeezed(b).casefold()
    return (
        set(ours) <= set(theirs) or set(theirs) <= set(ours)
        or "".join(ours) == "".join(theirs) or _initials(a, b) or _initials(b, a)
    )  # fmt: skip


def _telling(name: str) -> Sequence[str]:
    found = [t for t in _TOKEN.findall(name.casefold()) if t not in _BARE]
    return found or _TOKEN.findall(name.casefold())


def _initials(short: str, long: str) -> bool:
    heads = [w[0] for w in _TOKEN.findall(long) if w[0].isupper()]
    bare = _telling(short)
    return len(bare) == 1 and len(heads) > 1 and bare[0] == "".join(heads).casefold()
