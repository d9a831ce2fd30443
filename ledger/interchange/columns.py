"""Which column of a table holds which word of the ledger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Final, TypeAlias

import attrs

from ledger.errors import BadOptions, nearest
from ledger.interchange.names import joint, via
from ledger.interchange.plain import Loose, reporting
from ledger.interchange.words import (
    CLAIM_WORDS,
    CODING_WORDS,
    DOCUMENT_WORDS,
    LIMITS,
    RARER_WORDS,
    WORDS,
)
from ledger.visible import unnumbered

_NONE: Final[Mapping[str, str]] = {}
Taker: TypeAlias = Callable[[Sequence[str]], tuple[str, ...]]
"""Takes some cells out of a row, in an order of its own."""

SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "who": ("speaker", "actor", "claimant", "said_by"),
    "content": ("text", "statement", "says", "claim"),
    "date": ("said_on", "statement_date", "claim_date"),
    "reported_by": ("via", "reporter", "reported_via"),
    "quote": ("quotation", "verbatim", "quoted"),
    "act": ("speech_act",),
    "addressee": ("to", "audience", "addressed_to"),
    "hedge": ("hedging",),
    "happened": ("happened_on", "event_date"),
    "key": ("id", "claim_id"),
    "source": ("document", "article"),
    "url": ("link", "uri"),
    "publisher": ("outlet", "newspaper"),
    "published": ("published_on", "publication_date", "pubdate"),
    "title": ("headline",),
    "language": ("lang",),
    "aspect": ("topic",),
    "bearing": (),
    "coder": ("coded_by", "annotator"),
    "parties": ("relationship",),
    "host": ("republished_by",),
    "retrieved": ("retrieved_on", "accessed", "access_date"),
    "voice": (),
    "verb": ("reporting_verb",),
    "cue": ("cue_words",),
    "wording": (),
    "form": ("speech_form",),
    "polarity": (),
    "flags": ("flag",),
    "anchor": ("exact", "passage"),
    "prefix": (),
    "suffix": (),
    "start": ("start_offset",),
    "end": ("end_offset",),
    "reported_on": ("reported_dates",),
    "reply_to": ("in_reply_to", "replies_to"),
    "extras": (),
    "commitment": (),
    "codebook": (),
    "grade": ("rating",),
    "scale": ("rating_scale",),
    "rater": ("rated_by",),
    "relation": ("link_type",),
    "other": ("linked_to", "other_claim"),
    "retracted": ("retracted_on", "withdrawn_on"),
    "retracted_by": (),
    "corrects": ("corrected_claim",),
    "corrected": ("corrected_on", "correction_date"),
    "correction_note": (),
}
"""Other names that a column of each word goes by; the word itself stands above them."""

_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {
    "prefix": ("anchor", "quote"),
    "suffix": ("anchor", "quote"),
    "start": ("anchor", "quote"),
    "end": ("anchor", "quote"),
    "scale": ("grade",),
    "rater": ("grade",),
    "relation": ("other",),
    "other": ("relation",),
    "corrected": ("corrects",),
    "correction_note": ("corrects",),
}
"""Words too common to be heard alone: each needs a column of one of these beside it."""

OWN: Final = ("event", "recorded", "recorder", "guarded")
"""Columns in which a ledger's own export tells of its recording; they are not taken over."""

_SAYS: Final = (*CLAIM_WORDS, *CODING_WORDS)
_PLAIN: Final = re.compile(r"[\s_-]+")


@attrs.frozen(kw_only=True)
class Columns:
    """The header of a table, read: for each word its column, and the columns of no word.

    A row that is taken apart has to end with one empty cell more than the header: what the table
    has no column for is taken from there. `guarded` is the column that says of our own exports
    that their cells were made harmless to spreadsheets; `ours` tells that a ledger wrote the table.
    """

    at: Mapping[str, int]
    guarded: int = -1
    header: tuple[str, ...]
    ours: bool = False
    rarer: tuple[tuple[str, int], ...] = ()
    rest: tuple[tuple[str, int], ...]
    about: Taker = attrs.field(init=False)
    called: Mapping[str, str] = attrs.field(init=False)
    says: Taker = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Make the takers: `about` of `DOCUMENT_WORDS`, `says` of the words of the claim."""
        for name, words in (("about", DOCUMENT_WORDS), ("says", _SAYS)):
            at = (self.at.get(word, len(self.header)) for word in words)
            object.__setattr__(self, name, itemgetter(*at))
        called = {word: self.header[n] for word, n in self.rarer}
        object.__setattr__(self, "called", called)

    def name(self, word: str) -> str:
        """Tell what the table calls a word, for messages."""
        return self.header[self.at[word]] if word in self.at else word

    def loose(self, cells: Sequence[str], document: str, more: dict[str, str]) -> Loose:
        """Take a row's words about its claim; `more` are further extras."""
        (
            who, content, date, reported_by, quote, act, addressee, hedge, happened, key, aspect,
            bearing, coder, parties,
        ) = self.says(cells)  # fmt: skip
        extras = {name: cells[n] for name, n in self.rest if cells[n]}
        before = via(reported_by) if reported_by else ()
        claimant = joint(who)
        if before and "who" not in self.at:  # the chain is written whole, claimant and all
            *others, claimant = before
            before = tuple(others)
        elif before and not self.ours:
            before = reporting(before, claimant)
        return Loose(
            act=act,
            addressee=addressee,
            aspect=aspect,
            bearing=bearing,
            called=self.called,
            coder=coder,
            content=content,
            date=date,
            document=document,
            extras=extras | more if more else extras,
            happened=happened,
            hedge=hedge,
            key=key,
            more={word: cells[n] for word, n in self.rarer if cells[n]} if self.rarer else _NONE,
            parties=joint(parties) if parties else (),
            quote=quote,
            reported_by=before,
            who=claimant,
        )

    def plain(self, cells: list[str]) -> list[str]:
        """Give back what stood in cells before an export made them harmless to spreadsheets."""
        if self.guarded < 0 or cells[self.guarded] != "yes":
            return cells
        return [unnumbered(cell.removeprefix("'")) for cell in cells]

    def too_long(self, cells: Sequence[str]) -> str:
        """Say which cell is longer than the ledger takes; "" when none is."""
        words = {n: word for word, n in self.at.items()}
        for n, cell in enumerate(cells):
            limit = LIMITS[words[n]] if n in words else LIMITS["content"]
            if len(cell) > limit:
                return (
                    f"column {self.header[n]!r}: it takes {len(cell):,} characters, "
                    f"the limit is {limit:,}"
                )
        return ""


def recognise(header: Sequence[str], named: Mapping[str, str], adapter: str) -> Columns:
    """Find the words in a header: as `named` by the user, else by their names.

    Raises `BadOptions` when a named column is missing, and when no column, or more than one, could
    hold the content or the speaker.
    """
    names = _distinct(header)
    plain = _plain(names)
    at = {word: _named(names, word, column, adapter) for word, column in named.items()}
    for word in WORDS:
        if word not in at:
            found = [n for n in _by_name(plain, word) if n not in at.values()]
            if len(found) > 1 and word in ("who", "content"):
                listed = " and ".join(repr(names[n]) for n in found)
                why = f"columns {listed} could both be it; name one ({word}={names[found[0]]})"
                raise BadOptions(adapter=adapter, where=f"$.{word}", why=why)
            if len(found) == 1:
                at[word] = found[0]
    if "content" not in at and "quote" not in at:
        listed = ", ".join(map(repr, names))
        why = f"row 1 has no column of that name, only {listed}; name one (content={names[0]})"
        raise BadOptions(adapter=adapter, where="$.content", why=why)
    for word, needed in _NEEDS.items():
        if word not in named and not any(other in at for other in needed):
            at.pop(word, None)
    taken = {*at.values(), *_own(names)}
    rest = tuple((name, n) for n, name in enumerate(names) if n not in taken)
    return Columns(
        at=at,
        guarded=names.index("guarded") if _own(names) and "guarded" in names else -1,
        header=tuple(names),
        ours=bool(_own(names)),
        rarer=tuple((word, at[word]) for word in RARER_WORDS if word in at),
        rest=rest,
    )


def _own(names: Sequence[str]) -> list[int]:
    """List the columns that are no part of a claim, where a ledger wrote the table."""
    ours = {*OWN[:3], "content", "key", "polarity", "reported_on", "wording"}.issubset(names)
    return [n for n, name in enumerate(names) if name in OWN] if ours else []


def known(header: Sequence[str]) -> set[str]:
    """Tell which words a header has columns for, going by their names."""
    plain = _plain(header)
    return {word for word in WORDS if _by_name(plain, word)}


def _distinct(header: Sequence[str]) -> list[str]:
    """Give every column a name of its own: "Note", "Note (2)", "column 7"."""
    names: dict[str, None] = {}
    met: Counter[str] = Counter()
    for n, name in enumerate(header, start=1):
        own = plain = name.strip() or f"column {n}"
        while own in names:
            met[plain] += 1
            own = f"{plain} ({met[plain] + 1})"
        names[own] = None
    return list(names)


def _named(names: Sequence[str], word: str, column: str, adapter: str) -> int:
    if column in names:
        return names.index(column)
    near = nearest(column, names) or f" It has {', '.join(map(repr, names))}."
    why = f"the table has no column {column!r}.{near}"
    raise BadOptions(adapter=adapter, where=f"$.{word}", why=why)


def _plain(names: Sequence[str]) -> list[str]:
    return [_PLAIN.sub("_", name.strip().lower()) for name in names]


def _by_name(plain: Sequence[str], word: str) -> list[int]:
    if word in plain:
        return [plain.index(word)]
    return [n for n, name in enumerate(plain) if name in SYNONYMS[word]]
