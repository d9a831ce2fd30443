"""Reads a JSON file of annotations, element by element, whichever of the known forms each has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from ledger.adapter import Flaw, Item, JsonItem, SourceFile, json_head, json_items
from ledger_adapters.annotations.hypothesis_rows import (
    as_annotation,
    is_public,
    is_row,
    parent_of,
)
from ledger_adapters.annotations.jsonld import listed, member, types
from ledger_adapters.annotations.leftovers import as_text
from ledger_adapters.annotations.notes import Notes
from ledger_adapters.annotations.options import Options
from ledger_adapters.annotations.own import CLAIMS, OwnFile
from ledger_adapters.annotations.targets import iris_of

Json: TypeAlias = Mapping[str, Any]

UNDER: Final = (
    "items", "first.items", "first", "rows", "annotations", "claims", "@graph", "resources",
)  # fmt: skip
_CONTAINERS: Final = {"AnnotationCollection", "AnnotationPage", "OrderedCollection", "Collection"}
_MEMBERS: Final = ("items", "first", "rows", "annotations", "@graph", "resources")
_OWN: Final = tuple(f"{name}[" for name in CLAIMS)
_RAW: Final = 1000


def read_json(file: SourceFile, options: Options) -> Iterator[Item]:
    """Read Web Annotations, Hypothesis's rows, or the library's own form."""
    notes = Notes(file, options, _answered(file))
    own: OwnFile | None = None
    for element in json_items(file, UNDER):
        if isinstance(element, Flaw):
            yield element
            continue
        for at, value in _opened(element.at, element.value):
            if not isinstance(value, Mapping):
                why = "it is no object, and so no annotation"
                yield Flaw(at=at, raw=as_text(value)[:_RAW], why=why)
            elif is_row(value):
                comment = options.comments == "public" and is_public(value)
                parent = parent_of(value)
                yield from notes.take(at, as_annotation(value), comment=comment, parent=parent)
            elif _is_nothing(value):
                yield from _elsewhere(at, value)
            elif member(value, "target") is not None or not at.startswith(_OWN):
                yield from notes.take(at, value)
            else:
                if own is None:
                    own = OwnFile(file, options, json_head(file, UNDER))
                    yield from own.begin()
                yield from own.take(at, value)
    yield from notes.finish()
    if own:
        yield from own.finish()


def _answered(file: SourceFile) -> set[int]:
    """Gather the ids that annotations are about or reply to, as hashes: they stay in memory."""
    found: set[int] = set()
    for element in json_items(file, UNDER):
        if isinstance(element, JsonItem):
            for _, value in _opened(element.at, element.value):
                if isinstance(value, Mapping):
                    found.update(map(hash, (parent_of(value), *iris_of(value))))
    return found


def _opened(at: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Open pages and collections that stand where annotations do."""
    waiting = [(at, value)]
    while waiting:
        place, found = waiting.pop()
        inner = _inside(found)
        if inner is None:
            yield place, found
        else:
            waiting += reversed([(f"{place}.{name}", each) for name, each in inner])


def _inside(value: Any) -> list[tuple[str, Any]] | None:
    """List what a page or collection holds; None for what is neither."""
    if not (isinstance(value, Mapping) and _CONTAINERS & set(types(value))):
        return None
    for name in _MEMBERS:
        if isinstance(value.get(name), list | Mapping):
            return [(f"{name}[{n}]", each) for n, each in enumerate(listed(value[name]))]
    return None


def _is_nothing(value: Json) -> bool:
    return bool(_CONTAINERS & set(types(value)))


def _elsewhere(at: str, value: Json) -> Iterator[Flaw]:
    """Say of a collection without annotations where they are, if it tells."""
    where = value.get("first") or value.get("next")
    if where:
        why = f"its annotations are elsewhere ({as_text(where):.200}); save and import these pages"
        yield Flaw(at=at, raw=as_text(dict(value))[:_RAW], why=why)
