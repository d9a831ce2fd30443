"""An article made ready for reading: its paragraphs, comments, quotations, words and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from ledger.adapter import Document, Passage
from ledger.claims import Span
from ledger_adapters.rules import comments, layout
from ledger_adapters.rules.comments import Comment
from ledger_adapters.rules.dates import said_day
from ledger_adapters.rules.found import Region
from ledger_adapters.rules.layout import Paragraph
from ledger_adapters.rules.occurrences import Occurrences, occurrences
from ledger_adapters.rules.quotes import QuoteMap, quote_map
from ledger_adapters.rules.sentences import sentences
from ledger_adapters.rules.tokens import tokenise


@attrs.frozen(kw_only=True)
class Article:
    """A passage with its body told from furniture, captions and readers' comments."""

    body: list[Paragraph]
    comments: list[Comment]
    document: Document
    mentions: list[Paragraph]
    occurrences: Occurrences
    published: date | None
    quotes: QuoteMap


@attrs.frozen
class Sentence:
    """One sentence of the body, ready to be scanned."""

    paragraph: Span
    region: Region

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.region.tokens[self.region.lo].start, self.region.tokens[self.region.hi - 1].end


def prepare(document: Document, passage: Passage) -> Article:
    """Lay out a passage; a "body" has no comment thread, furniture or captions to tell apart."""
    text = document.text
    start, end = max(0, passage.span[0]), min(len(text), passage.span[1])
    found, thread = layout.paragraphs(text, start, end), list[Comment]()
    if passage.kind == "article":
        found, thread = comments.split(text, found)
    readable = [p for p in found if p.kind == "body" or passage.kind == "body"]
    published = said_day(document.published)
    return Article(
        body=readable,
        comments=thread,
        document=document,
        mentions=[p for p in found if p.kind in ("body", "caption")],
        occurrences=occurrences(text, [(p.start, p.end) for p in readable], published),
        published=published,
        quotes=quote_map(text, readable),
    )


def read_paragraphs(article: Article) -> Iterator[list[Sentence]]:
    """Go through the body by paragraphs, each cut into sentences; section labels left out."""
    text = article.document.text
    for p in article.body:
        start = layout.after_label(text, p.start, p.end)
        tokens = tokenise(text, start, p.end)
        whole, span = Region.of(tokens, article.quotes), (p.start, p.end)
        yield [Sentence(span, whole.part(lo, hi)) for lo, hi in sentences(whole)]
