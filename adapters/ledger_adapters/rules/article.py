"""An article made ready for reading: its paragraphs, comments, quotations, words and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs
from msgspec import Struct

from ledger.adapter import Document, Passage
from ledger.claims import Span
from ledger.times import When
from ledger_adapters.rules.dating.dates import Dates, dateline, said_day
from ledger_adapters.rules.dating.occurrences import Occurrences, occurrences
from ledger_adapters.rules.page import comments, layout
from ledger_adapters.rules.page.cleaning import Cleaned, cleaned
from ledger_adapters.rules.page.comments import Comment
from ledger_adapters.rules.page.datelines import prose_start
from ledger_adapters.rules.page.furniture import Kind
from ledger_adapters.rules.page.layout import Paragraph
from ledger_adapters.rules.prose.grouping import groups, introduces
from ledger_adapters.rules.prose.quotes import QuoteMap, quote_map
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.prose.sentences import sentences
from ledger_adapters.rules.prose.titles import plain
from ledger_adapters.rules.prose.tokens import Token, tokenise
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.turns import Turn, turn_of, turns

HEADLINE = 200


@attrs.frozen(kw_only=True)
class Article:
    """A passage with its body told from furniture, photo credits and readers' comments.

    `document` holds the text as cleaned; `cleaned` leads back to the captured one.
    """

    body: list[Paragraph]
    cleaned: Cleaned
    comments: list[Comment]
    dates: Dates
    document: Document
    issued: When | None
    mentions: list[Paragraph]
    occurrences: Occurrences
    published: date | None
    quotes: QuoteMap


class Sentence(Struct, frozen=True, gc=False):
    """One sentence of the body, of a caption or a heading, ready to be scanned."""

    paragraph: Span
    region: Region
    kind: Kind = "body"
    turn: Attribution | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.region.tokens[self.region.lo].start, self.region.tokens[self.region.hi - 1].end


def prepare(document: Document, passage: Passage) -> Article:
    """Lay out a passage; a "body" has no comment thread, furniture or captions to tell apart."""
    start, end = max(0, passage.span[0]), min(len(document.text), passage.span[1])
    view = cleaned(document.text, start, max(start, end))
    if not view.same:
        document = attrs.evolve(document, text=view.text)
    text = document.text
    found, thread = layout.paragraphs(text, view.start, view.end), list[Comment]()
    if passage.kind == "article":
        found, thread = comments.split(text, found)
    else:
        found = [Paragraph(p.start, p.end, "body", p.indent, p.end) for p in found]
    body = [_prose(p) for p in found if p.kind != "furniture" and p.prose > p.start]
    issued = document.published or _issued(text, found)
    published = said_day(issued)
    dates = Dates.of(text, (view.start, view.end), published, view.back)
    return Article(
        body=body,
        cleaned=view,
        comments=thread,
        dates=dates,
        document=document,
        issued=issued,
        mentions=[p for p in body if p.kind in ("body", "caption")],
        occurrences=occurrences(text, [(p.start, p.end) for p in body], dates),
        published=published,
        quotes=quote_map(text, body),
    )


def _issued(text: str, found: list[Paragraph]) -> When | None:
    """Date an article by the dateline of its first sentence, below headings and byline.

    Where a dateline below it gives another day, the texts are several, and nothing is dated.
    """
    for n, p in enumerate(found):
        if (dated := dateline(text, p.start, p.end)) is not None:
            others = (dateline(text, later.start, later.end) for later in found[n + 1 :])
            return None if any(o and o.edtf != dated.edtf for o in others) else dated
        lead = p.kind != "body" or text[p.end - 1] != "."
        if not lead or p.end - p.start > HEADLINE:
            return None
    return None


def _prose(p: Paragraph) -> Paragraph:
    """Leave the credit off a caption."""
    return p if p.prose == p.end else Paragraph(p.start, p.prose, p.kind, p.indent, p.prose)


def read_paragraphs(article: Article) -> Iterator[list[Sentence]]:
    """Go through the body by paragraphs, each cut into sentences, what leads in left out.

    Paragraphs that one quotation runs through are read as one.
    """
    text = article.document.text
    spoken = turns(text, article.body)
    for group in groups(text, article.body, article.quotes):
        if group[0].start in spoken:
            yield from _turns(article, group, spoken)
            continue
        tokens: list[Token] = []
        breaks: set[int] = set()
        for p in group:
            own = tokenise(text, prose_start(text, p.start, p.end), p.end)
            tokens += plain(own) if p.end - p.start <= HEADLINE else own
            if not introduces(text, p):
                breaks.add(len(tokens))
        whole, span = Region.of(tokens, article.quotes), (group[0].start, group[-1].end)
        kind = group[0].kind
        yield [Sentence(span, whole.part(lo, hi), kind) for lo, hi in sentences(whole, breaks)]


def _turns(
    article: Article, group: list[Paragraph], spoken: dict[int, Turn]
) -> Iterator[list[Sentence]]:
    """Take turns whole: all of each is what its speaker said."""
    for p in group:
        tokens = tokenise(article.document.text, p.start, p.end)
        turn = spoken.get(p.start)
        whole, span = Region.of(tokens, article.quotes), (p.start, p.end)
        ranges = sentences(whole)
        own = turn_of(tokens, turn, ranges) if turn else None
        if own is not None:
            yield [Sentence(span, whole, p.kind, own)]
        else:
            yield [Sentence(span, whole.part(lo, hi), p.kind) for lo, hi in ranges]
