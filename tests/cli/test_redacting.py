"""The commands that find words and erase them: find-text, redact."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.store import SqliteStore
from ledger.verbs.redacting import Redacting
from tests.cli.runner import claimledger, piped

SAID = "trade with Sweden has grown"
TEXT = f"The Norwegian Foreign Ministry said on Monday that {SAID}.\n\nNothing else was said.\n"
BY = ("--by", "ann")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    (folder / "call.txt").write_text(TEXT, encoding="utf-8")
    with Ledger.open(folder / "a.ledger", by="ann") as book:
        book.import_from(folder / "call.txt", publisher="Fjord Post", published="2023-08-09")
    return folder / "a.ledger"


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "a.ledger"
    copied.write_bytes(made.read_bytes())
    return copied


def done(*words: object) -> str:
    result = claimledger(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def places(path: Path, words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(done("find-text", path, words, "--json"))
    return found


def part(path: Path) -> str:
    return next(str(p["target"]) for p in places(path, SAID) if p["part"] is not None)


def test_every_place_is_shown_with_the_words_around_and_what_redact_takes(path: Path) -> None:
    text = done("find-text", path, "TRADE  with")
    assert f"{part(path)} call.txt: The Norwegian Foreign Ministry said on Monday that" in text
    assert "(ClaimRecorded) $.claim.content: »trade with« Sweden" in text
    assert text.splitlines()[-1].startswith("3 places, 2 targets")
    assert "(ImportStarted) $.file: »call.txt«" in done("find-text", path, "call.txt")


def test_what_nobody_says_is_told_to_be_nowhere(path: Path) -> None:
    assert done("find-text", path, "xyzzy").startswith("Nothing says that")
    assert places(path, "xyzzy") == []


def test_a_place_is_told_as_json_in_full(path: Path) -> None:
    first = places(path, SAID)[0]
    assert first == {
        "target": part(path),
        "kind": "SourceCaptured",
        "source": "call.txt",
        "part": 0,
        "where": None,
        "offset": TEXT.index(SAID),
        "before": TEXT[: TEXT.index(SAID)],
        "exact": SAID,
        "after": ".",
        "kept": False,
    }


def test_parts_and_events_are_shown_and_their_number_is_asked_for(path: Path) -> None:
    targets = sorted({str(place["target"]) for place in places(path, SAID)})
    text = part(path)
    words = ("redact", path, *targets, "--reason", "privacy", *BY)
    refused = piped("1\n", *words)
    assert (refused.exit_code, "nothing was erased" in refused.stderr) == (1, True)
    result = piped("2\n", *words)
    assert result.exit_code == 0, result.output
    assert f"{text}, {TEXT.index('Nothing')} characters: The Norwegian Foreign" in result.stdout
    assert "Type the number of events and parts (2)" in result.stderr
    assert "erased: 2, by event" in result.stdout
    assert "residue: 0 in " in result.stdout
    assert places(path, SAID) == []
    done("verify", path)


def test_a_text_that_goes_along_with_its_event_is_shown_and_counted(path: Path) -> None:
    text = part(path).partition("/")[0].replace("text", "event")
    with Ledger.open(path, by="ann") as book:
        [claim] = book.now().claims()
        kept = len(book.store.kept(int(text[6:])))
    words = ("redact", path, text, claim.id, "--reason", "privacy", *BY)
    refused = piped("2\n", *words)
    told = " ".join(refused.stdout.split())
    assert f"of its text: {kept} part" in told
    assert f", {len(TEXT):,} characters" in told
    assert "captured text" not in told
    assert f"Type the number of events and parts ({kept + 2})" in refused.stderr
    result = piped(f"{kept + 2}\n", *words)
    assert f"erased: {kept + 2}, by event" in result.stdout
    assert places(path, SAID) == []
    again = piped("\n", "redact", path, "event:1", text, "--reason", "privacy", *BY)
    assert f"nothing of {text} is left to erase" in again.stderr
    assert "leave it out" in again.stderr


def test_an_event_about_a_claim_is_shown_with_what_the_claim_says(path: Path) -> None:
    with Ledger.open(path, by="ann") as book:
        [claim] = book.now().claims()
        book.withdraw(claim.id, "typed in twice")
        last = book.head().seq
    result = piped("\n", "redact", path, f"event:{last}", "--reason", "privacy", *BY)
    assert f"Withdrawn: “{claim.content}”, by ann (typed in twice)" in " ".join(
        result.stdout.split()
    )


def test_what_is_said_elsewhere_too_is_told(path: Path) -> None:
    event = next(str(p["target"]) for p in places(path, SAID) if p["part"] is None)
    words = ("redact", path, event, "--reason", "privacy", "--yes", *BY)
    found = json.loads(done(*words, "--json"))
    assert {it["words"]: it["places"] for it in found["elsewhere"]}[SAID] == [part(path)]
    assert (found["events"], found["parts"], found["residue"]) == ([int(event[6:])], [], [])


def test_with_forget_an_import_brings_it_again(path: Path, made: Path) -> None:
    event = next(str(p["target"]) for p in places(path, SAID) if p["part"] is None)
    file = made.with_name("call.txt")
    told = ("--publisher", "Fjord Post", "--published", "2023-08-09")
    done("redact", path, event, "--reason", "privacy", "--yes", "--forget", *BY)
    done("import", path, file, *told, *BY)
    assert [p["kind"] for p in places(path, SAID)].count("ClaimRecorded") == 2


def test_bytes_that_a_reader_keeps_end_it_with_code_1_and_are_finished_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqliteStore, "open", partial(SqliteStore.open, seconds=1))
    holder = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "db.execute('BEGIN'); db.execute('SELECT 1 FROM meta').fetchone();"
        "print('reading', flush=True); sys.stdin.read()"
    )
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", holder, str(path)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:
        assert process.stdout
        assert process.stdout.readline()
        result = claimledger("redact", path, part(path), "--reason", "x", "--yes", *BY)
        assert (result.exit_code, "--finish" in result.stderr) == (1, True), result.output
        assert "a.ledger: 16 bytes (salt) at" in result.stdout
        assert process.stdin
        process.stdin.close()
    assert "nothing else" in done("redact", path, "--finish", *BY)
    assert b"The Norwegian Foreign Ministry said" not in path.read_bytes()


def test_what_cannot_be_finished_yet_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Redacting, "scrub", lambda self: False)
    result = claimledger("redact", path, "--finish", *BY)
    assert (result.exit_code, "somebody reads the ledger" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("redact", "{path}", "--reason", "x"), 2, "find-text"),
        (("redact", "{path}", "text:4/0"), 2, "--reason"),
        (("redact", "{path}", "text:4/0", "--finish"), 2, "takes no targets"),
        (("redact", "{path}", "text:4/9", "--reason", "x", "--yes"), 1, "counted from 0"),
        (("redact", "{path}", "text:2/0", "--reason", "x", "--yes"), 1, "captured no text"),
        (("find-text", "{path}", " "), 1, "which words"),
        (("find-text", "none.ledger", "x"), 1, "there is no such ledger"),
    ],
)
def test_what_cannot_be_found_or_erased_is_refused_in_a_sentence(
    path: Path, words: tuple[str, ...], code: int, why: str
) -> None:
    by = BY if words[0] == "redact" else ()
    result = claimledger(*(word.format(path=path) for word in words), *by)
    assert (result.exit_code, why in result.stderr) == (code, True), result.output
    assert len(places(path, SAID)) == 3
