"""Named scales: the terms they have, and the range that a scale itself gives a term.

The library never converts between scales and never makes up a number: a scale without ranges has
none, and a term that means "cannot be judged" is unknown, not the middle.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeAlias

import attrs

from ledger.claims import Term
from ledger.codebooks._toml import shipped, structured
from ledger.errors import BadSource, NotFound, UnknownTerm

Range: TypeAlias = tuple[float, float]
"""From and to, in the unit of the scale."""


def _whole(given: Range | None) -> Range | None:
    """Write 55.0 as 55."""
    if given is None:
        return None
    lo, hi = (int(n) if n == int(n) else n for n in given)
    return lo, hi


@attrs.frozen(kw_only=True)
class Grade:
    """One term of a scale: its other names, and the range that the scale gives it, if any.

    `unknown` marks the term that says that nobody can tell.
    """

    also: tuple[str, ...] = ()
    name: str
    range: Range | None = attrs.field(default=None, converter=_whole)
    unknown: bool = False


@attrs.frozen(kw_only=True)
class Scale:
    """A named scale: its terms in its own order, where it comes from, the unit of its ranges.

    `use` tells scales of one name apart ("likelihood", "confidence", ...); a term of a scale that
    `joins` another may be followed by one of the other's, as in "B2".
    """

    also: tuple[str, ...] = ()
    joins: str = ""
    name: str
    standard: str = ""
    terms: tuple[Grade, ...]
    unit: str = "percent"
    use: str = ""

    def grade(self, term: str) -> Grade:
        """Give a term by any of its names; raises `UnknownTerm` with the nearest."""
        for grade in self.terms:
            if _folded(term) in map(_folded, (grade.name, *grade.also)):
                return grade
        raise UnknownTerm(scale=self.name, asked=term, known=_named((self,)))

    def range(self, term: str) -> Range | None:
        """Give the scale's own range of a term, in its `unit`; None where the scale has none.

        Raises `UnknownTerm`.
        """
        return self.grade(term).range

    def says(self, term: str) -> str:
        """Say in words what the scale itself says of a term: "55–80 percent", "no number"."""
        grade = self.grade(term)
        if grade.unknown:
            return "unknown"
        if grade.range is None:
            return "no number"
        lo, hi = grade.range
        return f"{lo:g} {self.unit}" if lo == hi else f"{lo:g}–{hi:g} {self.unit}"


@attrs.frozen(kw_only=True)
class Scales:
    """The scales that a ledger knows; one that it does not know is kept as it is."""

    scales: tuple[Scale, ...]

    @classmethod
    def shipped(cls) -> Scales:
        """Read the scales that come with the library."""
        return _shipped()

    def with_toml(self, path: str | Path) -> Scales:
        """Add the scales of a TOML file; one of a name that is there stands in its place.

        Raises `BadSource` saying where the file is wrong.
        """
        try:
            raw = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise BadSource(path=str(path), why=f"it cannot be read ({error})") from None
        own = structured(Scales, str(path), raw).scales
        for n, scale in enumerate(own):
            fault = _fault(scale)
            if fault:
                raise BadSource(path=str(path), why=f"{fault} @ $.scales[{n}]")
        names = {_folded(scale.name) for scale in own}
        kept = tuple(s for s in self.scales if _folded(s.name) not in names)
        return Scales(scales=(*own, *kept))

    def scale(self, name: str) -> Scale:
        """Give a scale by its own name; raises `NotFound` with the nearest."""
        for scale in self.scales:
            if _folded(scale.name) == _folded(name):
                return scale
        raise NotFound(what="scale", asked=name, known=tuple(s.name for s in self.scales))

    def named(self, name: str, use: str = "") -> tuple[Scale, ...]:
        """List the scales of a name, those for a use where there are any; () if nobody knows it."""
        wanted = _folded(name)
        own = tuple(s for s in self.scales if _folded(s.name) == wanted)
        found = own or tuple(s for s in self.scales if wanted in map(_folded, s.also))
        return tuple(s for s in found if s.use == use) or found

    def check(self, term: Term, use: str = "") -> None:
        """Make sure that a scale, where it is known, has the term; raises `UnknownTerm`."""
        found = self.named(term.scale, use)
        if found and not self._graded(found, term.term):
            raise UnknownTerm(scale=term.scale, asked=term.term, known=_named(found))

    def says(self, term: Term, use: str = "") -> str:
        """Say what a term's scale itself says of it: "55–80 percent by ICD 203 likelihood".

        "" where nobody knows the scale, or the scale lacks the term.
        """
        found = self._graded(self.named(term.scale, use), term.term)
        return ", ".join(f"{scale.says(one)} by {scale.name}" for scale, one in found)

    def _graded(self, scales: Iterable[Scale], term: str) -> list[tuple[Scale, str]]:
        """Find the scale that has a term, or the two that have it together ("B2")."""
        for scale in scales:
            if _has(scale, term):
                return [(scale, term)]
        for scale in scales:
            for other in self.named(scale.joins) if scale.joins else ():
                first, second = term[:1], term[1:].strip()
                if _has(scale, first) and _has(other, second):
                    return [(scale, first), (other, second)]
        return []


def _has(scale: Scale, term: str) -> bool:
    wanted = _folded(term)
    return any(wanted in map(_folded, (g.name, *g.also)) for g in scale.terms)


def _named(scales: Iterable[Scale]) -> tuple[str, ...]:
    grades = [g for scale in scales for g in scale.terms]
    return (*(g.name for g in grades), *(other for g in grades for other in g.also))


def _folded(text: str) -> str:
    """Bring a name to the form in which names are compared: no case, single spaces."""
    return " ".join(text.casefold().split())


def _fault(scale: Scale) -> str:
    """Say what is wrong with a scale; "" when nothing is."""
    if not scale.name.strip() or not scale.terms:
        return "a scale has a name and at least one term"
    count = Counter(_folded(n) for g in scale.terms for n in {g.name, *g.also})
    twice = next((name for name, times in count.items() if times > 1), "")
    if twice:
        return f"{twice!r} names two terms"
    for grade in scale.terms:
        if grade.range and grade.range[0] > grade.range[1]:
            return f"the range of {grade.name!r} ends before it starts"
    return ""


@cache
def _shipped() -> Scales:
    return shipped(Scales, "scales.toml")
