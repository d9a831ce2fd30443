"""Words as a page shows them: character references resolved, spaces around them gone."""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape
from urllib.parse import urlsplit

from ledger_adapters.claimreview.nodes import Node, Value

SHORT = 4096


def shown(text: str) -> str:
    """Give a text as a reader sees it: "It&#8217;s" is "It’s", wherever it was written."""
    return unescape(text).strip() if "&" in text else text.strip()


def short(text: str) -> str:
    """Give a text as `shown` does, "" when it is too long for a name, title or address."""
    found = shown(text)
    return found if len(found) <= SHORT else ""


def named(values: Iterable[Value]) -> tuple[str, ...]:
    """Name each of some people or organisations, once; those without a name are left out."""
    return tuple(dict.fromkeys(filter(None, map(_name, values))))


def site(url: str) -> str:
    """Name a site by its address: "https://www.factcheck.example/a" is factcheck.example."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # half an IPv6 address
        return ""
    return host.removeprefix("www.")


def _name(value: Value) -> str:
    if isinstance(value, str):
        return site(value) if value.startswith(("http://", "https://")) else short(value)
    own = short(value.text("name", "legalName", "alternateName"))
    return own or site(address(value))


def address(node: Node) -> str:
    """Get where a thing is on the web; "" where nothing tells."""
    found = node.text("url", "site", "pageUrl", "mainEntityOfPage")
    for inner in node.nodes("url", "mainEntityOfPage"):
        found = found or inner.id or inner.text("url")
    return short(found)
