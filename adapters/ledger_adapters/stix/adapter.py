"""The adapter itself: knows a STIX file by how it begins, and reads it in two passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

from ledger.adapter import (
    Flaw,
    Item,
    JsonItem,
    Match,
    NoOptions,
    Probe,
    SourceFile,
    Sure,
    json_head,
    json_items,
)
from ledger_adapters.stix.reading import Reading
from ledger_adapters.stix.survey import Survey

UNDER: Final = ("objects",)
_BUNDLE: Final = re.compile(r'"(?:type"\s{0,9}:\s{0,9}"bundle"|id"\s{0,9}:\s{0,9}"bundle--)')
_VERSION: Final = re.compile(r'"spec_version"\s{0,9}:\s{0,9}"2\.[01]"')
_ID: Final = re.compile(
    r'"id"\s{0,9}:\s{0,9}"([a-z0-9][a-z0-9-]{1,62})--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"'
)
_OWN: Final = frozenset({"type", "objects"})
"""What an object of STIX, or an envelope of TAXII, has a property of."""
_TOKEN: Final = re.compile(r'"((?:[^"\\]++|\\.)*+)"\s{0,9}(:?)|[][{}]')


def _names(text: str) -> set[str]:
    """List the names of the first object's own properties, not of what stands within them."""
    names: set[str] = set()
    depth = 0
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if depth == 1 and token[2]:
            names.add(token[1])
        if mark == "[" and depth == 0:
            continue  # a list of objects
        depth += (mark in ("{", "[")) - (mark in ("}", "]"))
        if depth <= 0 and names:
            break
    return names


class StixAdapter:
    """Reads STIX 2.1 and 2.0; a bad object is a flaw, and the rest go on."""

    name: Final = "stix"
    version: Final = 1
    options: Final[type[Any]] = NoOptions

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know STIX by its bundle, its version and the form of its ids (STIX 2.1, 2.9)."""
        text = probe.text.lstrip("\ufeff \t\r\n")
        if not text.startswith(("{", "[")) or _names(text).isdisjoint(_OWN):
            return None
        found = _ID.search(text)
        if _BUNDLE.search(text) and (found or '"bundle--' in text):
            return Match(Sure.CERTAIN, "it is a STIX bundle of objects")
        if found and _VERSION.search(text):
            return Match(Sure.CERTAIN, f"it holds STIX objects, such as {found[1]}")
        if found and f'"{found[1]}"' in text:
            return Match(Sure.LIKELY, f"it holds objects with ids as STIX has, such as {found[1]}")
        return None

    def read(self, file: SourceFile, options: NoOptions, /) -> Iterator[Item]:
        """Look through the file for names, reports and versions, then read object by object."""
        with closing(file.scratch()) as disk:
            survey = Survey(disk)
            for item in _objects(file):
                if isinstance(item, JsonItem):
                    survey.note(item)
            survey.finish()
            yield from Reading(survey).all(_head(file), _objects(file))


def _head(file: SourceFile) -> dict[str, Any]:
    """Give what a bundle or envelope says of itself; nothing where the file is one object."""
    head = json_head(file, UNDER)
    return head if head.get("type", "bundle") == "bundle" else {}


def _objects(file: SourceFile) -> Iterator[JsonItem | Flaw]:
    """Read the objects; a bundle that stands in a list gives its own."""
    for item in json_items(file, UNDER):
        value = item.value if isinstance(item, JsonItem) else None
        if isinstance(value, dict) and value.get("type") == "bundle":
            objects = value.get("objects", [])
            for n, each in enumerate(objects if isinstance(objects, list) else [objects]):
                yield JsonItem(at=f"{item.at}.objects[{n}]", raw="", value=each)
        else:
            yield item
