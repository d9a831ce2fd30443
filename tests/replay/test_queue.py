"""A coder's queue: what nobody judged, one claim after another, every decision an event at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ledger import Ledger
from ledger.claims import Coding
from ledger.errors import BadEvent, NotFound
from ledger.events import ClaimCoded, Withdrawn
from ledger.replay.queue import CodingQueue
from tests.notebook import notebook

PARTIES = ("Arcadia", "Borduria")


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


def proposed(book: Ledger, content: str, aspect: str = "") -> str:
    """Record a claim that only a rule has coded."""
    claim = book.record(who="Orlov", content=content, source="notes", date="2023-06-01")
    coding = Coding(
        aspect=aspect,
        claim=claim,
        coder="rule:words@1",
        id=book.new_id(),
        parties=(book.agent_id("Arcadia"), book.agent_id("Borduria")),
        why=f"its content says {content!r}",
    )
    book.append(ClaimCoded(coding=coding))
    return claim


def three(book: Ledger) -> CodingQueue:
    for content, aspect in (("one", "economy"), ("two", ""), ("three", "contact")):
        proposed(book, content, aspect)
    return book.to_code(*PARTIES)


def contents(queue: CodingQueue) -> list[str]:
    return [item.statement.content for item in queue]


def last(book: Ledger) -> object:
    [recorded] = book.store.pick((book.head().seq,))
    return recorded.event


def now(queue: CodingQueue) -> str:
    return queue.current.statement.content if queue.current else ""


def test_what_no_rule_found_an_aspect_for_comes_first_then_as_recorded(book: Ledger) -> None:
    assert contents(three(book)) == ["two", "one", "three"]


def test_a_claim_shows_its_proposal_its_reason_and_whence_it_came(book: Ledger) -> None:
    three(book)
    item = next(it for it in book.to_code(*PARTIES) if it.aspect == "economy")
    assert item.names == PARTIES
    assert item.reason == "its content says 'one'"
    assert item.why().steps[0].recorded.kind == "ClaimRecorded"


def test_a_decision_is_an_event_with_its_coder_and_codebook(book: Ledger) -> None:
    queue = three(book)
    claim = queue.current.claim if queue.current else ""
    made = queue.judge("economy", "closer", "so it says")
    event = last(book)
    assert isinstance(event, ClaimCoded)
    coding = event.coding
    assert made.seq == book.head().seq
    assert (coding.claim, coding.aspect, coding.bearing) == (claim, "economy", "closer")
    assert (coding.coder, coding.codebook, coding.why) == ("ann", "relations@1", "so it says")
    assert now(queue) == "one"


def test_accepting_takes_the_aspect_that_the_rule_proposes(book: Ledger) -> None:
    queue = three(book)
    queue.skip()
    assert queue.accept("apart").aspect == "economy"


def test_what_is_judged_is_not_asked_again(book: Ledger) -> None:
    three(book).judge("economy")
    assert contents(book.to_code(*PARTIES)) == ["one", "three"]


def test_all_judged_is_all_that_the_view_counts(book: Ledger) -> None:
    queue = three(book)
    while queue.current:
        queue.accept()
    view = book.relationship(*PARTIES)
    assert (view.judged, view.claims) == (3, 3)
    assert len(book.to_code(*PARTIES)) == 0


def test_undo_withdraws_the_coding_made_last_and_goes_back_to_its_claim(book: Ledger) -> None:
    queue = three(book)
    queue.judge("economy")
    made = queue.judge("contact")
    assert queue.undo() == made
    event = last(book)
    assert isinstance(event, Withdrawn)
    assert (event.target, event.by) == (made.coding, "ann")
    assert now(queue) == "one"
    assert contents(book.to_code(*PARTIES)) == ["one", "three"]


def test_undo_goes_back_one_coding_after_another_and_no_further(book: Ledger) -> None:
    queue = three(book)
    queue.judge("economy")
    queue.judge("contact")
    undone = [queue.undo(), queue.undo(), queue.undo()]
    assert [d.aspect if d else None for d in undone] == ["contact", "economy", None]
    assert contents(queue) == ["two", "one", "three"]
    assert queue.decided == 0


def test_undoing_a_second_judgement_lets_the_first_stand_again(book: Ledger) -> None:
    queue = three(book)
    queue.judge("economy")
    queue.back()
    queue.judge("contact")
    queue.undo()
    assert queue.current is not None
    before = queue.decision(queue.current)
    assert before is not None
    assert before.aspect == "economy"
    view = book.relationship(*PARTIES)
    assert [s.content for s in view.statements if s.row.aspect == "economy"] == ["one", "two"]


def test_skipped_claims_come_last_and_are_skipped_by_no_event(book: Ledger) -> None:
    queue = three(book)
    seq = book.head().seq
    queue.skip()
    assert contents(queue) == ["one", "three", "two"]
    assert book.head().seq == seq
    again = book.to_code(*PARTIES, last=queue.skipped)
    assert contents(again) == ["one", "three", "two"]


def test_back_goes_to_the_claim_before_judged_or_skipped(book: Ledger) -> None:
    queue = three(book)
    assert not queue.back()
    queue.skip()
    queue.judge("economy")
    assert queue.back()
    assert now(queue) == "one"
    assert queue.back()
    assert now(queue) == "two"
    assert contents(queue) == ["two", "one", "three"]


def test_a_claim_gone_back_to_and_passed_stays_judged(book: Ledger) -> None:
    queue = three(book)
    queue.judge("economy")
    queue.back()
    queue.skip()
    assert contents(queue) == ["one", "three"]
    assert queue.skipped == ()


def test_what_somebody_else_judges_meanwhile_is_passed_over(book: Ledger) -> None:
    queue = three(book)
    others = [item.claim for item in queue][1:]
    book.by = "bob"
    book.code(others[0], "economy", parties=PARTIES)
    book.withdraw(others[1], "no claim at all")
    queue.judge("overall")
    assert queue.current is None
    assert queue.elsewhere == 2


def test_a_confirmed_proposal_is_judged(book: Ledger) -> None:
    queue = three(book)
    item = next(it for it in queue if it.aspect == "contact")
    assert item.proposed is not None
    book.review(item.proposed.coding, "confirmed")
    assert contents(book.to_code(*PARTIES)) == ["two", "one"]


def test_recode_asks_again_for_what_the_coder_judged_and_shows_how(book: Ledger) -> None:
    three(book).judge("economy", "closer", "a note")
    again = book.to_code(*PARTIES, recode=True)
    assert contents(again) == ["two", "one", "three"]
    assert again.current is not None
    before = again.decision(again.current)
    assert before is not None
    assert (before.aspect, before.bearing, before.why) == ("economy", "closer", "a note")


def test_redo_with_asks_for_what_another_coder_judged_and_does_not_tell_how(book: Ledger) -> None:
    three(book).judge("economy", "closer")
    queue = book.to_code(*PARTIES, by="bob", redo_with="ann")
    assert contents(queue) == ["two"]
    assert queue.current is not None
    assert queue.decision(queue.current) is None
    queue.judge("contact")
    assert len(book.to_code(*PARTIES, by="bob", redo_with="ann")) == 0
    assert len(book.agreement(*PARTIES).disagreements) == 1


def test_an_aspect_keeps_what_is_proposed_for_it(book: Ledger) -> None:
    three(book)
    assert contents(book.to_code(*PARTIES, aspect="economy")) == ["one"]
    assert contents(book.to_code(*PARTIES, aspect="uncoded")) == ["two"]


def test_without_parties_every_relationship_is_asked_for(book: Ledger) -> None:
    three(book)
    book.register("Cadenza", "state")
    claim = book.record(who="Orlov", content="four", source="notes")
    pair = (book.agent_id("Arcadia"), book.agent_id("Cadenza"))
    coding = Coding(claim=claim, coder="rule:words@1", id=book.new_id(), parties=pair)
    book.append(ClaimCoded(coding=coding))
    queue = book.to_code()
    assert contents(queue) == ["two", "four", "one", "three"]
    assert [item.names[1] for item in queue] == ["Borduria", "Cadenza", "Borduria", "Borduria"]


def test_a_bad_aspect_or_bearing_is_refused_and_nothing_is_lost(book: Ledger) -> None:
    queue = three(book)
    with pytest.raises(NotFound, match="economy"):
        queue.judge("econmy")
    with pytest.raises(BadEvent, match="bearing"):
        queue.judge("economy", "sideways")  # type: ignore[arg-type]
    assert contents(queue) == ["two", "one", "three"]
    assert queue.decided == 0


def test_unknown_aspects_and_coders_are_refused_with_the_nearest(book: Ledger) -> None:
    three(book).judge("economy")
    with pytest.raises(NotFound, match="contact"):
        book.to_code(*PARTIES, aspect="contcat")
    with pytest.raises(NotFound, match="'ann'"):
        book.to_code(*PARTIES, redo_with="anna")


def test_deciding_with_nothing_left_is_refused(book: Ledger) -> None:
    queue = book.to_code(*PARTIES)
    with pytest.raises(NotFound, match="All of them are"):
        queue.judge("economy")


@pytest.mark.parametrize("done", ["judged", "withdrawn"])
def test_a_judgement_is_of_the_claim_that_was_shown_and_of_no_other(
    book: Ledger, done: str
) -> None:
    queue = three(book)
    shown = queue.current
    assert shown is not None
    book.by = "bob"
    if done == "judged":
        book.code(shown.claim, "economy", parties=PARTIES)
    else:
        book.withdraw(shown.claim, "no claim at all")
    queue.judge("overall")
    event = last(book)
    assert isinstance(event, ClaimCoded)
    assert event.coding.claim == shown.claim
    assert contents(queue) == ["one", "three"]
