"""Disagreements, claimants and sources over time on the command line."""

import json
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.claims import Act, Bearing
from tests.cli.runner import claimledger

PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger in which one minister denies what the other said, and then says otherwise."""
    path = tmp_path / "quarrel.ledger"
    with Ledger.open(path, by="ann") as book:
        for state, minister in (("Arcadia", "Orlov"), ("Borduria", "Petrov")):
            book.register(state, "state")
            book.register(minister, "person")
            book.acts_for(minister, state)
        book.source("notes", publisher="The Gazette", published="2023-06-10")
        told: tuple[tuple[str, str, str, Act, Bearing], ...] = (
            ("Orlov", "Arcadia will buy gas from Borduria", "2023-06-01", "asserts", "closer"),
            ("Petrov", "Arcadia would buy gas from Borduria", "2023-06-02", "denies", "apart"),
            ("Orlov", "the pact is \x1b[31mover", "2023-06-08", "asserts", "apart"),
        )
        for who, content, date, act, bearing in told:
            claim = book.record(who=who, content=content, source="notes", date=date, act=act)
            book.code(claim, "economy", parties=PAIR, bearing=bearing)
    return path


def test_a_proposal_is_listed_recorded_and_settled(ledger: Path) -> None:
    listed = claimledger("disagreements", ledger, *PAIR)
    assert "DENIAL (1)" in listed.stdout
    assert "proposed by rule:denials@1, not recorded" in listed.stdout
    made = json.loads(claimledger("propose", ledger, *PAIR, "--by", "bob", "--json").stdout)
    assert [it["kind"] for it in made] == ["denial", "change of position"]
    assert [step["kind"] for step in made[0]["because"]] == [
        "ClaimRecorded",
        "ClaimRecorded",
        "ClaimsLinked",
    ]
    again = claimledger("propose", ledger, *PAIR, "--by", "bob")
    assert again.stdout == "Nothing new to propose.\n"
    told = claimledger("review", ledger, made[0]["link"], "confirmed", "--by", "eve")
    assert told.stdout == f"confirmed by eve: {made[0]['link']}\n"
    reject = ("review", ledger, made[1]["link"], "rejected", "--by", "eve", "--json")
    rejected = claimledger(*reject, "--why", "another war")
    assert json.loads(rejected.stdout)["kind"] == "Reviewed"
    settled = claimledger("disagreements", ledger, *PAIR).stdout
    assert "proposed by rule:denials@1, confirmed by eve" in settled
    assert "CHANGE OF POSITION" not in settled


def test_disagreements_keep_to_their_bounds_and_aspect(ledger: Path) -> None:
    asked = json.loads(
        claimledger("disagreements", ledger, *PAIR, "--said", "2023-06-01", "--json").stdout
    )
    assert (asked["claims"], asked["disagreements"]) == (1, [])
    assert asked["basis"] == "said by 2023-06-01"
    refused = claimledger("disagreements", ledger, *PAIR, "--aspect", "weather")
    assert refused.exit_code == 1
    assert "aspect" in refused.stderr


def test_claimants_are_listed_and_one_is_shown_with_denominators(ledger: Path) -> None:
    table = claimledger("claimant", ledger).stdout.splitlines()
    assert table[0].split() == [
        "CLAIMANT", "STATEMENTS", "CONTRADICTED", "REVERSED", "RETRACTED", "REPORTED",
    ]  # fmt: skip
    assert table[1].startswith("Orlov")
    one = claimledger("claimant", ledger, "Orlov")
    assert "reversals: 1 of 2" in one.stdout
    assert "\x1b" not in one.stdout
    shape = json.loads(claimledger("claimant", ledger, "Orlov", "--json").stdout)
    assert (shape["statements"], shape["reversed"]) == (2, 1)
    assert shape["reversals"][0]["told"] == "from closer to apart, as coded by ann"
    everybody = json.loads(claimledger("claimant", ledger, "--json").stdout)
    assert [it["name"] for it in everybody] == ["Orlov", "Petrov"]


def test_a_source_is_graded_and_its_record_shows_the_grade(ledger: Path) -> None:
    told = claimledger("rate", ledger, "notes", "Admiralty", "B", "--why", "dull", "--by", "bob")
    assert told.stdout == "graded by bob: notes, B [Admiralty]\n"
    assert "B [Admiralty] by bob: dull" in claimledger("source-record", ledger, "notes").stdout
    shape = json.loads(claimledger("source-record", ledger, "notes", "--json").stdout)
    assert (shape["claims"], shape["originals"]) == (3, 3)
    assert [(g["scale"], g["term"], g["by"]) for g in shape["grades"]] == [
        ("Admiralty", "B", "bob")
    ]


def test_an_agent_or_a_claim_is_graded_too_and_nobody_unknown(ledger: Path) -> None:
    shape = json.loads(claimledger("rate", ledger, "Orlov", "house", "good", "--json").stdout)
    assert shape["kind"] == "RatingGiven"
    with Ledger.open(ledger, by="ann") as book:
        claim = next(book.claims()).id
    assert claimledger("rate", ledger, claim, "house", "good").exit_code == 0
    refused = claimledger("rate", ledger, "Orlow", "house", "good")
    assert refused.exit_code == 1
    assert "Orlov" in refused.stderr


def test_reviewing_what_is_not_there_is_refused(ledger: Path) -> None:
    refused = claimledger("review", ledger, "nothing", "confirmed", "--by", "eve")
    assert refused.exit_code == 1
    assert claimledger("review", ledger, "nothing", "perhaps").exit_code == 2
