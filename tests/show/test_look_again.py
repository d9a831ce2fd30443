"""Wherever agents are shown, a name that is not what it looks like is remarked on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.show.digest import digest
from ledger.show.lists import agents_text
from ledger.show.shapes import json_text
from ledger.show.view_shape import view_shape
from tests.cli.runner import claimledger
from tests.notebook import notebook, record

PAIR = ("Arcadia", "Borduria")
FALSE = "Orl\u043ev"
LOOKS = f"“{FALSE}” looks like “Orlov” but is written with other letters (CYRILLIC SMALL LETTER O)"


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        record(opened, "we stay neutral")
        record(opened, "we take sides", who=FALSE)
        yield opened


def joined(text: str) -> str:
    return " ".join(text.split())


def test_a_view_its_table_its_brief_its_json_and_its_page_remark_on_it(book: Ledger) -> None:
    view = book.relationship(*PAIR)
    assert "LOOK AGAIN" in str(view)
    brief = str(book.brief(*PAIR, recorded=(8, None)))
    assert "## Look again" in brief
    for told in (str(view), brief, view._repr_html_(), book.page(*PAIR)):
        assert LOOKS in joined(told).replace("\\", "")
    assert LOOKS in json.loads(json_text(view_shape(view)))["remarks"]


def test_a_view_of_ordinary_names_has_no_remark() -> None:
    with notebook() as book:
        record(book, "we stay neutral")
        record(book, "мы нейтральны", who="Орлов")
        view = book.relationship(*PAIR)
        assert "LOOK AGAIN" not in str(view)
        assert "Look again" not in book.page(*PAIR)
        assert view_shape(view).remarks == ()
        assert "LOOK AGAIN" not in agents_text(book.agents())


def test_a_brief_and_json_remark_on_names_beyond_those_that_a_view_has_room_for(
    book: Ledger,
) -> None:
    for n in range(9):
        record(book, f"we stay neutral, {n}", who=f"Envoy {n}")
    view = book.relationship(*PAIR)
    assert LOOKS not in joined(str(view))
    assert LOOKS in joined(str(book.brief(*PAIR, recorded=(3, None))))
    assert LOOKS in view_shape(view).remarks


def test_what_only_passes_for_a_name_elsewhere_in_the_ledger_is_told_too() -> None:
    with notebook() as book:
        record(book, "we stay neutral", who="\u0421\u043e\u0440\u0430")
        assert "LOOK AGAIN" not in str(book.relationship(*PAIR))
        book.register("Copa", "organisation")
        assert "looks like “Copa”" in joined(str(book.relationship(*PAIR)))


def test_a_remark_moves_no_pin(book: Ledger) -> None:
    book.pin("spring", book.relationship(*PAIR))
    before = digest(book.relationship(*PAIR))
    book.register("Orl\u03bfv", "person")
    assert digest(book.relationship(*PAIR)) == before
    assert book.check("spring").holds


def test_the_list_of_agents_and_an_import_say_so(tmp_path: Path) -> None:
    table, ledger = tmp_path / "rows.csv", tmp_path / "talks.ledger"
    table.write_text(f"who,content\nOrlov,we trade\n{FALSE},we do not\n", "utf-8")
    told = claimledger("import", ledger, table)
    assert LOOKS in joined(told.output)
    assert LOOKS in joined(claimledger("agents", ledger).output)
    rows = json.loads(claimledger("agents", ledger, "--json").stdout)
    remarks = {row["name"]: row["remarks"] for row in rows}
    assert remarks["Orlov"] == []
    assert LOOKS in remarks[FALSE]
    assert "look again" not in claimledger("import", ledger, table).output
