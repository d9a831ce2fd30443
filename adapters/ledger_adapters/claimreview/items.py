"""From reviews to records: the claim reviewed, what its reviewer says of it, and the rating."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Final

import attrs

from ledger.adapter import Document, Draft, Flaw, Item, Record
from ledger.claims import Claim, Hop, Link, Mention, Rating, Term, Wording
from ledger_adapters.claimreview.reviews import Review, Reviewed, digest

_TEXT: Final = 100_000
_ALL: Final = 384 * 1024
_PLACES: Final = 400_000
_UNKNOWN: Final = "unknown reviewer"


class Places:
    """Remembers which documents were told of, and counts reviews.

    The host keeps to what was told first of a document.
    """

    def __init__(self) -> None:
        """Start with none."""
        self._sums: set[int] = set()
        self._reviews = 0

    def handle(self) -> str:
        """Call the next review of the file something that no other is called."""
        self._reviews += 1
        return f"review {self._reviews}"

    def fresh(self, document: Document) -> Iterator[Document]:
        """Give the document unless it was told of before."""
        digest = blake2b(document.key.encode(errors="replace"), digest_size=8).digest()
        sum = int.from_bytes(digest)
        if sum not in self._sums:
            if len(self._sums) >= _PLACES:
                self._sums.clear()
            self._sums.add(sum)
            yield document


def items(review: Review, at: str, places: Places) -> Iterator[Item]:
    """Make the document and the records of a review."""
    document = _document(review)
    yield from places.fresh(document)
    records = _Records(at, document.key, places.handle(), review)
    if not (review.claims or (review.of_media and review.statement)):
        why = "it does not say which claim it reviews (claimReviewed)"
        yield Flaw(at=at, raw=json.dumps(dict(review.extras), ensure_ascii=False)[:1000], why=why)
    if len(review.statement) > _TEXT:
        yield Flaw(at=at, raw=review.statement[:1000], why=f"it is over {_TEXT} characters long")
    elif review.statement:
        yield from records.statement()
    for n, claim in enumerate(review.claims, start=1):
        if len(claim.content) > _TEXT:
            why = f"the claim is over {_TEXT} characters long"
            yield Flaw(at=at, raw=claim.content[:1000], why=why)
        else:
            yield from records.claim(claim, n)


def _document(review: Review) -> Document:
    web = review.url.startswith(("http://", "https://"))
    return Document(
        extras={"author": "; ".join(review.byline)} if review.byline else {},
        key=review.url or review.id,
        language=review.language,
        media_type="text/html" if web else "text/plain",
        published=review.published,
        publisher=review.publisher,
        title=review.title,
        url=review.url if web else "",
    )


@attrs.frozen
class _Records:
    """Makes the records of one review."""

    at: str
    document: str
    handle: str
    review: Review

    def statement(self) -> Iterator[Item]:
        """What the reviewer says, in the reviewer's own voice."""
        claim = Claim(
            act="assesses",
            chain=(self._reviewer("verbatim"),),
            content=self.review.statement,
            extras=fitted(self.review.extras),
            form="direct",
            id=self.handle,
            source=self.document,
        )
        yield self._draft(claim, "")
        yield from self._left_out(self.review.extras, claim.extras)

    def claim(self, told: Reviewed, n: int) -> Iterator[Item]:
        """What was reviewed, as the reviewer reports it; the link to the review, its ratings."""
        id, which = f"{self.handle}, claim {n}", self._which(told)
        extras = told.extras if self.review.statement else {**self.review.extras, **told.extras}
        claim = Claim(
            chain=(self._reviewer(), Hop(by=_mentions(told.claimants), said=told.said)),
            content=told.content,
            extras=fitted(extras),
            id=id,
            source=self.document,
        )
        yield self._draft(claim, f" claim{which}")
        yield from self._left_out(extras, claim.extras)
        if self.review.statement:
            why = f"reviewed by {self._by}"
            yield self._draft(
                Link(
                    by=self._by,
                    claim=self.handle,
                    id=f"{id}, link",
                    other=id,
                    relation="about",
                    why=why,
                ),
                f" about{which}",
            )
        for m, verdict in enumerate(self.review.verdicts, start=1):
            rating = Rating(
                by=self._by,
                given=self.review.published,
                id=f"{id}, rating {m}",
                target=id,
                term=Term(scale=verdict.scale, term=verdict.term),
                why=verdict.why,
            )
            yield self._draft(rating, f" rating{which}" + (f" {m}" if m > 1 else ""))

    def _which(self, told: Reviewed) -> str:
        """Tell a claim from the others of the same review, by its words."""
        return f" {digest(told.content, *told.claimants)}" if len(self.review.claims) > 1 else ""

    @property
    def _by(self) -> str:
        return (" and ".join(self.review.reviewers) or _UNKNOWN)[:4096]

    def _reviewer(self, wording: Wording = "unknown") -> Hop:
        by = self.review.reviewers or tuple(filter(None, (self.review.publisher,)))
        return Hop(
            by=_mentions(by),
            said=self.review.published,
            verb="assess" if wording == "verbatim" else "report",
            wording=wording,
        )

    def _draft(self, record: Record, what: str) -> Draft:
        return Draft(
            at=self.at,
            document=self.document,
            key=f"{self.review.key}{what}",
            record=record,
            version=self.review.version,
        )

    def _left_out(self, told: Mapping[str, str], kept: Mapping[str, str]) -> Iterator[Flaw]:
        """Name what was too much to be kept."""
        for name, text in told.items():
            if name not in kept:
                why = f"{name} is more than a record can hold beside the rest: it is left out"
                yield Flaw(at=self.at, raw=text[:1000], why=why)


def fitted(extras: Mapping[str, str]) -> dict[str, str]:
    """Fit extras into what a record can hold: long ones in parts, without those that cannot be."""
    kept: dict[str, str] = {}
    room = _ALL
    for name, text in sorted(extras.items(), key=lambda pair: (len(pair[1]), pair[0])):
        room -= len(json.dumps(text)) + len(json.dumps(name)) + 8
        if room < 0 or len(name) > 4000:
            continue
        for n, start in enumerate(range(0, len(text), _TEXT), start=1):
            kept[name if n == 1 else f"{name} ({n})"] = text[start : start + _TEXT]
    return {name: kept[name] for name in sorted(kept)}


def _mentions(names: tuple[str, ...]) -> tuple[Mention, ...]:
    return tuple(Mention(text=name) for name in names)
