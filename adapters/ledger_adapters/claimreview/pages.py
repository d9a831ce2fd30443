"""A page as HTML: its scripts, its marked-up things, and what its head says of it."""

from __future__ import annotations

import re
from typing import Final

import attrs

from ledger.adapter import Flaw, SourceFile
from ledger.errors import BadSource
from ledger_adapters.claimreview.jsonld import values
from ledger_adapters.claimreview.markup import Markup
from ledger_adapters.claimreview.nodes import Value
from ledger_adapters.claimreview.reviews import Page
from ledger_adapters.claimreview.scripts import BadScript, decoded
from ledger_adapters.claimreview.tags import Tag, tokens
from ledger_adapters.claimreview.words import short

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset=[\"' ]{0,3}([A-Za-z0-9_.:-]{2,40})", re.I)
_JSONLD: Final = "application/ld+json"


@attrs.define
class Parsed:
    """What a page holds: the things in its scripts and elements with their places; its flaws."""

    flaws: list[Flaw] = attrs.field(factory=list[Flaw])
    page: Page = attrs.field(factory=Page)
    items: list[tuple[str, Value]] = attrs.field(factory=list[tuple[str, Value]])
    scripts: list[tuple[str, Value]] = attrs.field(factory=list[tuple[str, Value]])


def parse(html: str) -> Parsed:
    """Read a page: its scripts of JSON-LD, the things in its elements, its head."""
    parsed, markup, head = Parsed(), Markup(), dict[str, str]()
    scripts, before = 0, Tag("")
    for token in tokens(html):
        if isinstance(token, Tag):
            markup.tag(token)
            _head(token, head)
        elif before.name == "script" and not before.ends:
            if before["type"].split(";")[0].strip().lower() == _JSONLD:
                scripts += 1
                _script(token, f"script {scripts}", parsed)
        elif before.name == "title" and not before.ends:
            head.setdefault("title", " ".join(token.split()))
        elif before.name != "style" or before.ends:
            markup.text(token)
        before = token if isinstance(token, Tag) else Tag("")
    markup.finish()
    if markup.is_cut:
        why = "its elements describe things nested too deep, or too long, to be read whole"
        parsed.flaws.append(Flaw(at="page", why=why))
    parsed.items += [(f"item {n}", node) for n, node in enumerate(markup.found, start=1)]
    parsed.page = _page(head)
    return parsed


def text(file: SourceFile) -> str:
    """Decode a page as it says itself (`charset`), by its byte order mark, or as UTF-8.

    Raises `BadSource` for one that is over 64 MiB, or no text in that encoding.
    """
    data = file.whole()
    told = _CHARSET.search(data[:4096])
    encoding = file.encoding or (told[1].decode() if told else "utf-8-sig")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        why = f"it is not {encoding} text ({error}); name its encoding, for example cp1252"
        raise BadSource(path=str(file.path), why=f"{why} (--encoding cp1252)") from None


def _script(told: str, at: str, parsed: Parsed) -> None:
    try:
        value, overlooked = decoded(told)
    except BadScript as error:
        parsed.flaws.append(Flaw(at=at, raw=told[:1000], why=str(error)))
        return
    if overlooked:
        why = f"it was read although it is no JSON: {overlooked}"
        parsed.flaws.append(Flaw(at=at, raw=told[:1000], why=why))
    found = list(values(value))
    several = len(found) > 1
    parsed.scripts += [(f"{at}[{n}]" if several else at, v) for n, v in enumerate(found)]


def _head(tag: Tag, head: dict[str, str]) -> None:
    """Take down what a page says of itself."""
    if tag.name == "html":
        head.setdefault("lang", tag["lang"])
    elif tag.name == "link" and "canonical" in tag["rel"].lower().split():
        head.setdefault("canonical", tag["href"])
    elif tag.name == "meta":
        for name in filter(None, (tag["property"], tag["name"])):
            head.setdefault(name.lower(), tag["content"])


def _page(head: dict[str, str]) -> Page:
    def said(*names: str) -> str:
        return next((found for n in names if (found := short(head.get(n, "")))), "")

    return Page(
        language=said("lang"),
        publisher=said("og:site_name"),
        title=said("og:title", "title"),
        url=said("canonical", "og:url"),
    )
