"""Judging in a real terminal: single keys, undo, and nothing lost however it ends."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.events import ClaimCoded, Withdrawn
from tests.cli.runner import claimledger
from tests.cli.terminal import Typist

Sit = Callable[..., Typist]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.ledger"
    assert claimledger("demo", "--keep", path).exit_code == 0
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "demo.ledger"))


@pytest.fixture
def sit(path: Path) -> Iterator[Sit]:
    sitting: list[Typist] = []

    def down(*words: object, **how: tuple[int, int]) -> Typist:
        command = ("code", path, "Russia", "China", "--by", "bob", *words)
        sitting.append(Typist(*command, folder=path.parent, **how))
        return sitting[-1]

    yield down
    for typist in sitting:
        typist.close()


def since(path: Path, seq: int) -> list[object]:
    """List the events of the second coder after an event."""
    with Ledger.open(path, by="reader") as book:
        return [r.event for r in book.store.read(seq + 1) if r.batch.recorder == "bob"]


def end(path: Path) -> int:
    with Ledger.open(path, by="reader") as book:
        return book.head().seq


def test_three_judged_one_undone_and_killed_it_goes_on_where_it_was(path: Path, sit: Sit) -> None:
    seq = end(path)
    first = sit()
    left = int(first.card().split(" left")[0].rpartition("─ ")[2])
    for keys, told in (("5c", "= economy, closer"), ("a", ", apart"), ("\r", "left open")):
        first.types(keys)
        first.wait_for(told)
        first.card()
    first.types("u")
    first.wait_for("undone: ")
    assert f"{left - 2} left · 2 judged" in first.card()
    first.types("n")
    first.wait_for(", neutral\r")
    first.kill()
    events = since(path, seq)
    assert [type(event) for event in events] == [*[ClaimCoded] * 3, Withdrawn, ClaimCoded]
    codings = [event.coding for event in events if isinstance(event, ClaimCoded)]
    assert {(c.coder, c.codebook) for c in codings} == {("bob", "relations@1")}
    assert [c.bearing for c in codings] == ["closer", "apart", "open", "neutral"]
    assert codings[2].claim == codings[3].claim
    again = sit()
    assert f"── {left - 3} left · 0 judged" in again.card()
    again.types("q")
    assert f"0 claims judged as bob; {left - 3} left." in again.wait_for("left.")
    assert again.ended() == 0


@pytest.mark.parametrize("keys", ["q", "\x03", "\x04"], ids=["q", "Ctrl-C", "Ctrl-D"])
def test_the_terminal_is_put_back_as_it_was(keys: str, sit: Sit) -> None:
    typist = sit()
    typist.card()
    assert typist.mode != typist.before
    typist.types(keys)
    typist.wait_for("left.")
    assert typist.ended() == 0
    assert typist.mode == typist.before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_it_puts_the_terminal_back(number: signal.Signals, sit: Sit) -> None:
    typist = sit()
    typist.card()
    typist.signal(number)
    assert typist.ended() == 128 + number
    assert typist.mode == typist.before


def test_a_note_is_typed_as_a_line_and_kept_as_the_reason(path: Path, sit: Sit) -> None:
    seq = end(path)
    typist = sit()
    typist.card()
    typist.types("wnonsense\x15he said töw\x7f\x7fwo things\r6n")
    typist.wait_for("contact, neutral (he said two things)")
    [event] = since(path, seq)
    assert isinstance(event, ClaimCoded)
    assert event.coding.why == "he said two things"


def test_what_was_skipped_comes_last_the_next_time_too(path: Path, sit: Sit) -> None:
    first = sit()
    skipped = first.card()
    first.types("s")
    first.wait_for("1 skipped")
    first.types("q")
    first.ended()
    assert first.shown.count("China keeps out of the war") == skipped.count("China keeps out") == 1
    again = sit()
    assert "China keeps out" not in again.card()
    with Ledger.open(path, by="bob") as book:
        assert book.head().seq == end(path)


def test_arrows_go_back_and_on_and_other_keys_judge_nothing(path: Path, sit: Sit) -> None:
    seq = end(path)
    typist = sit()
    typist.card()
    typist.types("\x1b[C")
    typist.wait_for("skipped\r\n")
    typist.card()
    typist.types("\x1b[D")
    typist.wait_for("back\r\n")
    typist.card()
    typist.types("\x1b[Aéz")
    typist.wait_for("z is no key here")
    assert since(path, seq) == []


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_longer_than_the_terminal(columns: int, sit: Sit) -> None:
    typist = sit(size=(50, columns))
    typist.card()
    for _ in range(4):
        typist.types("s")
        typist.card()
    lines = typist.shown.replace("\r", "").split("\n")
    assert max(map(len, lines)) == columns


def test_when_all_is_judged_the_last_can_still_be_undone(path: Path, sit: Sit) -> None:
    seq = end(path)
    typist = sit("--aspect", "uncoded")
    typist.card()
    typist.types("n")
    typist.wait_for("Nothing is left.")
    typist.types("u")
    typist.card()
    typist.types("a")
    typist.wait_for("Nothing is left.")
    typist.types("q")
    assert typist.ended() == 0
    assert [type(event) for event in since(path, seq)] == [ClaimCoded, Withdrawn, ClaimCoded]


def test_a_claim_that_another_coder_judges_while_it_is_shown_is_not_judged_for_the_next(
    path: Path, sit: Sit
) -> None:
    typist = sit()
    typist.card()
    with Ledger.open(path, by="carla") as book:
        queue = book.to_code("Russia", "China")
        shown = queue.current
        assert shown is not None
        queue.judge("contact")
    seq = end(path)
    typist.types("5c")
    typist.wait_for("nothing is recorded")
    typist.card()
    assert since(path, seq) == []
    typist.types("5c")
    typist.wait_for("= economy, closer")
    [event] = since(path, seq)
    assert isinstance(event, ClaimCoded)
    assert event.coding.claim != shown.claim
