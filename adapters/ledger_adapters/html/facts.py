"""What a page states of its article, each fact by the surest place that gives it.

JSON-LD stands before microdata, microdata before meta elements, those before hentry marks and what
the page shows. Where two places differ, the one that lost is kept under its own name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

import attrs

from ledger.times import When
from ledger_adapters.html.dates import read_date
from ledger_adapters.html.jsonld import find_article, find_site
from ledger_adapters.html.leftovers import leftovers
from ledger_adapters.html.meta import Head, absolute, read_head
from ledger_adapters.html.microdata import read_hentry, read_items
from ledger_adapters.html.nodes import Node, addresses, is_article, texts, types, walk
from ledger_adapters.html.outlet import Outlet, find_outlet, same_house
from ledger_adapters.html.shown import shown_author, shown_dates, shown_site, shown_title
from ledger_adapters.html.tree import Element, squeezed

Told: TypeAlias = tuple[str, str]
"""The name of a field as the page writes it, and its value."""

_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "og:published_time",
    "citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created",
    "parsely-pub-date", "sailthru.date", "article.published", "publish-date", "publish_date",
    "published_at", "pubdate", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_MODIFIED: Final = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "dcterms.modified",
    "dc.date.modified", "article.updated", "lastmod", "last-modified",
)  # fmt: skip
_AUTHOR: Final = (
    "author", "article:author", "og:article:author", "citation_author", "dc.creator",
    "dcterms.creator", "parsely-author", "sailthru.author", "byl", "twitter:creator",
)  # fmt: skip
_TITLE: Final = (
    "og:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title",
    "twitter:title",
)  # fmt: skip
_SECTION: Final = ("article:section", "og:article:section", "parsely-section", "dc.subject")
_KEYWORDS: Final = ("news_keywords", "keywords", "parsely-tags", "sailthru.tags", "article:tag")
_ABOUT: Final = (
    "og:description", "description", "dc.description", "dcterms.description", "twitter:description",
    "sailthru.description",
)  # fmt: skip
_LANGUAGE: Final = ("og:locale", "content-language", "dc.language", "language", "citation_language")
_URL: Final = ("og:url", "citation_fulltext_html_url", "parsely-link", "twitter:url")
_OUTLET: Final = ("og:site_name", "publisher", "citation_publisher", "dc.publisher")


@attrs.frozen(kw_only=True)
class Facts:
    """A page's facts, and its nodes for what else is to be read of them."""

    article: Node
    extras: dict[str, str]
    items: tuple[Node, ...]
    language: str
    outlet: Outlet
    published: When | None
    title: str
    url: str

    @property
    def host(self) -> str:
        """Who republished it."""
        return self.outlet.host


@attrs.define
class _Choice:
    """Chooses one value among several that a page gives, and keeps those that differ."""

    extras: dict[str, str]

    def of(self, told: Iterable[Told], same: Callable[[str, str], bool]) -> str:
        """Take the first value; others that are not the same are kept under their names."""
        given = [(name, value) for name, value in told if value]
        if not given:
            return ""
        chosen = given[0][1]
        for name, value in given[1:]:
            if not same(chosen, value):
                known = self.extras.get(name)
                self.extras[name] = f"{known}; {value}" if known and known != value else value
        return chosen


def read_facts(root: Element, roots: tuple[object, ...], saved_at: str) -> Facts:
    """Read all that a page states of itself; `saved_at` is the address its saver noted."""
    head = read_head(root, saved_at)
    items = tuple(read_items(root))
    hentry = read_hentry(root)
    head_title = shown_title(root)
    urls = [head.link("canonical"), *(v for _, v in head.named(*_URL)), saved_at]
    heads = [*(v for _, v in head.named("og:title")), head_title, head.title]
    article = find_article(roots, urls, heads)
    micro = next((n for n in walk(list(items), _APART) if is_article(n)), {})
    nodes = (article, micro) if is_article(article) or not micro else (micro, article)
    choice = _Choice({})
    url = _url(choice, head, nodes, saved_at)
    outlet = find_outlet(nodes[0] or nodes[1], find_site(roots), head, url, shown_site(root))
    facts = Facts(
        article=nodes[0],
        extras=choice.extras,
        items=items,
        language=_language(choice, head, nodes),
        outlet=outlet,
        published=_dates(choice, root, head, nodes, hentry),
        title=_title(choice, head, nodes, hentry, head_title, outlet),
        url=url,
    )
    _more(choice, root, head, nodes, hentry)
    choice.extras.update({k: v for k, v in outlet.extras if k not in choice.extras})
    used = frozenset({*_USED, *(name.lower() for name in choice.extras)})
    for name, value in leftovers(nodes, head, used):
        choice.extras.setdefault(name, value)
    return facts


_APART: Final = frozenset({"comment", "liveBlogUpdate", "review", "itemListElement", "@element"})


def _told(nodes: tuple[Node, Node], name: str, *names: str) -> list[Told]:
    return [(n, text) for node in nodes for n in (name, *names) for text in texts(node, n)[:1]]


def _url(choice: _Choice, head: Head, nodes: tuple[Node, Node], saved_at: str) -> str:
    own = [("url", url) for n in nodes for url in addresses(n, "url", "mainEntityOfPage", "@id")]
    meta = [(name, absolute(value, saved_at)) for name, value in head.named(*_URL)]
    canonical = head.link("canonical")
    told = [("canonical", canonical), *meta, *own, ("saved from", saved_at)]
    deep = [(name, url) for name, url in told if url.rstrip("/").count("/") > 2]
    return choice.of(deep or told, lambda a, b: _plain(a) == _plain(b)).split("#")[0]


def _plain(url: str) -> str:
    return url.split("#")[0].split("?")[0].rstrip("/").removeprefix("https").removeprefix("http")


def _language(choice: _Choice, head: Head, nodes: tuple[Node, Node]) -> str:
    told = [*_told(nodes, "inLanguage"), ("html lang", head.language), *head.named(*_LANGUAGE)]
    chosen = choice.of(told, lambda a, b: _tag(a).split("-")[0] == _tag(b).split("-")[0])
    return _tag(chosen)


def _tag(language: str) -> str:
    parts = language.strip().replace("_", "-").split("-")
    return "-".join([parts[0].lower(), *parts[1:]])[:40]


def _dates(
    choice: _Choice, root: Element, head: Head, nodes: tuple[Node, Node],
    hentry: dict[str, list[str]],
) -> When | None:  # fmt: skip
    """Give when it was published; when it was modified goes to the extras."""
    shown = shown_dates(root)
    told = [*_told(nodes, "datePublished"), *head.named(*_PUBLISHED)]
    told += [("published", v) for v in hentry.get("published", [])]
    changed = [*_told(nodes, "dateModified"), *head.named(*_MODIFIED)]
    changed += [("updated", v) for v in hentry.get("updated", [])]
    published = _date(choice, told or [("time", v) for v in shown.published])
    modified = _date(choice, changed or [("time updated", v) for v in shown.modified])
    if modified is not None:
        choice.extras["modified"] = str(modified).strip('"')
    return published or _date(choice, _told(nodes, "dateCreated"))


def _date(choice: _Choice, told: list[Told]) -> When | None:
    """Take the first that is a sure date, else the first words."""
    read = [(name, value, read_date(value)) for name, value in told]
    sure = [r for r in read if r[2] is not None and r[2].resolved]
    given = [(name, value) for name, value, _ in sorted(read, key=lambda r: r not in sure)]
    return read_date(choice.of(given, _same_date))


def _same_date(a: str, b: str) -> bool:
    """Whether two dates agree: the same moment, or one is the day of the other."""
    one, two = read_date(a), read_date(b)
    if one is None or two is None or not one.resolved or not two.resolved:
        return a == b
    short = min(len(one.edtf), len(two.edtf))
    return one.edtf[:short] == two.edtf[:short]


def _title(
    choice: _Choice, head: Head, nodes: tuple[Node, Node], hentry: dict[str, list[str]],
    shown: str, outlet: Outlet,
) -> str:  # fmt: skip
    told = [*_told(nodes, "headline", "name"), *head.named(*_TITLE)]
    told += [("title", v) for v in hentry.get("title", [])]
    told += [("h1", shown), ("title", _unsigned(head.title, outlet))]
    return _unsigned(choice.of(told, lambda a, b: _head(a, b, outlet)), outlet)


def _head(a: str, b: str, outlet: Outlet) -> bool:
    ours, theirs = _unsigned(a, outlet).casefold(), _unsigned(b, outlet).casefold()
    return squeezed(ours) == squeezed(theirs)


def _unsigned(title: str, outlet: Outlet) -> str:
    """Take the name of the outlet off the end of a title."""
    for mark in (" | ", " - ", " – ", " — ", " :: ", " · "):
        front, found, sign = title.rpartition(mark)
        ours = (outlet.publisher, outlet.host, *(v for _, v in outlet.extras))
        if found and front and any(name and same_house(sign, name) for name in ours):
            return front
    return title


def _more(
    choice: _Choice, root: Element, head: Head, nodes: tuple[Node, Node],
    hentry: dict[str, list[str]],
) -> None:  # fmt: skip
    """Add author, section, keywords, description and type to the extras."""
    told = [("author", "; ".join(texts(n, "author", "creator"))) for n in nodes]
    by_name = {name.lower(): name for name, _ in head.named(*_AUTHOR)}
    for name in by_name.values():
        values = [v for _, v in head.named(name.lower()) if not v.startswith(("http", "@"))]
        told.append((name, "; ".join(dict.fromkeys(map(_byline, values)))))
    told += [("byline", v) for v in hentry.get("author", [])] or []
    told += [] if any(v for _, v in told) else [("byline", shown_author(root))]
    told = [(f"{name} (meta)" if name == "author" and n > 1 else name, _byline(value))
            for n, (name, value) in enumerate(told)]  # fmt: skip
    author = choice.of(told, lambda a, b: squeezed(a).casefold() == squeezed(b).casefold())
    section = choice.of([*_all(nodes, "articleSection"), *head.named(*_SECTION)], _folded)
    about = choice.of([*_told(nodes, "description"), *head.named(*_ABOUT)], _folded)
    keywords = [*_all(nodes, "keywords"), *_joined(head, _KEYWORDS)]
    kinds = "; ".join(sorted(types(nodes[0])))
    found = {
        "author": author, "section": section, "description": about,
        "keywords": choice.of(keywords, _folded), "type": kinds,
    }  # fmt: skip
    choice.extras.update({name: value for name, value in found.items() if value})


def _byline(text: str) -> str:
    bare = squeezed(text)
    return bare[3:].strip() if bare[:3].lower() == "by " else bare


def _all(nodes: tuple[Node, Node], name: str) -> list[Told]:
    return [(name, "; ".join(texts(node, name))) for node in nodes]


def _joined(head: Head, names: tuple[str, ...]) -> list[Told]:
    found: dict[str, list[str]] = {}
    for name, value in head.named(*names):
        found.setdefault(name, []).append(value)
    return [(name, "; ".join(dict.fromkeys(values))) for name, values in found.items()]


def _folded(a: str, b: str) -> bool:
    return squeezed(a).casefold() == squeezed(b).casefold()


_USED: Final = frozenset({
    *_PUBLISHED, *_MODIFIED, *_TITLE, *_SECTION, *_KEYWORDS, *_ABOUT, *_LANGUAGE, *_URL, *_OUTLET,
    "author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "byl", "citation_journal_title", "dcterms.publisher", "dc.source",
    "application-name",
})  # fmt: skip
