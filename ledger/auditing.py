"""The audit verbs: how, when and why an assessment changed, each in one call."""

from __future__ import annotations

from ledger.asking import Asking
from ledger.views.matrix import Matrix


class Auditing(Asking):
    """Everything that is asked to audit a ledger."""

    def matrix(
        self, first: str, second: str, question: str = "", by: str | None = None
    ) -> Matrix:
        """Lay competing hypotheses against the claims weighed: a score an analyst, no total.

        `question` says which hypotheses, where there are several questions; `by` is one analyst.
        Raises `NotFound`, `Ambiguous`.
        """
        return self.now().matrix(first, second, question, by)
