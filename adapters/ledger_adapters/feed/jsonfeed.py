"""JSON Feed 1.0 and 1.1, entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ledger.adapter import Flaw, JsonItem, SourceFile, json_head, json_items
from ledger_adapters.feed.dates import read_date, until
from ledger_adapters.feed.entry import Entry, Head
from ledger_adapters.feed.trees import from_html

_RAW: Final = 1000
_MAPPED: Final = frozenset(
    "author authors content_html content_text date_modified date_published id language "  # noqa: SIM905 - a word list reads better as words
    "title url".split()
)
_OF_FEED: Final = frozenset({"author", "authors", "home_page_url", "items", "language", "title"})


def head(file: SourceFile) -> Head:
    """Read what a JSON Feed says of itself."""
    told = json_head(file, ("items",))
    return Head(
        authors=_authors(told),
        extras=dict(_rest(told, _OF_FEED)),
        language=_text(told, "language"),
        link=_text(told, "home_page_url"),
        title=" ".join(_text(told, "title").split()),
    )


def entries(file: SourceFile, feed: Head) -> Iterator[Entry | Flaw]:
    """Read the items of a JSON Feed; one that is no object is a flaw."""
    for item in json_items(file, ("items",)):
        if isinstance(item, Flaw):
            yield item
        elif item.at.startswith("items["):
            yield _entry(item, feed)


def _entry(item: JsonItem, feed: Head) -> Entry | Flaw:
    told = item.value
    if not isinstance(told, Mapping):
        return Flaw(at=item.at, raw=item.raw[:_RAW], why="it is no object, as an item has to be")
    updated = read_date(_text(told, "date_modified"))
    return Entry(
        at=item.at,
        authors=_authors(told),
        extras=dict(_rest(told, _MAPPED)),
        id=_id(told),
        language=_text(told, "language") or feed.language,
        link=_text(told, "url"),
        published=read_date(_text(told, "date_published")) or until(updated),
        text=_prose(told),
        title=" ".join(_text(told, "title").split()),
        updated=updated,
    )


def _id(told: Mapping[str, Any]) -> str:
    """Give an item's id; a number is taken for the text it is to be (JSON Feed 1.1, Items)."""
    found = told.get("id")
    return str(found) if isinstance(found, int) else _text(told, "id")


def _prose(told: Mapping[str, Any]) -> str:
    """Give an item's text, else its HTML as text, else its summary."""
    text = _text(told, "content_text")
    return text or from_html(_text(told, "content_html")) or _text(told, "summary")


def _authors(told: Mapping[str, Any]) -> tuple[str, ...]:
    found = told.get("authors")
    people = found if isinstance(found, list) else [told.get("author")]
    names = (_text(p, "name") or _text(p, "url") for p in people if isinstance(p, Mapping))
    return tuple(dict.fromkeys(filter(None, names)))


def _text(told: Mapping[str, Any], name: str) -> str:
    found = told.get(name)
    return found.strip() if isinstance(found, str) else ""


def _rest(told: Mapping[str, Any], mapped: frozenset[str]) -> Iterator[tuple[str, str]]:
    """List what no word of the ledger fits, inner members under dotted names."""
    waiting = [(name, value) for name, value in told.items() if name not in mapped]
    while waiting:
        name, value = waiting.pop(0)
        if name == "tags" and isinstance(value, list):
            yield "category", "; ".join(map(str, value))
        elif isinstance(value, Mapping):
            waiting[:0] = [(f"{name}.{k}", v) for k, v in value.items()]
        elif isinstance(value, list):
            waiting[:0] = [(f"{name}.{n}", v) for n, v in enumerate(value)]
        elif value not in (None, ""):
            yield name, str(value).lower() if isinstance(value, bool) else str(value)
