"""Records that refer to others: forwards, to earlier files, among many documents."""

from __future__ import annotations

from pathlib import Path

from ledger import Ledger
from ledger.adapter import (
    Document,
    Draft,
)
from ledger.claims import (
    Agent,
    Link,
)
from ledger.events import (
    AgentNamed,
    AgentRegistered,
    ClaimRecorded,
)
from ledger.importing.notes import Notes
from tests.importing.given import bring, claim, contents, events, keyed


def test_a_reply_may_stand_before_what_it_answers(book: Ledger, file: Path) -> None:
    replies = [
        keyed(claim("yes", id="c3", reply_to="c2", flags=("comment",)), "c3"),
        keyed(claim("no", id="c2", reply_to="c1", flags=("comment",)), "c2"),
        keyed(claim("question", id="c1", flags=("comment",)), "c1"),
        keyed(claim("lost", id="c4", reply_to="c9", flags=("comment",)), "c4"),
    ]
    assert bring(book, file, *replies) == (4, 0, 0)
    by_content = {e.claim.content: e.claim for e in events(book, ClaimRecorded)}
    assert by_content["yes"].reply_to == by_content["no"].id
    assert by_content["no"].reply_to == by_content["question"].id
    assert by_content["lost"].reply_to is None
    assert by_content["lost"].extras == {"reply_to": "c9"}


def test_a_later_file_may_answer_and_judge_what_an_earlier_one_brought(
    book: Ledger, file: Path
) -> None:
    bring(book, file, keyed(claim("question", id="c1"), "c1"))
    bring(
        book,
        file,
        keyed(claim("answer", id="c2", reply_to="c1"), "c2"),
        keyed(Link(by="bo", claim="c2", id="l", other="c1", relation="denies"), "l1"),
    )
    by_content = {c.content: c for c in book.claims()}
    assert by_content["answer"].reply_to == by_content["question"].id


def test_documents_that_come_and_go_keep_their_scenes(book: Ledger, file: Path) -> None:
    documents = [Document(key=f"d{n}", text=f"Text {n}.") for n in range(200)]
    first = [Draft(document=d.key, key="a", record=claim(f"a {d.key}")) for d in documents]
    again = [Draft(document=d.key, record=claim("the same", id="x")) for d in documents] * 2
    bring(book, file, *documents, *first, *again)
    assert len(contents(book)) == 600
    assert bring(book, file, *documents, *first, *again) == (0, 600, 0)
    assert len({c.source for c in book.claims()}) == 200


def test_notes_beyond_what_memory_holds_are_found_again() -> None:
    notes: Notes[int] = Notes(most=10)
    for n in range(100):
        notes[f"note {n} \ud800"] = n
        notes["last"] = n
    assert [notes.get(f"note {n} \ud800") for n in range(100)] == list(range(100))
    assert notes.get("last") == 99
    assert notes.get("none") is None


def test_what_a_file_tells_of_an_agent_is_kept_and_new_names_are_added_once(
    book: Ledger, file: Path
) -> None:
    def told(*names: str) -> None:
        agent = Agent(extras={"sector": "press"}, id="a", kind="outlet", names=names)
        bring(book, file, Draft(document="d", key="a", record=agent))

    told("Evening Star")
    [star] = [e.agent for e in events(book, AgentRegistered) if e.agent.name == "Evening Star"]
    assert (star.extras, star.kind) == ({"sector": "press"}, "outlet")
    for _ in range(2):
        told("Evening Star", "The Star", "Orlov")
    assert [e.name for e in events(book, AgentNamed)] == ["The Star"]
    assert book.agent_id("The Star") == star.id
