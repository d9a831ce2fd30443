"""What many more ways of telling a date mean, on any day of publication or on an unknown one."""

from __future__ import annotations

from datetime import date

import pytest

from ledger_adapters.rules.dating.dates import expressions
from tests.adapters.rules.date_samples_days import ELSEWHERE, TOLD
from tests.adapters.rules.date_samples_more import HELD, MENDED
from tests.adapters.rules.date_samples_verbs import ARRANGED, FRAMED
from tests.adapters.rules.date_samples_wide import FOLLOWING, MORE, WRITTEN


def rows(table: str) -> list[tuple[str, str, str]]:
    """The day of publication, the marked sentence and what it means, of each line of a table."""
    found = []
    for line in table.strip().splitlines():
        published, _, rest = line.partition(" | ")
        sentence, _, edtf = rest.rpartition("|")
        found.append((published, sentence.strip(), edtf.strip()))
    return found


def read(published: str, marked: str) -> str:
    """What is read at the marked words; "none" where no date is."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    day = None if published == "-" else date.fromisoformat(published)
    found = expressions(marked.replace("⟦", "").replace("⟧", ""), published=day)
    shared = [(min(one.span[1], end) - max(one.span[0], start), one.edtf) for one in found]
    best = max(shared, default=(0, ""), key=lambda pair: pair[0])
    return best[1] if best[0] > 0 else "none"


@pytest.mark.parametrize(
    ("published", "marked", "edtf"),
    rows(TOLD)
    + rows(ARRANGED)
    + rows(FRAMED)
    + rows(WRITTEN)
    + rows(FOLLOWING)
    + rows(MORE)
    + rows(ELSEWHERE)
    + rows(MENDED)
    + rows(HELD),
)
def test_a_date_means_what_the_conventions_say(published: str, marked: str, edtf: str) -> None:
    assert read(published, marked).removeprefix("none") == edtf.removeprefix("none")
