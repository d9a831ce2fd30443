"""Moments and names that make no sense: one clear sentence each, in the library and the command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import BadMoment, NotFound
from tests.cli.runner import claimledger
from tests.notebook import START, notebook, record

Ask = Callable[..., object]


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        record(opened, "we stay neutral")
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger's file that began on 2024-01-01."""
    path = tmp_path / "talks.ledger"
    clock = SteppingClock(start=START, step=60_000_000)
    with Ledger.open(path, by="ann", clock=clock) as opened:
        opened.register("Arcadia", "state")
        opened.register("Borduria", "state")
        opened.source("notes", publisher="The Gazette", published="2023-06-10")
        claim = opened.record(who="Arcadia", content="we stay neutral", source="notes")
        opened.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    return path


def view(book: Ledger, **bounds: object) -> object:
    return book.as_of(**bounds).relationship("Arcadia", "Borduria")  # type: ignore[arg-type]


def changed(book: Ledger, **bounds: object) -> object:
    return book.changes(
        "Arcadia",
        "Borduria",
        **{name: (at, None) for name, at in bounds.items()},  # type: ignore[arg-type]
    )


ASKED = pytest.mark.parametrize("ask", [view, changed])


def told(ask: Ask, book: Ledger, **bounds: object) -> str:
    """What the error says, which is one or two plain sentences that name the bound."""
    [name] = bounds
    with pytest.raises(BadMoment) as caught:
        ask(book, **bounds)
    said = str(caught.value)
    assert said.startswith(f"{name}=")
    assert said.endswith(".")
    assert "\n" not in said
    return said


@ASKED
@pytest.mark.parametrize(
    "moment", ["2023-12-31", "2022", datetime(2023, 12, 31, 23, 59, 59, tzinfo=UTC)]
)
def test_a_moment_before_the_ledger_began_says_when_it_began_and_names_the_other_bounds(
    book: Ledger, ask: Ask, moment: object
) -> None:
    said = told(ask, book, recorded=moment)
    assert "began on 2024-01-01" in said
    assert "published=" in said
    assert "said=" in said
    ask(book, published=moment)
    ask(book, said=moment)


@ASKED
@pytest.mark.parametrize("moment", ["2031-05-01", "2031", datetime(2031, 1, 1, tzinfo=UTC)])
def test_a_recorded_moment_in_the_future_is_refused_and_says_what_to_do(
    book: Ledger, ask: Ask, moment: object
) -> None:
    said = told(ask, book, recorded=moment)
    assert "has not come yet" in said
    assert "leave the bound out" in said


def test_a_day_that_has_begun_is_not_the_future(book: Ledger) -> None:
    assert book.as_of(recorded="2024-01-01").basis.seq == book.head().seq


@ASKED
@pytest.mark.parametrize("bound", ["recorded", "published", "said"])
def test_a_datetime_without_a_zone_is_refused_on_every_bound(
    book: Ledger, ask: Ask, bound: str
) -> None:
    naive = datetime(2024, 1, 1, 12)  # noqa: DTZ001 - a naive datetime is the point
    said = told(ask, book, **{bound: naive})
    assert "no zone" in said
    assert "tzinfo" in said


@ASKED
@pytest.mark.parametrize("bound", ["recorded", "published", "said"])
@pytest.mark.parametrize(
    "text", ["2024-02-30", "2023-13-01", "31.12.2023", "last week", "", "2024-01-01T25:00:00Z"]
)
def test_an_impossible_date_is_refused_on_every_bound(
    book: Ledger, ask: Ask, bound: str, text: str
) -> None:
    assert len(told(ask, book, **{bound: text})) > len(f"{bound}={text}") + 10


@ASKED
@pytest.mark.parametrize("text", ["2024-01-01/..", "2024-01-01/"])
def test_an_interval_without_an_end_is_no_bound(book: Ledger, ask: Ask, text: str) -> None:
    assert "Write the last day meant" in told(ask, book, said=text)


@ASKED
@pytest.mark.parametrize("number", [0, -1, -(10**20), 10**6, 10**30])
def test_an_events_number_outside_the_ledger_says_which_numbers_there_are(
    book: Ledger, ask: Ask, number: int
) -> None:
    assert f"events 1 to {book.head().seq}" in told(ask, book, recorded=number)


@ASKED
@pytest.mark.parametrize("bound", ["recorded", "published", "said"])
@pytest.mark.parametrize("truth", [True, False])
def test_true_and_false_are_no_moments(book: Ledger, ask: Ask, bound: str, truth: bool) -> None:
    assert "true or false" in told(ask, book, **{bound: truth})


@ASKED
@pytest.mark.parametrize("bound", ["published", "said"])
def test_an_events_number_is_no_day(book: Ledger, ask: Ask, bound: str) -> None:
    assert "recorded=" in told(ask, book, **{bound: 7})


@ASKED
@pytest.mark.parametrize("moment", [3.5, b"2024", ["2024"], object()])
def test_what_is_no_date_at_all_is_refused_by_its_type(
    book: Ledger, ask: Ask, moment: object
) -> None:
    assert type(moment).__name__ in told(ask, book, said=moment)


def test_the_first_and_the_last_event_are_moments(book: Ledger) -> None:
    for number in (1, book.head().seq):
        assert book.as_of(recorded=number).basis.seq == number


def test_an_unknown_agent_is_answered_with_the_nearest_names(book: Ledger) -> None:
    asked: list[Callable[[], object]] = [
        lambda: book.relationship("Arcadai", "Borduria"),
        lambda: book.as_of(said="2024").relationship("Arcadai", "Borduria"),
        lambda: book.changes("Arcadai", "Borduria", recorded=(1, None)),
        lambda: list(book.claims(who="Arcadai")),
        lambda: list(book.claims(reported_by="Arcadai")),
        lambda: book.timeline("Arcadai"),
    ]
    for question in asked:
        with pytest.raises(NotFound, match=r"no agent 'Arcadai'\. Did you mean 'Arcadia'"):
            question()


def test_an_agent_of_later_is_unknown_to_an_earlier_moment(book: Ledger) -> None:
    seq = book.head().seq
    book.register("Cascara", "state")
    with pytest.raises(NotFound, match="no agent 'Cascara'") as caught:
        book.as_of(recorded=seq).relationship("Cascara", "Arcadia")
    assert "Cascara" not in getattr(caught.value, "known", ())


# --- on the command line ---


def refused(code: int, *words: object) -> str:
    """What the command says when it refuses: one line on stderr, nothing on stdout."""
    done = claimledger(*words)
    assert done.exit_code == code, done.output
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


def refusal(*words: object) -> str:
    said = refused(1, *words)
    assert said.startswith("claimledger: ")
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize("command", ["show", "changes"])
def test_the_command_refuses_a_moment_before_the_ledger_began(file: Path, command: str) -> None:
    said = refusal(command, file, "Arcadia", "Borduria", "--recorded", "2020-01-01")
    assert "began on 2024-01-01" in said
    assert "published=" in said
    assert "said=" in said


@pytest.mark.parametrize("command", ["show", "changes"])
def test_the_command_refuses_a_recorded_moment_in_the_future(file: Path, command: str) -> None:
    said = refusal(command, file, "Arcadia", "Borduria", "--recorded", "9998-01-01")
    assert "has not come yet" in said


@pytest.mark.parametrize("command", ["show", "changes"])
@pytest.mark.parametrize("bound", ["recorded", "published", "said"])
@pytest.mark.parametrize(
    "moment", ["2024-02-30", "yesterday", "event:", "event:-1", "event:x", "2024-01-01T12:00:00+1"]
)
def test_the_command_refuses_an_impossible_date(
    file: Path, command: str, bound: str, moment: str
) -> None:
    said = refusal(command, file, "Arcadia", "Borduria", f"--{bound}", moment)
    assert f"{bound}=" in said


@pytest.mark.parametrize("command", ["show", "changes"])
@pytest.mark.parametrize("number", ["0", "4711", "9" * 40])
def test_the_command_refuses_an_events_number_outside_the_ledger(
    file: Path, command: str, number: str
) -> None:
    said = refusal(command, file, "Arcadia", "Borduria", "--recorded", f"event:{number}")
    assert "events 1 to" in said


@pytest.mark.parametrize("bound", ["published", "said"])
def test_the_command_takes_an_events_number_on_no_other_bound(file: Path, bound: str) -> None:
    said = refusal("changes", file, "Arcadia", "Borduria", f"--{bound}", "event:3")
    assert "recorded=" in said
    said = refusal("show", file, "Arcadia", "Borduria", f"--{bound}", "event:3")
    assert f"{bound}=" in said


@pytest.mark.parametrize(
    "words",
    [
        ("show", "Arcadai", "Borduria"),
        ("changes", "Arcadai", "Borduria", "--recorded", "event:5"),
        ("why", "Arcadai", "Borduria", "neutrality"),
        ("claims", "--who", "Arcadai"),
        ("timeline", "--who", "Arcadai"),
    ],
)
def test_the_command_answers_an_unknown_agent_with_the_nearest_names(
    file: Path, words: tuple[str, ...]
) -> None:
    said = refusal(words[0], file, *words[1:])
    assert "no agent 'Arcadai'" in said
    assert "'Arcadia'" in said


def test_the_command_asks_between_which_moments(file: Path) -> None:
    said = refused(2, "changes", file, "Arcadia", "Borduria")
    assert "between which moments" in said


def test_the_command_shows_no_harm_in_what_was_typed(file: Path) -> None:
    said = refusal("show", file, "Arcadia", "Borduria", "--said", "\x1b[31m2024")
    assert "\x1b" not in said


NAMED: dict[str, Callable[[Ledger, Any], object]] = {
    "a party": lambda book, name: book.relationship(name, "Arcadia"),
    "a party of changes": lambda book, name: book.changes("Arcadia", name),
    "an aspect": lambda book, name: book.relationship("Arcadia", "Borduria")[name],
    "a source": lambda book, name: book.source_id(name),
    "what is to be redacted": lambda book, name: book.redact(name, reason="privacy"),
}


@pytest.mark.parametrize("name", [None, 3.5, ""])
@pytest.mark.parametrize("ask", NAMED.values(), ids=NAMED)
def test_what_is_no_name_is_not_found_like_any_other(
    book: Ledger, ask: Callable[[Ledger, Any], object], name: Any
) -> None:
    with pytest.raises(NotFound) as caught:
        ask(book, name)
    assert str(caught.value)
