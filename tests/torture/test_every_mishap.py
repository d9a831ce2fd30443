"""Whatever befalls a ledger, it verifies, and says of every moment what a plain list says."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import initialize, run_state_machine_as_test

from tests.laws.every_mishap import EveryMishap

TEXT = "Minister Orlov said that trade between Arcadia and Borduria grew. Quill said it did not.\n"


class Begun(EveryMishap):
    """A ledger begun with statements of each party, of somebody else, and of two articles."""

    @initialize()
    def begin(self) -> None:
        super().begin()
        for who, day in (("Arcadia", "2022-03-05"), ("Orlov", None), ("Borduria", "2023-06-01")):
            self.record(content="they met", date=day, source="notes", via=False, who=who)
            self.code(aspect="economy", bearing="open", n=0, one="Arcadia", other="Borduria")
        self.imported("first.txt", TEXT, dry_run=False, left=1)
        self.imported("second.txt", TEXT * 2, dry_run=False, left=None, published="2023-06-12")


@pytest.mark.parametrize(
    ("examples", "steps"),
    [
        pytest.param(10, 15, id="short"),
        pytest.param(1000, 50, id="one half", marks=pytest.mark.torture),
        pytest.param(1000, 50, id="other half", marks=pytest.mark.torture),
    ],
)
def test_whatever_befalls_a_ledger_it_says_what_a_plain_list_says(
    examples: int, steps: int
) -> None:
    tried = settings(
        max_examples=examples,
        stateful_step_count=steps,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    run_state_machine_as_test(Begun, settings=tried)
