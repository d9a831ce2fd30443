"""A denial is shown as a denial, whoever prints it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.views.printing import html
from tests.cli.runner import claimledger
from tests.notebook import notebook, record
from tests.show.page.test_payload import carried

CONTENT = "Arcadia takes sides"
DENIED = f"denies: {CONTENT}"
PAIR = "Arcadia", "Borduria"


@pytest.fixture
def denied() -> Iterator[Ledger]:
    """A ledger in which a minister denies something and later says something else."""
    with notebook() as book:
        claim = book.record(
            act="denies", content=CONTENT, date="2023-06-01", source="notes", who="Orlov"
        )
        book.code(claim, "neutrality", bearing="closer", parties=PAIR)
        yield book


def flat(text: str) -> str:
    """Give a text on one line, without the quotation marks around what was said."""
    return re.sub(r"\s+", " ", text).replace("“", "")


def opposites(text: str) -> list[str]:
    """List the places where the content stands and nothing says that it was denied."""
    before = flat(text).split(CONTENT)[:-1]
    return [piece[-40:] for piece in before if not piece.endswith("denies: ")]


def printed_of(book: Ledger) -> Iterator[tuple[str, str]]:
    """Go through every way in which a ledger prints a claim, by name."""
    view = book.relationship(*PAIR)
    latest = view["neutrality"].party("Arcadia").latest
    assert latest
    denial = latest.row.claim
    yield "view", str(view)
    yield "why", str(latest.why())
    yield "why, notebook", html(latest.why())
    yield "view, notebook", html(view)
    for change in book.changes(*PAIR, said=("2020-01-01", None)):
        yield "change", str(change)
        yield "change, notebook", html(change)
    yield "history", "\n".join(map(str, book.history(denial)))
    replay = book.replay()
    yield "replay", "\n".join(str(here) for here in replay)
    yield "brief", str(book.brief(*PAIR, said=("2020-01-01", None)))
    later = record(book, "Arcadia stays out", day="2023-06-09")
    book.code(later, "neutrality", bearing="apart", parties=PAIR)
    book.link(later, "contradicts", denial, why="as said")
    yield "history of a link", "\n".join(map(str, book.history(denial)))
    yield "disagreements", str(book.disagreements(*PAIR))
    yield "why they disagree", "\n".join(str(d.why()) for d in book.disagreements(*PAIR))
    yield "claimant", "\n".join(map(str, book.claimants()))
    yield "revisions", "\n".join(str(r) for r in book.revisions())
    book.assess(*PAIR, "It wavers", rests_on=(denial,))
    judged = [a.why() for a in book.relationship(*PAIR).assessments]
    assert judged
    yield "assessment", "\n".join(map(str, judged))
    yield "disputes", str(book.relationship(*PAIR))


def test_every_printer_shows_a_denial_as_a_denial(denied: Ledger) -> None:
    for name, text in printed_of(denied):
        assert DENIED in flat(text), (name, text)
        assert not opposites(text), (name, text)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The same in a file, for the command."""
    path = tmp_path / "acts.ledger"
    with Ledger.open(path, by="ann") as book:
        for name in PAIR:
            book.register(name, "state")
        book.register("Orlov", "person")
        book.acts_for("Orlov", "Arcadia")
        book.source("notes", publisher="The Gazette", published="2023-06-10")
        claim = book.record(
            act="denies", content=CONTENT, date="2023-06-01", source="notes", who="Orlov"
        )
        book.code(claim, "neutrality", bearing="closer", parties=PAIR)
    return path


@pytest.mark.parametrize(
    "line",
    [
        ("show", *PAIR),
        ("why", *PAIR, "neutrality"),
        ("claims",),
        ("timeline",),
        ("history", "Orlov"),
        ("changes", *PAIR, "--said", "2020-01-01/.."),
        ("brief", *PAIR, "--said", "2020-01-01/.."),
    ],
)
def test_every_command_shows_a_denial_as_a_denial(line: tuple[str, ...], kept: Path) -> None:
    name, *rest = line
    told = claimledger(name, kept, *rest)
    assert told.exit_code == 0, told.output
    assert DENIED in flat(told.output)
    assert not opposites(told.output)


def acts(value: object) -> Iterator[object]:
    """Go through the acts beside each such content."""
    if isinstance(value, dict):
        if value.get("content") == CONTENT:
            yield value.get("act")
        yield from (act for it in value.values() for act in acts(it))
    elif isinstance(value, list):
        yield from (act for it in value for act in acts(it))


@pytest.mark.parametrize(
    "line",
    [("show", *PAIR), ("claims",), ("timeline",), ("changes", *PAIR, "--said", "2020-01-01/..")],
)
def test_json_tells_the_act_beside_every_content(line: tuple[str, ...], kept: Path) -> None:
    name, *rest = line
    found = set(acts(json.loads(claimledger(name, kept, *rest, "--json").output)))
    assert found == {"denies"}


def test_an_exported_view_and_its_changes_tell_the_act(denied: Ledger, tmp_path: Path) -> None:
    denied.export("view", tmp_path / "view.csv", parties=PAIR)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "view.csv").read_text("utf-8"))))
    assert {row["act"] for row in rows if row["content"] == CONTENT} == {"denies"}
    denied.export("changes", tmp_path / "changes.csv", parties=PAIR, said=("2020-01-01", None))
    assert DENIED in (tmp_path / "changes.csv").read_text("utf-8-sig")


def test_a_page_carries_the_act_of_each_version(denied: Ledger) -> None:
    told = carried(denied.page(*PAIR))
    assert [told["words"][n] for n in told["versions"]["act"]] == ["denies"]


def test_what_another_is_said_to_want_is_not_shown_as_said(denied: Ledger) -> None:
    claim = denied.record(
        content=CONTENT, reported_by="The Gazette", source="notes", voice="ascribed", who="Orlov"
    )
    text = str(denied.history(claim)[0])
    assert f"Orlov (ascribed): {CONTENT}" in text
