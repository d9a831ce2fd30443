"""Whom a pronoun stands for: the last claimant that fits, unless the text names another since."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

import attrs

from ledger.claims import Span
from ledger_adapters.rules.cast.figures import Figure
from ledger_adapters.rules.cast.gathering import Seen
from ledger_adapters.rules.cast.mentions import Meant
from ledger_adapters.rules.prose.quotes import QuoteMap

STANDS_FOR: Final = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "themselves": "they",
    "i": "i", "we": "i", "me": "i", "us": "i", "my": "i", "our": "i", "myself": "i",
    "you": "you", "your": "you", "yourself": "you",
    "who": "who", "which": "who", "that": "who",
}  # fmt: skip
OBJECTS: Final = frozenset(("him", "her", "them"))
FAR: Final = 1600
NEAR: Final = 400
LAST: Final = 8
_SPEAKS_FOR: Final = re.compile(
    r"\bspokes\w+ (?:for|of|at) ((?:the )?\w[\w\u2019'& -]{1,80})$", re.IGNORECASE
)
_ENDS: Final = re.compile(r"[.!?][\"\u201d\u2019')]*\s|\n")
_OBJECT: Final = re.compile(
    r"\b(?:of|for|with|to|by|against|from|about|at|on|than|like|between|under|and|told|met|asked|"
    r"between|called|accused|urged|replaced|succeeded|including|over|after) "
    r"(?:[\w\u2019'-]+ ){0,3}$"
)


@attrs.frozen
class Spoken:
    """Where somebody last stood as a claimant."""

    at: int
    figure: Figure
    name: str
    inner: bool = False


@attrs.define
class Speaking:
    """The claimants of an article so far, last ones last, and where its text names persons."""

    text: str
    quotes: QuoteMap
    seen: list[Seen]
    starts: list[int]
    last: list[Spoken] = attrs.field(factory=list)
    words: list[tuple[Span, Figure]] = attrs.field(factory=list)

    def note(self, at: int, figure: Figure, name: str, *, inner: bool = False) -> None:
        """Note that somebody is a claimant at a place; `inner` in somebody else's words."""
        if inner and any(
            s.figure is figure and not s.inner and at - s.at < NEAR for s in self.last
        ):
            return
        self.last = [s for s in self.last if s.figure is not figure][-LAST:]
        self.last.append(Spoken(at, figure, name, inner))

    def quoted(self, span: Span, figure: Figure) -> None:
        """Note whose words stand in a stretch of the text."""
        self.words = [*self.words[-LAST:], (span, figure)]

    def meant(
        self, word: str, at: int, outer: Figure | None, *, direct: bool = False
    ) -> Meant | None:
        """Find whom a pronoun at a place stands for; `outer` is whose words it stands in.

        `direct` tells that they are the very words, so that "he" is somebody else.
        """
        stands = STANDS_FOR[word]
        if stands == "you":
            return None
        if stands == "who":
            return self._relative(at)
        if stands == "i":
            speaker = self._speaker(at) or outer
            why = f"in the words of {speaker.name}" if speaker else ""
            return Meant(speaker, "first person", why) if speaker else None
        quoted = direct or self.quotes.at(at) is not None
        if outer and not quoted and word not in OBJECTS:
            return self._inside(stands, at, outer)
        return self._last(stands, at, outer if quoted or word in OBJECTS else None)

    def _speaker(self, at: int) -> Figure | None:
        """Find whose very words stand at a place: the outermost speaker's."""
        quote = self.quotes.at(at)
        near = [f for (a, b), f in self.words if a <= at < b]
        quoted = [f for (a, b), f in self.words if quote and a <= at < b and a <= quote.start + 1]
        return next(iter(quoted or near), None)

    def _relative(self, at: int) -> Meant | None:
        n = bisect_left(self.starts, at) - 1
        if n >= 0 and self.text[self.seen[n].end : at] in (" ", ", "):
            figure = self.seen[n].figure
            return Meant(figure, "relative", f"right before it stands {figure.name}")
        return None

    def _inside(self, stands: str, at: int, outer: Figure) -> Meant | None:
        """`Novak said that he believed`: whose words they are, if nobody else is named there."""
        behind = _SPEAKS_FOR.search(outer.name) if stands == "it" else None
        if behind and outer.kind == "person":
            body = Figure(behind[1], "body")
            return Meant(body, "pronoun", f"for whom {outer.name} speaks")
        since = max((s.at for s in self.last if s.figure is outer), default=at)
        others = [f for f in self._named(since, at) if f is not outer and f.answers(stands)]
        if outer.answers(stands) and not others:
            return Meant(outer, "pronoun", f"in what {outer.name} says")
        if not outer.answers(stands) and len(others) == 1:
            return Meant(others[0], "pronoun", f"the last named is {others[0].name}")
        return None if others or outer.answers(stands) else self._last(stands, at, outer)

    def _last(self, stands: str, at: int, never: Figure | None) -> Meant | None:
        before = [s for s in self.last if s.at < at and s.figure is not never]
        if never:
            before = [s for s in before if at - s.at < NEAR and s.figure.kind == "person"]
        last = _nearest([s for s in before if s.figure.answers(stands)], stands, at)
        if stands in ("he", "she", "it"):
            named = self._subjects(last.at if last else at - FAR // 4, at)
            others = [f for f in named if f.answers(stands) and not (last and f is last.figure)]
            others = [f for f in others if f is not never and (stands != "it" or f.kind)]
            if others:
                known = len(set(map(id, others))) == 1 and _sure(others[0], stands)
                why = f"the last named is {others[-1].name}"
                return Meant(others[-1], "pronoun", why) if known else None
        if last is None or last.figure.vague:
            return None
        return Meant(last.figure, "pronoun", f"the last fitting claimant is {last.name}")

    def _named(self, start: int, end: int) -> list[Figure]:
        first, after = bisect_right(self.starts, start), bisect_left(self.starts, end)
        return [s.figure for s in self.seen[max(first, after - 20) : after]]

    def _subjects(self, start: int, end: int) -> list[Figure]:
        """List who is named as a subject: first in a sentence, in no quotation."""
        first, after = bisect_right(self.starts, start), bisect_left(self.starts, end)
        found: list[Figure] = []
        for n in range(max(first, after - 20), after):
            place = self.seen[n].start
            if self.quotes.at(place) is None and self._first(place):
                found.append(self.seen[n].figure)
        return found

    def _first(self, place: int) -> bool:
        lead = self.text[max(0, place - 160) : place]
        ends = list(_ENDS.finditer(lead))
        lead = lead[ends[-1].end() :] if ends else lead
        return len(lead) < 60 and _OBJECT.search(lead) is None


def _nearest(fit: list[Spoken], stands: str, at: int) -> Spoken | None:
    """Take the last that fits: one who speaks for himself first, for "they" a group."""
    near = [s for s in fit if at - s.at < FAR]
    for wanted in (
        [s for s in near if at - s.at < NEAR and not s.inner and _well(s.figure, stands)],
        [s for s in near if at - s.at < NEAR and not s.inner],
    ):
        if wanted:
            return wanted[-1]
    return near[-1] if near else None


def _well(figure: Figure, stands: str) -> bool:
    return figure.kind == "group" if stands == "they" else True


def _sure(figure: Figure, stands: str) -> bool:
    """Whether somebody is of the kind as far as the text tells: a name of two words is a person."""
    if stands == "it":
        return figure.kind == "body"
    capitals = any(len(w) > 1 and w.isupper() for w in figure.name.split())
    person = figure.kind == "person" or (" " in figure.name and not capitals)
    return person and figure.pronoun in (stands, "")
