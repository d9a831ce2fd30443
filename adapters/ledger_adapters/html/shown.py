"""What a page shows of its article where its metadata is silent: heading, byline, date line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

import attrs

from ledger_adapters.html.tree import Element, named, text_of

_AWAY: Final = frozenset({"nav", "footer", "aside", "form", "blockquote", "li", "figure"})
_APART: Final = frozenset({
    "comment", "comments", "related", "teaser", "sidebar", "recommended", "widget", "footer",
    "promo", "trending", "latest", "popular", "newsletter", "commentlist", "respond",
})  # fmt: skip
_DATE: Final = frozenset({
    "date", "dateline", "datetime", "pubdate", "publish", "published", "publication", "posted",
    "timestamp", "time",
})  # fmt: skip
_CHANGED: Final = frozenset({"updated", "modified", "update", "lastmodified", "changed"})
_LIKE: Final = re.compile(r"\d|\bago\b|\byesterday\b|\btoday\b|\bjust now\b", re.IGNORECASE)
_LONGEST: Final = 120
_TRIED: Final = 40
_BYLINE: Final = frozenset({"byline", "author", "writer", "authors"})


@attrs.frozen(kw_only=True)
class Dates:
    """The dates a page shows of its article, as it writes them."""

    modified: tuple[str, ...] = ()
    published: tuple[str, ...] = ()


def shown_title(root: Element) -> str:
    """Give the page's one main heading; "" where it has none, or several."""
    within = _two(root.xpath(".//h1[ancestor::article or ancestor::main]"))
    chosen = within if len(within) == 1 else _two(root.iter("h1"))
    return text_of(chosen[0])[:4000] if len(chosen) == 1 else ""


def _two(heads: Iterable[Element]) -> list[Element]:
    """Take the first two headings of the article: more need not be known."""
    return list(islice((h for h in heads if text_of(h) and not _apart(h)), 2))


def shown_site(root: Element) -> str:
    """Give the name of the site, where an element is called so ("site-title"); "" for none."""
    for element in root.xpath("//*[contains(@class,'site-') or contains(@id,'site-')]")[:50]:
        marks = [m for m in named(element) if m in ({"site", "title"}, {"site", "name"})]
        said = text_of(element)
        if marks and 1 < len(said) <= 80:
            return said
    return ""


def shown_dates(root: Element) -> Dates:
    """Find the date line: `time` elements and classes for dates, by the heading of the article."""
    published: list[str] = []
    modified: list[str] = []
    tried = 0
    for element in root.xpath("//time | //*[@class]"):
        if tried >= _TRIED or (published and modified):
            break
        marks = frozenset[str]().union(*named(element)) if element.get("class") else frozenset()
        is_time = element.tag == "time"
        if not (is_time or (marks & _DATE and element.tag in ("span", "p", "div", "small", "em"))):
            continue
        said = _stated(element)
        if not _LIKE.search(said[:_LONGEST]) or len(said) > _LONGEST:
            continue
        tried += 1
        if _apart(element) or not _at_head(element):
            continue
        above = element.getparent()
        marks |= frozenset[str]().union(*named(above)) if above is not None else frozenset()
        (modified if marks & _CHANGED else published).append(said)
    return Dates(modified=tuple(modified[:1]), published=tuple(published[:1]))


def _stated(element: Element) -> str:
    if element.tag == "time" and element.get("datetime"):
        return str(element.get("datetime"))
    inner = element.find(".//time")
    return "" if inner is not None else text_of(element)


def shown_author(root: Element) -> str:
    """Give the byline a page shows, "" where it shows none."""
    for element in root.xpath("//*[@rel='author' or contains(@class,'uthor') or "
                              "contains(@class,'yline') or @itemprop='author']")[:50]:  # fmt: skip
        marks = frozenset[str]().union(*named(element))
        own = element.get("rel") == "author" or element.get("itemprop") == "author"
        said = text_of(element)
        if (own or marks & _BYLINE) and 1 < len(said) <= 120 and not _apart(element):
            return said
    return ""


def _apart(element: Element) -> bool:
    """Whether an element stands in a part of the page that is not the article."""
    for above in (element, *element.iterancestors()):
        if above.tag in _AWAY:
            return True
        if above.tag not in ("html", "body") and any(w & _APART for w in named(above)):
            return True
    return False


def _at_head(element: Element) -> bool:
    """Whether an element stands in the head of an article: before its third paragraph."""
    for above in element.iterancestors():
        if above.tag in ("article", "main") or above.find(".//h1") is not None:
            before = element.xpath("count(preceding::p[string-length(.) > 80])")
            outside = above.xpath("count(preceding::p[string-length(.) > 80])")
            return bool(before - outside < 2)
    return False
