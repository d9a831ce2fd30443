"""Reviewing on the command line: keys, lines of keys, options, files; killed, nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.events import Event, Reviewed, Withdrawn
from tests.cli.runner import claimledger, piped
from tests.cli.terminal import Typist

HOSTILE = "\x1b[2J\x1b]8;;x\x07\u202egnol\u200b"
TEXT = (
    "Three answers in one week\n\n"
    "The Norwegian Foreign Ministry said on Monday that trade with Sweden serves Norway.\n\n"
    "The Swedish Foreign Ministry said that Sweden will supply Norway with weapons.\n\n"
    "The Norwegian Foreign Ministry said that Norway gave Sweden a second answer.\n"
)
Sit = Callable[..., Typist]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    article = tmp_path / "cable.txt"
    article.write_text(TEXT, encoding="utf-8")
    with Ledger.open(tmp_path / "nordic.ledger", by="ann") as book:
        book.import_from(article, publisher="Fjord Post", published="2023-08-09")
    return tmp_path / "nordic.ledger"


@pytest.fixture
def sit(path: Path) -> Iterator[Sit]:
    sitting: list[Typist] = []

    def down(*words: object) -> Typist:
        sitting.append(Typist("review", path, "--by", "bob", *words, folder=path.parent))
        return sitting[-1]

    yield down
    for typist in sitting:
        typist.close()


def queue(path: Path, *words: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(claimledger("review", path, "--json", *words).stdout)
    return found


def reviews(path: Path) -> list[Event]:
    with Ledger.open(path, by="reader") as book:
        events = (r.event for r in book.store.read())
        return [e for e in events if isinstance(e, Reviewed | Withdrawn)]


def test_lines_of_keys_decide_and_the_next_run_goes_on_with_what_is_left(path: Path) -> None:
    total = len(queue(path))
    first = piped("a\nr nobody says that\nq\n", "review", path, "--by", "bob")
    assert first.exit_code == 0, first.output
    assert "= accepted\n" in first.stdout
    assert "= rejected (nobody says that)\n" in first.stdout
    assert f"2 claims reviewed as bob: 1 accepted, 1 rejected; {total - 2} left." in first.stdout
    assert len(queue(path)) == total - 2
    rest = piped("a\n" * total, "review", path, "--by", "bob")
    assert rest.stdout.endswith("; 0 left.\n")
    assert piped("", "review", path).stdout == "No claim is left to review.\n"


def test_when_the_lines_end_what_was_decided_stands(path: Path) -> None:
    result = piped("a\n", "review", path, "--by", "bob")
    assert result.exit_code == 0
    assert "1 claim reviewed as bob: 1 accepted; 2 left." in result.stdout
    assert len(reviews(path)) == 1


def test_nothing_by_these_filters_is_told_apart_from_nothing_at_all(path: Path) -> None:
    told = piped("", "review", path, "--pattern", "no such pattern").stdout
    assert told == "No claim is left to review by these filters.\n"


def test_the_card_has_the_chain_the_date_the_sentence_and_how_it_was_found(path: Path) -> None:
    shown = " ".join(piped("q\n", "review", path).stdout.split())
    assert "Fjord Post > Norwegian Foreign Ministry · said 2023-08-07" in shown
    assert "Ministry said on Monday that »trade with Sweden serves Norway«." in shown
    assert "Found rules@" in shown


def test_edit_merge_skip_back_and_undo_work_in_lines(path: Path) -> None:
    keys = "s\nb\ne Norway gains by trade\nu\nc Erna Solberg\nm 1 twice\nm 1\nq\n"
    result = piped(keys, "review", path, "--by", "bob")
    told = [line for line in result.stdout.splitlines() if line.startswith(("=", "skip", "back"))]
    assert told[:3] == ["skipped", "back", "= edited"]
    assert "undone: edited" in result.stdout
    assert "nothing is recorded: " in result.stdout
    assert told[3:] == ["= edited", f"= merged into {merged_into(path)}"]
    assert "2 claims reviewed as bob: 1 edited, 1 merged; 1 left." in result.stdout


def merged_into(path: Path) -> str | None:
    return next(e.into for e in reviews(path) if isinstance(e, Reviewed) and e.into)


def test_a_rejection_without_a_reason_is_none_and_a_digit_stands_for_the_usual_ones(
    path: Path,
) -> None:
    result = piped("r\nr 2\nq\n", "review", path, "--by", "bob")
    assert "nothing was said, and nothing is recorded" in result.stdout
    assert "= rejected (somebody else says it)" in result.stdout
    assert len(reviews(path)) == 1


def test_keys_that_mean_nothing_are_told_and_decide_nothing(path: Path) -> None:
    result = piped("\nz\n?\nq\n", "review", path, "--by", "bob")
    assert "Enter is no key here" in result.stdout
    assert "z is no key here" in result.stdout
    assert "Reject takes it out of every view" in result.stdout
    assert reviews(path) == []


def test_the_queue_is_listed_with_ids_and_narrowed(path: Path) -> None:
    listed = claimledger("review", path, "--list").stdout
    every = queue(path)
    assert all(item["id"] in listed for item in every)
    assert list(every[0])[:4] == ["who", "source", "date", "reported_by"]
    assert len(queue(path, "--agent", "Swedish Foreign Ministry")) == 1
    assert len(queue(path, "--source", "cable.txt")) == 3
    assert len(queue(path, "--relationship", "Norway", "Sweden")) == 3
    assert len(queue(path, "--limit", "2")) == 2
    assert [item["kind"] for item in queue(path, "--kind", "coding")] == ["coding"] * 3
    assert reviews(path) == []


def test_options_decide_without_asking_and_say_what_was_so_already(path: Path) -> None:
    one, other, third = (item["id"] for item in queue(path))
    words = ("review", path, "--by", "eve", "--accept", one, "--merge", other, third)
    told = claimledger(*words)
    assert told.exit_code == 0, told.output
    assert told.stdout.splitlines()[0] == f"confirmed by eve: {one}"
    assert "was so already" in claimledger("review", path, "--accept", one).stdout
    refused = claimledger("review", path, "--reject", third)
    assert refused.exit_code == 2
    assert "--why" in refused.stderr
    done = claimledger("review", path, "--reject", third, "--why", "no part of it", "--json")
    [shape] = json.loads(done.stdout)
    assert (shape["target"], shape["verdict"]) == (third, "rejected")
    assert queue(path) == []


@pytest.mark.parametrize("why", [(), ("--why", " ")])
def test_a_rejection_needs_a_reason_however_it_is_given(path: Path, why: tuple[str, ...]) -> None:
    one, *_ = (item["id"] for item in queue(path))
    for words in ((one, "rejected"), ("--reject", one)):
        refused = claimledger("review", path, *words, *why)
        assert refused.exit_code == 2
        assert "Say --why it is rejected." in refused.stderr
    assert reviews(path) == []


def test_proposals_are_offered_only_the_keys_that_work_on_them(path: Path) -> None:
    result = piped("e a r because\nm 1\n?\na\nq\n", "review", path, "--kind", "coding")
    offered = {line for line in result.stdout.splitlines() if line.startswith("a accept")}
    assert offered == {"a accept   r reject   s skip   b back   u undo   ? help   q quit"}
    assert result.stdout.count("only claims are edited or merged") == 2
    assert "Merge" not in result.stdout
    assert [e.verdict for e in reviews(path) if isinstance(e, Reviewed)] == ["confirmed"]


def test_the_header_counts_what_was_reviewed_since_the_command_began(path: Path) -> None:
    assert "─ 2 left · 1 reviewed this time ─" in piped("a\nq\n", "review", path).stdout
    assert "─ 2 left · 0 reviewed this time ─" in piped("q\n", "review", path).stdout


def test_what_was_skipped_comes_last_in_the_list_of_whoever_skipped_it(path: Path) -> None:
    first, *rest = (item["id"] for item in queue(path))
    piped("s\nq\n", "review", path, "--by", "bob")
    assert [item["id"] for item in queue(path, "--by", "bob")] == [*rest, first]
    assert [item["id"] for item in queue(path, "--by", "eve")] == [first, *rest]


def test_decisions_that_are_no_text_are_refused(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.txt"
    file.write_bytes(b"accept \xff\xfe\n")
    refused = claimledger("review", path, "--decisions", file)
    assert refused.exit_code == 2
    assert "The decisions are no UTF-8 text" in refused.output


def test_decisions_come_from_a_file_all_or_none(path: Path, tmp_path: Path) -> None:
    one, other, third = (item["id"] for item in queue(path))
    file = tmp_path / "decisions.txt"
    file.write_text(f"accept {one}\nreject nothing because\n")
    refused = claimledger("review", path, "--decisions", file)
    assert (refused.exit_code, reviews(path)) == (1, [])
    file.write_text(f"accept {one}\nreject {other}\n")
    refused = claimledger("review", path, "--decisions", file)
    assert (refused.exit_code, reviews(path)) == (2, [])
    assert "Line 2" in refused.stderr
    file.write_text(f"# mine\n\naccept {one}\nreject {other} cut wrong\nmerge {third} {one} same\n")
    assert claimledger("review", path, "--decisions", file).exit_code == 0
    found = [(e.verdict, e.why) for e in reviews(path) if isinstance(e, Reviewed)]
    assert found == [("confirmed", ""), ("rejected", "cut wrong"), ("merged", "same")]


def test_counts_are_told_by_pattern_and_as_json(path: Path) -> None:
    piped("a\na\nr 1\n", "review", path)
    told = claimledger("review", path, "--counts").stdout
    assert told.startswith("3 of 3 claims reviewed.\n")
    rows = json.loads(claimledger("review", path, "--counts", "--json").stdout)
    assert sum(row["accepted"] for row in rows) == 2
    assert sum(row["rejected"] for row in rows) == 1
    assert {row["reader"] for row in rows} == {"rules"}


def test_show_claims_and_timeline_show_what_was_reviewed_only(path: Path) -> None:
    show = ("show", path, "Norway", "Sweden")
    assert "3 claims, 3 unreviewed" in " ".join(claimledger(*show).stdout.split())
    assert "No claims." in claimledger("claims", path, "--reviewed").stdout
    piped("a\n", "review", path)
    reviewed = " ".join(claimledger(*show, "--reviewed").stdout.split())
    assert "now, reviewed only" in reviewed
    assert "1 claim, 1 judged by a person" in reviewed
    for command in ("claims", "timeline"):
        assert len(json.loads(claimledger(command, path, "--reviewed", "--json").stdout)) == 1
    shape = json.loads(claimledger(*show, "--json").stdout)
    assert (shape["claims"], shape["unreviewed"], shape["basis"]["reviewed"]) == (3, 2, False)


def test_nothing_in_a_claim_can_steer_the_terminal(path: Path) -> None:
    piped(f"e trade {HOSTILE}\nb\nc Mr {HOSTILE}\nb\nr because {HOSTILE}\nq\n", "review", path)
    for words in (("--list",), ("--json",), ("--counts",), ("--by", f"b{HOSTILE}")):
        told = piped(f"b\nm {HOSTILE}\nr {HOSTILE}\nq\n", "review", path, *words)
        assert told.exit_code == 0, told.output
        assert not {"\x1b", "\x07", "\u202e", "\u200b"} & set(told.stdout)


def test_unknown_names_and_ledgers_are_refused(path: Path, tmp_path: Path) -> None:
    assert "no such ledger" in piped("", "review", tmp_path / "none.ledger").stderr
    assert piped("", "review", path, "--source", "no such source").exit_code == 1
    assert piped("", "review", path, "--relationship", "Norway").exit_code == 2
    assert piped("", "review", path, "only-a-target").exit_code == 2


# The real program


def real(path: Path, keys: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a program of its own."""
    command = [sys.executable, "-m", "ledger", "review", str(path), "--by", "bob", *words]
    return subprocess.run(
        command, input=keys, capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip


def test_a_program_that_is_fed_lines_reviews_and_ends(path: Path) -> None:
    done = real(path, "a\nr 1\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 claims reviewed as bob" in done.stdout


def test_killed_outright_in_the_middle_it_goes_on_with_what_is_left(path: Path) -> None:
    command = [sys.executable, "-m", "ledger", "review", str(path), "--by", "bob"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write("a\nr 1\n")
        running.stdin.flush()
        while "2 reviewed" not in running.stdout.readline():
            pass
        running.kill()
    verdicts = [e.verdict for e in reviews(path) if isinstance(e, Reviewed)]
    assert verdicts == ["confirmed", "rejected"]
    assert "1 claim reviewed as bob: 1 accepted; 0 left." in real(path, "a\n").stdout
    with Ledger.open(path, by="reader") as book:
        book.verify()


def test_in_a_terminal_keys_decide_at_once_and_a_kill_loses_nothing(path: Path, sit: Sit) -> None:
    first = sit()
    assert "─ 3 left" in first.wait_for("quit\r\n") + first.wait_for("> ")
    first.types("a")
    first.wait_for("= accepted")
    first.wait_for("> ")
    first.types("r")
    first.wait_for("1 nobody says that")
    first.wait_for("leaves it open): ")
    first.types("4\r")
    first.wait_for("= rejected (no part of the text)")
    first.kill()
    second = sit()
    assert "1 left" in second.wait_for("> ")
    second.types("m")
    assert "1 Norwegian Foreign Ministry" in second.wait_for("leaves it): ")
    second.types("\r")
    second.wait_for("nothing is recorded")
    second.types("s")
    second.wait_for("skipped")
    second.wait_for("> ")
    second.types("q")
    assert second.ended() == 0
    assert second.mode == second.before
    assert len(reviews(path)) == 2


def test_in_a_terminal_the_last_decision_can_still_be_undone(path: Path, sit: Sit) -> None:
    typist = sit("--limit", "1")
    typist.wait_for("> ")
    typist.types("a")
    typist.wait_for("Nothing is left.")
    typist.wait_for("> ")
    typist.types("u")
    typist.wait_for("undone: accepted")
    typist.wait_for("> ")
    typist.types("q")
    assert typist.ended() == 0
    assert [type(e).__name__ for e in reviews(path)] == ["Reviewed", "Withdrawn"]


def test_in_a_terminal_what_is_there_stands_before_who_edits_it(path: Path, sit: Sit) -> None:
    typist = sit()
    typist.wait_for("> ")
    typist.types("e")
    typist.wait_for("(nothing leaves them): trade with Sweden serves Norway")
    typist.types("\r")
    typist.wait_for("nothing was changed, and nothing is recorded")
    typist.wait_for("> ")
    typist.types("e")
    typist.wait_for("(nothing leaves them): trade with Sweden serves Norway")
    typist.types("\x17Denmark\r")
    typist.wait_for("= edited")
    typist.wait_for("> ")
    typist.types("c")
    typist.wait_for("(nothing leaves it): ")
    typist.types("\x17Office\x01The \r")
    typist.wait_for("= edited")
    typist.wait_for("> ")
    typist.types("eé\x15\r")
    typist.wait_for("nothing was said, and nothing is recorded")
    typist.types("q")
    assert typist.ended() == 0
    assert typist.mode == typist.before
    with Ledger.open(path, by="reader") as book:
        edited = [(claim.chain[-1].name, claim.content) for claim in book.claims(reviewed=True)]
    assert edited == [
        ("The Norwegian Foreign Ministry", "trade with Sweden serves Denmark"),
        ("The Swedish Foreign Office", "Sweden will supply Norway with weapons"),
    ]


def test_in_a_terminal_words_that_nobody_could_see_are_not_put_there(path: Path, sit: Sit) -> None:
    article = path.with_name("steered.txt")
    article.write_text("Dana Novak said that trade \u202ewith\u202c Sweden is fine.\n", "utf-8")
    with Ledger.open(path, by="ann") as book:
        book.import_from(article)
    typist = sit("--source", "steered.txt")
    typist.wait_for("> ")
    typist.types("e")
    assert "\u202e" not in typist.wait_for("(nothing leaves them): ")
    typist.types("trade with Sweden is fine\r")
    typist.wait_for("= edited")


def test_in_a_terminal_a_digit_is_reason_enough_and_pasted_words_are_words(
    path: Path, sit: Sit
) -> None:
    typist = sit()
    for keys, told in (("2", "somebody else says it"), ("3rd time\r", "3rd time")):
        typist.wait_for("> ")
        typist.types("r")
        typist.wait_for("leaves it open): ")
        typist.types(keys)
        typist.wait_for(f"= rejected ({told})")
    typist.kill()
    assert [e.why for e in reviews(path) if isinstance(e, Reviewed)] == [
        "somebody else says it", "3rd time",
    ]  # fmt: skip
