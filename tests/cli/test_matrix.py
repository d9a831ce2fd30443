"""The commands on competing hypotheses, as they are typed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from tests.cli.runner import claimledger

PAIR = ("Arcadia", "Borduria")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with a claim, as yet without hypotheses."""
    made = tmp_path / "a.ledger"
    with Ledger.open(made, by="ann") as book:
        for name in PAIR:
            book.register(name, "state")
        book.source("notes", publisher="The Gazette", published="2023-06-10")
        book.record(who="Arcadia", content="Arcadia stays neutral", source="notes", date="2023-06")
    return made


def claim(path: Path) -> str:
    with Ledger.open(path, by="reader") as book:
        return next(book.claims()).id


def typed_id(*words: object) -> str:
    result = claimledger(*words)
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def shown(path: Path, *words: str) -> Any:
    result = claimledger("matrix", path, *PAIR, *words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def weighed(path: Path) -> tuple[str, str]:
    """State two hypotheses and have two analysts weigh the claim."""
    asked = ("--question", "Is it neutral?", "--by", "ann")
    first = typed_id("hypothesize", path, *PAIR, "it is", *asked)
    second = typed_id("hypothesize", path, *PAIR, "it only says so", *asked, "--aspect", "economy")
    typed_id("weigh", path, claim(path), first, "C", "--by", "ann", "--why", "it says so")
    typed_id("weigh", path, claim(path), second, "I", "--by", "ann", "--made", "2023-07-01")
    typed_id("weigh", path, claim(path), first, "II", "--by", "bob")
    return first, second


def test_hypotheses_are_stated_weighed_and_shown_as_a_table(path: Path) -> None:
    first, second = weighed(path)
    text = claimledger("matrix", path, *PAIR).stdout
    lines = text.splitlines()
    assert lines[0].endswith("2 hypotheses · 1 claim weighed · 2 analysts")
    assert lines[1] == "Is it neutral?"
    assert [line.split()[0] for line in lines[4:6]] == ["H2", "H1"]
    assert lines[4].endswith(second)
    assert lines[5].endswith(first)
    assert "I 0 · II 1 of 1 weighed; differ on 1" in lines[5]
    assert lines[7].split() == ["CLAIM", "H2", "H1", "TELLS", "APART"]
    assert "I | –  C | II  1 of 1" in lines[8]
    assert "Scores in the order of: ann | bob." in text
    assert "DIFFER on H1 · Arcadia: Arcadia stays neutral [notes]: ann C (it says so); bob II" in (
        " ".join(text.split())
    )


def test_the_json_begins_each_claim_with_who_source_date_and_reported_by(path: Path) -> None:
    first, _ = weighed(path)
    found = shown(path)
    [claim_shown] = found["claims"]
    assert list(claim_shown)[:4] == ["who", "source", "date", "reported_by"]
    assert (claim_shown["who"], claim_shown["date"]) == ("Arcadia", "2023-06")
    assert (claim_shown["apart"], claim_shown["pairs"], claim_shown["idle"]) == (1, 1, False)
    [cell] = [c for c in claim_shown["cells"] if c["hypothesis"] == first]
    assert cell["differ"] is True
    assert [(s["analyst"], s["score"], s["standing"]) for s in cell["scores"]] == [
        ("ann", "C", True), ("bob", "II", True),
    ]  # fmt: skip
    assert [h["label"] for h in found["hypotheses"]] == ["H2", "H1"]
    assert "probability" not in json.dumps(found)


def test_bounds_and_an_analyst_narrow_what_is_shown(path: Path) -> None:
    first, second = weighed(path)
    assert shown(path, "--by", "bob")["analysts"] == ["bob"]
    with Ledger.open(path, by="reader") as book:
        stated = book.history(first)[0].recorded.seq
    then = shown(path, "--recorded", f"event:{stated}")
    assert [h["id"] for h in then["hypotheses"]] == [first]
    assert then["claims"] == []
    assert shown(path, "--question", "is it neutral?")["hypotheses"][0]["id"] == second
    then = shown(path, "--said", "2023-06-30")["claims"][0]["cells"]
    assert [s["standing"] for cell in then for s in cell["scores"]] == [False, False]


def test_what_is_displaced_and_what_may_be_later_is_in_the_json(path: Path) -> None:
    first, _ = weighed(path)
    typed_id("weigh", path, claim(path), first, "N", "--by", "ann")
    cells = shown(path, "--by", "ann")["claims"][0]["cells"]
    [scores] = [c["scores"] for c in cells if c["hypothesis"] == first]
    assert [(s["score"], s["standing"]) for s in scores] == [("N", True), ("C", False)]
    then = shown(path, "--said", "2023-07-02")["claims"][0]["cells"]
    assert [(s["score"], s["possibly"]) for c in then for s in c["scores"] if s["possibly"]] == [
        ("C", True), ("II", True), ("N", True),
    ]  # fmt: skip


def test_a_cell_says_why_it_stands_so(path: Path) -> None:
    first, _ = weighed(path)
    typed_id("weigh", path, claim(path), first, "N", "--by", "ann", "--why", "it says little")
    words = ("matrix", path, *PAIR, "--why", claim(path))
    by_label, by_id = (claimledger(*words, name).stdout for name in ("H1", first))
    assert by_label == by_id
    text = " ".join(by_label.split())
    assert "weighed by ann as N (neutral): it says little" in text
    assert "weighed by bob as II (very inconsistent), no reason given" in text
    assert re.search(r"displaced event \d+ of [\d-]+, weighed by ann as C", text)
    told = json.loads(claimledger(*words, "H1", "--json").stdout)
    assert [it["kind"] for it in told["because"]][:2] == ["EvidenceWeighed", "EvidenceWeighed"]


def test_ids_are_printed_as_json_too(path: Path) -> None:
    words = ("hypothesize", path, *PAIR, "it is", "--by", "ann", "--json")
    assert len(json.loads(claimledger(*words).stdout)["id"]) == 26


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("weigh", "{path}", "{claim}", "{first}", "X", "--by", "ann"), "CC (very consistent)"),
        (("weigh", "{path}", "{claim}", "nothing", "C", "--by", "ann"), "no hypothesis 'nothing'"),
        (("hypothesize", "{path}", "Arcadi", "Borduria", "x", "--by", "ann"), "'Arcadia'"),
        (("hypothesize", "none.ledger", *PAIR, "x", "--by", "ann"), "there is no such ledger"),
        (("matrix", "{path}", *PAIR, "--by", "an"), "Did you mean 'ann'"),
        (("matrix", "{path}", *PAIR, "--question", "Is it?"), "no question 'Is it?'"),
        (("matrix", "{path}", *PAIR, "--why", "{claim}", "H9"), "Give the ids of a claim"),
    ],
)
def test_what_is_refused_is_refused_in_a_sentence(
    path: Path, words: tuple[str, ...], why: str
) -> None:
    first, _ = weighed(path)
    told = {"path": str(path), "claim": claim(path), "first": first}
    result = claimledger(*(word.format(**told) for word in words))
    assert result.exit_code == 1
    assert why in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_claim_is_weighed_against_the_label_that_the_matrix_prints(path: Path) -> None:
    _, second = weighed(path)
    told = claimledger("weigh", path, claim(path), "h2", "CC", "--by", "bob")
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith("CC (very consistent)\n  claim: Arcadia: Arcadia stays neutral")
    assert "\n  hypothesis: it only says so\n  id " in told.stdout
    [cell] = [c for c in shown(path)["claims"][0]["cells"] if c["hypothesis"] == second]
    assert {s["analyst"]: s["score"] for s in cell["scores"]} == {"ann": "I", "bob": "CC"}


def test_a_label_that_no_matrix_has_or_that_several_have_is_refused(path: Path) -> None:
    weighed(path)
    unknown = claimledger("weigh", path, claim(path), "H9", "C")
    assert (unknown.exit_code, "no hypothesis 'H9'" in unknown.stderr) == (1, True)
    claimledger("hypothesize", path, *PAIR, "trade grows", "--question", "Does trade grow?")
    several = claimledger("weigh", path, claim(path), "H1", "C")
    assert (several.exit_code, "question" in several.stderr) == (1, True)
