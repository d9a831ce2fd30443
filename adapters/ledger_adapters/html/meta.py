"""What a page's head says in meta and link elements: Open Graph, Dublin Core, and many more."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

import attrs

from ledger_adapters.html.tree import Element, squeezed, text_of

_TECHNICAL: Final = re.compile(
    r"viewport|theme-color|color-scheme|robots|googlebot.*|bingbot|slurp|referrer|format-detection|"
    r"msapplication.*|apple-.*|mobile-web-app.*|google.*|.*verif(?:y|ication).*|csrf.*|fb:.*|al:.*|"
    r"handheldfriendly|mobileoptimized|x-ua-compatible|content-type|content-security-policy.*|"
    r"refresh|cache-control|expires|pragma|rating|revisit-after|distribution|origin-trial|"
    r"generator|cleartype|imagetoolbar|p:domain_verify|norton.*|og:image.*|og:video.*|og:audio.*|"
    r"twitter:(?:image|card|player|app|widgets|dnt).*|thumbnail|image|next-head-count|"
    r"parsely-image-url|sailthru\.image.*|msvalidate.*|x-dns-prefetch-control|default-style"
)
"""Names of meta elements that speak to browsers and crawlers, not of the article."""
_LONGEST: Final = 4000
_MOST: Final = 400


@attrs.frozen(kw_only=True)
class Head:
    """A page's head: pairs of name and content as written, links by relation, title, language."""

    language: str = ""
    links: tuple[tuple[str, str], ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    title: str = ""

    def named(self, *names: str) -> list[tuple[str, str]]:
        """Give the meta elements of these names, in the order of the names."""
        return [
            (name, content) for wanted in names for name, content in self.metas
            if name.lower() == wanted
        ]  # fmt: skip

    def link(self, relation: str) -> str:
        """Give the address of the first link of a relation, "" where there is none."""
        return next((href for rel, href in self.links if rel == relation), "")

    def leftover(self, used: frozenset[str]) -> list[tuple[str, str]]:
        """Give what speaks of the article and nobody has used."""
        return [
            (name, content) for name, content in self.metas
            if name.lower() not in used and not _TECHNICAL.fullmatch(name.lower())
        ]  # fmt: skip


def read_head(root: Element, base: str) -> Head:
    """Read the head of a page; relative links are resolved against `base`, or the page's own."""
    own = next((e.get("href") or "" for e in root.iter("base")), "")
    base = absolute(own, base) or base
    title = next((text_of(e) for e in root.xpath("//head/title|/html/title|//body/title")), "")
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return Head(
        language=str(language or root.get("xml:lang") or "").strip(),
        links=tuple(_links(root, base)),
        metas=tuple(_metas(root)),
        title=title[:_LONGEST],
    )


def _metas(root: Element) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for element in root.iter("meta"):
        names = (
            element.get("property") or element.get("name") or element.get("http-equiv")
            or (element.get("itemprop") if element.getparent().tag == "head" else "") or ""
        )  # fmt: skip
        content = squeezed(element.get("content") or "")[:_LONGEST]
        if content and len(found) < _MOST:
            found += [(name[:200], content) for name in names.split()[:4]]
    return list(dict.fromkeys(found))


def _links(root: Element, base: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for element in root.xpath("//link[@rel and @href]")[:_MOST]:
        href = absolute(element.get("href"), base)
        found += [(rel.lower(), href) for rel in element.get("rel").split()[:4] if href]
    return found


def absolute(href: str, base: str) -> str:
    """Give the full web address of a link; "" where it cannot be told or is none of the web."""
    try:
        full = urljoin(base, href.strip())
        parts = urlsplit(full)
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https") and parts.netloc and len(full) < _LONGEST
    return full if is_web else ""


def domain(url: str) -> str:
    """Give the host of an address without www and m: "msn.com"."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp|edition)\.", "", host)


def house(url: str) -> str:
    """Give whose site an address is on, by the last parts of its host: "yahoo.com", "bbc.co.uk"."""
    parts = domain(url).split(".")
    short = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if short else parts[-2:])
