"""The adapter: a saved page becomes a document, a passage of prose, and its comments' claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ledger.adapter import Document, Flaw, Item, Match, Passage, Probe, SourceFile, changed
from ledger.claims import Span
from ledger.times import When
from ledger_adapters.html.claims import drafts, place
from ledger_adapters.html.liveblog import Update
from ledger_adapters.html.page import Parts, Raw, load, take_apart
from ledger_adapters.html.sniffing import sniff

_LONGEST: Final = 4000
_NAME: Final = 200
_ROOM: Final = 200_000
_BLANK: Final = "\n\n"


@attrs.frozen(kw_only=True)
class Options:
    """What the user knows better than the page; `comments` tells whether they are wanted.

    `published` is EDTF text such as "2023-08-09". What is not given is the page's to say.
    """

    comments: bool = True
    host: str = ""
    language: str = ""
    published: When | None = None
    publisher: str = ""
    title: str = ""
    url: str = ""


class HtmlAdapter:
    """Brings in a saved web page: its article, and the comments under it."""

    name = "html"
    version = 1
    options = Options

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know HTML, XHTML and MHTML by how they begin."""
        return sniff(probe)

    def read(self, file: SourceFile, options: Options, /) -> Iterator[Item]:
        """Yield the page's document, its main text as a passage, and a claim for each comment.

        A live blog's updates are documents of their own. Raises `BadSource` for a file too large
        to be a page, `MissingExtra` where the extra `html` is not installed.
        """
        raw = load(file)
        parts = take_apart(raw, str(file.path))
        if parts is None:
            yield Flaw(at="page", why="there is nothing in it: no element, no text")
            return
        yield from _items(raw, parts, options, file)


def _items(raw: Raw, parts: Parts, options: Options, file: SourceFile) -> Iterator[Item]:
    body = _BLANK.join(parts.body.paragraphs)
    thread = list(parts.comments) if options.comments else []
    text, placed = place(body, thread)
    document = _document(raw, parts, options, text)
    kept = _fitting(document.extras)
    yield attrs.evolve(document, extras=kept)
    if len(kept) < len(document.extras):
        why = "it states over 200,000 characters of facts besides its text; the last are left out"
        yield Flaw(at="facts", why=why)
    yield from parts.flaws
    if body:
        kind = "body" if parts.body.sure else "article"
        yield _passage(document.key, kind == "body", (0, len(body)))
    yield from drafts(text, placed, document.key, document.host or document.publisher)
    page = document.url or f"page {file.sum()[0][:16]}"
    for n, update in enumerate(parts.updates, start=1):
        own = _part(document, update, _key(update, page, n))
        yield own
        yield _passage(own.key, True, (0, len(own.text)))


def _passage(document: str, sure: bool, span: Span) -> Passage:
    return Passage(document=document, kind="body" if sure else "article", span=span)


def _document(raw: Raw, parts: Parts, options: Options, text: str) -> Document:
    facts, outlet = parts.facts, parts.facts.outlet
    extras = dict(facts.extras)
    stated: dict[str, tuple[str, str]] = {
        "host": (options.host, outlet.host),
        "language": (options.language, facts.language),
        "publisher": (options.publisher, outlet.publisher),
        "title": (options.title, facts.title),
        "url": (options.url, facts.url),
        "published": (_day(options.published), _day(facts.published)),
    }
    for name, (ours, theirs) in stated.items():
        if ours and theirs and ours != theirs:
            extras[f"{name} on the page"] = theirs
    chosen = {name: (ours or theirs)[:_LONGEST] for name, (ours, theirs) in stated.items()}
    return Document(
        extras=extras,
        host=chosen["host"],
        language=chosen["language"],
        media_type=raw.media_type,
        published=_published(options, facts.published),
        publisher=chosen["publisher"],
        retrieved=raw.retrieved,
        text=text,
        title=chosen["title"],
        url=chosen["url"],
    )


def _fitting(extras: dict[str, str]) -> dict[str, str]:
    """Keep the first extras, as many as a ledger takes of one source."""
    room, kept = _ROOM, dict[str, str]()
    for name, value in extras.items():
        short = value[:_LONGEST]
        room -= len(name) + len(short)
        if room < 0:
            return kept
        kept[name[:_NAME]] = short
    return kept


def _published(options: Options, stated: When | None) -> When | None:
    ours = options.published
    return changed(ours, basis="metadata") if ours else stated


def _day(published: When | None) -> str:
    return str(published or "").strip('"')


def _key(update: Update, page: str, n: int) -> str:
    """Name an update: by its own address, else by its page and when it was published."""
    moment = update.published.edtf if update.published else ""
    return update.url or f"{page} update {moment or n}"


def _part(document: Document, update: Update, key: str) -> Document:
    """Make a document of a live blog's update."""
    whole = {"isPartOf": document.url or document.title, "author": update.author}
    extras = {**whole, "modified": update.modified, "type": "BlogPosting"}
    return attrs.evolve(
        document,
        extras={name: value[:_LONGEST] for name, value in extras.items() if value},
        key=key,
        published=update.published,
        text=_BLANK.join(update.paragraphs),
        title=update.title,
        url=update.url,
    )
