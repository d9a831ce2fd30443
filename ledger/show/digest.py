"""The sum of what a view shows, by which the same answer is known again."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Final

import attrs
import msgspec

from ledger.show.view_shape import view_shape
from ledger.views.relationship import RelationshipView

_BESIDE: Final = ("basis", "moment", "remarks")
"""What says of when and by which versions an answer is, and of names in it that may deceive."""


def digest(view: RelationshipView) -> str:
    """Sum up all that a view shows: SHA-256, in hex, of its shape as canonical JSON.

    The basis is left out: it is kept beside the sum, and told apart from the answer.
    """
    shape = attrs.asdict(view_shape(view), filter=_counts)
    return sha256(msgspec.json.encode(shape, order="deterministic")).hexdigest()


def _counts(field: attrs.Attribute[Any], _: object) -> bool:
    return field.name not in _BESIDE
