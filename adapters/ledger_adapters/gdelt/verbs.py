"""Verbs before quotations: of which class they are, and what is done by them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, cast

from ledger.claims import Act, Verb
from ledger_adapters.gdelt.data import read

_ACTS: Final[Mapping[Verb, Act]] = {
    "accuse": "accuses", "ask": "asks", "criticise": "criticises", "praise": "praises",
    "predict": "predicts", "promise": "promises", "say": "asserts", "urge": "urges",
}  # fmt: skip
"""Who denies or agrees does so to what was said before the quotation, not to the quotation."""


def verb(word: str) -> Verb:
    """Class a verb; one that is not listed is unknown."""
    return _classes().get(word.casefold(), "unknown")


def act(word: str) -> Act:
    """Say what somebody does who is quoted with a verb."""
    return _ACTS.get(verb(word), "unknown")


@cache
def _classes() -> Mapping[str, Verb]:
    return {word: cast("Verb", of) for of, words in read("verbs.tsv") for word in words.split()}
