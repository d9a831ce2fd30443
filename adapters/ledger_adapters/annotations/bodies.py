"""What an annotation says: its bodies (W3C Web Annotation, section 3.2)."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import attrs

from ledger_adapters.annotations.jsonld import iri, listed, member, names_of, plain, text, types
from ledger_adapters.annotations.leftovers import as_text, kept

Json: TypeAlias = Mapping[str, Any]

CLAIM: Final = "claim"
"""The member under which a body holds a whole claim, as the ledger exports it."""

_TAG: Final = re.compile(r"<[^<>]*+>")
_KNOWN: Final = names_of("type", "value", "purpose", "creator", "created", "modified")


@attrs.frozen(kw_only=True)
class Body:
    """One body: `content` is what it says, or the IRI of what it points at (`cited`).

    `claim` is the whole claim where the body holds one; `more` the members nothing else holds.
    """

    cited: bool = False
    claim: Json | None = None
    content: str
    created: Any = None
    creator: Any = None
    more: dict[str, str]
    modified: Any = None
    purpose: str = ""


@attrs.frozen(kw_only=True)
class Bodies:
    """What an annotation says, each apart; `tags` are said of the target beside it."""

    found: tuple[Body, ...]
    tags: tuple[str, ...]


def bodies(annotation: Json, motivations: tuple[str, ...]) -> Bodies:
    """Read the bodies of an annotation; those that tag are tags where another says something."""
    values = [*listed(annotation.get("bodyValue")), *listed(member(annotation, "body"))]
    found = [body for value in values if (body := _body(value)) is not None]
    tagging = motivations == ("tagging",)
    tags = [b for b in found if b.purpose == "tagging" or (tagging and not b.purpose)]
    others = [b for b in found if b not in tags]
    return Bodies(found=tuple(others), tags=tuple(b.content for b in tags))


def _body(value: Any) -> Body | None:
    if isinstance(value, str):
        return _of_text(value) if value.strip() else None
    if not isinstance(value, Mapping) or not value:
        return None
    kinds = set(types(value))
    items = listed(value.get("items"))
    if items and kinds & {"Choice", "Composite", "List", "Independents"}:
        return _first_of(items, sorted(kinds), value)
    content = text(member(value, "value"))
    markup = text(value.get("format")) in ("text/html", "application/xhtml+xml")
    more = kept(value, _KNOWN | {CLAIM}, "body.")
    if markup and content:
        more["body.value"] = content
        content = html.unescape(_TAG.sub("", content)).strip()
    cited = not content.strip()
    claim = value.get(CLAIM)
    return Body(
        cited=cited,
        claim=claim if isinstance(claim, Mapping) else None,
        content=_pointed_at(value) if cited else content,
        created=member(value, "created"),
        creator=member(value, "creator"),
        modified=member(value, "modified"),
        more=_typed(more, kinds),
        purpose=plain(text(member(value, "purpose"))),
    )


def _of_text(value: str) -> Body:
    """Read a body that is a bare text: an IRI points at something, else it is what is said."""
    pointed = bool(re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+\Z", value.strip()))
    return Body(cited=pointed, content=value, more={})


def _first_of(items: list[Any], kinds: list[str], value: Json) -> Body | None:
    """Read the first of several bodies, the default of a choice; the others are kept as JSON."""
    first = next((body for item in items if (body := _simple(item)) is not None), None)
    if first is None:
        return None
    more = {**kept(value, (*_KNOWN, "items"), "body."), "body.type": " ".join(kinds)}
    if len(items) > 1:
        more["body.items"] = as_text(items[1:])
    return attrs.evolve(first, more={**first.more, **more})


def _simple(item: Any) -> Body | None:
    """Read a body that is no list itself."""
    listing = isinstance(item, Mapping) and "items" in item
    return None if listing else _body(item)


def _pointed_at(value: Json) -> str:
    """Say what a body without a text points at: words of a source, else its IRI."""
    for selector in listed(member(value, "selector")):
        if isinstance(selector, Mapping) and text(selector.get("exact")).strip():
            return text(selector.get("exact"))
    source = member(value, "source")
    inner = text(member(source, "value")) if isinstance(source, Mapping) else ""
    return inner or iri(source) or iri(value) or as_text(dict(value))


def _typed(more: dict[str, str], kinds: set[str]) -> dict[str, str]:
    strange = sorted(kinds - {"TextualBody", "SpecificResource", "EmbeddedContent"})
    return {**more, "body.type": " ".join(strange)} if strange else more
