"""Records found in a cleaned text, put back into the captured text's own words and places."""

from __future__ import annotations

import attrs

from ledger.adapter import anchor
from ledger.claims import Claim, Hedge, Hop, Mention, Occurrence, Resolution, Span, Words, changed
from ledger_adapters.rules.page.cleaning import Cleaned

LONGEST = 20_000
LONGEST_WORDS = 1_000


@attrs.frozen
class Restorer:
    """Leads records of one passage back to the document as captured."""

    cleaned: Cleaned
    text: str

    def restore(self, record: Claim | Resolution) -> Claim | Resolution:
        """Point a record at the captured text."""
        if self.cleaned.same:
            return record
        return self._claim(record) if isinstance(record, Claim) else self._resolution(record)

    def _resolution(self, record: Resolution) -> Resolution:
        if record.at is None:
            return record
        at, text = self._words((record.at, record.at + len(record.text)), record.text)
        return changed(record, at=at[0], text=text) if at else changed(record, at=None)

    def _claim(self, claim: Claim) -> Claim:
        spans = capped(tuple(map(self.cleaned.back, claim.anchor.spans if claim.anchor else ())))
        return changed(
            claim,
            addressee=self._mention(claim.addressee) if claim.addressee else None,
            anchor=anchor(self.text, *spans),
            chain=tuple(self._hop(hop) for hop in claim.chain),
            content=" ".join(self.text[start:end] for start, end in spans),
            hedges=tuple(self._hedge(hedge) for hedge in claim.hedges),
            occurrence=self._occurrence(claim.occurrence) if claim.occurrence else None,
            quotes=tuple(map(self.cleaned.back, claim.quotes)),
        )

    def _hop(self, hop: Hop) -> Hop:
        by = tuple(self._mention(mention) for mention in hop.by)
        return changed(hop, by=by, cue=self._cue(hop.cue) if hop.cue else None)

    def _mention(self, mention: Mention) -> Mention:
        at, text = self._words(mention.at, mention.text)
        return changed(mention, at=at, text=text)

    def _cue(self, words: Words) -> Words:
        at, text = self._words(words.at, words.text)
        return Words(at=at, text=text)

    def _hedge(self, hedge: Hedge) -> Hedge:
        at, text = self._words(hedge.at, hedge.text)
        return changed(hedge, at=at, text=text)

    def _occurrence(self, found: Occurrence) -> Occurrence:
        return changed(found, words=self._cue(found.words))

    def _words(self, at: Span | None, text: str) -> tuple[Span | None, str]:
        """The captured words at a place; the cleaned ones alone where too much stands between."""
        if at is None or not text:
            return at, text
        start, end = self.cleaned.back((at[0], min(at[1], at[0] + len(text))))
        if end - start > LONGEST_WORDS:
            return None, text
        return (start, end), self.text[start:end]


def capped(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Keep the first 20,000 code points of a content or comment."""
    kept: list[Span] = []
    room = LONGEST
    for start, end in spans:
        if room > 0:
            kept.append((start, min(end, start + room)))
            room -= end - start
    return tuple(kept)
