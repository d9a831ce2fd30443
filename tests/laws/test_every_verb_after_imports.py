"""Whatever is done to a ledger begun by imports, it says what a plain list of it says."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import initialize

from tests.laws.every_question import Machine

TEXT = "Minister Orlov said that trade between Arcadia and Borduria grew. Quill said it did not.\n"


class AfterImports(Machine):
    """A ledger begun by an import that was killed, one that was not, and a dry run."""

    @initialize()
    def begin(self) -> None:
        super().begin()
        self.imported("first.txt", TEXT, dry_run=True, left=None)
        self.imported("first.txt", TEXT, dry_run=False, left=1)
        self.imported("second.txt", TEXT * 2, dry_run=False, left=None, published="2023-06-12")


TestAfterImports = AfterImports.TestCase
TestAfterImports.settings = settings(
    max_examples=100, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow]
)
