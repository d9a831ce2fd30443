"""Disagreements as plain values for other programs."""

from __future__ import annotations

import attrs

from ledger.show.shapes import EventShape, StatementShape, statement_shape, why_shape
from ledger.views.records.disagreement import Disagreement, Disagreements


@attrs.frozen(kw_only=True)
class DisagreementShape:
    """How two claims stand to one another; `link` is null where nothing is recorded."""

    kind: str
    relation: str
    statements: tuple[StatementShape, ...]
    says: str
    by: str
    reviewer: str | None
    reason: str
    link: str | None
    because: tuple[EventShape, ...]


@attrs.frozen(kw_only=True)
class DisagreementsShape:
    """All of a relationship's, with the basis of the answer."""

    parties: tuple[str, str]
    aspect: str
    basis: str
    event: int
    head: str
    claims: int
    disagreements: tuple[DisagreementShape, ...]


def disagreements_shape(found: Disagreements) -> DisagreementsShape:
    """Take from disagreements what is shown of them."""
    return DisagreementsShape(
        parties=found.parties,
        aspect=found.aspect,
        basis=str(found.basis),
        event=found.basis.seq,
        head=found.basis.head,
        claims=found.claims,
        disagreements=tuple(map(disagreement_shape, found.found)),
    )


def disagreement_shape(it: Disagreement) -> DisagreementShape:
    """Take from one disagreement what is shown of it."""
    return DisagreementShape(
        kind=it.kind,
        relation=it.relation,
        statements=tuple(map(statement_shape, it.statements)),
        says=it.says,
        by=it.by,
        reviewer=it.reviewer or None,
        reason=it.reason,
        link=it.link.id if it.link else None,
        because=why_shape(it.why()).because,
    )
