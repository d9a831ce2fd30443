"""What a review says: by whom, of which claims, in which words, on which scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final
from urllib.parse import urljoin

import attrs

from ledger.times import When
from ledger_adapters.claimreview.dates import dated, version
from ledger_adapters.claimreview.finding import Found, Index
from ledger_adapters.claimreview.google import ANSWER
from ledger_adapters.claimreview.nodes import Node, flat, local
from ledger_adapters.claimreview.words import address, named, short, shown, site

_ORGANISED: Final = ("Organization", "Agency", "Project", "Corporation", "NGO")
_DATE: Final = ("datePublished", "reviewDate", "publishDate")
_TITLE: Final = ("headline", "name", "title")
_RATED: Final = ("reviewRating", "rating")
_CLAIMANT: Final = ("author", "creator", "claimant", "claimAuthor")
_SAID: Final = ("datePublished", "claimDate")
_MODIFIED: Final = "DataFeedItem.dateModified"
_SHORT: Final = 4000
_TOLD: Final = ("url", "inLanguage", "languageCode", *_DATE)
_WORDING: Final = ("text", "name", "headline", "description")


@attrs.frozen(kw_only=True)
class Page:
    """The page that a review stands in, where it is one: what fills in for what it leaves out."""

    language: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""


@attrs.frozen(kw_only=True)
class Reviewed:
    """A claim that is reviewed: its words, who made it and when, and what else is said of it."""

    claimants: tuple[str, ...] = ()
    content: str
    extras: Mapping[str, str] = attrs.field(factory=dict[str, str])
    said: When | None = None


@attrs.frozen(kw_only=True)
class Verdict:
    """One rating: the reviewer's words or number for it, its scale, and why it was given.

    `ends` are those of a scale of numbers, "" for words.
    """

    ends: str = ""
    scale: str
    term: str
    why: str = ""


@attrs.frozen(kw_only=True)
class Review:
    """A review of claims, or a claim that nobody reviews there (then it states nothing).

    `id` is what it calls itself, "" for nothing, `key` what tells it from others; `byline` are the
    authors of an article that its publisher answers for.
    """

    byline: tuple[str, ...] = ()
    claims: tuple[Reviewed, ...] = ()
    extras: Mapping[str, str] = attrs.field(factory=dict[str, str])
    id: str = ""
    key: str = ""
    language: str = ""
    of_media: bool = False
    published: When | None = None
    publisher: str = ""
    reviewers: tuple[str, ...] = ()
    statement: str = ""
    title: str = ""
    url: str = ""
    verdicts: tuple[Verdict, ...] = ()
    version: str = ""


def read(found: Found, page: Page, index: Index) -> Review:
    """Read a review, or a claim that stands alone."""
    node = found.node
    if "Claim" in node.types:
        return _claim(node, page)
    reviewers, publisher, byline = _who(node, page)
    verdicts = tuple(_verdicts(node, reviewers))
    claims = tuple(_claims(node))
    return Review(
        byline=byline,
        claims=claims,
        extras={**_extras(node, bool(claims)), **found.wrapper},
        id=_base(node, page),
        key=_key(node, page, claims, index),
        language=short(node.text("inLanguage", "languageCode")) or _tag(node) or page.language,
        of_media="MediaReview" in node.types,
        published=dated(node.text(*_DATE)),
        publisher=publisher,
        reviewers=reviewers,
        statement=_statement(node, verdicts),
        title=short(node.text(*_TITLE)) or _title(page, _place(node, page)),
        url=_place(node, page),
        verdicts=verdicts,
        version=version(node.text("dateModified") or found.wrapper.get(_MODIFIED, "")),
    )


def _claim(node: Node, page: Page) -> Review:
    """Read a claim that stands alone: the page tells it of its author."""
    url = _place(node, page)
    content = shown(node.text(*_WORDING))
    publisher = "".join(named(node.values("publisher", "sdPublisher"))[:1])
    return Review(
        claims=(_reviewed(content, node, ""),) if content else (),
        id=node.id,
        key=node.id or f"{url}#{digest(content, *named(node.values(*_CLAIMANT)))}",
        language=short(node.text("inLanguage")) or page.language,
        publisher=publisher or page.publisher or site(url),
        title=_title(page, url),
        url=url,
        version=version(node.text("dateModified")),
    )


def _who(node: Node, page: Page) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Tell who reviews, which outlet publishes it, and whose byline it has.

    The author answers for a review; where that is a person and a publisher is named, the publisher.
    """
    authors = named(node.values("author", "creator"))
    publishers = named(node.values("publisher")) or tuple(filter(None, (page.publisher,)))
    outlets = named(a for a in node.nodes("author", "creator") if _is_organised(a))
    at = site(_place(node, page))
    if publishers and not outlets:
        return publishers, publishers[0], tuple(a for a in authors if a not in publishers)
    publisher = (*outlets, *publishers, at)[0]
    reviewers = authors or publishers or ((publisher,) if publisher else ())
    return reviewers, publisher, ()


def _is_organised(node: Node) -> bool:
    return any(kind.endswith(_ORGANISED) for kind in node.types)


def _key(node: Node, page: Page, claims: tuple[Reviewed, ...], index: Index) -> str:
    """Tell what the file calls a review: its id, else its address, with a sum if that is shared.

    Where it has neither, the sum alone tells it from the others of the file.
    Google's answers give an article's address for each of the claims that it reviews.
    """
    key = _base(node, page)
    if "MediaReview" in node.types and not node.id:
        told = [text for item in node.nodes("itemReviewed") for _, text in flat(item)]
        return f"{key}#media-{digest(*told)}"
    if key and not (ANSWER in node.types or index.is_shared(node)):
        return key
    told = [text for claim in claims for text in (claim.content, *claim.claimants)]
    return f"{key}#{digest(*told, *(() if key else named(node.values('author', 'publisher'))))}"


def _base(node: Node, page: Page) -> str:
    """Give the id of a review, in full, else its address; "" where it has neither."""
    url = _place(node, page)
    if not node.id or node.id.startswith("_:"):
        return url
    full = not url or "://" in node.id or node.id.startswith("urn:")
    return node.id if full else f"{url} {node.id}"


def digest(*told: str) -> str:
    """Take a short sum of some words."""
    return sha256("\x1f".join(told).encode(errors="replace")).hexdigest()[:16]


def _tag(node: Node) -> str:
    """Take the language's code where it is a thing of its own."""
    return next((short(n.text("alternateName", "name")) for n in node.nodes("inLanguage")), "")


def _verdicts(node: Node, reviewers: tuple[str, ...]) -> Iterator[Verdict]:
    """Read ratings as they are worded; one that is a number alone keeps its scale's ends."""
    scale = f"{' and '.join(reviewers) or 'unknown reviewer'}'s ratings"[:_SHORT]
    for words in (*node.texts(*_RATED), *node.texts("textualRating")):
        yield Verdict(scale=scale, term=_term(words))
    for rating in node.nodes(*_RATED):
        words = _term(rating.text("alternateName", "name", "textualRating"))
        value = _term(rating.text("ratingValue"))
        ends = [_term(rating.text(end)) for end in ("worstRating", "bestRating")]
        why = shown(rating.text("ratingExplanation"))[:4096]
        if words or value:
            told = f", from {ends[0] or '?'} (worst) to {ends[1] or '?'} (best)"
            told = told if any(ends) and not words else ""
            yield Verdict(ends=told, scale=scale + told, term=words or value, why=why)
    category = node.text("mediaAuthenticityCategory")
    if category:
        yield Verdict(scale="MediaReview authenticity", term=_term(local(category)))


def _term(text: str) -> str:
    return shown(text)[:_SHORT]


def _statement(node: Node, verdicts: tuple[Verdict, ...]) -> str:
    """Tell what the reviewer says: the verdict in words, else the review, its title, the number."""
    media = "MediaReview" in node.types
    context = shown(node.text("originalMediaContextDescription")) if media else ""
    words = "; ".join(dict.fromkeys(v.term for v in verdicts if not v.ends))
    prose = shown(node.text("reviewBody", "description", *_TITLE))
    numbers = "; ".join(dict.fromkeys(v.term + v.ends for v in verdicts))
    return context or words or prose or numbers


def _title(page: Page, url: str) -> str:
    """Take the title of the page for what has no other address."""
    return page.title if url in ("", page.url) else ""


def _claims(node: Node) -> Iterator[Reviewed]:
    """Read the claims reviewed: the texts given, each of the thing reviewed that it belongs to."""
    texts = [text for text in map(shown, node.texts("claimReviewed")) if text]
    items = node.nodes("itemReviewed")
    if "MediaReview" in node.types:
        items = tuple(c for item in items for c in item.nodes("interpretedAsClaim"))
    if len(items) < 2:
        item = items[0] if items else Node()
        yield from (_reviewed(text, item, "itemReviewed.") for text in texts or _own(item))
        return
    of_each = texts if len(texts) == len(items) else []
    for n, item in enumerate(items):
        told = (*of_each[n : n + 1], *_own(item), *texts[:1])
        yield from (_reviewed(text, item, f"itemReviewed[{n}].") for text in told[:1])
    for text in texts[1:] if not of_each else ():
        yield _reviewed(text, Node(), "")


def _own(item: Node) -> tuple[str, ...]:
    """Get the words of a thing reviewed that is a claim itself."""
    words = shown(item.text(*_WORDING)) if "Claim" in item.types else ""
    return (words,) if words else ()


def _reviewed(content: str, item: Node, path: str) -> Reviewed:
    said = item.text(*_SAID)
    claimants = named(item.values(*_CLAIMANT))
    date = next((name for name in _SAID if item.texts(name)), "")
    names = {f"{path}{name}" for name in _CLAIMANT} | {f"{path}{n}.name" for n in _CLAIMANT}
    told = {f"{path}{date}"} | (names if len(claimants) == 1 else set())
    extras = {k: v for k, v in flat(item, path) if k not in told and shown(v) != content}
    return Reviewed(claimants=claimants, content=content, extras=extras, said=dated(said))


def _place(node: Node, page: Page) -> str:
    """Tell where on the web a review is: its own address, in full, else its page's."""
    url = address(node)
    if url.startswith(("/", ".", "?", "#")):
        try:
            url = urljoin(page.url, url) if page.url else ""
        except ValueError:  # half an IPv6 address
            url = ""
    return url or page.url


def _extras(node: Node, with_claims: bool) -> dict[str, str]:
    """Keep what has no place of its own, under the page's own names."""
    told = {name for name in _TOLD if len(node.values(name)) == 1} | {"claimReviewed"}
    told -= set() if _place(node, Page()) else {"url"}
    rest = {k: v for k, v in node.props.items() if k not in told}
    if with_claims and "MediaReview" not in node.types:  # what it is of stands with the claims
        rest["itemReviewed"] = node.texts("itemReviewed")
    types = tuple(t for t in node.types if t not in ("ClaimReview", ANSWER))
    return dict(flat(attrs.evolve(node, props=rest, types=types)))
