"""Finding words wherever a ledger holds them: in what events say, and in captured texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import TypeAlias

import attrs
import msgspec

from ledger.errors import NotFound
from ledger.events import KEPT
from ledger.store.contract import Raw, Store
from ledger.trust.saying import named, strings
from ledger.views.evidence import Passage, gapped, surroundings
from ledger.visible import Visible

NameOf: TypeAlias = Callable[[str], str]
"""Gives the name of a source by its id."""


@attrs.frozen(kw_only=True)
class Place(Visible):
    """A place that says the words that were looked for: in an event, or in a part of a text.

    `where` is the event's field; in a text, `offset` counts code points from the part's start.
    `target` names it for `redact`; what is `kept` is never erased.
    """

    kept: bool = False
    kind: str
    offset: int
    part: int | None = None
    passage: Passage
    seq: int
    where: str = ""

    @property
    def target(self) -> str:
        """The place as `redact` takes it: `event:12`, `text:4/0`."""
        return named((self.seq, self.part))

    def __str__(self) -> str:
        """Print it in one line."""
        where = f"{self.kind} {self.where}" if self.part is None else self.passage.source
        never = ", never erased" if self.kept else ""
        return f"{self.target} ({where}{never}): {self.passage}"


def places(store: Store, words: str, name_of: NameOf) -> Iterator[Place]:
    """List every place where words stand, whatever their case and the white space between them.

    Raises `NotFound` where there are no words.
    """
    pattern = _pattern(words)
    for raw in store.raw():
        if raw.body is None:
            continue
        text = raw.body.decode()
        if "\\" in text or pattern.search(text):  # JSON escapes some characters
            yield from _in_event(raw, raw.body, pattern)
        if raw.kind == "SourceCaptured":
            yield from _in_text(store, raw, raw.body, pattern, name_of)


def _pattern(words: str) -> re.Pattern[str]:
    found = [_however_composed(word) for word in words.split()]
    if not found:
        raise NotFound(what="text", asked=words, hint="Say which words to look for.")
    return re.compile(r"\s+".join(found), re.IGNORECASE)


def _however_composed(word: str) -> str:
    """Match a letter with its marks, whether they are one character or several (Unicode TR 15)."""
    letters: list[str] = []
    for letter in unicodedata.normalize("NFC", word):
        apart = unicodedata.normalize("NFD", letter)
        one, two = re.escape(letter), re.escape(apart)
        letters.append(one if letter == apart else f"(?:{one}|{two})")
    return "".join(letters)


def _in_event(raw: Raw, body: bytes, pattern: re.Pattern[str]) -> Iterator[Place]:
    for string in strings(body):
        for found in pattern.finditer(string.text):
            before, after = surroundings(string.text, *found.span())
            passage = Passage(after=after, before=before, exact=found[0], source="")
            yield Place(
                kept=raw.kind in KEPT,
                kind=raw.kind,
                offset=found.start(),
                passage=passage,
                seq=raw.seq,
                where=string.where,
            )


def _in_text(
    store: Store, raw: Raw, body: bytes, pattern: re.Pattern[str], name_of: NameOf
) -> Iterator[Place]:
    """List the hits in a captured text, once for each part that one of them touches."""
    text = gapped(store, raw.seq) or ""
    hits = list(pattern.finditer(text))
    if not hits:
        return
    ends = list(accumulate(part.length for part in store.kept(raw.seq)))
    source = name_of(msgspec.json.decode(body)["source"]["id"])
    for found in hits:
        before, after = surroundings(text, *found.span())
        passage = Passage(after=after, before=before, exact=found[0], source=source)
        for n, end in enumerate(ends):
            start = ends[n - 1] if n else 0
            if start < found.end() and found.start() < end:
                yield Place(
                    kind=raw.kind,
                    offset=max(0, found.start() - start),
                    part=n,
                    passage=passage,
                    seq=raw.seq,
                )
