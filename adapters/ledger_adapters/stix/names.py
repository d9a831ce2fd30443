"""What an object is called, in words: "malware Poison Ivy", "file resume.pdf"."""

from __future__ import annotations

from typing import Any, Final

MOST: Final = 200
"""How long a name may be where it stands in another object's words."""

LONGEST_NAME: Final = 4096
"""How long the name of an agent may be."""

_NAMING: Final = (
    "name", "value", "display_name", "account_login", "user_id", "path", "key", "subject",
    "command_line", "number", "statement", "abstract", "product",
)  # fmt: skip
"""The properties that name objects of the kinds that STIX knows, in this order."""


def kind(type: str) -> str:
    """Say the kind of an object in words: "attack pattern"; a custom kind keeps its own."""
    return type if type.startswith("x-") else type.replace("-", " ")


def own_name(thing: dict[str, Any]) -> str:
    """Give what an object calls itself; "" where it has no name."""
    for name in _NAMING:
        value = thing.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
            return str(value)
    return _marked(thing) or _hash(thing)


def called(thing: dict[str, Any]) -> str:
    """Name an object by its kind and its own name, else by its id."""
    type, id = thing.get("type"), thing.get("id")
    name = own_name(thing)[:MOST]
    if type == "identity":
        name = name if name.strip() and len(str(thing.get("name"))) <= LONGEST_NAME else ""
    if thing.get("relationship_type"):
        return f"relationship {str(thing['relationship_type'])[:MOST]}"
    if isinstance(type, str) and name:
        return name if type == "identity" else f"{kind(type)} {name}"
    return id if isinstance(id, str) else kind(str(type))


def _marked(thing: dict[str, Any]) -> str:
    """Give what a marking definition says: its statement, or its TLP level (STIX 2.1, 7.2.1)."""
    definition = thing.get("definition")
    if not isinstance(definition, dict):
        return ""
    if isinstance(definition.get("statement"), str):
        return str(definition["statement"])
    return f"TLP:{definition['tlp'].upper()}" if isinstance(definition.get("tlp"), str) else ""


def _hash(thing: dict[str, Any]) -> str:
    hashes = thing.get("hashes")
    if not isinstance(hashes, dict):
        return ""
    return next((f"{name} {value}" for name, value in hashes.items()), "")
