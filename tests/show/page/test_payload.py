"""What a page carries: what its moment knows of the two parties, and no more."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.clock import SteppingClock
from ledger.errors import NotFound
from ledger.events import AgentNamed
from ledger.show.escape import in_script
from ledger.show.page.columns import Tables
from ledger.show.page.places import MOST, places
from ledger.show.page.rows import Happened
from ledger.show.page.spans import Spans
from ledger.store import open_store
from ledger.testing.strategies import hostile_text
from tests.laws.random_ledgers import AGENTS, beginning
from tests.notebook import notebook, record

PARTIES = ("Arcadia", "Borduria")


def carried(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_page_of_the_past_carries_nothing_that_was_recorded_later() -> None:
    with notebook() as book:
        record(book, "Arcadia is neutral")
        then = book.head().seq
        record(book, "Arcadia takes sides")
        assert "Arcadia takes sides" in book.page(*PARTIES)
        assert "Arcadia takes sides" not in book.page(*PARTIES, recorded=then)


def test_a_page_carries_nothing_of_other_parties() -> None:
    with notebook() as book:
        book.register("Carpathia", "state")
        record(book, "Arcadia is neutral")
        secret = book.record(who="Orlov", content="Carpathia is a friend", source="notes")
        book.code(secret, "overall", parties=("Arcadia", "Carpathia"))
        assert "Carpathia is a friend" not in book.page(*PARTIES)


def test_what_was_redacted_is_a_hole_in_the_page_too() -> None:
    with notebook() as book:
        claim = record(book, "Arcadia is neutral")
        record(book, "Arcadia trades", day="2023-06-02")
        assert "Arcadia is neutral" in book.page(*PARTIES)
        book.redact(claim, reason="privacy")
        made = book.page(*PARTIES)
        assert "Arcadia is neutral" not in made
        assert "Arcadia trades" in made


def test_the_same_ledger_makes_the_same_page() -> None:
    with notebook() as book:
        record(book, "Arcadia is neutral")
        assert book.page(*PARTIES) == book.page(*PARTIES)


def test_a_page_of_parties_nobody_knows_is_refused() -> None:
    with notebook() as book, pytest.raises(NotFound, match="Arcadia"):
        book.page("Arcadya", "Borduria")


def test_parties_of_whom_nothing_was_said_have_an_empty_page() -> None:
    with notebook() as book:
        data = carried(book.page(*PARTIES))
    assert data["parties"] == ["Arcadia", "Borduria"]
    assert data["rows"] == {"from": [], "to": []}


@given(hostile_text())
def test_a_text_comes_out_of_a_script_as_it_went_in_and_cannot_end_it(text: str) -> None:
    written = in_script(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(written)


@given(st.lists(st.tuples(st.integers(0, 5), st.text(max_size=3)), max_size=8))
def test_columns_give_every_row_back(told: list[tuple[int, str]]) -> None:
    rows = [Happened(at=at, kind=kind, recorder="ann", seq=n) for n, (at, kind) in enumerate(told)]
    tables = Tables()
    columns = tables.columns(rows)
    words = tables.words.all()
    assert len(words) == len(set(words))
    assert columns.get("at", []) == [at for at, _ in told]
    assert all(isinstance(number, int) for number in columns.get("kind", []))


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.sets(st.integers(0, 6))), max_size=8))
def test_spans_tell_of_every_place_what_held_there(told: list[dict[str, set[int]]]) -> None:
    spans = Spans[tuple[str, int]]()
    held: list[dict[str, set[int]]] = [{}]
    for place, values in enumerate(told, start=1):
        held.append(held[-1] | values)
        for key, own in values.items():
            spans.at(place, key, [(key, value) for value in sorted(own)])
    whole = spans.whole(len(held))
    for place, there in enumerate(held):
        wanted = {(key, value) for key, values in there.items() for value in values}
        assert {value for value, start, end in whole if start <= place < end} == wanted


@pytest.mark.parametrize("appends", [5, MOST + 60])
def test_the_places_are_appends_with_the_last_event_asked_among_them(appends: int) -> None:
    clock = SteppingClock(start=1_700_000_000_000_000, step=3_600_000_000)
    store = open_store(":memory:", recorder="ann", clock=clock, create=True, durable=True)
    store.append(beginning(), recorder="ann")
    for n in range(appends):
        store.append((AgentNamed(agent=AGENTS[0], name=f"name {n}"),), recorder="ann")
    last = store.head().seq - 3
    found = places(store, last)
    assert found[-1].seq == last
    assert [p.seq for p in found] == sorted({p.seq for p in found})
    assert [p.at for p in found] == sorted(p.at for p in found)
    assert len(found) == min(appends - 1, MOST)
