"""Members of JSON-LD objects, whichever of the usual ways they are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from ledger.errors import BadDate
from ledger.times import When, when

_PREFIXES: Final = ("oa:", "as:", "http://www.w3.org/ns/oa#", "https://www.w3.org/ns/oa#")
_YEAR_10000: Final = 253_402_300_800
_OTHER: Final = {
    "id": ("@id",),
    "type": ("@type",),
    "body": ("hasBody", "oa:hasBody", "resource"),
    "target": ("hasTarget", "oa:hasTarget", "on"),
    "creator": ("annotatedBy", "oa:annotatedBy", "dcterms:creator"),
    "created": ("annotatedAt", "oa:annotatedAt", "dcterms:created"),
    "modified": ("dcterms:modified",),
    "generator": ("serializedBy", "oa:serializedBy", "as:generator"),
    "generated": ("serializedAt", "oa:serializedAt"),
    "motivation": ("motivatedBy", "oa:motivatedBy"),
    "source": ("hasSource", "oa:hasSource", "full"),
    "selector": ("hasSelector", "oa:hasSelector"),
    "value": ("chars", "cnt:chars", "rdf:value"),
    "purpose": ("hasPurpose", "oa:hasPurpose"),
}


def member(found: Mapping[str, Any], name: str) -> Any:
    """Give a member by its name in the Web Annotation model, or its name in older ones."""
    if name in found:
        return found[name]
    return next((found[other] for other in _OTHER.get(name, ()) if other in found), None)


def names_of(*members: str) -> frozenset[str]:
    """List all names under which some members may stand."""
    return frozenset(other for name in members for other in (name, *_OTHER.get(name, ())))


def listed(value: Any) -> list[Any]:
    """Give the values of a member that may have one or several; none when it is absent."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def types(found: Mapping[str, Any]) -> tuple[str, ...]:
    """List the types of an object, without the prefix of their vocabulary."""
    return tuple(map(plain, filter(_is_text, listed(member(found, "type")))))


def plain(name: str) -> str:
    """Take the vocabulary off a name: "oa:commenting" is "commenting"."""
    for prefix in _PREFIXES:
        name = name.removeprefix(prefix)
    return name


def text(value: Any) -> str:
    """Give a text; "" for what is none. A text with a language (`@value`) is its value."""
    if isinstance(value, Mapping):
        value = value.get("@value", value.get("value"))
    return value if isinstance(value, str) else ""


def iri(value: Any) -> str:
    """Give the IRI of a resource that is written as an IRI or as an object with an id."""
    if isinstance(value, Mapping):
        value = member(value, "id")
    return value.strip() if isinstance(value, str) else ""


def number(value: Any) -> int | None:
    """Give an offset; None for what is none."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value < 2**53 else None


def moment(value: Any) -> When | None:
    """Read a date and time (xsd:dateTime); one that is no EDTF keeps its words alone."""
    words = text(value).strip()
    if not words:
        return None
    try:
        return when(_to_the_second(words), words=words, basis="metadata")
    except BadDate:
        return When(basis="metadata", words=words)


def version(*values: Any) -> str:
    """Make a version of the first date that tells a second: its UTC time, which sorts as text."""
    for value in values:
        found = moment(value)
        lo = found.lo if found else None
        if found and lo is not None and lo == found.hi and 0 <= lo < _YEAR_10000:
            return (
                f"{datetime.fromtimestamp(lo, UTC):%Y-%m-%dT%H:%M:%S}.{_millionths(text(value))}Z"
            )
    return ""


def _to_the_second(words: str) -> str:
    """Leave the fraction of a second out, and write an offset of nothing as Z."""
    head, dot, tail = words.partition(".")
    digits = len(tail) - len(tail.lstrip("0123456789"))
    plain_time = head + tail[digits:] if dot and digits else words
    return plain_time.removesuffix("+00:00") + "Z" if plain_time.endswith("+00:00") else plain_time


def _millionths(words: str) -> str:
    tail = words.partition(".")[2]
    digits = tail[: len(tail) - len(tail.lstrip("0123456789"))]
    return f"{digits[:6]:0<6}"


def _is_text(value: object) -> bool:
    return isinstance(value, str)
