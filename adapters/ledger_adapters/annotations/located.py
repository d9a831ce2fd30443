"""Where the marked words of a brat file stand in its text, offsets checked word for word.

Offsets count code points; a file whose offsets all fit as UTF-16 code units, or as bytes of UTF-8,
and not as code points, is read so. Where a text has changed since, words that stand in it once
are certain; words that stand in it several times are told apart by their order: they are where
exactly one such place lies between their certain neighbours, or inside a certain longer stretch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Final

import attrs

from ledger.claims import Span
from ledger_adapters.annotations.brat_lines import Marked
from ledger_adapters.annotations.places import (
    MOST,
    TIRED,
    Found,
    Lost,
    Place,
    PlainText,
    Words,
    short,
)

_UNITS: Final = "its offsets count UTF-16 code units"
_BYTES: Final = "its offsets count bytes"


_Convert = Callable[[Span], Span | None]


@attrs.frozen(kw_only=True)
class Piece:
    """A contiguous stretch of marked words, as the file gives it."""

    exact: str
    span: Span


@attrs.frozen(kw_only=True)
class Located:
    """Where the words of each annotation stand, by its id, and how the offsets were counted."""

    counted: str
    found: dict[str, tuple[Found, ...]]


def locate(text: PlainText, marks: Iterable[Marked]) -> Located:
    """Find the words of every T annotation."""
    pieces = {mark.id: _pieces(mark) for mark in marks}
    every = [piece for some in pieces.values() for piece in some]
    counted, convert = _counting(text, every)
    if all(_fits(text, piece, convert) for piece in every):
        there = {id: tuple(_there(p, convert) for p in some) for id, some in pieces.items()}
        return Located(counted=counted, found=there)
    found = _Shifted(text, every).found()
    lost = {id: tuple(found[piece] for piece in some) for id, some in pieces.items()}
    return Located(counted="", found=lost)


def _there(piece: Piece, convert: _Convert) -> Found:
    return Place(span=convert(piece.span) or piece.span)


def _pieces(mark: Marked) -> tuple[Piece, ...]:
    """Part the words of a discontinuous annotation as its spans are long, a space between them."""
    lengths = [end - start for start, end in mark.pieces]
    if len(mark.pieces) == 1 or sum(lengths) + len(lengths) - 1 != len(mark.exact):
        exact = mark.exact if len(mark.pieces) == 1 else ""
        return tuple(Piece(exact=exact, span=span) for span in mark.pieces)
    at, found = 0, []
    for span, length in zip(mark.pieces, lengths, strict=True):
        found.append(Piece(exact=mark.exact[at : at + length], span=span))
        at += length + 1
    return tuple(found)


def _fits(text: PlainText, piece: Piece, convert: _Convert) -> bool:
    span = convert(piece.span)
    return span is not None and text.fits(span, piece.exact)


def _counting(text: PlainText, pieces: list[Piece]) -> tuple[str, _Convert]:
    """Tell how a file counts: in code points, unless these fail and another way fits throughout."""
    if text.text.isascii() or all(_fits(text, piece, _same) for piece in pieces):
        return "", _same
    if all(_fits(text, piece, text.narrow) for piece in pieces):
        return _UNITS, text.narrow
    raw = text.text.encode("utf-8", "surrogatepass")
    starts = {at for piece in pieces for at in piece.span}
    points = _points(raw, sorted(starts))

    def of_bytes(span: Span) -> Span | None:
        start, end = points.get(span[0]), points.get(span[1])
        return None if start is None or end is None else (start, end)

    if all(_fits(text, piece, of_bytes) for piece in pieces):
        return _BYTES, of_bytes
    return "", _same


def _same(span: Span) -> Span:
    return span


def _points(raw: bytes, offsets: list[int]) -> dict[int, int]:
    """Give the code point at each of some byte offsets, in one walk."""
    found: dict[int, int] = {}
    at = point = 0
    for offset in offsets:
        if offset > len(raw):
            break
        point += len(raw[at:offset].decode("utf-8", "ignore"))
        at = offset
        found[offset] = point
    return found


class _Shifted:
    """Finds the pieces of a text that has changed since it was annotated."""

    def __init__(self, text: PlainText, pieces: list[Piece]) -> None:
        self._text = text
        self._pieces = sorted(set(pieces), key=lambda p: (p.span[0], -p.span[1]))
        self._alone = {p: place for p in self._pieces if (place := self._once(p))}
        anchors = [p for p in self._pieces if p in self._alone]
        starts = [self._alone[p].span[0] for p in anchors]
        self._ordered = starts == sorted(starts)
        self._anchors = anchors if self._ordered else []
        self._starts = [p.span[0] for p in self._anchors]
        self._longest = self._covering()

    def found(self) -> dict[Piece, Found]:
        """Find each piece, or say why it is lost."""
        return {piece: self._alone.get(piece) or self._told(piece) for piece in self._pieces}

    def _once(self, piece: Piece) -> Place | None:
        """Find words that stand in the text once."""
        if not piece.exact.strip():
            return None
        found = self._text.find(Words(exact=piece.exact))
        return self._placed(piece, found.span) if isinstance(found, Place) else None

    def _placed(self, piece: Piece, span: Span) -> Place:
        moved = span != piece.span
        return Place(how=f"moved from {piece.span[0]}–{piece.span[1]}" if moved else "", span=span)

    def _covering(self) -> list[int]:
        """For each anchor, which one before or at it reaches farthest."""
        covering: list[int] = []
        for n, piece in enumerate(self._anchors):
            last = covering[-1] if covering else n
            covering.append(last if self._anchors[last].span[1] > piece.span[1] else n)
        return covering

    def _told(self, piece: Piece) -> Found:
        """Tell which of several places is meant, by what is certain around it."""
        if not piece.exact.strip():
            return Lost(why="it gives no words that could be looked for in the changed text")
        n = bisect_right(self._starts, piece.span[0]) - 1
        lo, before = self._edge(n)
        after = self._anchors[n + 1] if n + 1 < len(self._anchors) else None
        hi = self._alone[after].span[0] if after else len(self._text.text)
        moved = hi - after.span[0] if after else 0
        there = piece.span[0] + before, piece.span[1] + before
        if before == moved and self._text.fits(there, piece.exact):
            return self._placed(piece, there)
        inside = self._inside(piece, n) if n >= 0 else None
        places = self._text.occurrences(piece.exact)
        near = [at for at in places if lo <= at and at + len(piece.exact) <= hi]
        if inside is None and len(near) == 1 and len(places) <= MOST:
            inside = near[0], near[0] + len(piece.exact)
        return self._placed(piece, inside) if inside else Lost(why=self._why(piece, len(places)))

    def _inside(self, piece: Piece, n: int) -> Span | None:
        """Find a piece inside a longer stretch that is certain."""
        cover = self._anchors[self._longest[n]]
        new = self._alone[cover].span
        if piece.span[1] > cover.span[1] or new[1] - new[0] != cover.span[1] - cover.span[0]:
            return None
        shift = new[0] - cover.span[0]
        span = piece.span[0] + shift, piece.span[1] + shift
        return span if self._text.fits(span, piece.exact) else None

    def _edge(self, n: int) -> tuple[int, int]:
        """Where the text after the nearest certain words before begins, and how far it moved."""
        if n < 0:
            return 0, 0
        old, new = self._anchors[n].span, self._alone[self._anchors[n]].span
        return new[0], new[0] - old[0]

    def _why(self, piece: Piece, places: int) -> str:
        place = f"the words {short(piece.exact)} (at {piece.span[0]}–{piece.span[1]})"
        if self._text.tired:
            return f"{place} were not looked for: {TIRED}"
        if not places:
            return f"{place} are not in the text"
        return f"{place} stand in {places} places, and nothing certain tells which is meant"
