"""Who is meant, as a ledger has it: proposed by the reader, undone by whoever knows better."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.claims import Resolution
from ledger.events import MentionResolved

TEXT = (
    "Norwegian Foreign Minister Lena Berg said that trade with Sweden was late. "
    "Her brother Otto Berg met the press. The Oslo Forum (OF), a think tank, said that trade with "
    "Sweden would grow. It added that Norway needs Sweden.\n\n"
    "A fisherman said that Norway and Sweden share the sea. He added that Sweden was late.\n"
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def resolutions(book: Ledger) -> list[Resolution]:
    """All resolutions that the reader has proposed."""
    found = (entry.event for entry in book.store.read())
    told = [event.resolution for event in found if isinstance(event, MentionResolved)]
    return [each for each in told if each.by.startswith("rule:rules")]


def proposed(book: Ledger) -> dict[str, tuple[str, str]]:
    """The reader's own resolutions: by mention, the id and the agent."""
    return {each.text: (each.id, each.agent) for each in resolutions(book)}


def said_by(book: Ledger, who: str) -> list[str]:
    """What the ledger now takes somebody to have said."""
    return [claim.content for claim in book.claims(who=who)]


def test_a_pronoun_counts_for_whom_the_reader_means(text: Path) -> None:
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(text)
        assert said_by(book, "Oslo Forum") == [
            "trade with Sweden would grow",
            "Norway needs Sweden",
        ]
        assert "trade with Sweden was late" in said_by(book, "Lena Berg")


def test_withdrawing_a_resolution_takes_it_out_of_the_view(text: Path) -> None:
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(text)
        book.withdraw(proposed(book)["It"][0], "it is the ministry that is meant")
        assert said_by(book, "Oslo Forum") == ["trade with Sweden would grow"]


def test_a_rejected_resolution_holds_no_longer_and_a_confirmed_one_again(text: Path) -> None:
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(text)
        id = proposed(book)["It"][0]
        book.review(id, "rejected")
        assert said_by(book, "Oslo Forum") == ["trade with Sweden would grow"]
        book.review(id, "confirmed")
        assert len(said_by(book, "Oslo Forum")) == 2


def test_a_persons_word_stands_above_the_readers(text: Path) -> None:
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(text)
        book.resolve(book.sources()[0].source, "It", "Lena Berg", at=TEXT.index("It added"))
        assert "Norway needs Sweden" in said_by(book, "Lena Berg")
        assert said_by(book, "Oslo Forum") == ["trade with Sweden would grow"]


def test_a_pronoun_can_stand_for_somebody_unnamed(text: Path) -> None:
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(text)
        agent = proposed(book)["He"][1]
        (first,) = [c for c in book.claims() if "share the sea" in c.content]
        assert first.chain[-1].agents == (agent,)


def test_somebody_unnamed_is_another_in_another_text(tmp_path: Path, text: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The ministry said that the road to Sweden was closed.\n", encoding="utf-8")
    again = tmp_path / "again.txt"
    again.write_text("The ministry said that the road to Sweden was open.\n", encoding="utf-8")
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(other)
        book.import_from(again)
        one, two = (claim.chain[-1].agents for claim in book.claims())
        assert one != two


def test_importing_again_proposes_nothing_twice(text: Path) -> None:
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(text)
        before = resolutions(book)
        book.import_from(text)
        assert resolutions(book) == before
