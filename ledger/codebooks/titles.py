"""Titles and bodies of a state: which of them speak for it, and where a person's name begins."""

from __future__ import annotations

from functools import cache, cached_property

import attrs

from ledger.codebooks._toml import shipped


@attrs.frozen(kw_only=True)
class Titles:
    """The words of titles and institutions, in lower case."""

    at_a_body: frozenset[str]
    bodies: frozenset[str]
    former: frozenset[str]
    offices: tuple[str, ...]
    others: frozenset[str]
    speaks: frozenset[str]
    words: frozenset[str]

    @classmethod
    def shipped(cls) -> Titles:
        """Read the words that come with the library."""
        return _shipped()

    @cached_property
    def heads(self) -> frozenset[str]:
        """The words that make a phrase a title."""
        return self.speaks | self.at_a_body | self.others

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every word that belongs to a title or institution and so to no name."""
        return self.heads | self.bodies | self.words | self.former

    def is_title(self, phrase: str) -> bool:
        """Tell whether a phrase names a title: "foreign minister"."""
        return not self.heads.isdisjoint(_words(phrase))

    def acts(self, phrase: str, *, seat: bool = False) -> bool:
        """Tell whether who bears this title, maybe at a seat of power, speaks for the state."""
        words = set(_words(phrase))
        if words & self.former or words & self.others - {"general"}:
            return False
        if words & self.speaks or any(" " in s and s in phrase.casefold() for s in self.speaks):
            return True
        return bool(words & self.at_a_body) and (seat or bool(words & self.bodies))


def _words(phrase: str) -> list[str]:
    return phrase.casefold().replace("-", " ").split() + phrase.casefold().split()


@cache
def _shipped() -> Titles:
    return shipped(Titles, "titles.toml")
