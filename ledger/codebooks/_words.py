"""Small lists of words that keep names apart from what stands beside them."""

from __future__ import annotations

from functools import cache

import attrs

from ledger.codebooks._toml import shipped


@attrs.frozen(kw_only=True)
class Words:
    """Days, function words, outlets' words and particles of names, as they are written."""

    days: frozenset[str]
    function_words: frozenset[str]
    outlets: frozenset[str]
    particles: frozenset[str]

    @property
    def never_names(self) -> frozenset[str]:
        """The words that are no part of a person's name."""
        return self.days | self.function_words


@cache
def words() -> Words:
    """Read the lists that come with the library, once."""
    return shipped(Words, "words.toml")
