"""Verbs of the past that look ahead: somebody told to act, or a gathering called for a day."""

from __future__ import annotations

import itertools
import tomllib
from importlib.resources import files
from typing import Final, Literal, TypeAlias

Ahead: TypeAlias = Literal["future", "open", ""]

DATA: Final[dict[str, frozenset[str]]] = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(
        files("ledger_adapters.rules.dating").joinpath("tense.toml").read_text(encoding="utf-8")
    ).items()
}
DIRECTED, RETURNING, EVENTS = DATA["directed"], DATA["returning"], DATA["events"]
INVITING, CALLING = DATA["inviting"], DATA["calling"]
PLACED: Final = frozenset({"on", "in", "at"})
LEADING: Final = frozenset({"the", "a", "an"})
OBJECT: Final = 6  # words from a verb to the "to", or to the noun, that hangs on it


def looks_ahead(words: list[str], verb: int) -> Ahead:
    """Whether the past verb at `verb` speaks of what is still to come; "open" where it may."""
    told = words[verb]
    if _is_event(words):
        return _gathered(told, words[verb + 1 :])
    object_ = words[verb + 1 : verb + 1 + OBJECT]
    if told in DIRECTED and "to" in object_[:-1]:
        done = object_[object_.index("to") + 1]
        return "future" if done in RETURNING else "open"
    return ""


def awaited(words: list[str]) -> bool:
    """Whether something is for a gathering: "posters for the concert on"."""
    return _is_event(words) and _is_for(words)


def _is_event(words: list[str]) -> bool:
    noun = words[-2:-1] if words[-1:] and words[-1] in PLACED else words[-1:]
    return bool(noun) and noun[0] in EVENTS


def _gathered(told: str, between: list[str]) -> Ahead:
    """Read "invited him to a summit", "approved a strike", "went up for the concert"."""
    if told in INVITING and "to" in between:
        return "future"
    if told in CALLING and len(between) <= OBJECT:
        return "open"
    return "open" if _is_for(between) else ""


def _is_for(words: list[str]) -> bool:
    """Whether "for the" stands among the last words."""
    near = itertools.pairwise(words[-OBJECT:])
    return any(one == "for" and two in LEADING for one, two in near)
