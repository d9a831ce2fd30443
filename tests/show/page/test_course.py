"""What a page tells of claims from place to place, though it looks again only at what changed."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given

from ledger.show.page.course import Course
from ledger.show.page.held import Rows
from ledger.show.page.parties import parties
from ledger.show.page.places import Place, places
from ledger.show.page.rows import Row
from ledger.show.page.spans import Span
from ledger.store.memory import MemoryStore
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views
from tests.laws.random_ledgers import PARTIES, Step, filled, scripts


def followed(store: MemoryStore, views: Views, at: Sequence[Place]) -> list[Span[Row]]:
    rows = Rows(views, at)
    pair = list(parties(views, rows, at, PARTIES))
    return Course(views, Evidence(store, views, at[-1].seq), rows, pair).follow(at)


@given(steps=scripts(most=30))
def test_at_every_place_is_told_what_a_look_at_that_place_alone_tells(steps: list[Step]) -> None:
    store = filled(steps)
    views = Views(store)
    views.catch_up()
    at = places(store, store.head().seq)
    whole = followed(store, views, at)
    for n, place in enumerate(at):
        alone = {row for row, _, _ in followed(store, views, (place,))}
        assert {row for row, start, end in whole if start <= n < end} == alone
