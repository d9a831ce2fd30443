"""What an annotation is about: its targets (W3C Web Annotation, sections 3.2 and 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

import attrs

from ledger_adapters.annotations.fragments import fragment, parted
from ledger_adapters.annotations.jsonld import iri, listed, member, names_of, text, types
from ledger_adapters.annotations.leftovers import as_text, kept

Json: TypeAlias = Mapping[str, Any]

_KNOWN: Final = names_of("source", "selector", "type")
_LISTS: Final = {"Composite", "List", "Choice"}
_INSTEAD: Final[Json] = {}


@attrs.frozen(kw_only=True)
class Target:
    """One target: the IRI of its source, what selects a part of it, and what else is said.

    `source` is "" where only a part is selected: of the text that the file is about.
    `about` are the members of the source itself where the file describes it.
    """

    about: Json
    more: dict[str, str]
    selectors: tuple[Any, ...]
    source: str


def targets(annotation: Json) -> Iterator[Target]:
    """Read the targets of an annotation; each is annotated by itself.

    Targets that are one together (Composite, List) or instead of one another (Choice) are one: the
    first, the others kept as JSON. Those without an IRI are left out.
    """
    for value in listed(member(annotation, "target")):
        items = listed(value.get("items")) if isinstance(value, Mapping) else []
        if items and "Independents" in types(value):
            yield from filter(None, map(_target, items))
        elif items and _LISTS & set(types(value)):
            first = _target(items[0])
            if first:
                more = {"target.type": " ".join(types(value)), "target.items": as_text(items[1:])}
                yield attrs.evolve(first, more={**first.more, **more})
        elif target := _target(value):
            yield target


def iris_of(annotation: Json) -> Iterator[str]:
    """List the IRIs of what an annotation is about, fragments and all."""
    for value in listed(member(annotation, "target")):
        specific = member(value, "source") if isinstance(value, Mapping) else None
        yield iri(value if specific is None else specific)


def _target(value: Any) -> Target | None:
    if isinstance(value, str):
        source, tail = parted(value.strip())
        return _made(source, _INSTEAD, _fragment(tail), {})
    if not isinstance(value, Mapping):
        return None
    specific = member(value, "source")
    if specific is None and iri(value):
        source, tail = parted(iri(value))
        return _made(source, value, _fragment(tail), {})
    about = specific if isinstance(specific, Mapping) else _INSTEAD
    told = tuple(listed(member(value, "selector")))
    source, tail = _of_specific(iri(specific), told)
    selectors = (*told, *_fragment(tail))
    more = kept(value, _KNOWN, "target.")
    strange = [t for t in types(value) if t != "SpecificResource"]
    return _made(source, about, selectors, {**more, **_typed(strange)})


def _of_specific(source: str, selectors: tuple[Any, ...]) -> tuple[str, str]:
    """Part the source's IRI where its fragment alone selects: elsewhere it is the source's own."""
    base, tail = parted(source)
    return (base, tail) if not selectors and fragment(tail) else (source, "")


def _made(
    source: str, about: Json, selectors: tuple[Any, ...], more: dict[str, str]
) -> Target | None:
    if not (source or selectors):
        return None
    return Target(about=about, more=more, selectors=selectors, source=source)


def _fragment(tail: str) -> tuple[Any, ...]:
    return ({"type": "FragmentSelector", "value": tail},) if tail else ()


def _typed(names: list[str]) -> dict[str, str]:
    return {"target.type": " ".join(names)} if names else {}


def title_of(about: Json) -> str:
    """Give the title of a source where the file tells it."""
    for name in ("title", "dcterms:title", "dc:title", "label", "name"):
        found = next((text(each) for each in listed(about.get(name)) if text(each)), "")
        if found:
            return found.strip()
    return ""
