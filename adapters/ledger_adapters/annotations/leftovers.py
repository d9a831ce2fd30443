"""What no word of the ledger fits, kept under the source's own names, dotted where nested."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any, Final

ROOM: Final = 200_000
"""How many characters of leftovers one record holds: an event takes 512 KiB."""
_LONGEST: Final = 100_000
_LONGEST_NAME: Final = 4096


def kept(found: Mapping[str, Any], known: Collection[str] = (), under: str = "") -> dict[str, str]:
    """Flatten the members of an object that are not `known` into named texts.

    Objects become dotted names; text stays as it is; anything else, lists too, is written as JSON.
    Empty members are left out.
    """
    texts: dict[str, str] = {}
    first = [(f"{under}{name}", value) for name, value in found.items() if name not in known]
    waiting = first[::-1]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict) and value:
            inner = [(f"{name}.{each}", deeper) for each, deeper in value.items()]
            waiting += inner[::-1]
        elif value not in (None, "", [], {}):
            texts[name] = as_text(value)
    return texts


def as_text(value: Any) -> str:
    """Write a value as text: text as it is, anything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def too_much(texts: Mapping[str, str]) -> str:
    """Say why leftovers cannot be kept; "" when they can."""
    for name, text in texts.items():
        if len(name) > _LONGEST_NAME or len(text) > _LONGEST:
            return f"{name[:80]!r} takes {len(text):,} characters, more than a ledger keeps"
    size = sum(len(name) + len(text) for name, text in texts.items())
    return f"{len(texts)} leftovers take {size:,} characters" if size > ROOM else ""
