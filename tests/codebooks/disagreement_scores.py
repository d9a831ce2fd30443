"""How right the rules on disagreements are, measured on the labelled pairs.

Run it as `python -m tests.codebooks.disagreement_scores`; it prints the table of the docs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from ledger.codebooks.disagreements import RULES
from tests.codebooks.disagreement_samples import PAIRS
from tests.codebooks.labelled import Pair, proposed


@attrs.frozen
class Score:
    """How often a rule was right, spoke without cause, and was silent when it should not be."""

    rule: str
    right: int
    wrong: int
    missed: int

    def row(self) -> str:
        """Print it as a row of a Markdown table."""
        spoke, should = self.right + self.wrong, self.right + self.missed
        return f"| `{self.rule}` | {self.right} of {spoke} | {self.right} of {should} |"


def scores(pairs: Iterable[Pair] = PAIRS) -> Iterator[Score]:
    """Score each rule on the labelled pairs."""
    told = [(set(pair.rules), {p.rule for p in proposed(pair)}) for pair in pairs]
    for rule in RULES:
        yield Score(
            rule,
            sum(rule in due and rule in given for due, given in told),
            sum(rule not in due and rule in given for due, given in told),
            sum(rule in due and rule not in given for due, given in told),
        )


def table() -> str:
    """Print the table of precision and recall."""
    head = "| rule | right when it proposes (precision) | proposes what it should (recall) |"
    return "\n".join((head, "|---|---|---|", *(score.row() for score in scores())))


if __name__ == "__main__":
    print(table())
