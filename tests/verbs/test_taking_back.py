"""Six ways of taking back, each shown rightly now and as of then."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.claims import changed
from ledger.clock import SteppingClock
from ledger.errors import BadEvent, NotFound
from ledger.events import ClaimAmended, ImportFinished, ImportStarted
from tests.notebook import START, notebook, position, record

DAY = 86_400_000_000


def words(path: Path) -> bytes:
    """Every byte of the ledger's files."""
    return b"".join(p.read_bytes() for p in path.parent.iterdir() if p.name.startswith(path.name))


def test_what_a_claimant_retracts_is_struck_and_the_older_position_stands_again() -> None:
    with notebook() as book:
        record(book, "Arcadia stays neutral", day="2023-05-01")
        newer = record(book, "Arcadia takes sides")
        book.retract(newer, who="Orlov", source="notes", date="2023-06-05", words="I misspoke")
        assert position(book) == "Arcadia stays neutral"
        assert position(book, said="2023-06-02") == "Arcadia takes sides"
        struck = book.relationship("Arcadia", "Borduria")["neutrality"].party("Arcadia").struck
        assert [s.content for s in struck] == ["Arcadia takes sides"]


def test_what_a_reporter_corrects_reads_otherwise_now_and_as_it_did_before_the_correction() -> None:
    with notebook() as book:
        claim = record(book, "Arcadia takes sides")
        before = book.head().seq
        book.correct(claim, content="Arcadia may take sides", published="2023-06-20")
        assert position(book) == "Arcadia may take sides"
        assert position(book, published="2023-06-15") == "Arcadia takes sides"
        assert position(book, published="2023-06-20") == "Arcadia may take sides"
        assert position(book, said="2023-06-15") == "Arcadia may take sides"
        assert position(book, recorded=before) == "Arcadia takes sides"
        view = book.relationship("Arcadia", "Borduria")
        assert view.claims == 1
        why = str(view["neutrality"].party("Arcadia").why())
        assert "as first reported: Arcadia takes sides" in why


def test_a_correction_of_unknown_date_may_or_may_not_have_been_published() -> None:
    with notebook() as book:
        claim = record(book, "Arcadia takes sides")
        book.correct(claim, content="Arcadia may take sides")
        view = book.as_of(published="2023-07-01").relationship("Arcadia", "Borduria")
        latest = view["neutrality"].party("Arcadia").latest
        assert latest is not None
        assert latest.content == "Arcadia takes sides"
        assert [s.content for s in view.possibly] == ["Arcadia may take sides"]


def test_corrections_of_corrections_each_stand_in_their_time() -> None:
    with notebook() as book:
        claim = record(book, "first")
        book.correct(claim, content="second", published="2023-06-20")
        book.correct(claim, content="third", published="2023-06-30")
        found = [position(book, published=f"2023-06-{day}") for day in (15, 25, 30)]
        assert found == ["first", "second", "third"]


def test_what_the_recorder_amends_or_withdraws_is_as_the_ledger_then_had_it() -> None:
    with notebook() as book:
        claim = record(book, "Arcadia stays neutrall")
        first = book.head().seq
        book.amend(claim, "typo", content="Arcadia stays neutral")
        second = book.head().seq
        book.withdraw(claim, "recorded twice")
        assert position(book) is None
        assert position(book, recorded=second) == "Arcadia stays neutral"
        assert position(book, recorded=first) == "Arcadia stays neutrall"


def test_what_is_denied_stands_beside_its_denial() -> None:
    with notebook() as book:
        claim = record(book, "Arcadia takes sides")
        denial = record(book, "Arcadia takes no sides", who="Borduria")
        book.link(denial, "denies", claim)
        [dispute] = book.relationship("Arcadia", "Borduria")["neutrality"].disputes
        assert {s.content for s in dispute.statements} == {
            "Arcadia takes sides",
            "Arcadia takes no sides",
        }


def test_a_superseded_assessment_is_kept_with_the_reason_for_the_change() -> None:
    with notebook() as book:
        claim = record(book, "Arcadia takes sides")
        first = book.assess("Arcadia", "Borduria", "it cools", rests_on=(claim,))
        then = book.head().seq
        book.assess("Arcadia", "Borduria", "it warms", supersedes=first, reason="new evidence")
        [judged] = book.relationship("Arcadia", "Borduria").assessments
        assert (judged.statement, judged.earlier[0].statement) == ("it warms", "it cools")
        [earlier] = book.as_of(recorded=then).relationship("Arcadia", "Borduria").assessments
        assert earlier.statement == "it cools"


def test_a_redacted_position_leaves_a_hole_and_the_older_one_does_not_rise_again() -> None:
    with notebook() as book:
        record(book, "Arcadia stays neutral", day="2023-05-01")
        newer = record(book, "Arcadia takes sides")
        then = book.head().seq
        erased = book.redact(newer, reason="court order")
        assert len(erased.events) == 1
        for seq in (then, book.head().seq):
            assert position(book, recorded=seq) == "[redacted]"
            assert position(book, recorded=seq, said="2023-05-30") == "Arcadia stays neutral"
        assert book.verify().events


def test_a_redacted_assessment_leaves_a_hole_and_the_older_one_stays_superseded() -> None:
    with notebook() as book:
        first = book.assess("Arcadia", "Borduria", "it cools")
        second = book.assess(
            "Arcadia", "Borduria", "it warms", supersedes=first, reason="new evidence"
        )
        book.redact(second, reason="privacy")
        [judged] = book.relationship("Arcadia", "Borduria").assessments
        assert judged.statement == "[redacted]"


def test_a_redaction_that_keeps_no_place_leaves_nothing_in_the_view() -> None:
    with notebook() as book:
        claim = record(book, "Arcadia takes sides")
        book.redact(claim, reason="privacy", keep_place=False)
        assert position(book) is None


def test_what_was_taken_back_stays_so_where_the_taking_back_is_redacted() -> None:
    with notebook() as book:
        struck = record(book, "Arcadia takes sides")
        book.retract(struck, who="Orlov", source="notes", date="2023-06-05", words="I misspoke")
        told = book.head().seq
        gone = record(book, "Arcadia waits")
        book.withdraw(gone, "the witness asked for it")
        taken = book.head().seq
        book.redact(told, taken, reason="privacy")
        assert position(book) is None
        assert position(book, said="2023-06-02") == "Arcadia takes sides"
        party = book.relationship("Arcadia", "Borduria")["neutrality"].party("Arcadia")
        assert [s.content for s in party.struck] == ["Arcadia takes sides"]
        assert "retracted; by whom is redacted" in str(party.struck[0].why())
        assert "misspoke" not in str(party.struck[0].why())
        assert "witness" not in "".join(map(str, book.history(gone)))


def test_links_reviews_and_who_acts_for_whom_hold_when_their_reasons_are_redacted() -> None:
    with notebook() as book:
        claim = record(book, "Arcadia takes sides")
        denial = record(book, "Arcadia takes no sides", who="Borduria")
        link = book.link(denial, "denies", claim, why="a private letter says so")
        book.register("Petrov", "person")
        acts = book.acts_for("Petrov", "Arcadia", during="2023", why="a private letter says so")
        newest = record(book, "Arcadia left", who="Petrov", day="2023-06-03")
        rejected = record(book, "Arcadia fell", who="Petrov", day="2023-06-04")
        book.review(rejected, "rejected", why="a private letter says so")
        before = book.relationship("Arcadia", "Borduria")
        book.redact(link, acts, book.head().seq, reason="privacy")
        after = book.relationship("Arcadia", "Borduria")
        assert position(book) == "Arcadia left"
        assert str(after) == str(before)
        assert len(after["neutrality"].disputes) == 1
        party = after["neutrality"].party("Arcadia")
        assert party.latest is not None
        assert party.latest.row.claim == newest
        assert "private letter" not in str(after["neutrality"].disputes[0].why())
        assert book.verify().events


def test_no_byte_of_a_redacted_claim_stays_in_the_ledgers_files(tmp_path: Path) -> None:
    path = tmp_path / "book.ledger"
    with Ledger.open(path, by="ann", clock=SteppingClock(start=START, step=DAY)) as book:
        for name in ("Arcadia", "Borduria"):
            book.register(name, "state")
        book.source("notes")
        claim = record(book, "a very private matter xyzzy", who="Arcadia")
        book.amend(claim, content="a very private matter plugh")
        assert position(book) == "a very private matter plugh"
        assert b"xyzzy" in words(path)
        assert b"plugh" in words(path)
        book.redact(claim, reason="privacy")
        assert position(book) == "[redacted]"
        assert b"xyzzy" not in words(path)
        assert b"plugh" not in words(path)
    with Ledger.open(path, by="ann") as book:
        assert position(book) == "[redacted]"
        assert book.verify().events


def test_what_is_redacted_twice_or_never_may_be_is_refused() -> None:
    with notebook() as book:
        claim = record(book, "Arcadia takes sides")
        book.redact(claim, reason="privacy")
        with pytest.raises(BadEvent, match="is left to erase"):
            book.redact(claim, reason="privacy")
        with pytest.raises(BadEvent, match="never erased"):
            book.redact(1, reason="privacy")
        with pytest.raises(NotFound):
            book.redact("no such id", reason="privacy")
        with pytest.raises(NotFound):
            book.redact(10_000, reason="privacy")


def test_redacting_a_claim_reaches_versions_that_no_view_ever_showed() -> None:
    with notebook() as book:
        claim = book.claim(record(book, "we met"))
        started = ImportStarted(adapter="x", file="x", sha256="0" * 64, size=0, version=1)
        amended = [ClaimAmended(claim=changed(claim, content=f"we met {n}")) for n in (1, 2)]
        book.store.append((started, *amended), recorder="ann", import_id="late")
        book.store.append((ImportFinished(added=2),), recorder="ann", import_id="late")
        book.withdraw(claim.id, "a slip")
        book.append(ClaimAmended(claim=changed(claim, content="we met 3")))
        book.redact(claim.id, reason="privacy")
        assert not any("we met" in str(recorded.event) for recorded in book.store.read())
        assert book.verify().redacted == 4


def test_a_redacted_link_says_so_in_why_and_in_its_history() -> None:
    with notebook() as book:
        one, other = record(book, "we met"), record(book, "they did not", who="Borduria")
        link = book.link(other, "denies", one, why="Orlov told me in private")
        seq = book.head().seq
        book.redact(seq, reason="privacy", note="asked for")
        [dispute] = book.relationship("Arcadia", "Borduria")["neutrality"].disputes
        assert [step.says for step in dispute.why().steps][-1] == (
            "linked by ann as denies: [redacted]"
        )
        assert [entry.step.says for entry in book.history(link)] == [
            "ClaimsLinked: redacted",
            f"PayloadRedacted: {seq} erased by ann: privacy (asked for)",
        ]


def test_a_link_without_a_reason_is_told_without_one() -> None:
    with notebook() as book:
        one, other = record(book, "we met"), record(book, "they did not", who="Borduria")
        book.link(other, "denies", one)
        [dispute] = book.relationship("Arcadia", "Borduria")["neutrality"].disputes
        assert dispute.why().steps[-1].says == "linked by ann as denies"


def test_what_is_redacted_is_gone_from_the_views_file_with_no_question_asked_since(
    tmp_path: Path,
) -> None:
    path = tmp_path / "talks.ledger"
    with Ledger.open(path, by="ann", clock=SteppingClock(start=START, step=DAY)) as book:
        book.source("notes")
        book.register("Orlov", "person")
        claim, other = (book.record(who="Orlov", content=f"{n}", source="notes") for n in (1, 2))
        book.link(claim, "denies", other, why="told in private")
        seq = book.head().seq
        assert book.history(claim)
        assert b"told in private" in words(path)
        book.redact(seq, reason="privacy")
        assert b"told in private" not in words(path)
    assert b"told in private" not in words(path)
