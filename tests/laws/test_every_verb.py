"""Whatever is done to a ledger, it says what a plain list of what was done says."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.laws.every_question import Machine


class ByHand(Machine):
    """A ledger begun by hand."""


TestByHand = ByHand.TestCase
TestByHand.settings = settings(
    max_examples=100, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)
