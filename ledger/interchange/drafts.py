"""Records made of plain words: who, content, source, date, reported_by and what else a table has.

Adapters whose records come as plain text use this, so that a row of a CSV file and a loose line of
JSON make the same claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, get_args

import attrs

from ledger.adapter import Document, Draft
from ledger.claims import (
    Act,
    Anchor,
    Bearing,
    Claim,
    Coding,
    Hedge,
    Hop,
    Mention,
    Occurrence,
)
from ledger.errors import BadDate, nearest
from ledger.interchange.names import UNNAMED, joint, parted
from ledger.times import Basis, When, when

DOCUMENT_WORDS: Final = (
    "source", "url", "publisher", "published", "title", "language", "host", "retrieved",
)  # fmt: skip
CLAIM_WORDS: Final = (
    "who", "content", "date", "reported_by", "quote", "act", "addressee", "hedge", "happened",
    "key",
)  # fmt: skip
CODING_WORDS: Final = ("aspect", "bearing", "coder", "parties")
RARER_WORDS: Final = (
    "voice", "verb", "cue", "wording", "form", "polarity", "flags", "anchor", "prefix", "suffix",
    "start", "end", "reported_on", "reply_to", "extras", "commitment", "codebook", "grade",
    "scale", "rater", "relation", "other", "retracted", "retracted_by", "corrects", "corrected",
    "correction_note",
)  # fmt: skip
WORDS: Final = (*CLAIM_WORDS, *DOCUMENT_WORDS, *CODING_WORDS, *RARER_WORDS)
"""Every word that a loose record may use."""

_LONG: Final = ("content", "quote", "anchor", "extras")
LIMITS: Final = {word: 100_000 if word in _LONG else 4096 for word in WORDS}
"""How many characters each word may take; extras may take as many as the content."""


class BadWord(ValueError):
    """One word of a loose record cannot be understood."""

    def __init__(self, word: str, why: str) -> None:
        """Say which word, and why."""
        super().__init__(word, why)
        self.word = word
        self.why = why


@lru_cache(maxsize=256)
def mentions(names: tuple[str, ...]) -> tuple[Mention, ...]:
    """Mention people as they are named."""
    return tuple(Mention(text=name) for name in names if name != UNNAMED)


@lru_cache(maxsize=256)
def reporters(chain: tuple[tuple[str, ...], ...]) -> tuple[Hop, ...]:
    """Make the hops before the claimant, outermost first; raises `BadWord` for a date."""
    return tuple(map(_reporter, chain))


def _reporter(names: tuple[str, ...]) -> Hop:
    """Make a hop of its names; the last may say when it said so: "ISW [2023-08-08]"."""
    *others, last = names
    name, date = parted(last)
    said = dated("reported_by", date) if date else None
    return Hop(by=mentions((*others, name) if name else tuple(others)), said=said, verb="report")


@lru_cache(maxsize=1024)
def dated(word: str, text: str, basis: Basis = "recorder") -> When | None:
    """Read a date (EDTF); raises `BadWord`."""
    try:
        return when(text, basis=basis)
    except BadDate as error:
        raise BadWord(word, str(error)) from None


def chosen(word: str, text: str, choices: Any, default: str) -> Any:
    """Read a word of a closed vocabulary; raises `BadWord` with the nearest."""
    if not text:
        return default
    known = get_args(choices)
    found = text.strip().lower()
    if found in known:
        return found
    near = nearest(found, known) or f" It is one of {', '.join(known)}."
    raise BadWord(word, f"{text!r} is no {word} the ledger knows.{near}")


@attrs.frozen(kw_only=True)
class Loose:
    """A record as plain words; everything but the content may be unknown.

    `reported_by` are the hops before the claimant, outermost first; `quote` is the claimant's
    wording, verbatim; `more` holds the rarer words (`ledger.interchange.fuller`), which the record
    may have `called` otherwise; `extras` keeps what has no word of its own, under its own name.
    """

    act: str = ""
    addressee: str = ""
    aspect: str = ""
    bearing: str = ""
    called: Mapping[str, str] = attrs.field(factory=dict)
    coder: str = ""
    content: str = ""
    date: str = ""
    document: str = ""
    extras: Mapping[str, str] = attrs.field(factory=dict)
    happened: str = ""
    hedge: str = ""
    key: str = ""
    parties: tuple[str, ...] = ()
    quote: str = ""
    more: Mapping[str, str] = attrs.field(factory=dict)
    reported_by: tuple[tuple[str, ...], ...] = ()
    who: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def hedges(text: str) -> tuple[Hedge, ...]:
    """Read hedges: "may; likely"; "may [1]" is the first hop's, the outermost reporter's."""
    parts = joint(text) if '"' in text else map(str.strip, text.split(";"))
    return tuple(_hedge(part) for part in parts if part)


def _hedge(text: str) -> Hedge:
    words, owner = parted(text)
    if not (owner.isascii() and owner.isdigit() and 0 < int(owner) <= 64):
        return Hedge(text=text)
    return Hedge(owner=int(owner) - 1, text=words)


def reporting(
    chain: tuple[tuple[str, ...], ...], who: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    """Take the claimant off a chain that was written whole, claimant and all."""
    return chain[:-1] if chain and chain[-1] == who else chain


def claim(loose: Loose, id: str) -> Claim:
    """Make the claim that a loose record states; raises `BadWord`."""
    quote = loose.quote
    content = loose.content or quote
    if not content:
        raise BadWord("content", "it is empty; a claim has to say something")
    before = loose.reported_by
    last = Hop(
        by=mentions(loose.who),
        said=dated("date", loose.date) if loose.date else None,
        wording="verbatim" if quote else "unknown",
    )
    return Claim(
        act=chosen("act", loose.act, Act, "asserts"),
        addressee=Mention(text=loose.addressee) if loose.addressee else None,
        anchor=Anchor(exact=quote) if quote else None,
        chain=(*reporters(before), last) if before else (last,),
        content=content,
        extras=dict(loose.extras),
        form=("direct" if quote == content else "mixed") if quote else "indirect",
        hedges=hedges(loose.hedge) if loose.hedge else (),
        id=id,
        occurrence=Occurrence(happened=dated("happened", loose.happened))
        if loose.happened
        else None,
        source=loose.document,
    )


def drafts(loose: Loose, at: str, coder: str) -> tuple[Draft, ...]:
    """Make the drafts of a loose record: its claim, and what else it says of it.

    That is a coding where it is judged too, and what its rarer words tell. The claim's id, which
    the others refer to, is the record's own key or else `at`; `coder` is whose judgement it is
    where the record does not say. Raises `BadWord`.
    """
    id = loose.key or at
    made = claim(loose, id)
    if loose.more:
        from ledger.interchange.fuller import besides, fuller

        full = fuller(made, loose.more, loose.called)
        return besides(full, loose, at, coder)
    first = Draft(at=at, document=loose.document, key=loose.key, record=made)
    if not (loose.aspect or loose.bearing or loose.parties):
        return (first,)
    return first, coded(loose, at, coder)


def coded(loose: Loose, at: str, coder: str, **more: Any) -> Draft:
    """Make the draft of what a loose record judges of its claim; raises `BadWord`."""
    id = loose.key or at
    coding = Coding(
        aspect=loose.aspect,
        bearing=chosen("bearing", loose.bearing, Bearing, "open"),
        claim=id,
        coder=loose.coder or coder,
        id=f"{id} coding",
        parties=loose.parties,
        **more,
    )
    key = f"{loose.key} coding" if loose.key else ""
    return Draft(at=at, document=loose.document, key=key, record=coding)


class Documents:
    """Which documents were met so far, so that each is told of once."""

    def __init__(self) -> None:
        self._met: dict[str, dict[str, str]] = {}

    def key(self, words: Mapping[str, str]) -> str:
        """Tell the key of the document that these words name; "" is the file itself."""
        return words.get("url", "") or words.get("source", "")

    def new(self, words: Mapping[str, str]) -> Document | None:
        """Make the document of these words when it is met first; raises `BadWord`."""
        key = self.key(words)
        if key in self._met:
            return None
        source, url = words.get("source", ""), words.get("url", "")
        link = source.startswith(("http://", "https://"))
        document = Document(
            extras={"source": source} if url and source != url and words.get("title") else {},
            host=words.get("host", ""),
            key=key,
            language=words.get("language", ""),
            published=dated("published", words.get("published", ""), "metadata"),
            publisher=words.get("publisher", ""),
            retrieved=dated("retrieved", words.get("retrieved", "")),
            title=words.get("title", "") or ("" if link else source),
            url=url or (source if link else ""),
        )
        self._met[key] = dict(words)
        return document

    def differing(self, words: Mapping[str, str]) -> dict[str, str]:
        """Tell what these words say of a document other than when it was met first."""
        first = self._met.get(self.key(words), words)
        if first == words:
            return {}
        return {name: word for name, word in words.items() if word and word != first.get(name)}
