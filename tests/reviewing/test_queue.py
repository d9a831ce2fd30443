"""The queue: its order, decisions, undoing, and what of it views count."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.errors import Ambiguous, BadQuestion, NotFound
from ledger.events import ClaimAmended, Reviewed, Withdrawn
from ledger.replay.reviewing import UNDONE
from tests.importing.given import TEXT, Found, contents, events, read_text
from tests.notebook import record
from tests.reviewing.found import CALM, DANA, ORLOV, SAID, read, three, waiting


def test_the_surest_come_first_and_what_nobody_knows_how_sure_last(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    assert waiting(book) == [SAID[2], SAID[1], SAID[0]]


def test_ties_go_in_the_order_of_the_text_and_comments_after_all(
    book: Ledger, file: Path, reader: Found
) -> None:
    comment = read((0, 5), "reader", 99, flags=("comment",))
    reader.claims = [read(CALM, "Orlov"), comment, read(ORLOV, "Orlov"), read(DANA, "Dana")]
    read_text(book, file, reader)
    assert waiting(book) == [*SAID, TEXT[0:5]]


def test_what_a_person_recorded_needs_no_review(book: Ledger) -> None:
    record(book, "Arcadia stays neutral")
    assert len(book.to_review()) == 0
    view = book.relationship("Arcadia", "Borduria")
    assert (view.claims, view.unreviewed) == (1, 0)
    assert book.relationship("Arcadia", "Borduria", reviewed=True).claims == 1


def test_accepted_claims_leave_the_queue_and_stand_in_the_reviewed_view(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    for claim in book.claims():
        book.code(claim.id, "neutrality", parties=("Arcadia", "Borduria"))
    assert book.relationship("Arcadia", "Borduria").unreviewed == 3
    assert book.relationship("Arcadia", "Borduria", reviewed=True).claims == 0
    assert list(book.claims(reviewed=True)) == []
    queue = book.to_review()
    queue.accept()
    assert [c.content for c in book.claims(reviewed=True)] == [SAID[2]]
    assert len(book.timeline(reviewed=True)) == 1
    view = book.relationship("Arcadia", "Borduria")
    assert (view.claims, view.unreviewed) == (3, 2)
    assert "3 claims, 2 unreviewed" in " ".join(str(view).split())
    shown = book.relationship("Arcadia", "Borduria", reviewed=True)
    assert (shown.claims, shown.unreviewed) == (1, 0)
    assert str(shown.basis) == "now, reviewed only"
    assert not shown.basis.now


def test_the_view_as_of_a_past_day_counts_only_reviews_recorded_by_then(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    for claim in book.claims():
        book.code(claim.id, "neutrality", parties=("Arcadia", "Borduria"))
    before = book.head().seq
    book.to_review().accept()
    then, now = book.as_of(recorded=before), book.now()
    assert then.relationship("Arcadia", "Borduria", reviewed=True).claims == 0
    assert then.relationship("Arcadia", "Borduria").unreviewed == 3
    assert now.relationship("Arcadia", "Borduria", reviewed=True).claims == 1
    assert then.review_counts().total.reviewed == 0


def test_a_pinned_view_of_what_was_reviewed_stays_one(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    for claim in book.claims():
        book.code(claim.id, "neutrality", parties=("Arcadia", "Borduria"))
    book.to_review().accept()
    book.pin("reviewed", book.relationship("Arcadia", "Borduria", reviewed=True))
    assert book.check("reviewed").holds
    book.to_review().accept()
    checked = book.check("reviewed")
    assert (checked.same, checked.then.claims, checked.now.claims) == (True, 1, 2)


def test_an_edit_is_an_amendment_and_a_confirmation_at_once(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue, before = book.to_review(), book.head().seq
    made = queue.edit(content="calm", who="Orlov")
    appended = list(book.store.read(before + 1))
    assert [r.kind for r in appended] == ["ClaimAmended", "Reviewed"]
    assert len({r.batch.id for r in appended}) == 1
    [edited] = book.claims(reviewed=True)
    assert edited.content == "calm"
    assert edited.chain[-1].agents == (book.agent_id("Orlov"),)
    assert made.made == "edited"
    assert [c.content for c in book.as_of(recorded=before).claims()][2] == SAID[2]


def test_who_said_what_the_outlet_seemed_to_say_comes_behind_it(book: Ledger, file: Path) -> None:
    file.with_name("wire.txt").write_text("Norway gave Sweden a second answer.\n", "utf-8")
    book.import_from(file.with_name("wire.txt"), publisher="The Gazette")
    queue = book.to_review()
    assert queue.current is not None
    assert queue.current.claim is not None
    assert queue.current.claim.form == "narrated"
    queue.edit(who="Orlov")
    [edited] = book.claims(reviewed=True)
    assert [hop.name for hop in edited.chain] == ["The Gazette", "Orlov"]
    assert edited.form == "indirect"


def test_a_name_nobody_knows_is_kept_as_written_and_a_doubtful_one_refused(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    book.register("Minister of Calm", "office", "The Minister")
    book.register("Minister of War", "office", "The Minister")
    queue = book.to_review()
    with pytest.raises(Ambiguous):
        queue.edit(who="The Minister")
    queue.edit(who="a passer-by")
    [edited] = book.claims(reviewed=True)
    assert edited.chain[-1].name == "a passer-by"
    assert edited.chain[-1].agents == ()


def test_an_edit_that_changes_nothing_is_refused(book: Ledger, file: Path, reader: Found) -> None:
    three(book, file, reader)
    queue, before = book.to_review(), book.head().seq
    with pytest.raises(BadQuestion, match="changes nothing"):
        queue.edit(content=SAID[2])
    assert book.head().seq == before


def test_a_merged_claim_counts_no_more_and_says_into_which(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue = book.to_review()
    nearest, *_ = queue.near()
    assert nearest.claim is not None
    assert nearest.claim.content == SAID[1]
    with pytest.raises(NotFound):
        queue.merge("nothing")
    current = queue.current
    assert current is not None
    with pytest.raises(BadQuestion, match="itself"):
        queue.merge(current.target)
    queue.merge(nearest.target, "the same")
    [review] = events(book, Reviewed)
    assert (review.verdict, review.into) == ("merged", nearest.target)
    assert SAID[2] not in contents(book)


def test_undo_withdraws_the_review_and_puts_an_edited_claim_back(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue = book.to_review()
    queue.edit(content="calm")
    queue.undo()
    assert SAID[2] in contents(book)
    assert "calm" not in contents(book)
    assert list(book.claims(reviewed=True)) == []
    [gone], [*_, again] = events(book, Withdrawn), events(book, ClaimAmended)
    assert (gone.reason, again.reason) == (UNDONE, UNDONE)
    assert queue.current is not None
    assert queue.current.claim is not None
    assert queue.current.claim.content == SAID[2]
    assert waiting(book)[0] == SAID[2]


def test_a_review_that_is_withdrawn_leaves_the_one_before_it(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    claim = next(iter(book.claims()))
    book.review(claim.id, "confirmed")
    slip = book.review(claim.id, "rejected", why="a slip")
    assert claim.content not in contents(book)
    book.withdraw(slip, "a slip indeed")
    assert [c.id for c in book.claims(reviewed=True)] == [claim.id]
    kinds = [entry.recorded.kind for entry in book.history(claim.id)]
    assert kinds[-3:] == ["Reviewed", "Reviewed", "Withdrawn"]


def test_skipped_claims_come_last_and_back_goes_to_the_one_before(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue = book.to_review()
    assert not queue.back()
    queue.skip()
    assert [it.claim.content for it in queue if it.claim] == [SAID[1], SAID[0], SAID[2]]
    assert queue.back()
    queue.accept()
    assert queue.back()
    queue.reject("second thoughts")
    assert dict(queue.decided) == {"rejected": 1}
    skipped = book.to_review(last=[it.target for it in book.to_review()][:1])
    assert [it.claim.content for it in skipped if it.claim] == [SAID[0], SAID[1]]


def test_the_queue_is_narrowed_by_source_agent_pattern_pair_and_number(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    claims = {claim.content: claim.id for claim in book.claims()}
    book.code(claims[SAID[1]], "neutrality", parties=("Arcadia", "Borduria"))
    assert waiting(book, agent="Orlov") == [SAID[2], SAID[0]]
    assert waiting(book, pattern="q") == [SAID[1]]
    assert waiting(book, limit=2) == [SAID[2], SAID[1]]
    assert waiting(book, source="notes") == []
    assert waiting(book, first="Borduria", second="Arcadia") == [SAID[1]]
    with pytest.raises(NotFound):
        book.to_review(agent="Nobody at all")
    with pytest.raises(BadQuestion):
        book.to_review("Arcadia")


def test_what_others_decide_meanwhile_is_passed_over(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue = book.to_review()
    other = book.to_review(by="eve")
    other.accept()
    current = queue.current
    assert current is not None
    assert current.claim is not None
    assert (current.claim.content, queue.elsewhere) == (SAID[1], 1)


def test_what_others_decide_before_a_decision_is_passed_over_after_it(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue = book.to_review()
    other = [item.target for item in queue][1]
    book.review(other, "confirmed")
    queue.edit(content="calm")
    assert queue.current is not None
    assert queue.current.claim is not None
    assert (queue.current.claim.content, queue.elsewhere) == (SAID[0], 1)


def test_a_decision_is_of_the_claim_that_was_shown_and_of_no_other(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue = book.to_review()
    shown = queue.current
    assert shown is not None
    book.to_review(by="eve").accept()
    queue.reject("nobody says that")
    assert [e.target for e in events(book, Reviewed)] == [shown.target] * 2
