"""The commands that take back: amend, withdraw, retract, correct, redact."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from tests.cli.runner import claimledger, piped

PAIR = ("Arcadia", "Borduria")
SAID = "Arcadia stays neutral towards Borduria"
BY = ("--by", "ann")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one claim, found in a text."""
    made = tmp_path / "a.ledger"
    notes = tmp_path / "notes.txt"
    notes.write_text(f"The Gazette was told: {SAID}.\n", encoding="utf-8")
    with Ledger.open(made, by="ann") as book:
        for name in PAIR:
            book.register(name, "state")
        book.import_from(notes, publisher="The Gazette", published="2023-06-10")
        claim = book.record(
            who="Arcadia", content=SAID, source="notes.txt", date="2023-06-01", quote=SAID
        )
        book.code(claim, "neutrality", parties=PAIR)
    return made


def claim(path: Path) -> str:
    with Ledger.open(path, by="reader") as book:
        return next(c.id for c in book.claims(who="Arcadia") if c.quotes or c.anchor)


def done(*words: object) -> str:
    result = claimledger(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def position(path: Path, *bound: str) -> Any:
    view = json.loads(done("show", path, *PAIR, *bound, "--json"))
    [aspect] = [a for a in view["aspects"] if a["name"] == "neutrality"]
    latest = next(p for p in aspect["parties"] if p["name"] == "Arcadia")["latest"]
    return latest and latest["content"]


def test_an_amendment_is_shown_and_the_ledger_keeps_the_version_before(path: Path) -> None:
    before = f"event:{json.loads(done('verify', path, '--json'))['events']}"
    text = done("amend", path, claim(path), "--content", "Arcadia waits", "--reason", "typo", *BY)
    assert text.startswith("event ")
    assert "ClaimAmended: Arcadia: Arcadia waits" in text
    assert position(path) == "Arcadia waits"
    assert position(path, "--recorded", before) == SAID


def test_who_said_it_and_when_can_be_amended_and_a_date_be_unknown_again(path: Path) -> None:
    given = ("--who", "Borduria", "--date", "", "--act", "denies", "--flag", "satire")
    shown = json.loads(done("amend", path, claim(path), *given, *BY, "--json"))
    assert (shown["kind"], shown["recorder"]) == ("ClaimAmended", "ann")
    with Ledger.open(path, by="reader") as book:
        it = book.claim(next(c.id for c in book.claims(who="Borduria")))
    assert (it.who[0].text, it.date, it.act, it.flags) == ("Borduria", None, "denies", ("satire",))


def test_what_is_withdrawn_is_gone(path: Path) -> None:
    text = done("withdraw", path, claim(path), "--reason", "recorded twice", *BY)
    assert "recorded twice" in text
    assert "neutrality" not in done("show", path, *PAIR, "--json")


def test_a_retraction_strikes_the_claim_and_prints_its_id(path: Path) -> None:
    told = ("--who", "Arcadia", "--source", "notes.txt", "--date", "2023-06-05", "--words", "no")
    assert len(done("retract", path, claim(path), *told, *BY).strip()) == 26
    assert position(path) is None
    assert position(path, "--said", "2023-06-02") == SAID
    assert len(json.loads(done("retract", path, claim(path), *told, *BY, "--json"))["id"]) == 26


def test_a_correction_reads_otherwise_from_its_day_on(path: Path) -> None:
    told = ("--content", "Arcadia may wait", "--published", "2023-06-20", "--note", "sorry")
    shown = json.loads(done("correct", path, claim(path), *told, *BY, "--json"))
    assert shown["kind"] == "ReportCorrected"
    assert position(path) == "Arcadia may wait"
    assert position(path, "--published", "2023-06-15") == SAID


def test_a_redaction_shows_what_goes_and_asks_for_the_number_of_events(path: Path) -> None:
    done("amend", path, claim(path), "--content", "Arcadia waits", *BY)
    words = ("redact", path, claim(path), "--reason", "privacy", *BY)
    result = piped("2\n", *words)
    assert result.exit_code == 0, result.output
    text = " ".join(result.stdout.split())
    assert f"ClaimRecorded: Arcadia: {SAID}" in text
    assert "ClaimAmended: Arcadia: Arcadia waits" in text
    assert re.search(r"Not erased: the captured text of notes.txt, event \d+(, event \d+)*\.", text)
    assert "Type the number of events (2)" in result.stderr
    assert "erased: 2, by event" in text
    assert position(path) == "[redacted]"
    done("verify", path)


@pytest.mark.parametrize("typed", ["", "\n", "y\n", "2\n", "yes\n"])
def test_anything_else_than_the_number_of_events_erases_nothing(path: Path, typed: str) -> None:
    result = piped(typed, "redact", path, claim(path), "--reason", "privacy", *BY)
    assert result.exit_code == 1
    assert "nothing was erased" in result.stderr
    assert position(path) == SAID


def test_a_redaction_can_go_without_asking_and_keep_no_place(path: Path) -> None:
    words = ("redact", path, claim(path), "--reason", "privacy", "--yes", "--no-place", *BY)
    result = claimledger(*words, "--json")
    found = json.loads(result.stdout)
    assert len(found["events"]) == 1
    assert found["event"] > found["events"][0]
    assert found["residue"] == []
    assert SAID in result.stderr
    assert "neutrality" not in done("show", path, *PAIR, "--json")


def test_an_event_is_redacted_by_its_number(path: Path) -> None:
    with Ledger.open(path, by="reader") as book:
        seq = book.store.where(claim(path))
    done("redact", path, f"event:{seq}", "--reason", "privacy", "--yes", *BY)
    assert position(path) == "[redacted]"


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("amend", "{path}", "{claim}"), 2, "Say what reads otherwise"),
        (("amend", "{path}", "{claim}", "--form", "spoken"), 2, "'spoken'"),
        (("amend", "{path}", "nobody", "--content", "x"), 1, "no claim 'nobody'"),
        (("amend", "{path}", "{claim}", "--date", "soon"), 1, "soon"),
        (("withdraw", "{path}", "{claim}"), 2, "--reason"),
        (("withdraw", "{path}", "nothing", "--reason", "x"), 1, "nothing"),
        (
            ("retract", "{path}", "{claim}", "--who", "Arcadi", "--source", "notes.txt"),
            1,
            "Arcadia",
        ),
        (("correct", "{path}", "{claim}", "--note", "sorry"), 2, "Say what reads otherwise"),
        (("redact", "{path}", "event:1", "--reason", "x", "--yes"), 1, "never erased"),
        (("redact", "{path}", "event:999", "--reason", "x", "--yes"), 1, "999"),
        (("redact", "{path}", "{claim}", "--yes"), 2, "--reason"),
        (("redact", "none.ledger", "x", "--reason", "x"), 1, "there is no such ledger"),
    ],
)
def test_what_cannot_be_taken_back_is_refused_in_a_sentence(
    path: Path, words: tuple[str, ...], code: int, why: str
) -> None:
    told = {"path": str(path), "claim": claim(path)}
    result = claimledger(*(word.format(**told) for word in words), *BY)
    assert (result.exit_code, why in result.stderr) == (code, True), result.output
    assert position(path) == SAID
