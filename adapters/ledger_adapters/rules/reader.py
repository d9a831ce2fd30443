"""The reader: from a passage of prose to drafts of claims, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.adapter import Document, Draft, Flaw, Passage
from ledger.claims import Claim, Resolution
from ledger_adapters.rules.article import Article, Sentence, prepare, read_paragraphs
from ledger_adapters.rules.claims import Maker
from ledger_adapters.rules.edition import NAME, VERSION
from ledger_adapters.rules.hedging.hedges import shared
from ledger_adapters.rules.occasions import Occasions
from ledger_adapters.rules.page.comments import Comment
from ledger_adapters.rules.page.restoring import Restorer
from ledger_adapters.rules.speech.chain import expanded
from ledger_adapters.rules.speech.floats import joined
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.speech.narrated import narrated
from ledger_adapters.rules.who import Cast


class RulesReader:
    """Finds who said what, through whom, by rules of English alone: no model, no network."""

    name = NAME
    version = VERSION

    def read(self, document: Document, passage: Passage, /) -> Iterator[Draft | Flaw]:
        """Read a passage: claims as "c1", "c2", ... and who is meant by "he", as "r1", "r2", ..."""
        if passage.kind == "comment":
            records: Iterator[Claim | Resolution] = _one_comment(document, passage)
        else:
            article = prepare(document, passage)
            records = map(Restorer(article.cleaned, document.text).restore, _article(article))
        for record in records:
            yield Draft(document=document.key, record=record)


def _article(article: Article) -> Iterator[Claim | Resolution]:
    maker, cast = Maker(article), Cast.of(article)
    occasions = Occasions(cast, article.published)
    count = 0
    for sentences in read_paragraphs(article):
        told = sentences[0].turn if sentences else None
        if told and _asked_by_outlet(article, sentences[0], told):
            continue
        found = [[told]] if told else joined([sentence.region for sentence in sentences])
        for sentence, own in zip(sentences, found, strict=True):
            for claim in _claims(maker, sentence, own, count):
                count += 1
                yield occasions.dated(claim)
                yield from cast.resolve(claim)
    yield from _thread(maker, article.comments, count)


def _asked_by_outlet(article: Article, sentence: Sentence, turn: Attribution) -> bool:
    """Whether the outlet itself asks, by its own name before a colon."""
    tokens, publisher = sentence.region.tokens, article.document.publisher.casefold()
    names = [article.document.text[tokens[a].start : tokens[b - 1].end] for a, b in turn.by]
    return bool(publisher) and any(name.casefold() in publisher for name in names)


def _claims(
    maker: Maker, sentence: Sentence, found: list[Attribution], count: int
) -> Iterator[Claim]:
    """Make a sentence's claims, numbered on from `count`, the outlet's own first."""
    own = narrated(sentence.region, found) if sentence.kind == "body" else None
    made = [maker.narrated(own, sentence, f"c{count + 1}")] if own else []
    for attribution in found:
        for link in expanded(sentence.region, attribution):
            key = f"c{count + 1 + sum(claim is not None for claim in made)}"
            made.append(maker.attributed(link, sentence, key))
    yield from shared(claim for claim in made if claim is not None)


def _thread(maker: Maker, comments: list[Comment], count: int) -> Iterator[Claim]:
    for n, comment in enumerate(comments, start=1):
        name = comment.author or f"commenter {n}"
        parent = None if comment.parent is None else f"c{count + comment.parent + 1}"
        yield maker.comment(comment, f"c{count + n}", name, parent)


def _one_comment(document: Document, passage: Passage) -> Iterator[Claim | Resolution]:
    """Make one claim of a comment, called by its place: a document may hold many such passages."""
    start, end = max(0, passage.span[0]), min(len(document.text), passage.span[1])
    if document.text[start:end].strip():
        maker = Maker(prepare(document, Passage(kind="body", span=(start, start))))
        name = passage.author or "commenter"
        comment = Comment(((start, end),), passage.author)
        yield maker.comment(comment, f"comment at {start}", name, None)
