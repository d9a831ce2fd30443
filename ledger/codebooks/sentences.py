"""Sentences and paragraphs of a text, found without breaking quotations or abbreviations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

import attrs

from ledger.claims import Span

_END: Final = re.compile(
    r"[.!?\u2026]+[\"\u201d\u2019')\]]*\s+(?=[\"\u201c\u2018'(\[\u2014-]*[^\W_a-z])"
)
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Hon|St|Mt|No|vs|Jr|Sr|Inc|Ltd|Co|Corp"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|e\.g|i\.e)|\b[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
_BLANK: Final = re.compile(r"\n[ \t\r]*\n")
_LINE: Final = re.compile(r"\r?\n")
_WRAPPED: Final = 100


@attrs.frozen(kw_only=True)
class Sentences:
    """Where the paragraphs and sentences of one text stand, in order, in code points."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]

    @classmethod
    def read(cls, text: str) -> Sentences:
        """Find the paragraphs and sentences of a text, in time that grows with its length."""
        paragraphs = tuple(_paragraphs(text))
        return cls(
            paragraphs=paragraphs,
            sentences=tuple(s for start, end in paragraphs for s in _sentences(text, start, end)),
        )

    def sentence(self, start: int, end: int) -> Span:
        """The stretch of whole sentences around a place."""
        return _around(self.sentences, start, end)

    def paragraph(self, start: int, end: int) -> Span:
        """The stretch of whole paragraphs around a place."""
        return _around(self.paragraphs, start, end)

    def before(self, start: int) -> Span | None:
        """The sentence before the one a place stands in, within its paragraph."""
        n = bisect_right(self.sentences, start, key=lambda span: span[0]) - 1
        inside = self.paragraph(start, start)[0]
        earlier = self.sentences[n - 1] if n > 0 else None
        return earlier if earlier and earlier[0] >= inside else None


def _around(spans: tuple[Span, ...], start: int, end: int) -> Span:
    first = bisect_right(spans, start, key=lambda span: span[0]) - 1
    last = bisect_right(spans, max(start, end - 1), key=lambda span: span[0]) - 1
    if last < 0:
        return (start, end)
    return (min(start, spans[max(first, 0)][0]), max(end, spans[last][1]))


def _paragraphs(text: str) -> Iterator[Span]:
    longest = max(map(len, text.splitlines()), default=0)
    wrapped = longest <= _WRAPPED and _BLANK.search(text) is not None
    return _pieces(text, 0, len(text), _BLANK if wrapped else _LINE)


def _pieces(text: str, start: int, end: int, border: re.Pattern[str]) -> Iterator[Span]:
    for found in border.finditer(text, start, end):
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:end].strip():
        yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    quotes = _Quotes(text[start:end])
    begin = start
    for found in _END.finditer(text, start, end):
        stop = found.end()
        mark = found.group()
        if mark[0] == "." and _ABBREVIATION.search(text[max(begin, stop - 16) : found.start() + 1]):
            continue
        if quotes.open_at(stop - start):
            continue
        yield begin, found.start() + len(mark.rstrip())
        begin = stop
    yield begin, end


class _Quotes:
    """Tells whether a place lies inside a quotation; nothing does where the marks do not pair."""

    def __init__(self, text: str) -> None:
        self._marks = [m.start() for m in re.finditer("[\u201c\u201d]", text)]
        paired = [text[at] for at in self._marks] == ["\u201c", "\u201d"] * (len(self._marks) // 2)
        if not self._marks:
            self._marks = [m.start() for m in re.finditer('"', text)]
            paired = len(self._marks) % 2 == 0
        self._paired = paired

    def open_at(self, place: int) -> bool:
        return self._paired and bisect_right(self._marks, place - 1) % 2 == 1
