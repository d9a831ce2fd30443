"""The words that tell who is who, read from `cast.toml`."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Final, Literal, TypeAlias

from ledger_adapters.rules.vocabulary.words import TAGS, TIME_WORDS

Kind: TypeAlias = Literal["person", "body", "group", "paper", ""]
"""What somebody is, as far as the article tells; "" where it does not."""
Pronoun: TypeAlias = Literal["he", "she", ""]

_DATA: Final = tomllib.loads(
    files("ledger_adapters.rules.cast").joinpath("cast.toml").read_text(encoding="utf-8")
)


def _list(name: str) -> frozenset[str]:
    return frozenset(_DATA["lists"][name].split())


HE: Final = frozenset(_DATA["titles"]["he"].split())
SHE: Final = frozenset(_DATA["titles"]["she"].split())
TITLES: Final = HE | SHE | frozenset(_DATA["titles"]["any"].split())
MODIFIERS: Final = _list("modifiers")
BODIES: Final = _list("bodies")
PAPERS: Final = _list("papers")
GROUPS: Final = _list("groups")
PLACES: Final = _list("places")
PARTICLES: Final = _list("particles")
GIVEN: Final[dict[str, Pronoun]] = {
    **dict.fromkeys(_list("he"), "he"),
    **dict.fromkeys(_list("she"), "she"),
}
NO_NAMES: Final = _list("no_names") | TIME_WORDS
CALLED: Final[dict[str, frozenset[str]]] = {
    head: frozenset(nouns.split()) for head, nouns in _DATA["called"].items()
}
_PERSONAL: Final = ("man", "woman", "person", "master", "keeper", "ist", "ologist", "grapher")
_MANY: Final = ("men", "women", "ers", "ors", "ists", "ians", "ants", "ents", "ees", "ives")
_SMALL: Final = frozenset({"human", "list", "exist", "assist", "twist"})
_PEOPLE: Final = frozenset(
    {"man", "woman", "person", "girl", "boy", "teenager", "mother", "father"}
)


def is_word(low: str) -> bool:
    """Whether a word is a function word or one of time, and so no part of a name."""
    return low in TAGS or low in NO_NAMES


def is_listed(low: str) -> bool:
    """Whether a word is a title wherever it stands: "Toman" is a name, "Chairman" is none."""
    return low in TITLES or low in _PEOPLE or low.partition("-of-")[0] in SHE | HE


def is_title(low: str) -> bool:
    """Whether a noun is what one person may be called: "minister", "fisherman"."""
    if is_listed(low):
        return True
    return low.endswith(_PERSONAL) and low not in _SMALL and low not in TAGS


def is_noun(low: str) -> bool:
    """Whether a capitalised word alone is a noun: "Farmers", but not "Jones"."""
    known = low in GROUPS or low in BODIES or low in PAPERS or is_title(low)
    return known or low.endswith(_MANY)


def pronoun_of(low: str) -> Pronoun:
    """Say whether who bears a title is "he" or "she"; "" where the title tells neither."""
    low = low.partition("-of-")[0]
    if low in SHE or low.endswith("woman") or low == "girl":
        return "she"
    if low in HE or low == "boy" or (low.endswith("man") and low not in ("human", "german")):
        return "he"
    return ""


def kind_of(low: str) -> Kind:
    """Say what a noun stands for: one person, a body, a group, a document, or unknown."""
    if low in GROUPS:
        return "group"
    if is_title(low):
        return "person"
    if low in BODIES or low in CALLED:
        return "body"
    if low in PAPERS:
        return "paper"
    if low.endswith(("men", "women")) or (low.endswith("s") and not low.endswith(("ss", "us"))):
        return "group"
    return "person" if low.endswith(("er", "or", "ian")) and low not in TAGS else ""
