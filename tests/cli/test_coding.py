"""Judging and measuring agreement on the command line, without a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger import Ledger
from tests.cli.runner import claimledger, piped

HOSTILE = "\x1b[2J\x1b]8;;x\x07\u202egnol\u200b"
PAIR = ("Norway", "Sweden")
TEXT = (
    "Three answers in one week\n\n"
    "The Norwegian Foreign Ministry said on Monday that trade with Sweden serves Norway.\n\n"
    "The Swedish Foreign Ministry said that Sweden will supply Norway with weapons.\n\n"
    "The Norwegian Foreign Ministry said that Norway gave Sweden a second answer.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    article = tmp_path / "cable.txt"
    article.write_text(TEXT, encoding="utf-8")
    with Ledger.open(tmp_path / "nordic.ledger", by="ann") as book:
        book.import_from(article, publisher="Fjord Post", published="2023-08-09")
    return tmp_path / "nordic.ledger"


def codings(path: Path) -> list[tuple[str, str, str, str]]:
    with Ledger.open(path, by="reader") as book:
        view = book.relationship(*PAIR)
        return [(s.row.aspect, s.row.bearing, s.coder, s.content) for s in view.statements]


def test_lines_of_keys_judge_as_keys_do(path: Path) -> None:
    result = piped("6n\n\nc\n", "code", path, *PAIR, "--by", "bob")
    assert result.exit_code == 0, result.output
    assert "= contact, neutral\n" in result.stdout
    assert "= economy, bearing left open\n" in result.stdout
    assert result.stdout.endswith("3 claims judged as bob; 0 left.\n")
    assert [(a, b, c) for a, b, c, _ in codings(path)] == [
        ("economy", "open", "bob"), ("military support", "closer", "bob"),
        ("contact", "neutral", "bob"),
    ]  # fmt: skip


def test_lines_of_keys_are_told_once_what_the_keys_mean(path: Path) -> None:
    shown = piped("6n\n\nc\n", "code", path, *PAIR, "--by", "bob").stdout
    assert shown.count("0 no aspect") == 1
    assert shown.index("0 no aspect") < shown.index("= contact, neutral")


def test_an_aspect_that_is_not_there_is_refused_with_those_that_are(path: Path) -> None:
    refused = claimledger("code", path, *PAIR, "--aspect", "trade")
    assert refused.exit_code == 1
    assert "no aspect 'trade'" in refused.stderr
    assert "There are: " in refused.stderr
    assert "economy, " in refused.stderr


def test_the_rest_of_a_line_after_w_is_the_note(path: Path) -> None:
    assert "= contact, apart (a cold answer)" in piped(
        "6w a cold answer\na\nq\n", "code", path, *PAIR, "--by", "bob"
    ).stdout  # fmt: skip


def test_undo_back_and_skip_work_in_lines_too(path: Path) -> None:
    result = piped("s\nb\n6c\nu\nq\n", "code", path, *PAIR, "--by", "bob")
    told = [line for line in result.stdout.splitlines() if line.startswith(("skip", "back", "un"))]
    assert told == ["skipped", "back", "undone: contact, closer"]
    assert all(coder.startswith("rule:") for _, _, coder, _ in codings(path))


def test_the_card_has_the_chain_the_date_the_sentence_and_the_proposal(path: Path) -> None:
    shown = " ".join(piped("s\n", "code", path, *PAIR, "--by", "bob").stdout.split())
    assert "Fjord Post > Norwegian Foreign Ministry · said 2023-08-07" in shown
    assert "Ministry said on Monday that »trade with Sweden serves Norway«." in shown
    assert "Rule economy: its content says 'trade'" in shown


def test_blind_keeps_the_proposal_back_and_wants_an_aspect_chosen(path: Path) -> None:
    result = piped("s\nc\n5c\n", "code", path, *PAIR, "--by", "bob", "--blind")
    assert "its content says" not in result.stdout
    assert "choose an aspect first" in result.stdout
    assert "= economy, closer" in result.stdout


def test_a_second_coder_codes_the_same_again_and_agreement_is_measured(path: Path) -> None:
    piped("6n\n\nc\n", "code", path, *PAIR, "--by", "bob")
    assert piped("", "code", path, *PAIR, "--by", "ann").stdout == (
        "\n0 claims judged as ann; 0 left.\n"
    )
    again = piped("6n\n5c\n5c\n", "code", path, *PAIR, "--by", "ann", "--redo-with", "bob")
    assert "3 claims judged as ann" in again.stdout
    told = claimledger("agreement", path, *PAIR).stdout
    assert "coders: ann (3 claims), bob (3 claims)" in told
    assert "Judged differently: 1 of 3 claims that two coders or more judged." in told
    found = json.loads(claimledger("agreement", path, *PAIR, "--rules", "--json").stdout)
    assert [coder["name"] for coder in found["coders"]] == ["ann", "bob", "rule:relations"]
    assert found["measures"][0]["units"] == 3
    assert found["basis"]["seq"] > 0
    assert list(found["disagreements"][0]["statement"])[:4] == [
        "who", "source", "date", "reported_by",
    ]  # fmt: skip


def test_agreement_is_of_the_moment_asked_for(path: Path) -> None:
    with Ledger.open(path, by="reader") as book:
        before = book.head().seq
    piped("6n\n", "code", path, *PAIR, "--by", "bob")
    asked = ("--recorded", f"event:{before}")
    assert "coders: none" in claimledger("agreement", path, *PAIR, *asked).stdout
    assert "coders: bob (1 claim)" in claimledger("agreement", path, *PAIR).stdout


def test_json_lists_the_queue_and_asks_nothing(path: Path) -> None:
    found = json.loads(piped("c\n", "code", path, *PAIR, "--by", "bob", "--json").stdout)
    assert [it["proposed"] for it in found] == [None, "economy", "military support"]
    assert list(found[0]["statement"])[:4] == ["who", "source", "date", "reported_by"]
    assert all(coder.startswith("rule:") for _, _, coder, _ in codings(path))


def test_a_codebook_of_ones_own_gives_the_aspects(path: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('name = "own"\nversion = 3\n[[aspects]]\nname = "manners"\n', encoding="utf-8")
    piped("1a\nq\n", "code", path, *PAIR, "--by", "bob", "--codebook", own)
    assert "manners" in [aspect for aspect, _, _, _ in codings(path)]
    with Ledger.open(path, by="reader") as book:
        [last] = book.store.pick((book.head().seq,))
    assert last.event.coding.codebook == "own@3"  # type: ignore[union-attr]


def test_one_party_alone_is_wrong_usage(path: Path) -> None:
    assert piped("", "code", path, "Norway").exit_code == 2


def test_unknown_names_and_ledgers_are_refused(path: Path, tmp_path: Path) -> None:
    assert "Norway" in piped("", "code", path, "Norwai", "Sweden").stderr
    assert "no such ledger" in piped("", "code", tmp_path / "none.ledger").stderr
    refused = piped("", "code", path, *PAIR, "--aspect", "economics")
    assert refused.exit_code == 1
    assert "'economy'" in refused.stderr


def test_nothing_in_a_claim_can_steer_the_terminal(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "bad.ledger", by="ann") as book:
        book.source("notes")
        book.record(who="Norway", content=f"trade with Sweden {HOSTILE}", source="notes")
    for words in (("code", "--by", f"b{HOSTILE}"), ("code", "--json")):
        told = piped(f"w {HOSTILE}\nc\n", words[0], tmp_path / "bad.ledger", *PAIR, *words[1:])
        assert told.exit_code == 0, told.output
        assert not {"\x1b", "\x07", "\u202e", "\u200b"} & set(told.stdout)
