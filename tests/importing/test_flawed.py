"""Bad records in an import: each is told, and the good ones come."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.adapter import (
    Document,
    Draft,
    Flaw,
    anchor,
)
from ledger.claims import (
    Agent,
    Hedge,
)
from tests.importing.given import DOCUMENT, TEXT, Given, claim, contents, keyed, moved


def test_of_very_many_bad_records_the_first_are_told_and_all_are_counted(
    book: Ledger, file: Path
) -> None:
    flaws = [Flaw(at=f"row {n}", raw="x" * 5000, why="bad") for n in range(12_000)]
    given = Given([DOCUMENT, *flaws, keyed(claim("good"))])
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", on_flaw="keep-going")
    assert (report.flawed, len(report.flaws), report.added) == (12_000, 10_000, 1)
    assert len(report.flaws[0].raw) == 1000
    assert "12000 flawed" in str(report)
    assert "and 11990 more" in str(report)


@pytest.mark.parametrize("title", ["t" * 5000, "half a pair: \ud800"])
def test_a_document_that_cannot_be_noted_is_a_flaw_and_the_others_come(
    book: Ledger, file: Path, title: str
) -> None:
    given = Given(
        [
            Document(key="bad", title=title),
            Draft(document="bad", record=claim("lost")),
            DOCUMENT,
            keyed(claim("kept")),
        ]
    )
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", on_flaw="keep-going")
    assert contents(book) == ["kept"]
    assert [flaw.at for flaw in report.flaws] == ["document bad", "document"]


def test_what_points_beyond_the_text_is_a_flaw(book: Ledger, file: Path) -> None:
    place = anchor(TEXT, (0, len(TEXT)))
    beyond = (len(TEXT) - 5, len(TEXT) + 5)
    bad = [
        claim(TEXT, id="a", anchor=moved(place, beyond)),
        claim(TEXT, id="b", anchor=place, quotes=(beyond,)),
        claim(TEXT, id="c", hedges=(Hedge(at=beyond, text="maybe"),)),
    ]
    document = Document(key="d", text=TEXT)
    given = Given([document, *(Draft(document="d", at=c.id, record=c) for c in bad)])
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", on_flaw="keep-going")
    assert [flaw.at for flaw in report.flaws] == ["a", "b", "c"]
    assert all("the document's text has" in flaw.why for flaw in report.flaws)


def test_an_agent_that_cannot_be_registered_is_a_flaw(book: Ledger, file: Path) -> None:
    long, good = (Agent(id=n[:5], names=(n,)) for n in ("n" * 5000, "Evening Star"))
    items = [Draft(at=a.id, document="d", record=a) for a in (long, good)]
    given = Given([DOCUMENT, *items])
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", on_flaw="keep-going")
    assert [flaw.at for flaw in report.flaws] == ["nnnnn"]
    assert book.agent_id("Evening Star")


def test_what_a_reader_dropped_is_told_however_many_records_are_bad(
    book: Ledger, file: Path
) -> None:
    bad = [Flaw(at=str(n), why="no record") for n in range(10_001)]
    given = Given([*bad, DOCUMENT, Flaw(at="claim", dropped=True, why="nobody says that")])
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", on_flaw="keep-going")
    assert (report.flawed, len(report.flaws)) == (10_002, 10_001)
    assert report.flaws[-1].dropped
