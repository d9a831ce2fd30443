"""Reviewing what rules propose: links, codings, and who is meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import attrs
import pytest

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Passage
from ledger.claims import Hop, Link, Mention, Resolution, changed
from ledger.errors import BadQuestion
from ledger.events import ClaimsLinked, MentionResolved
from tests.importing.given import TEXT, Found, contents, events, read_text
from tests.notebook import record
from tests.reviewing.found import SAID, read, three


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
