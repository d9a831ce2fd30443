"""Reviewing what programs found: the queue, decisions, undoing, and what newer readers bring."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Passage
from ledger.claims import Claim, Confirmation, Hop, Link, Mention, Reading, Resolution, changed
from ledger.errors import Ambiguous, BadQuestion, NotFound
from ledger.events import ClaimAmended, ClaimsLinked, MentionResolved, Reviewed, Withdrawn
from ledger.replay.reviewing import UNDONE
from tests.importing.given import TEXT, Found, contents, events, read_as, read_text
from tests.notebook import notebook, record

ORLOV, DANA, CALM = (0, 22), (23, 52), (53, 70)


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "records.given"
    path.write_text("given")
    return path


@pytest.fixture
def reader(book: Ledger) -> Found:
    found = Found()
    book.plugins.register(found, "reader")
    return found


def read(
    span: tuple[int, int],
    who: str,
    confidence: int | None = None,
    version: int = 1,
    pattern: str = "p",
    **more: Any,
) -> Claim:
    how = Reading(confidence=confidence, pattern=pattern, reader="found", version=version)
    return changed(read_as(*span, who, version, **more), reading=how)


def three(book: Ledger, file: Path, reader: Found) -> None:
    reader.claims = [
        read(ORLOV, "Orlov"),
        read(DANA, "Dana", 80, pattern="q"),
        read(CALM, "Orlov", 95),
    ]
    read_text(book, file, reader)


def waiting(book: Ledger, **wanted: Any) -> list[str]:
    return [item.claim.content for item in book.to_review(**wanted) if item.claim]


SAID = TEXT[slice(*ORLOV)], TEXT[slice(*DANA)], TEXT[slice(*CALM)]


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


# Newer readers


@pytest.mark.parametrize("moved", [(0, 22), (0, 20), (5, 22)])
def test_a_rejection_survives_every_newer_reader_and_every_import(
    book: Ledger, file: Path, reader: Found, moved: tuple[int, int]
) -> None:
    three(book, file, reader)
    wrong = next(it for it in book.to_review() if it.claim and it.claim.content == SAID[0])
    book.review(wrong.target, "rejected", why="nobody says that")
    for version in (1, 2, 3, 2):
        reader.version = version
        reader.claims = [
            read(moved if version > 1 else ORLOV, "Orlov", 99, version),
            read(DANA, "Dana", 80, version, pattern="q"),
        ]
        read_text(book, file, reader)
        assert SAID[0] not in waiting(book)
        assert all(item.claim and "trade" not in item.claim.content for item in book.to_review())
        assert not any("trade" in content for content in contents(book))


def test_an_edited_claim_stays_as_the_reviewer_put_it_whatever_a_newer_reader_finds(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    book.to_review().edit(content="calm")
    reader.version, reader.claims = 2, [read((53, 69), "Dana", 99, 2)]
    read_text(book, file, reader)
    [kept] = book.claims(reviewed=True)
    assert (kept.content, kept.chain[-1].name) == ("calm", "Orlov")
    assert waiting(book) == []


def test_a_rejection_undone_lets_a_newer_reader_put_the_claim_right(
    book: Ledger, file: Path, reader: Found
) -> None:
    reader.claims = [read(ORLOV, "Orlov", 50)]
    read_text(book, file, reader)
    queue = book.to_review()
    queue.reject("nobody says that")
    queue.undo()
    reader.version, reader.claims = 2, [read((0, 21), "Orlov", 60, 2)]
    read_text(book, file, reader)
    assert waiting(book) == [TEXT[0:21]]


# Counting


def test_decisions_are_counted_by_reader_version_and_pattern(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    reader.claims = [*reader.claims, read((28, 34), "Dana", 1)]
    read_text(book, file, reader)
    queue = book.to_review()
    queue.accept()
    queue.edit(content="prices rose")
    queue.reject("cut in the wrong place")
    counts = book.review_counts()
    rows = [(c.reader, c.version, c.pattern, c.accepted, c.edited, c.rejected) for c in counts]
    assert rows == [("found", 1, "p", 1, 0, 1), ("found", 1, "q", 0, 1, 0)]
    assert [c.precision for c in counts] == [0.5, None]
    total = counts.total
    assert (total.reviewed, total.unreviewed, total.precision) == (3, 1, 0.5)
    assert "1/2 = 50%" in str(counts)
    queue.undo()
    assert book.review_counts().total.rejected == 0


def test_a_claim_that_two_readers_found_counts_for_each_and_once_in_all(
    book: Ledger, file: Path, reader: Found
) -> None:
    other = Confirmation(confidence=70, pattern="x", reader="other", version=3)
    told = read(ORLOV, "Orlov", 90)
    assert told.reading is not None
    reader.claims = [changed(told, reading=changed(told.reading, confirmed=(other,)))]
    read_text(book, file, reader)
    book.to_review().accept()
    counts = book.review_counts()
    assert [(c.reader, c.accepted) for c in counts] == [("found", 1), ("other", 1)]
    assert counts.total.accepted == 1


def test_an_edit_undone_and_accepted_counts_as_accepted(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue = book.to_review()
    queue.edit(content="calm")
    queue.undo()
    queue.accept()
    total = book.review_counts().total
    assert (total.accepted, total.edited) == (1, 0)


def test_where_no_program_found_anything_nothing_is_counted(book: Ledger) -> None:
    record(book, "Arcadia stays neutral")
    assert str(book.review_counts()) == "No program found any claim here."


# Links, codings, resolutions


def proposing(book: Ledger, tmp_path: Path) -> None:
    article = tmp_path / "cable.txt"
    article.write_text(
        "The Norwegian Foreign Ministry said on Monday that trade with Sweden serves Norway.\n"
    )
    book.import_from(article, publisher="Fjord Post", published="2023-08-09")


def test_a_proposed_link_is_rejected_and_an_undone_rejection_lets_it_hold_again(
    book: Ledger,
) -> None:
    one, other = record(book, "Arcadia stays neutral"), record(book, "Arcadia takes sides")
    link = Link(
        by="rule:denials@1", claim=one, id=book.new_id(), other=other, relation="contradicts"
    )
    book.append(ClaimsLinked(link=link))
    [item] = book.to_review(kind="link")
    assert item.target == link.id
    queue = book.to_review(kind="link")
    queue.reject("another matter")
    assert book.relationship("Arcadia", "Borduria")["neutrality"].disputes == ()
    assert len(book.to_review(kind="link")) == 0
    queue.undo()
    assert len(book.relationship("Arcadia", "Borduria")["neutrality"].disputes) == 1
    with pytest.raises(BadQuestion, match="only claims"):
        queue.merge(one)


def test_a_proposed_coding_is_reviewed_by_the_same_verb(book: Ledger, tmp_path: Path) -> None:
    proposing(book, tmp_path)
    [item] = book.to_review(kind="coding")
    view = book.relationship("Norway", "Sweden")
    assert [s.row.coding for s in view.statements] == [item.target]
    review = book.review(item.target, "rejected", why="no trade")
    assert book.relationship("Norway", "Sweden").claims == 0
    book.withdraw(review, "it is trade after all")
    assert book.relationship("Norway", "Sweden").claims == 1
    assert book.relationship("Norway", "Sweden").judged == 0


@attrs.define
class Resolving(Found):
    """A reader that says who is meant too, at one place."""

    resolution: Resolution | None = None

    def read(self, document: Document, passage: Passage, /) -> Iterator[Draft | Flaw]:
        if self.resolution:
            yield Draft(document=document.key, record=self.resolution)
        yield from super().read(document, passage)


@pytest.mark.parametrize("mention", ["She", "the envoy of somebody"])
def test_a_rejected_resolution_is_not_proposed_again_by_a_newer_reader(
    book: Ledger, file: Path, mention: str
) -> None:
    reader = Resolving()
    book.plugins.register(reader, "reader")

    def come(version: int, agent: str) -> None:
        said = Hop(by=(Mention(at=(23, 27), text=mention),))
        reader.claims = [changed(read((53, 71 - version), mention, 80, version), chain=(said,))]
        reader.version, reader.resolution = version, Resolution(
            agent=agent, at=23, by=f"reader:found@{version}", id="r", source="", text=mention
        )  # fmt: skip
        read_text(book, file, reader)

    come(1, "Orlov")
    [item] = book.to_review(kind="resolution")
    assert [c.content for c in book.claims(who="Orlov")] == [SAID[2]]
    book.review(item.target, "rejected", why="that is somebody else")
    for version in (1, 2, 3):
        come(version, "Orlov")
        assert list(book.claims(who="Orlov")) == []
        assert list(book.to_review(kind="resolution")) == []
    come(4, "Dana")
    [item] = book.to_review(kind="resolution")
    assert [c.content for c in book.claims(who="Dana")] == [TEXT[53:67]]


def proposed_resolution(book: Ledger, claim: str) -> str:
    """Let a reader propose who is meant by the claimant of a claim."""
    told = book.resolve(book.claim(claim).source, "the envoy", "Orlov")
    [event] = [e for e in events(book, MentionResolved) if e.resolution.id == told]
    book.withdraw(told, "made for the test")
    proposal = changed(event.resolution, by="reader:found@1", id=book.new_id())
    book.append(MentionResolved(resolution=proposal))
    return proposal.id


def test_a_rejected_resolution_is_used_by_no_view_and_again_when_that_is_undone(
    book: Ledger,
) -> None:
    claim = record(book, "Arcadia takes sides", who="the envoy")
    before = book.now().claims(who="Orlov")
    assert claim not in [c.id for c in before]
    id = proposed_resolution(book, claim)
    assert [c.id for c in book.claims(who="Orlov")] == [claim]
    view = book.relationship("Arcadia", "Borduria")
    assert view["neutrality"].party("Arcadia").latest is not None
    [item] = book.to_review(kind="resolution")
    assert (item.target, item.claim and item.claim.id) == (id, claim)
    at = book.head().seq
    review = book.review(id, "rejected", why="somebody else's envoy")
    assert list(book.claims(who="Orlov")) == []
    view = book.relationship("Arcadia", "Borduria")
    assert view["neutrality"].party("Arcadia").latest is None
    assert [c.id for c in book.as_of(recorded=at).claims(who="Orlov")] == [claim]
    book.withdraw(review, "it was his envoy")
    assert [c.id for c in book.claims(who="Orlov")] == [claim]


def test_the_past_stays_as_it_was_before_a_review_was_withdrawn(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue = book.to_review()
    queue.reject("nobody says that")
    rejected = book.head().seq
    queue.undo()
    assert SAID[2] not in [c.content for c in book.as_of(recorded=rejected).claims()]
    assert SAID[2] in contents(book)


def test_a_redacted_review_still_holds_and_can_still_be_withdrawn(
    book: Ledger, file: Path, reader: Found
) -> None:
    three(book, file, reader)
    queue = book.to_review()
    made = queue.reject("a private letter says so")
    book.redact(made.seq, reason="privacy")
    assert SAID[2] not in contents(book)
    queue.undo()
    assert SAID[2] in contents(book)
    assert datetime.fromtimestamp(book.head().recorded_at / 1e6, UTC).year == 2024
