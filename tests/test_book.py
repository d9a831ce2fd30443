"""The ledger as a user holds it: every verb, seen in what it does to the view."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import (
    Ambiguous,
    BadEvent,
    BadMoment,
    LedgerError,
    NotALedger,
    NotFound,
    UnknownReference,
)

DAY = 86_400_000_000
START = int(datetime(2024, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000
NOTES = (
    "Minister Orlov said Arcadia would stay neutral. A week later Orlov said that Arcadia would "
    "take sides. The envoy of Borduria told the Gazette that trade was growing.\n"
)


@pytest.fixture
def book() -> Iterator[Ledger]:
    clock = SteppingClock(start=START, step=60_000_000)
    with Ledger.open(":memory:", by="ann", clock=clock) as opened:
        opened.register("Arcadia", "state")
        opened.register("Borduria", "state")
        opened.register("Orlov", "person")
        opened.acts_for("Orlov", "Arcadia")
        opened.source("notes", publisher="The Gazette", published="2023-06-10")
        yield opened


def record(book: Ledger, content: str, who: str = "Orlov", day: str | None = "2023-06-01") -> str:
    claim = book.record(
        who=who, content=content, source="notes", date=day, reported_by="The Gazette"
    )
    book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    return claim


def position(book: Ledger, **when: str | int) -> str | None:
    view = book.as_of(**when).relationship("Arcadia", "Borduria")  # type: ignore[arg-type]
    if "neutrality" not in view:
        return None
    latest = view["neutrality"].party("Arcadia").latest
    return latest.content if latest else None


def test_satire_and_counterfactuals_are_nobodys_position(book: Ledger) -> None:
    record(book, "we stay neutral", day="2023-06-01")
    joke = record(book, "we surrender", day="2023-06-09")
    book.amend(joke, "it was a joke", flags=("satire",))
    assert position(book) == "we stay neutral"
    assert len(list(book.claims())) == 2


def test_a_date_after_the_report_is_flagged_and_kept(book: Ledger) -> None:
    record(book, "we stay neutral", day="2025-01-01")
    view = book.relationship("Arcadia", "Borduria")
    assert "1 of 1 are dated after" in str(view.unknown[-1])
    assert position(book) == "we stay neutral"
    assert "2025-01-01" in str(view.unknown[-1].why())


def test_the_latest_statement_fills_the_position(book: Ledger) -> None:
    record(book, "we stay neutral", day="2023-06-01")
    record(book, "we take sides", day="2023-06-08")
    record(book, "we have always been neutral", day="2023-05")
    assert position(book) == "we take sides"


def test_two_latest_whose_order_is_unknown_are_both_shown(book: Ledger) -> None:
    record(book, "we stay neutral", day="2023-06-08")
    record(book, "we take sides", day="2023-06")
    record(book, "we were neutral", day="2023-05-01")
    party = book.relationship("Arcadia", "Borduria")["neutrality"].party("Arcadia")
    assert {party.latest and party.latest.content, *(s.content for s in party.also)} == {
        "we stay neutral",
        "we take sides",
    }


def test_an_ascription_fills_no_position(book: Ledger) -> None:
    claim = book.record(
        who="Orlov", content="to be loved", source="notes", reported_by="The Gazette",
        voice="ascribed",
    )  # fmt: skip
    book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    aspect = book.relationship("Arcadia", "Borduria")["neutrality"]
    assert aspect.party("Arcadia").latest is None
    [ascribed] = aspect.ascribed
    assert (ascribed.ascriber, ascribed.statement.who) == ("The Gazette", "Orlov")


def test_who_is_no_party_stands_outside_with_the_chain_it_came_through(book: Ledger) -> None:
    record(book, "they quarrel", who="Canal Institute")
    [outside] = book.relationship("Arcadia", "Borduria")["neutrality"].outside
    assert (outside.name, outside.latest.via) == ("Canal Institute", ("The Gazette",))
    assert (str(outside.origins), outside.documents) == ("1 origin", 1)


def test_acting_for_a_party_ends_when_its_term_does(book: Ledger) -> None:
    book.register("Petrov", "person")
    book.acts_for("Petrov", "Arcadia", during="2020/2022")
    record(book, "as minister", who="Petrov", day="2021-03-01")
    record(book, "as a pensioner", who="Petrov", day="2023-03-01")
    aspect = book.relationship("Arcadia", "Borduria")["neutrality"]
    latest = aspect.party("Arcadia").latest
    assert latest is not None
    assert latest.content == "as minister"
    assert [o.latest.content for o in aspect.outside] == ["as a pensioner"]


def test_said_and_published_bounds_keep_apart_what_may_be_later(book: Ledger) -> None:
    record(book, "early", day="2023-05-01")
    record(book, "some time in June", day="2023-06")
    assert position(book, said="2023-04-30") is None
    view = book.as_of(said="2023-06-04").relationship("Arcadia", "Borduria")
    assert [s.content for s in view.statements] == ["early"]
    assert [s.content for s in view.possibly] == ["some time in June"]
    assert position(book, published="2023-06-09") is None
    assert position(book, published="2023-06-10", said="2023-05-31") == "early"


def test_an_undated_statement_was_said_by_the_day_its_source_appeared(book: Ledger) -> None:
    record(book, "at some time", day=None)
    assert position(book, said="2023-06-10") == "at some time"
    view = book.as_of(said="2023-06-09").relationship("Arcadia", "Borduria")
    assert [s.content for s in view.possibly] == ["at some time"]


def test_a_retraction_strikes_now_and_lets_the_past_stand(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    before = book.head().seq
    book.retract(claim, who="Orlov", source="notes", date="2023-06-09", words="I misspoke")
    party = book.relationship("Arcadia", "Borduria")["neutrality"].party("Arcadia")
    assert party.latest is None
    [struck] = party.struck
    assert "retracted" in str(struck.why())
    assert position(book, recorded=before) == "we stay neutral"
    assert position(book, said="2023-06-08") == "we stay neutral"
    assert position(book, said="2023-06-09") is None


def test_an_amendment_mends_now_and_leaves_what_the_ledger_had_then(book: Ledger) -> None:
    claim = record(book, "we stay neutrl")
    before = book.head().seq
    book.amend(claim, "a slip of the pen", content="we stay neutral")
    assert position(book) == "we stay neutral"
    assert position(book, recorded=before) == "we stay neutrl"
    with pytest.raises(NotFound, match="content"):
        book.amend(claim, contents="x")


def test_what_is_withdrawn_is_gone_now_and_there_then(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    before = book.head().seq
    book.withdraw(claim, "recorded twice")
    assert position(book) is None
    assert list(book.claims()) == []
    assert position(book, recorded=before) == "we stay neutral"


def test_a_withdrawn_coding_takes_its_claim_out_of_the_aspect(book: Ledger) -> None:
    claim = book.record(who="Orlov", content="we stay neutral", source="notes")
    coding = book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    book.withdraw(coding, "of another relationship")
    assert position(book) is None
    assert len(list(book.claims())) == 1


def test_a_rejected_claim_leaves_every_view(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    book.review(claim, "rejected", why="the reader misread")
    assert position(book) is None


def test_a_denial_leaves_both_standing_in_dispute(book: Ledger) -> None:
    first = record(book, "we met", who="Orlov")
    second = record(book, "they never met", who="Borduria")
    book.link(second, "denies", first)
    [dispute] = book.relationship("Arcadia", "Borduria")["neutrality"].disputes
    assert {s.content for s in dispute.statements} == {"we met", "they never met"}
    assert "denies" in str(dispute.why())
    assert position(book) == "we met"


def test_accounts_of_one_occurrence_stand_side_by_side(book: Ledger) -> None:
    first = record(book, "they touched on trade", who="Orlov")
    second = record(book, "they exchanged views", who="Borduria")
    link = book.link(first, "differing_account", second)
    [accounts] = book.relationship("Arcadia", "Borduria")["neutrality"].accounts
    assert [s.content for s in accounts.statements] == [
        "they touched on trade", "they exchanged views",
    ]  # fmt: skip
    book.review(link, "rejected")
    assert not book.relationship("Arcadia", "Borduria")["neutrality"].accounts


def test_an_assessment_is_superseded_with_a_reason(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    first = book.assess(
        "Arcadia", "Borduria", "they are close", aspect="neutrality", made="2023-06-11",
        likelihood=("ICD 203", "likely"), rests_on=(claim,),
    )  # fmt: skip
    book.assess(
        "Arcadia", "Borduria", "they drift apart", aspect="neutrality", made="2023-07-01",
        supersedes=first, reason="new evidence",
    )  # fmt: skip
    [judged] = book.relationship("Arcadia", "Borduria")["neutrality"].assessments
    assert judged.statement == "they drift apart"
    assert [e.statement for e in judged.earlier] == ["they are close"]
    assert "new evidence" in str(judged.why())
    then = book.as_of(said="2023-06-30").relationship("Arcadia", "Borduria")
    [earlier] = then["neutrality"].assessments
    assert earlier.statement == "they are close"
    assert "we stay neutral" in str(earlier.why())


def test_a_persons_coding_stands_above_a_rules(book: Ledger) -> None:
    claim = book.record(who="Orlov", content="China is neutral on Russia", source="notes")
    [before] = book.relationship("Russia", "China").statements
    assert (before.coder.startswith("rule:"), book.relationship("Russia", "China").judged) == (
        True,
        0,
    )
    book.code(claim, "economy", parties=("Russia", "China"), bearing="apart")
    view = book.relationship("Russia", "China")
    [after] = view.statements
    assert (after.coder, after.row.aspect, view.judged) == ("ann", "economy", 1)


def test_a_merge_is_read_as_of_the_moment_and_can_be_split(book: Ledger) -> None:
    book.register("Minister Orlov", "person")
    record(book, "we stay neutral", who="Minister Orlov")
    before = book.head().seq
    assert position(book) is None
    book.merge("Minister Orlov", "Orlov", "the same man")
    assert position(book) == "we stay neutral"
    assert position(book, recorded=before) is None
    agent = next(c.chain[-1].agents[0] for c in book.claims())
    book.split(agent)
    assert position(book) is None


def test_a_mention_resolved_later_moves_the_claim_to_its_speaker(book: Ledger) -> None:
    record(book, "we stay neutral", who="he")
    assert position(book) is None
    resolution = book.resolve("notes", "he", "Orlov")
    assert position(book) == "we stay neutral"
    book.withdraw(resolution, "it was the envoy")
    assert position(book) is None


def test_claims_are_found_by_who_where_when_and_through_whom(book: Ledger) -> None:
    record(book, "first", day="2023-06-01")
    record(book, "second", who="Borduria", day="2023-07")
    found = [c.content for c in book.claims(who="Orlov")]
    assert found == ["first"]
    assert [c.content for c in book.claims(source="notes", date="2023-07-15")] == ["second"]
    assert len(list(book.claims(reported_by="The Gazette"))) == 2
    assert not list(book.claims(reported_by="Orlov"))
    [claim] = book.claims(who="Orlov")
    assert (claim.who[0].text, str(claim.date), claim.reported_by[0].name) == (
        "Orlov", "2023-06-01", "The Gazette",
    )  # fmt: skip


def test_history_lists_all_that_happened_to_a_claim(book: Ledger) -> None:
    claim = record(book, "we stay neutrl")
    book.amend(claim, content="we stay neutral")
    book.retract(claim, who="Orlov", source="notes")
    kinds = [entry.recorded.kind for entry in book.history(claim)]
    assert kinds == ["ClaimRecorded", "ClaimCoded", "ClaimAmended", "ClaimRetracted"]
    assert "AgentActsFor" in [e.recorded.kind for e in book.history("Orlov")]
    assert "SourceCaptured" in [e.recorded.kind for e in book.history("notes")]


def test_changes_name_the_event_that_made_them(book: Ledger) -> None:
    record(book, "we stay neutral", day="2023-06-01")
    seq = book.head().seq
    record(book, "we take sides", day="2024-01-01")
    [change] = book.changes("Arcadia", "Borduria", recorded=(seq, None))
    assert (change.kind, change.row, change.subject) == ("changed", "position", "Arcadia")
    assert [c.kind for c in change.causes] == ["ClaimRecorded", "ClaimCoded"]
    assert all(c.seq > seq for c in change.causes)
    [said] = book.changes("Arcadia", "Borduria", said=("2023-06-05", None))
    assert (said.kind, said.after is not None) == ("changed", True)


def test_changes_since_before_a_party_was_known_start_from_nothing(book: Ledger) -> None:
    record(book, "we stay neutral")
    changes = book.changes("Arcadia", "Borduria", recorded=(1, None))
    assert [c.before for c in changes] == [None]


def test_views_are_kept_in_memory_where_no_file_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.ledger.views").mkdir()
    with Ledger.open(tmp_path / "a.ledger", by="ann") as book:
        book.register("Arcadia", "state")
        assert [a.name for a in book.agents()] == ["Arcadia"]


def test_what_was_said_before_and_entered_after_is_a_late_import(book: Ledger) -> None:
    seq = book.head().seq
    record(book, "we stay neutral", day="2023-06-01")
    [change] = book.changes("Arcadia", "Borduria", recorded=(seq, None))
    assert change.kind == "late"


def test_a_retraction_is_named_as_what_changed_the_position(book: Ledger) -> None:
    claim = record(book, "we stay neutral")
    seq = book.head().seq
    book.retract(claim, who="Orlov", source="notes")
    [change] = book.changes("Arcadia", "Borduria", recorded=(seq, None))
    assert (change.kind, [c.kind for c in change.causes]) == ("retracted", ["ClaimRetracted"])


def test_a_quotation_is_found_in_the_source_and_why_prints_its_sentence(
    book: Ledger, tmp_path: Path
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(NOTES, "utf-8")
    book.import_from(path, publisher="The Gazette")
    claim = book.record(
        who="Orlov", content="Arcadia takes sides", source="notes.txt", quote="take sides",
    )  # fmt: skip
    book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    why = str(book.relationship("Arcadia", "Borduria")["neutrality"].party("Arcadia").why())
    assert "A week later Orlov said that Arcadia would »take sides«." in why
    with pytest.raises(BadEvent, match="does not stand in the captured source"):
        book.record(who="Orlov", content="x", source="notes.txt", quote="take no sides")


@pytest.mark.parametrize(
    ("bound", "word"),
    [
        ({"recorded": "2023-01-01"}, "published="),
        ({"recorded": "2030-01-01"}, "leave the bound out"),
        ({"recorded": 10_000}, "1 to"),
        ({"published": "9 August"}, "EDTF|date|write"),
        ({"said": datetime(2023, 1, 1)}, "zone"),  # noqa: DTZ001 - a naive datetime is the point
        ({"said": 7}, "event"),
    ],
)
def test_a_moment_that_makes_no_sense_is_refused(
    book: Ledger, bound: dict[str, object], word: str
) -> None:
    with pytest.raises(BadMoment, match=word):
        book.as_of(**bound)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "moment", [date(2024, 1, 1), datetime(2024, 1, 1, 0, 8, tzinfo=UTC), "2024-01-01", "2024-01"]
)
def test_moments_are_taken_as_days_datetimes_and_text(book: Ledger, moment: str) -> None:
    assert book.as_of(recorded=moment).basis.seq > 1


def test_a_name_nobody_bears_is_answered_with_the_nearest(book: Ledger) -> None:
    with pytest.raises(NotFound, match="Arcadia"):
        book.relationship("Arcadai", "Borduria")
    with pytest.raises(NotFound, match="notes"):
        book.record(who="Orlov", content="x", source="note")
    book.register("Orlov", "person")
    with pytest.raises(Ambiguous, match="id"):
        book.retract("x", who="Orlov", source="notes")


def test_nothing_is_written_of_a_batch_with_a_bad_event(book: Ledger) -> None:
    seq = book.head().seq
    with pytest.raises(UnknownReference, match="claim"):
        book.link("no such claim", "denies", "nor this")
    with pytest.raises(BadEvent, match="relation"):
        book.link(record(book, "x"), "Not A Relation", "y")
    assert book.head().seq > seq


def test_a_view_carries_its_whole_basis(book: Ledger) -> None:
    record(book, "we stay neutral")
    basis = book.as_of(said="2023-12-31").relationship("Arcadia", "Borduria").basis
    assert basis.ledger == book.store.ledger_id
    assert basis.head == book.head().root.hex()
    assert (basis.seq, basis.said is not None, basis.published) == (book.head().seq, True, None)
    assert basis.codebook.startswith("relations@")
    assert "relationships@" in basis.projections


def test_verify_says_what_it_checked(book: Ledger) -> None:
    record(book, "we stay neutral")
    found = book.verify()
    assert (found.events, found.root) == (book.head().seq, book.head().root.hex())


def test_a_ledger_is_opened_again_with_its_views(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Ledger.open(path, by="ann") as book:
        book.register("Arcadia", "state")
        book.register("Borduria", "state")
        book.relationship("Arcadia", "Borduria")
    assert (tmp_path / "a.ledger.views").exists()
    (tmp_path / "a.ledger.views").unlink()
    with Ledger.open(path, by="bob") as book:
        assert [a.name for a in book.agents()] == ["Arcadia", "Borduria"]
        book.verify()


def test_what_is_no_ledger_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ann,\n" * 100, "utf-8")
    with pytest.raises(NotALedger):
        Ledger.open(path, by="ann")
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path / "none.ledger", by="ann", create=False)


def test_history_tells_what_became_of_a_claims_codings_and_of_the_codings_themselves(
    book: Ledger,
) -> None:
    claim = book.record(who="Orlov", content="we stay neutral", source="notes")
    coding = book.code(claim, "neutrality", parties=("Arcadia", "Borduria"))
    book.withdraw(coding, "of another relationship")
    kinds = [entry.recorded.kind for entry in book.history(claim)]
    assert kinds == ["ClaimRecorded", "ClaimCoded", "Withdrawn"]
    assert [e.recorded.kind for e in book.history(coding)] == ["ClaimCoded", "Withdrawn"]


@pytest.mark.parametrize(
    "other",
    [{"date": "2023-09-01"}, {"act": "denies"}, {"voice": "ascribed"}, {"quote": "take sides"}],
    ids=["date", "act", "voice", "quote"],
)
def test_the_same_words_told_otherwise_are_another_claim(
    book: Ledger, other: dict[str, Any]
) -> None:
    told: dict[str, Any] = {
        "who": "Orlov", "content": "Arcadia moves", "source": "notes", "date": "2023-06-01",
    }  # fmt: skip
    text = book.now().source("notes")
    assert text.name == "notes"
    first = book.record(**told)
    second = book.record(**{**told, **other})
    assert first != second
    assert {c.id for c in book.claims()} >= {first, second}
    assert book.record(**told) == first
    assert book.record(**{**told, **other}) == second


def test_what_was_withdrawn_and_is_recorded_again_is_a_new_claim(book: Ledger) -> None:
    first = book.record(who="Orlov", content="Arcadia moves", source="notes")
    book.withdraw(first, "the wrong source")
    second = book.record(who="Orlov", content="Arcadia moves", source="notes")
    assert first != second
    assert [c.id for c in book.claims() if c.content == "Arcadia moves"] == [second]


def test_noting_more_of_an_imported_text_leaves_the_text(tmp_path: Path) -> None:
    path = tmp_path / "art.txt"
    path.write_text(NOTES, "utf-8")
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(path, name="art")
        id = book.source("art", published="2023-06-10")
        [source] = book.sources()
        assert (source.source, source.pub_lo is None) == (id, False)
        assert book.store.text(source.captured) == NOTES
        book.record(who="Orlov", content="x", source="art", quote="stay neutral")


def test_noting_more_of_an_imported_file_makes_no_second_source(tmp_path: Path) -> None:
    path = tmp_path / "art.txt"
    path.write_text(NOTES, "utf-8")
    with Ledger.open(":memory:", by="ann") as book:
        book.import_from(path)
        [before] = book.sources()
        assert book.source("art.txt", published="2023-06-10") == before.source
        [after] = book.sources()
        assert after.pub_lo is not None
        assert book.store.text(after.captured) == NOTES


def test_a_source_that_was_withdrawn_can_be_registered_again(book: Ledger) -> None:
    id = book.source("a call", publisher="The Gazette")
    book.withdraw(id, "it never took place")
    book.source("a call", publisher="The Gazette")
    book.record(who="Orlov", content="Arcadia moves", source="a call")


@pytest.mark.parametrize("who", ["", "  "])
def test_who_is_not_known_is_recorded_as_unknown(book: Ledger, who: str) -> None:
    id = book.record(who=who, content="Arcadia moves", source="notes")
    assert book.claim(id).who == ()
    assert book.record(who=who, content="Arcadia moves", source="notes") == id


def test_what_is_wrong_with_a_claim_is_said_once(book: Ledger) -> None:
    with pytest.raises(BadEvent) as found:
        book.record(who="x" * 10_000, content="Arcadia moves", source="notes")
    assert str(found.value).count("ClaimRecorded") == 1
    assert found.value.where.startswith("$.claim.chain[0]")
