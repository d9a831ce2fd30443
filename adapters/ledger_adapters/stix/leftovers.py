"""What has no field of its own in the ledger, kept under the name that STIX has for it."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Final

from ledger.claims import Claim

LONGEST: Final = 100_000
"""How many characters one extra, or a claim's content, may have."""

_BODY: Final = 400 * 1024
_NAME: Final = 250
_WORST: Final = 8
"""How many bytes a character takes at the most, marks around its text included."""


class TooLarge(ValueError):
    """An object is larger than one record of the ledger may be."""


def leftovers(thing: dict[str, Any], told: Collection[str] = ()) -> dict[str, str]:
    """Write properties as extras: text as it is, anything else as JSON.

    Those `told` elsewhere are left out; a text over 100,000 characters goes on in extras that are
    numbered (`description.2`). Raises `TooLarge` for a property's name over 250 characters
    (STIX 2.1, 3.1).
    """
    extras: dict[str, str] = {}
    for name, value in thing.items():
        if name in told or value in (None, "", [], {}):
            continue
        if len(name) > _NAME:
            raise TooLarge(f"the name of a property has {len(name)} characters, {_NAME} at most")
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        extras[name] = text[:LONGEST]
        for n, start in enumerate(range(LONGEST, len(text), LONGEST), start=2):
            extras[f"{name}.{n}"] = text[start : start + LONGEST]
    return extras


def fitting(claim: Claim) -> Claim:
    """Make sure that a claim fits into one record; raises `TooLarge`."""
    texts = [claim.content, *claim.extras, *claim.extras.values()]
    texts += [claim.anchor.exact] if claim.anchor else []
    texts += [mention.text for hop in claim.chain for mention in hop.by]
    if _WORST * sum(map(len, texts)) < _BODY:
        return claim
    size = sum(len(json.dumps(text, ensure_ascii=False).encode()) + 4 for text in texts)
    if size > _BODY:
        raise TooLarge(f"it takes {size:,} bytes, over the {_BODY:,} that one record may; split it")
    return claim
