"""A saved page taken apart: its facts, main text, comments and updates, and what is amiss."""

from __future__ import annotations

from typing import Final

import attrs

from ledger.adapter import Flaw, SourceFile
from ledger.times import When
from ledger_adapters.html.archive import unpack
from ledger_adapters.html.body import Body, find_body, key
from ledger_adapters.html.comments import take_comments
from ledger_adapters.html.decoding import WIDE_BOMS, decode
from ledger_adapters.html.facts import Facts, read_facts
from ledger_adapters.html.jsonld import decode_blocks
from ledger_adapters.html.listed import joined, listed_comments, plain_paragraphs
from ledger_adapters.html.liveblog import Update, take_updates, without
from ledger_adapters.html.markup import cleaned, without_data
from ledger_adapters.html.nodes import first
from ledger_adapters.html.prune import prune
from ledger_adapters.html.saved import saved
from ledger_adapters.html.sniffing import is_archive
from ledger_adapters.html.thread import Comment
from ledger_adapters.html.tree import Element, parse, text_of
from ledger_adapters.html.wall import missing

_LIMIT: Final = 64 * 1024 * 1024


@attrs.frozen(kw_only=True)
class Raw:
    """A page's text as it stands in the file, and what the file says of how it was saved."""

    flaws: tuple[Flaw, ...] = ()
    media_type: str = "text/html"
    retrieved: When | None = None
    text: str
    url: str = ""


@attrs.frozen(kw_only=True)
class Parts:
    """What a page is made of."""

    body: Body
    comments: tuple[Comment, ...]
    facts: Facts
    flaws: tuple[Flaw, ...]
    updates: tuple[Update, ...]


def load(file: SourceFile) -> Raw:
    """Read a file to its page's text; raises `BadSource` for one over 64 MiB."""
    data, named = _narrow(file.whole(_LIMIT), file.encoding)
    media_type, noted, retrieved = "text/html", "", None
    if is_archive(data[:4096].decode("latin-1"), _suffix(file.name)):
        found = unpack(data, str(file.path))
        media_type, data = "multipart/related", found.data
        named, noted, retrieved = found.encoding or file.encoding, found.url, found.retrieved
    read = decode(without_data(data), named)
    note = saved(read.text)
    flaws: list[Flaw] = []
    if read.lost:
        why = (
            f"{read.lost} places are no {read.encoding} and stand as \ufffd; name the page's "
            "encoding, for example encoding='cp1252' (--encoding cp1252)"
        )
        flaws.append(Flaw(at="encoding", why=why))
    return Raw(
        flaws=tuple(flaws),
        media_type=media_type,
        retrieved=retrieved or note.retrieved,
        text=read.text,
        url=noted or note.url,
    )


def _narrow(data: bytes, named: str) -> tuple[bytes, str]:
    """Write a text of wide characters in UTF-8: what follows looks at single bytes."""
    if not data.startswith(WIDE_BOMS):
        return data, named
    return decode(data).text.encode("utf-8", "replace"), "utf-8"


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot >= 0 else ""


def take_apart(raw: Raw, path: str) -> Parts | None:
    """Parse a page and find its parts; None where it has no element at all."""
    markup = cleaned(raw.text)
    page = parse(markup.html, path)
    if page is None:
        return None
    blocks = decode_blocks(markup.json_ld)
    flaws = [*raw.flaws, *blocks.flaws]
    if page.cut:
        why = "its elements are nested over 250 deep; what stands below and behind is not read"
        flaws.append(Flaw(at="page", why=why))
    facts = read_facts(page.root, blocks.roots, raw.url)
    comments = joined(take_comments(page.root), listed_comments(facts.article))
    struck = [text_of(e) for e in page.root.iter("del", "s", "strike")]
    facts.extras.update({"del": "; ".join(filter(None, struck))[:4000]} if any(struck) else {})
    updates = take_updates(page.root, (facts.article, *facts.items))
    shown = text_of(page.root)[:20_000]
    body = _body(page.root, facts, updates)
    flaws += missing(facts, body, shown, whole=not updates and not comments)
    return Parts(
        body=body,
        comments=tuple(comments),
        facts=facts,
        flaws=tuple(flaws),
        updates=tuple(updates),
    )


def _body(root: Element, facts: Facts, updates: list[Update]) -> Body:
    prune(root)
    told = "" if updates else first(facts.article, "articleBody")
    paragraphs = plain_paragraphs(facts.article, told) if told else []
    found = find_body(root, "\n".join(paragraphs))
    text = [p for n, p in enumerate(found.paragraphs) if n > 2 or key(p) != key(facts.title)]
    return attrs.evolve(found, paragraphs=without(tuple(text), updates))
