"""Claims made of what the patterns found: chain, content, quotations, hedges, dates."""

from __future__ import annotations

from typing import Any

import attrs

from ledger.adapter import anchor
from ledger.claims import (
    Claim,
    Form,
    Hop,
    Mention,
    Occurrence,
    Polarity,
    Reading,
    Span,
    Wording,
    Words,
    changed,
)
from ledger.times import When
from ledger_adapters.rules.article import Article, Sentence
from ledger_adapters.rules.confidence import confidence, kind
from ledger_adapters.rules.dating.saying import happened, said
from ledger_adapters.rules.edition import NAME, VERSION
from ledger_adapters.rules.hedging.hedges import around, hedges
from ledger_adapters.rules.hedging.polarity import denied, nobody, polarity
from ledger_adapters.rules.page.comments import Comment
from ledger_adapters.rules.page.restoring import LONGEST, capped
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.speech.chain import Link
from ledger_adapters.rules.speech.found import Attribution


def reading(pattern: str) -> Reading:
    """Say which pattern of this reader found a claim, and how often that is right."""
    return Reading(confidence=confidence(pattern), pattern=pattern, reader=NAME, version=VERSION)


@attrs.frozen
class Maker:
    """Makes claims of one article."""

    article: Article

    def attributed(self, link: Link, sentence: Sentence, key: str) -> Claim | None:
        """Make a claim of an attribution; None for a content too long to keep."""
        own = link.own
        spans = self._spans(own.content, sentence)
        if not spans or sum(end - start for start, end in spans) > LONGEST:
            return None
        quotes = () if link.outer and self._all_quoted(spans, sentence) else self._quotes(spans)
        hops = tuple(self._hop(a, sentence) for a in (*link.outer, own))
        form = self._form(own, spans, quotes)
        hops = (*hops[:-1], changed(hops[-1], wording=_wording(form)))
        return self._claim(
            key, spans, (self._outlet(), *hops),
            act=own.act, addressee=self._addressee(own, sentence), form=form,
            hedges=hedges(self.text, spans, self._reporting(own, sentence), quotes, len(hops)),
            occurrence=self._occurrence(sentence, spans), quotes=quotes,
            pattern=kind(own, sentence.region, form, len(hops)),
            polarity=polarity(
                self.text, spans, act=own.act, cue=hops[-1].cue.text if hops[-1].cue else "",
                form=form, negated=own.negated or nobody(hops[-1].name), verb=own.verb,
            ),
        )  # fmt: skip

    def narrated(self, found: Range, sentence: Sentence, key: str) -> Claim | None:
        """Make a claim of the outlet's own statement: a chain of one."""
        spans = self._spans((found,), sentence)
        if sum(end - start for start, end in spans) > LONGEST:
            return None
        return self._claim(
            key, spans, (changed(self._outlet(), wording="verbatim"),), act="asserts",
            addressee=None, form="narrated",
            hedges=hedges(self.text, spans, (), (), 0), pattern="narrated", quotes=(),
            occurrence=self._occurrence(sentence, spans), polarity=self._plain(spans, "narrated"),
        )  # fmt: skip

    def comment(self, comment: Comment, key: str, name: str, parent: str | None) -> Claim:
        """Make a claim of a reader's comment, by its commenter."""
        spans = capped(comment.spans)
        by = Mention(text=name[:200])
        said = Hop(by=(by,), verb="say", wording="verbatim")
        made = self._claim(
            key, spans, (self._outlet(), said), act="asserts", addressee=None, form="direct",
            hedges=(), occurrence=None, pattern="comment", polarity="unknown", quotes=(),
        )  # fmt: skip
        return changed(made, flags=("comment",), reply_to=parent)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.article.document.text

    def _claim(
        self, key: str, spans: tuple[Span, ...], chain: tuple[Hop, ...], *, pattern: str,
        **more: Any,
    ) -> Claim:  # fmt: skip
        return Claim(
            anchor=anchor(self.text, *spans),
            chain=chain,
            content=" ".join(self.text[start:end] for start, end in spans),
            id=key,
            reading=reading(pattern),
            source=self.article.document.key,
            **more,
        )

    def _outlet(self) -> Hop:
        publisher = self.article.document.publisher
        by = (Mention(text=publisher),) if publisher else ()
        return Hop(by=by, said=self.article.issued, verb="publish")

    def _hop(self, found: Attribution, sentence: Sentence) -> Hop:
        by = tuple(
            Mention(at=span, text=self.text[slice(*span)][:LONGEST])
            for span in self._spans(found.by, sentence)
        )
        cue = self._spans((found.cue,), sentence)[0] if found.cue[0] < found.cue[1] else None
        return Hop(
            by=by,
            cue=Words(at=cue, text=self.text[slice(*cue)][:200]) if cue else None,
            said=self._said(found, sentence, cue),
            verb=found.verb,
            voice=found.voice,
            wording="paraphrase",
        )

    def _said(self, found: Attribution, sentence: Sentence, cue: Span | None) -> When | None:
        tokens, hi, dates = sentence.region.tokens, sentence.region.hi, self.article.dates
        for start, end in found.about:
            end = min(end, hi)
            if 0 <= start < end:
                dated = dates.first(tokens[start].start, tokens[end - 1].end)
                if dated is not None:
                    return dated.when
        contents = self._spans(found.content, sentence)
        return said(dates, self.text, cue, contents, sentence.span) if cue else None

    def _spans(self, ranges: tuple[Range, ...], sentence: Sentence) -> tuple[Span, ...]:
        tokens = sentence.region.tokens
        spans = [(tokens[a].start, tokens[b - 1].end) for a, b in ranges]
        return tuple(sorted(spans) if len(spans) > 1 else spans)

    def _quotes(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        found: list[Span] = []
        for start, end in spans:
            for quote in self.article.quotes.within(start, end):
                inside = max(quote.inside[0], start), min(quote.inside[1], end)
                if inside[0] < inside[1]:
                    found.append(inside)
        return tuple(found)

    def _all_quoted(self, spans: tuple[Span, ...], sentence: Sentence) -> bool:
        """Whether a content stands within somebody else's quotation: not the claimant's words."""
        quotes = [self.article.quotes.at(start) for start, _ in spans]
        return all(
            q is not None and q.start < start and end < q.end
            for q, (start, end) in zip(quotes, spans, strict=True)
        )

    def _form(self, own: Attribution, spans: tuple[Span, ...], quotes: tuple[Span, ...]) -> Form:
        if own.pattern == "turn":
            return "direct"
        quoted = sum(end - start for start, end in quotes)
        whole = sum(end - start for start, end in spans)
        if quoted > 0.9 * (whole - 2 * len(quotes)) and quoted:
            return "direct"
        if quoted:
            return "mixed"
        phrase = "n" in own.frames and "c" not in own.frames
        nominal = phrase or own.pattern in ("which", "as-desired")
        return "nominal" if nominal else "indirect"

    def _reporting(self, own: Attribution, sentence: Sentence) -> tuple[Span, ...]:
        return around(self.text, sentence.region, own.by, own.cue)

    def _plain(self, spans: tuple[Span, ...], form: Form) -> Polarity:
        return "negative" if denied(self.text, spans, form) else "positive"

    def _addressee(self, own: Attribution, sentence: Sentence) -> Mention | None:
        if own.addressee is None or own.addressee[0] >= own.addressee[1]:
            return None
        (span,) = self._spans((own.addressee,), sentence)
        return Mention(at=span, text=self.text[slice(*span)][:200])

    def _occurrence(self, sentence: Sentence, spans: tuple[Span, ...]) -> Occurrence | None:
        named = self.article.occurrences.of(sentence.span, sentence.paragraph)
        return happened(self.article.dates, spans, named)


def _wording(form: Form) -> Wording:
    return "verbatim" if form == "direct" else "paraphrase"
