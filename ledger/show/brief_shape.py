"""A brief as plain values for other programs."""

from __future__ import annotations

import attrs

from ledger.replay.brief import Brief
from ledger.show.pins import PinShape, pin_shape
from ledger.show.shapes import ChangeShape, change_shape
from ledger.show.view_shape import ViewShape, view_shape
from ledger.views.basis import Basis


@attrs.frozen(kw_only=True)
class BriefShape:
    """What is new and what changed in a relationship, and how it stands.

    `since` is the pin it counts from, `from_basis` that of the earlier view; the basis that the
    brief can be cited by is that of `stands`.
    """

    parties: tuple[str, str]
    since: PinShape | None
    from_basis: Basis
    changes: tuple[ChangeShape, ...]
    stands: ViewShape


def brief_shape(brief: Brief) -> BriefShape:
    """Take from a brief what is shown of it; nothing is shortened."""
    return BriefShape(
        parties=brief.parties,
        since=pin_shape(brief.since) if brief.since else None,
        from_basis=brief.before.basis,
        changes=tuple(map(change_shape, brief.changes)),
        stands=view_shape(brief.after),
    )
