"""What an object says, in words, and which of these words are its creator's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import attrs

from ledger_adapters.stix.leftovers import LONGEST
from ledger_adapters.stix.names import called, own_name
from ledger_adapters.stix.survey import refs

Name = Callable[[str], str]

_ENDS: Final = (".", "!", "?", ":")
_LISTED: Final = 20
"""How many things one sentence lists."""


@attrs.frozen(kw_only=True)
class Said:
    """The content of a claim; `exact` are the words in it that stand so in the object.

    `told` are the properties of the object whose whole value is in the content.
    """

    exact: str = ""
    told: tuple[str, ...] = ()
    words: str


def content(value: dict[str, Any], name: Name) -> Said:
    """Say what an object says; `name` tells what other objects are called."""
    made = _MAKERS.get(str(value.get("type")), _described)(value, lambda ref: name(ref) or ref)
    if len(made.words) <= LONGEST:
        return made
    return Said(words=called(value))


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""


def _own(value: dict[str, Any], name: str) -> Said | None:
    """Take a property that is the whole of what is said."""
    found = _text(value, name)
    return Said(exact=found, told=(name,), words=found) if found.strip() else None


def _after(sentence: str, value: dict[str, Any]) -> Said:
    """Put an object's description behind a sentence about it."""
    found = _text(value, "description")
    if not found.strip():
        return Said(words=sentence)
    return Said(exact=found, told=("description",), words=f"{sentence}: {found}")


def _described(value: dict[str, Any], name: Name) -> Said:
    return _after(called(value), value)


def _note(value: dict[str, Any], name: Name) -> Said:
    return _own(value, "content") or _described(value, name)


def _report(value: dict[str, Any], name: Name) -> Said:
    return _own(value, "description") or _own(value, "name") or _described(value, name)


def _marking(value: dict[str, Any], name: Name) -> Said:
    found = own_name(value)
    return Said(exact=found, words=found) if found else _described(value, name)


def _opinion(value: dict[str, Any], name: Name) -> Said:
    found = _own(value, "explanation")
    if found:
        return found
    about = _list(value.get("object_refs"), name)
    return Said(
        words=_OPINIONS.get(_text(value, "opinion"), "holds an opinion on {}").format(about)
    )


def _relationship(value: dict[str, Any], name: Name) -> Said:
    source, target = _list(value.get("source_ref"), name), _list(value.get("target_ref"), name)
    type = _text(value, "relationship_type").replace("-", " ").replace("_", " ")
    return _after(f"{source} {type} {target}", value)


def _sighting(value: dict[str, Any], name: Name) -> Said:
    what, count = _list(value.get("sighting_of_ref"), name), value.get("count")
    times = "was sighted"
    if isinstance(count, int) and not isinstance(count, bool):
        times = {0: "was not sighted", 1: "was sighted once"}.get(
            count, f"was sighted {count} times"
        )
    places = [r for r in refs(value.get("where_sighted_refs")) if not r.startswith("identity--")]
    at = f" at {_list(places, name)}" if places else ""
    return _after(f"{what} {times}{at}", value)


def _observed(value: dict[str, Any], name: Name) -> Said:
    listed = _list(value.get("object_refs"), name)
    embedded = value.get("objects")
    if isinstance(embedded, dict):  # STIX 2.0: the observables stand inside
        things = [called(thing) for thing in embedded.values() if isinstance(thing, dict)]
        listed = _joined([*filter(None, (listed,)), *things])
    count = value.get("number_observed")
    times = f" {count} times" if isinstance(count, int) and count > 1 else ""
    return _after(f"observed{times}: {listed}", value)


def _indicator(value: dict[str, Any], name: Name) -> Said:
    described, pattern = _described(value, name), _text(value, "pattern")
    words = f"{described.words}{' ' if described.words.endswith(_ENDS) else ': '}{pattern}"
    if not pattern:
        return described
    if len(words) > LONGEST >= len(described.words):
        return described
    return Said(exact=pattern, told=(*described.told, "pattern"), words=words)


def _list(value: Any, name: Name) -> str:
    return _joined([name(ref) for ref in refs(value)])


def _joined(names: list[str]) -> str:
    listed = ", ".join(names[:_LISTED])
    more = len(names) - _LISTED
    return f"{listed} and {more} more" if more > 0 else listed


_OPINIONS: Final = {
    "strongly-disagree": "strongly disagrees with {}",
    "disagree": "disagrees with {}",
    "neutral": "is neutral on {}",
    "agree": "agrees with {}",
    "strongly-agree": "strongly agrees with {}",
}
_MAKERS: Final[dict[str, Callable[[dict[str, Any], Name], Said]]] = {
    "indicator": _indicator,
    "marking-definition": _marking,
    "note": _note,
    "observed-data": _observed,
    "opinion": _opinion,
    "relationship": _relationship,
    "report": _report,
    "sighting": _sighting,
}
