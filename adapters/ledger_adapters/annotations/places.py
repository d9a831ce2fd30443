"""Where words stand in a text: where they are said to be, or else where they have gone.

A place is never guessed. Words that are not where they should be are looked for as they are
written, then told apart by what stands before and after them (W3C Web Annotation, section 4.2.4),
then looked for again with every run of white space counted as one space. What is still found
nowhere, or in several places, is lost, and it is said why.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import Final, TypeAlias

import attrs

from ledger.claims import Span

MOST: Final = 1000
"""How many places with the same words are told apart."""
TIRED: Final = "the text has changed, and is too long to look for so many; split it"
LONGEST: Final = 100_000
"""How many code points of a text a claim can stand in."""
_EFFORT: Final = 1_500_000_000
_SPACE: Final = re.compile(r"\s+")
_AROUND: Final = 1000
_CHANGED: Final = "what stands around it has changed"
_REMEMBERED: Final = 10_000


@attrs.frozen(kw_only=True)
class Words:
    """What is looked for: the words, what stands around them, and where they are said to be."""

    exact: str = ""
    prefix: str = ""
    said: Span | None = None
    suffix: str = ""


@attrs.frozen(kw_only=True)
class Place:
    """Where the words stand; `how` tells how they were found where not as it was said."""

    how: str = ""
    span: Span


@attrs.frozen(kw_only=True)
class Lost:
    """The words were not found, or not in one place only."""

    why: str


Found: TypeAlias = Place | Lost


class PlainText:
    """A text in which places are looked up; offsets are code points."""

    def __init__(self, text: str) -> None:
        """Take a text."""
        self.text = text
        self._spent = 0
        self._loose: Loose | None = None
        self._wide: Wide | None = None
        self._seen: dict[tuple[bool, str], tuple[int, ...]] = {}

    @property
    def tired(self) -> bool:
        """Whether so much was looked for already that nothing more is."""
        return self._spent > _EFFORT

    def find(self, words: Words) -> Found:
        """Find words where they are said to be, or wherever else they can only be meant."""
        if not words.exact:
            return self._by_place(words.said)
        said = words.said and self._as_said(words, words.said)
        if said and said.how != _CHANGED:
            return said
        moved = self._elsewhere(words)
        if said and isinstance(moved, Lost):
            return said
        return moved

    def fits(self, span: Span, exact: str) -> bool:
        """Tell whether these words stand there, white space apart."""
        start, end = span
        if not 0 <= start <= end <= len(self.text):
            return False
        if end - start == len(exact) and self.text.startswith(exact, start):
            return True
        if end - start > 2 * len(exact) + _AROUND:
            return False
        return loosely(self.text[start:end]) == loosely(exact)

    def narrow(self, span: Span) -> Span | None:
        """Turn a span of UTF-16 code units into one of code points; None where it cannot be."""
        if self._wide is None:
            self._wide = Wide(self.text)
        start, end = self._wide.narrow(span[0]), self._wide.narrow(span[1])
        return None if start is None or end is None else (start, end)

    def occurrences(self, exact: str, *, loose: bool = False) -> tuple[int, ...]:
        """List where words start, at most `MOST` + 1 places; of loosely read text its offsets."""
        known = self._seen.get((loose, exact))
        if known is None:
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            known = self._seen[loose, exact] = self._look(exact, loose)
        return known

    def _by_place(self, said: Span | None) -> Found:
        if said is None:
            return Lost(why="neither words nor a place are given")
        if not 0 <= said[0] <= said[1] <= len(self.text):
            length = len(self.text)
            return Lost(why=f"{_range(said)} is not in the text, which is {length} long")
        if said[1] - said[0] > LONGEST:
            return Lost(why=f"{_range(said)} is longer than the {LONGEST} that a claim holds")
        return Place(span=said)

    def _as_said(self, words: Words, said: Span) -> Place | None:
        """Find the words where they are said to be, counted in code points or UTF-16 units."""
        if self.fits(said, words.exact):
            around = self._around(said, words)
            return Place(how="" if around else _CHANGED, span=said)
        narrow = self.narrow(said)
        if narrow and narrow != said and self.fits(narrow, words.exact):
            return Place(how="its positions count UTF-16 code units", span=narrow)
        return None

    def _around(self, span: Span, words: Words) -> bool:
        return self._before(span[0], words.prefix) and self._after(span[1], words.suffix)

    def _before(self, start: int, prefix: str) -> bool:
        prefix = prefix[-_AROUND:]
        window = self.text[max(0, start - 4 * _AROUND) : start]
        return window.endswith(prefix) or loosely(window).endswith(loosely(prefix))

    def _after(self, end: int, suffix: str) -> bool:
        suffix = suffix[:_AROUND]
        window = self.text[end : end + 4 * _AROUND]
        return window.startswith(suffix) or loosely(window).startswith(loosely(suffix))

    def _elsewhere(self, words: Words) -> Found:
        places = [(at, at + len(words.exact)) for at in self.occurrences(words.exact)]
        places = places or self._loose_places(words.exact)
        if self.tired:
            return Lost(why=self._told(words, f"were not looked for: {TIRED}"))
        if len(places) > MOST:
            return Lost(why=self._told(words, "stand in too many places to be told apart"))
        if not places:
            return Lost(why=self._told(words, "are not in the text"))
        how = f"moved from {_range(words.said)}" if words.said else ""
        if len(places) == 1:
            return Place(how=how and f"{how}: the only place with these words", span=places[0])
        told = [span for span in places if self._around(span, words)]
        if len(told) != 1:
            told = [span for span in places if self._beside(span, words)]
        if len(told) == 1:
            return Place(how=how and f"{how}: told by the words around it", span=told[0])
        why = f"stand in {len(places)} places, and what stands around them does not tell which"
        return Lost(why=self._told(words, why))

    def _beside(self, span: Span, words: Words) -> bool:
        """Tell whether what stands on one side of a place is as it was."""
        before = bool(words.prefix.strip()) and self._before(span[0], words.prefix)
        return before or (bool(words.suffix.strip()) and self._after(span[1], words.suffix))

    def _loose_places(self, exact: str) -> list[Span]:
        found = self.occurrences(loosely(exact).strip(), loose=True)
        length = len(loosely(exact).strip())
        loose = self._loosened()
        return [(loose.back(at), loose.back(at + length - 1) + 1) for at in found if length]

    def _loosened(self) -> Loose:
        if self._loose is None:
            self._loose = Loose(self.text)
        return self._loose

    def _look(self, exact: str, loose: bool) -> tuple[int, ...]:
        text = self._loosened().text if loose else self.text
        found: list[int] = []
        at = text.find(exact) if exact and not self.tired else -1
        while at >= 0 and len(found) <= MOST:
            found.append(at)
            at = text.find(exact, at + 1)
        self._spent += len(text)
        return tuple(found)

    def _told(self, words: Words, why: str) -> str:
        place = f" (said to be at {_range(words.said)})" if words.said else ""
        return f"the words {short(words.exact)}{place} {why}"


class Loose:
    """A text with every run of white space as one space, and the way back to its offsets."""

    def __init__(self, text: str) -> None:
        """Read a text loosely."""
        pieces: list[str] = []
        self._loose, self._own = array("Q", [0]), array("Q", [0])
        last = length = 0
        for run in _SPACE.finditer(text):
            if run.end() - run.start() > 1 or run[0] != " ":
                pieces += [text[last : run.start()], " "]
                length += run.start() - last + 1
                last = run.end()
                self._loose.append(length)
                self._own.append(last)
        self.text = "".join((*pieces, text[last:]))

    def back(self, at: int) -> int:
        """Give the offset in the text itself."""
        n = bisect_right(self._loose, at) - 1
        return self._own[n] + at - self._loose[n]


class Wide:
    """The way from UTF-16 code units to code points."""

    def __init__(self, text: str) -> None:
        """Take note of the characters that are two units long."""
        self._length = len(text)
        astral = [at for at, character in enumerate(text) if character > "\uffff"]
        self._units = array("Q", [at + n for n, at in enumerate(astral)])

    def narrow(self, unit: int) -> int | None:
        """Give the code point at a code unit; None inside a character, or beyond the text."""
        before = bisect_right(self._units, unit - 1)
        inside = before and self._units[before - 1] == unit - 1
        point = unit - before
        return None if inside or not 0 <= point <= self._length else point


def loosely(text: str) -> str:
    """Read every run of white space as one space."""
    return _SPACE.sub(" ", text)


def short(text: str) -> str:
    """Show words in a message."""
    return repr(text if len(text) <= 60 else f"{text[:57]}…")


def _range(span: Span | None) -> str:
    return f"{span[0]}–{span[1]}" if span else "nowhere"
