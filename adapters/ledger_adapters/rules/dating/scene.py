"""What a date expression is read against, and the expression itself while it is being read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Literal, TypeAlias

import attrs

from ledger.claims import Span
from ledger_adapters.rules.dating.stretch import Stretch
from ledger_adapters.rules.dating.tense import Tense, tense

Basis: TypeAlias = Literal["absolute", "published", "antecedent", "open"]


@attrs.frozen(kw_only=True)
class Scene:
    """The text with a date in it, its day of publication, the date before it and its place."""

    antecedent: Stretch | None = None
    leaning: Tense | None = None
    published: date | None
    since: Span | None = None
    span: Span
    text: str

    @property
    def tense(self) -> Tense:
        """What the verb beside the date says: past, future, nothing, or both."""
        return self.leaning or tense(self.text, *self.span)

    def behind(self, width: int = 24) -> str:
        """A few characters of what follows the date."""
        return self.text[self.span[1] : self.span[1] + width]

    def before(self, width: int = 24) -> str:
        """A few characters of what stands before the date."""
        return self.text[max(0, self.span[0] - width) : self.span[0]]


Read: TypeAlias = Callable[[Scene], Stretch | None]


@attrs.frozen(kw_only=True)
class Atom:
    """One date expression without what frames it: where it stands, its rule, how it is read.

    `basis` is what it is reckoned from; "open" words ("recently") never have a date.
    """

    basis: Basis
    end: int
    read: Read
    rule: str
    start: int

    @classmethod
    def of(cls, match: re.Match[str], rule: str, basis: Basis, read: Read) -> Atom:
        """Make an expression of all that a pattern matched."""
        return cls(basis=basis, end=match.end(), read=read, rule=rule, start=match.start())


def nothing(_: Scene) -> None:
    """Leave a date open."""
