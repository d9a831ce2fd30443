"""A whole ledger goes out as lines of JSON, and another ledger takes in all that stands in it."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from ledger import Ledger
from ledger.claims import Agent, AgentKind
from ledger.clock import SteppingClock
from ledger.errors import BadExport
from ledger.events import AgentRegistered, AgentsMerged, Event, SourceCaptured
from tests.notebook import notebook, position, record
from tests.show.shelf import samples

PAIR = ("Arcadia", "Borduria")
LATER = 1_800_000_000_000_000


@contextmanager
def another() -> Iterator[Ledger]:
    """A ledger of somebody else's, whose ids are its own."""
    with Ledger.open(":memory:", by="bob", clock=SteppingClock(start=LATER)) as book:
        yield book


def passed_on(book: Ledger, other: Ledger, path: Path) -> str:
    """Export a whole ledger and import it into another; gives the report in one line."""
    book.export("ledger", path)
    report = other.import_from(path)
    assert report.flaws == ()
    return str(report)


def test_every_view_of_the_samples_is_the_same_and_goes_out_as_the_same_lines(
    tmp_path: Path,
) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    with samples() as book, another() as other:
        passed_on(book, other, one)
        other.export("ledger", two)
        for first, second in (("Russia", "China"), ("Russia", "Ukraine"), ("China", "Ukraine")):
            ours, theirs = book.relationship(first, second), other.relationship(first, second)
            assert str(theirs) == str(ours)
            why = [str(s.why()).replace("by ann", "by bob") for s in ours.statements[:1]]
            assert len(why) == len(theirs.statements[:1])
        assert str(other.claimants()) == str(book.claimants())
    assert two.read_text("utf-8").splitlines()[1:] == one.read_text("utf-8").splitlines()[1:]


def test_the_sentence_around_a_claim_is_found_in_the_new_ledger(tmp_path: Path) -> None:
    with samples() as book, another() as other:
        passed_on(book, other, tmp_path / "one.jsonl")
        view = other.relationship("Russia", "China")
        steps = [step for s in view.statements for step in s.why().steps if step.passage]
        assert any(step.passage and step.passage.before for step in steps)


def test_both_wordings_of_a_corrected_claim_come_back_each_in_its_time(tmp_path: Path) -> None:
    with notebook() as book, another() as other:
        claim = record(book, "we stay neutral")
        book.correct(claim, content="we lean to the west", published="2023-07-01", note="misheard")
        book.amend(claim, "a typo", content="we lean west")
        passed_on(book, other, tmp_path / "one.jsonl")
        for view in (book, other):
            assert position(view) == "we lean west"
            assert position(view, published="2023-07-02") == "we lean west"
            assert position(view, published="2023-06-20") in ("we stay neutral", "we lean west")
        assert position(other, published="2023-06-20") == position(book, published="2023-06-20")


def test_what_was_withdrawn_does_not_go_out_nor_what_is_said_of_it(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    with notebook() as book, another() as other:
        gone, kept = record(book, "a slip"), record(book, "we stay neutral")
        book.link(kept, "denies", gone)
        book.rate(gone, "Admiralty", "F6")
        book.withdraw(gone, "never said")
        passed_on(book, other, path)
        assert [claim.content for claim in other.claims()] == ["we stay neutral"]
    assert gone not in path.read_text("utf-8")


def test_what_was_redacted_does_not_go_out(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    with notebook() as book, another() as other:
        erased, _ = record(book, "a secret"), record(book, "we stay neutral")
        book.redact(erased, reason="privacy")
        passed_on(book, other, path)
        assert [claim.content for claim in other.claims()] == ["we stay neutral"]
    assert "secret" not in path.read_text("utf-8")


def test_a_coding_that_was_rejected_is_not_proposed_again(tmp_path: Path) -> None:
    with samples() as book, another() as other:
        first, *_ = book.relationship("Russia", "China").statements
        book.review(first.row.coding, "rejected")
        passed_on(book, other, tmp_path / "one.jsonl")
        ours, theirs = book.relationship("Russia", "China"), other.relationship("Russia", "China")
        assert first.row.claim not in {s.row.claim for s in theirs.statements}
        assert str(theirs) == str(ours)


def test_every_captured_version_of_a_source_goes_along(tmp_path: Path) -> None:
    article = tmp_path / "call.txt"
    with Ledger.open(":memory:", by="ann") as book, another() as other:
        for text in ("Norway said that trade is up.\n", "More.\n", "Norway said so.\n", "More.\n"):
            article.write_text(text)
            book.import_from(article, name="call")
        passed_on(book, other, tmp_path / "one.jsonl")
        events = [[r.event for r in each.store.read()] for each in (book, other)]
        sums = [[e.version.sha256 for e in it if isinstance(e, SourceCaptured)] for it in events]
        assert sums[0] == sums[1]
        assert len(sums[0]) == 4


def test_people_of_the_same_name_in_one_ledger_stay_two_in_the_other(tmp_path: Path) -> None:
    with notebook() as book, another() as other:
        book.append(*registered(book, "Ivanov", "person"), *registered(book, "Ivanov", "office"))
        passed_on(book, other, tmp_path / "one.jsonl")
        assert [a.kind for a in other.agents() if a.name == "Ivanov"] == ["person", "office"]


def registered(book: Ledger, name: str, kind: AgentKind) -> tuple[Event, ...]:
    return (AgentRegistered(agent=Agent(id=book.new_id(), kind=kind, names=(name,))),)


def test_who_bears_the_same_name_in_both_ledgers_is_one_and_can_be_parted_again(
    tmp_path: Path,
) -> None:
    with notebook() as book, another() as other:
        other.register("Arcadia", "state")
        other.register("Orlov", "outlet")
        record(book, "we stay neutral")
        passed_on(book, other, tmp_path / "one.jsonl")
        assert [a.name for a in other.agents()].count("Arcadia") == 1
        assert [a.name for a in other.agents()].count("Orlov") == 2, "of another kind"
        assert position(other) == "we stay neutral"
        events = [r.event for r in other.store.read()]
        [merged] = [event for event in events if isinstance(event, AgentsMerged)]
        other.split(merged.agent)
        assert [a.name for a in other.agents()].count("Arcadia") == 2


def test_two_ledgers_can_be_brought_together_and_back(tmp_path: Path) -> None:
    there, back = tmp_path / "there.jsonl", tmp_path / "back.jsonl"
    with notebook() as book, another() as other:
        other.register("Borduria", "state")
        other.source("diary", publisher="The Wire")
        mine = other.record(who="Borduria", content="trade is fine", source="diary")
        theirs = record(book, "we stay neutral")
        passed_on(book, other, there)
        other.code(mine, "economy", parties=PAIR)
        passed_on(other, book, back)
        assert {c.id for c in book.claims()} == {c.id for c in other.claims()} == {mine, theirs}
        assert str(book.relationship(*PAIR)) == str(other.relationship(*PAIR))
        for each, file in ((book, there), (book, back), (other, there), (other, back)):
            assert each.import_from(file).added == 0


def test_an_article_that_both_have_read_is_one_source_with_its_claims_once(
    tmp_path: Path,
) -> None:
    article, path = tmp_path / "call.txt", tmp_path / "one.jsonl"
    article.write_text(
        "Norway said that trade with Sweden is up. The Swedish Foreign Ministry said on Monday "
        "that Norway is right. Norway said that trade with Sweden is up.\n"
    )
    with Ledger.open(":memory:", by="ann") as book, another() as other:
        for each in (book, other):
            each.import_from(article, publisher="Fjord Post", published="2023-08-09")
        [first, *_] = ours = list(book.claims())
        book.code(first.id, "economy", parties=("Norway", "Sweden"), bearing="closer")
        passed_on(book, other, path)
        assert len(list(other.claims())) == len(ours)
        assert len(other.sources()) == 1
        assert other.relationship("Norway", "Sweden").judged == 1
        assert other.import_from(path).added == 0


def test_an_article_that_came_with_a_ledger_adds_nothing_when_it_is_read_again(
    tmp_path: Path,
) -> None:
    article, path = tmp_path / "call.txt", tmp_path / "one.jsonl"
    article.write_text(
        "Norway said that trade with Sweden is up. The Swedish Foreign Ministry said on Monday "
        "that Norway is right. Norway said that trade with Sweden is up.\n"
    )
    told = {"publisher": "Fjord Post", "published": "2023-08-09"}
    with Ledger.open(":memory:", by="ann") as book, another() as other:
        book.import_from(article, **told)  # type: ignore[arg-type]
        passed_on(book, other, path)
        assert other.import_from(article, **told).claims == 0  # type: ignore[arg-type]


def test_a_ledger_told_twice_in_one_file_is_taken_in_once(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    with notebook() as book, another() as other:
        record(book, "we stay neutral")
        book.export("ledger", path)
        path.write_bytes(path.read_bytes() * 2)
        assert other.import_from(path).claims == 1


def test_what_is_new_in_a_ledger_is_all_that_its_next_export_brings(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    with notebook() as book, another() as other:
        claim = record(book, "we stay neutral")
        passed_on(book, other, path)
        book.amend(claim, "a typo", content="we remain neutral")
        book.review(claim, "confirmed")
        book.name("Orlov", "Minister Orlov")
        assert passed_on(book, other, path).startswith("one.jsonl: 3 new (0 claims)")
        assert position(other) == "we remain neutral"
        assert other.agent_id("Minister Orlov") == other.agent_id("Orlov")


def test_reviews_go_along_with_their_ids_and_those_taken_back_do_not(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    with notebook() as book, another() as other:
        kept, undone = record(book, "we stay neutral"), record(book, "we take sides")
        review = book.review(kept, "rejected", why="a slip of the pen")
        book.withdraw(book.review(undone, "rejected"), "it was said")
        passed_on(book, other, one)
        assert [claim.content for claim in other.claims()] == ["we take sides"]
        assert passed_on(book, other, one).startswith("one.jsonl: 0 new")
        other.export("ledger", two)
        assert two.read_text("utf-8").splitlines()[1:] == one.read_text("utf-8").splitlines()[1:]
        other.withdraw(review, "no slip at all")
        assert len(list(other.claims())) == 2


def test_pins_and_who_recorded_are_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    with notebook() as book, another() as other:
        record(book, "we stay neutral")
        book.pin("spring", book.relationship(*PAIR))
        passed_on(book, other, path)
        assert list(other.pins()) == []
    kinds = {json.loads(line).get("record") for line in path.read_text("utf-8").splitlines()}
    assert kinds >= {"ledger", "agent", "acts_for", "claim", "coding"}


def test_a_past_state_can_be_exported(tmp_path: Path) -> None:
    with notebook() as book, another() as other:
        record(book, "we stay neutral")
        seq = book.head().seq
        record(book, "we take sides")
        book.export("ledger", tmp_path / "one.jsonl", recorded=seq)
        other.import_from(tmp_path / "one.jsonl")
        assert [claim.content for claim in other.claims()] == ["we stay neutral"]


def test_an_import_that_was_killed_is_made_good_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    with notebook() as book, another() as other:
        record(book, "we stay neutral")
        book.export("ledger", path)
        real = other.store

        class Full:
            """A store whose disk is full when an import would end."""

            left = 2

            def __getattr__(self, name: str) -> object:
                return getattr(real, name)

            def append(self, events: object, /, **told: object) -> object:
                self.left -= 1
                if self.left < 0:
                    raise OSError("the disk is full")
                return real.append(events, **told)  # type: ignore[arg-type]

        other.store = Full()  # type: ignore[assignment]
        with pytest.raises(OSError, match="full"):
            other.import_from(path)
        other.store = real
        assert list(other.claims()) == []
        assert other.import_from(path).claims == 1
        assert other.import_from(path).added == 0
        assert position(other) == "we stay neutral"


def test_a_record_that_refers_to_nothing_is_a_flaw(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    with notebook() as book, another() as other:
        record(book, "we stay neutral")
        book.export("ledger", path)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(li for li in lines if '"record":"claim"' not in li), "utf-8")
        report = other.import_from(path, on_flaw="keep-going")
        [flaw] = report.flaws
        assert "refers to the claim" in flaw.why


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_file_is_flaws_and_never_fails(tmp_path: Path, seed: int) -> None:
    path, damage = tmp_path / "one.jsonl", Random(seed)
    with notebook() as book:
        book.correct(record(book, "we stay neutral"), content="we lean west")
        book.export("ledger", path)
    head, *lines = path.read_text("utf-8").splitlines(keepends=True)
    ids = [json.loads(line).get("key") or "x" for line in lines]
    for n, line in enumerate(lines):
        if damage.random() < 0.3:
            lines[n] = line.replace(damage.choice(ids), damage.choice(ids))
    damage.shuffle(lines)
    path.write_text("".join((head, *lines[1:])), "utf-8")
    with another() as other:
        report = other.import_from(path, on_flaw="keep-going")
        assert report.added + report.known + len(report.flaws) >= len(lines) - 1
        other.verify()


def test_an_id_that_is_that_of_another_record_is_a_flaw(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    with notebook() as book, another() as other:
        claim = record(book, "we stay neutral")
        book.export("ledger", path)
        coding = next(
            json.loads(line)
            for line in path.read_text("utf-8").splitlines()
            if '"record":"coding"' in line
        )
        coding["coding"]["id"] = claim
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(coding) + "\n")
        report = other.import_from(path, on_flaw="keep-going")
        assert [f"{claim!r} is that of another record" in flaw.why for flaw in report.flaws] == [
            True
        ]


def test_a_format_that_is_none_is_refused(tmp_path: Path) -> None:
    with notebook() as book:
        with pytest.raises(BadExport, match="no format of a whole ledger"):
            book.export("ledger", tmp_path / "out.jsonl", format="csv")
        with pytest.raises(BadExport, match="its ending tells no format"):
            book.export("ledger", tmp_path / "out.xyz")
        with pytest.raises(BadExport, match="takes no 'who'"):
            book.export("ledger", tmp_path / "out.jsonl", who="Orlov")
        with pytest.raises(BadExport, match="no table"):
            book.table("ledger", as_="polars")


@pytest.mark.slow
def test_memory_does_not_grow_with_the_claims(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    peaks = []
    for count in (2_000, 8_000):
        rows.write_text(
            "".join(
                json.dumps({"who": "Orlov", "content": f"claim {n} " + "x" * 300}) + "\n"
                for n in range(count)
            )
        )
        with Ledger.open(tmp_path / f"{count}.ledger", by="ann", durable=False) as book:
            book.import_from(rows)
            book.now()
            tracemalloc.start()
            book.export("ledger", tmp_path / "one.jsonl")
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < 1.2 * peaks[0]
