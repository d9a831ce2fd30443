"""Whatever is done to a ledger, it says what a plain list of what was done says."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import initialize

from tests.laws.every_question import Machine


class ByHand(Machine):
    """A ledger begun by hand, with statements of each party and of somebody else."""

    @initialize()
    def begin(self) -> None:
        super().begin()
        for who, day in (("Arcadia", "2022-03-05"), ("Orlov", None), ("Borduria", "2023-06-01")):
            self.record(content="they met", date=day, source="notes", via=False, who=who)
            self.code(aspect="economy", bearing="open", n=0, one="Arcadia", other="Borduria")


TestByHand = ByHand.TestCase
TestByHand.settings = settings(
    max_examples=100, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)
