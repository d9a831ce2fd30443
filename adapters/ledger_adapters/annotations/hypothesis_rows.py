"""Annotations as Hypothesis writes them (its API's rows and its exports), as Web Annotations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_KNOWN: Final = frozenset({
    "id", "created", "updated", "user", "user_info", "uri", "text", "tags", "target", "references",
    "group", "document", "links", "hidden", "flagged", "permissions", "display_name",
})  # fmt: skip
PUBLIC: Final = "__world__"


def is_row(found: Mapping[str, Any]) -> bool:
    """Tell whether an object is a row of Hypothesis."""
    return isinstance(found.get("uri"), str) and (
        str(found.get("user", "")).startswith("acct:")
        or ("text" in found and ("tags" in found or "references" in found))
    )


def parent_of(row: Mapping[str, Any]) -> str:
    """Give the id of the annotation that a row replies to; "" for one that is no reply."""
    references = row.get("references")
    found = references[-1] if isinstance(references, list) and references else ""
    return found if isinstance(found, str) else ""


def is_public(row: Mapping[str, Any]) -> bool:
    """Tell whether everybody may read it: it is a reader's comment then."""
    permissions = row.get("permissions")
    read = permissions.get("read") if isinstance(permissions, Mapping) else None
    shown = not isinstance(read, list) or f"group:{PUBLIC}" in read
    return row.get("group", PUBLIC) == PUBLIC and shown


def as_annotation(row: Mapping[str, Any]) -> dict[str, Any]:
    """Write a row as a Web Annotation; members that have no word there keep their own names."""
    uri = row["uri"]
    title = row.get("document")
    titles = title.get("title") if isinstance(title, Mapping) else None
    rest = {name: value for name, value in row.items() if name not in _KNOWN}
    more = {name: row[name] for name in ("group", "references", "document", "links") if name in row}
    marks = {name: True for name in ("hidden", "flagged") if row.get(name) is True}
    if isinstance(more.get("document"), Mapping):
        more["document"] = {n: v for n, v in more["document"].items() if n != "title"}
    return {
        **rest,
        **more,
        **marks,
        "id": row.get("id"),
        "type": "Annotation",
        "created": row.get("created"),
        "modified": row.get("updated"),
        "creator": _user(row),
        "motivation": _motivation(row),
        "body": _bodies(row),
        "target": [_target(each, uri, titles) for each in _targets(row)],
    }


def _user(row: Mapping[str, Any]) -> dict[str, Any]:
    info = row.get("user_info")
    shown = info.get("display_name") if isinstance(info, Mapping) else row.get("display_name")
    return {"id": row.get("user"), "name": shown, "type": "Person"}


def _motivation(row: Mapping[str, Any]) -> str:
    if row.get("references"):
        return "replying"
    if isinstance(row.get("text"), str) and row["text"].strip():
        return "commenting"
    return "tagging" if row.get("tags") else "highlighting"


def _bodies(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    text, tags = row.get("text"), row.get("tags")
    found: list[dict[str, Any]] = []
    if isinstance(text, str) and text.strip():
        found.append({"type": "TextualBody", "value": text})
    for tag in tags if isinstance(tags, list) else []:
        found.append({"type": "TextualBody", "purpose": "tagging", "value": tag})
    return found


def _targets(row: Mapping[str, Any]) -> list[Any]:
    found = row.get("target")
    return found if isinstance(found, list) and found else [{}]


def _target(target: Any, uri: str, titles: Any) -> dict[str, Any]:
    known = target if isinstance(target, Mapping) else {}
    source: dict[str, Any] = {"id": uri}
    if titles:
        source["title"] = titles
    own = known.get("source")
    return {**known, "source": source, **({"uri": own} if own not in (None, uri) else {})}
