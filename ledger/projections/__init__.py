"""What opens and closes rows: each projection is one way of looking at the events."""

from __future__ import annotations

from ledger.projections.agents import Agents
from ledger.projections.base import Projection
from ledger.projections.hypotheses import Hypotheses
from ledger.projections.judgements import Judgements
from ledger.projections.pins import Pins
from ledger.projections.relationship import Relationships
from ledger.projections.restating import Timeline
from ledger.projections.reviews import Reviews
from ledger.projections.sources import Sources
from ledger.projections.touched import Touched

SHIPPED: tuple[Projection, ...] = (
    Agents(),
    Reviews(),
    Sources(),
    Judgements(),
    Hypotheses(),
    Timeline(),
    Relationships(),
    Touched(),
    Pins(),
)
"""The projections every ledger runs, in the order in which they see an event."""

__all__ = [
    "SHIPPED",
    "Agents",
    "Hypotheses",
    "Judgements",
    "Pins",
    "Projection",
    "Relationships",
    "Reviews",
    "Sources",
    "Timeline",
    "Touched",
]
