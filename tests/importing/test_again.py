"""What comes again: newer versions of a record, newer readers of a text, records in other order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import attrs
import pytest

from ledger import Ledger
from ledger.adapter import (
    Document,
    Draft,
    Flaw,
    Item,
    Match,
    NoOptions,
    Passage,
    Probe,
    Record,
    SourceFile,
    Sure,
    anchor,
    changed,
)
from ledger.claims import (
    Agent,
    Anchor,
    Claim,
    Coding,
    Hedge,
    Hop,
    Link,
    Mention,
    Rating,
    Reading,
    Term,
)
from ledger.errors import ImportStopped
from ledger.events import (
    AgentNamed,
    AgentRegistered,
    ClaimCoded,
    ClaimRecorded,
    RatingGiven,
    Withdrawn,
)
from ledger.importing.notes import Notes
from tests.notebook import notebook

TEXT = "Orlov said trade grew. Dana denied that prices fell. Orlov urged calm."


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "records.given"
    path.write_text("given")
    return path


@attrs.define
class Given:
    """An adapter that yields just what it was given."""

    items: Sequence[Item] = ()
    name: str = "given"
    version: int = 1
    options: type[NoOptions] = NoOptions

    def sniff(self, probe: Probe, /) -> Match | None:
        return Match(Sure.CERTAIN, "it is given") if probe.suffix == ".given" else None

    def read(self, file: SourceFile, options: object, /) -> Iterator[Item]:
        yield from self.items

    def ledger_adapters(self) -> list[Given]:
        return [self]


@attrs.define
class Found:
    """A reader that finds just the claims it was told to find."""

    claims: Sequence[Claim] = ()
    version: int = 1
    name: str = "found"

    def read(self, document: Document, passage: Passage, /) -> Iterator[Draft | Flaw]:
        for claim in self.claims:
            yield Draft(document=document.key, record=claim)

    def ledger_readers(self) -> list[Found]:
        return [self]


def claim(content: str, who: str = "Orlov", id: str = "c", **more: Any) -> Claim:
    chain = (Hop(by=(Mention(text=who),)),)
    return Claim(chain=chain, content=content, id=id, source="", **more)


def keyed(record: Record, key: str = "k1", version: str = "") -> Draft:
    return Draft(document="d", key=key, record=record, version=version)


DOCUMENT = Document(key="d", publisher="The Gazette")


def bring(book: Ledger, file: Path, *items: Item) -> tuple[int, int, int]:
    """Import items; gives how many were new, known and amended."""
    return run(book, file, Given([DOCUMENT, *items]))


def run(book: Ledger, file: Path, given: Given, reader: str = "rules") -> tuple[int, int, int]:
    given.name = f"given-{id(given)}"
    book.plugins.register(given, given.name)
    report = book.import_from(file, adapter=given.name, reader=reader)
    return report.added, report.known, report.amended


E = TypeVar("E")


def events(book: Ledger, kind: type[E]) -> list[E]:
    return [r.event for r in book.store.read() if isinstance(r.event, kind)]


def contents(book: Ledger) -> list[str]:
    return sorted(c.content for c in book.claims())


def test_a_newer_version_under_its_own_key_amends_and_an_older_one_does_not(
    book: Ledger, file: Path
) -> None:
    assert bring(book, file, keyed(claim("second"), version="2023-02")) == (1, 0, 0)
    assert bring(book, file, keyed(claim("first"), version="2023-01")) == (0, 1, 0)
    assert contents(book) == ["second"]
    assert bring(book, file, keyed(claim("third"), version="2023-03")) == (0, 0, 1)
    assert contents(book) == ["third"]
    assert bring(book, file, keyed(claim("second"), version="2023-02")) == (0, 1, 0)
    assert contents(book) == ["third"]


@pytest.mark.parametrize("order", [("1", "2", "3"), ("3", "1", "2"), ("2", "3", "1")])
def test_of_several_versions_in_one_file_the_newest_stands_in_any_order(
    book: Ledger, file: Path, order: tuple[str, ...]
) -> None:
    bring(book, file, *(keyed(claim(f"version {v}"), version=v) for v in order))
    assert contents(book) == ["version 3"]
    added, known, amended = bring(
        book, file, *(keyed(claim(f"version {v}"), version=v) for v in order)
    )
    assert (added, amended) == (0, 0)
    assert known == 3


def test_one_key_for_two_records_without_versions_is_a_flaw(book: Ledger, file: Path) -> None:
    with pytest.raises(ImportStopped, match="stands for an earlier record of this file"):
        bring(book, file, keyed(claim("one")), keyed(claim("other")))
    assert bring(book, file, keyed(claim("one")), keyed(claim("one"))) == (1, 1, 0)


def test_a_changed_judgement_under_its_own_key_takes_the_place_of_the_old_one(
    book: Ledger, file: Path
) -> None:
    def coded(bearing: str) -> tuple[int, int, int]:
        coding = Coding(
            aspect="neutrality",
            bearing=bearing,  # type: ignore[arg-type]
            claim="c",
            coder="bo",
            id="j",
            parties=("Arcadia", "Borduria"),
        )
        return bring(book, file, keyed(claim("talks went on")), keyed(coding, "row 1"))

    assert coded("closer") == (2, 0, 0)
    assert coded("closer") == (0, 2, 0)
    assert coded("apart") == (0, 1, 1)
    assert coded("apart") == (0, 2, 0)
    assert coded("closer") == (0, 1, 1)
    assert coded("closer") == (0, 2, 0)
    given = [e.coding for e in events(book, ClaimCoded) if e.coding.coder == "bo"]
    gone = [e.target for e in events(book, Withdrawn)]
    assert [c.bearing for c in given if c.id not in gone] == ["closer"]


def test_a_rating_that_somebody_withdrew_does_not_come_back(book: Ledger, file: Path) -> None:
    def rated(term: str) -> tuple[int, int, int]:
        scale = Term(scale="stars", term=term)
        rating = Rating(by="bo", id="r", target="c", term=scale)
        return bring(book, file, keyed(claim("talks went on")), keyed(rating, "rating"))

    assert rated("two") == (2, 0, 0)
    [given] = events(book, RatingGiven)
    book.withdraw(given.rating.id, reason="a slip")
    assert rated("three") == (0, 2, 0)


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


def read_as(start: int, end: int, who: str, version: int, **more: Any) -> Claim:
    reading = Reading(pattern="p", reader="found", version=version)
    return claim(TEXT[start:end], who, anchor=anchor(TEXT, (start, end)), reading=reading, **more)


def read_text(book: Ledger, file: Path, reader: Found) -> tuple[int, int, int]:
    document = Document(key="d", publisher="The Gazette", text=TEXT)
    given = Given([document, Passage(document="d", span=(0, len(TEXT)))])
    return run(book, file, given, reader.name)


@pytest.fixture
def reader(book: Ledger) -> Found:
    found = Found()
    book.plugins.register(found, "reader")
    return found


def test_a_newer_reader_amends_what_nobody_reviewed_and_keeps_what_somebody_did(
    book: Ledger, file: Path, reader: Found
) -> None:
    old = [
        read_as(0, 22, "Orlov said", 1),
        read_as(23, 52, "Dana", 1, polarity="positive"),
        read_as(53, 70, "Orlov", 1),
    ]
    reader.claims = old
    assert read_text(book, file, reader) == (3, 0, 0)
    [dana] = book.claims(who="Dana")
    book.review(dana.id, "confirmed")
    new = [
        read_as(0, 21, "Orlov", 2),
        read_as(23, 51, "Dana", 2, polarity="negative"),
    ]
    reader.claims, reader.version = new, 2
    assert read_text(book, file, reader) == (0, 1, 2)
    assert contents(book) == ["Dana denied that prices fell.", "Orlov said trade grew"]
    assert [c.polarity for c in book.claims(who="Dana")] == ["positive"]
    assert [c.content for c in book.claims(who="Orlov")] == ["Orlov said trade grew"]
    assert read_text(book, file, reader) == (0, 2, 0)
    reader.claims, reader.version = old, 1
    assert read_text(book, file, reader) == (0, 3, 0)
    assert contents(book) == ["Dana denied that prices fell.", "Orlov said trade grew"]


def test_what_a_person_rejected_stays_rejected_for_a_newer_reader(
    book: Ledger, file: Path, reader: Found
) -> None:
    reader.claims = [read_as(0, 22, "Orlov said", 1)]
    assert read_text(book, file, reader) == (1, 0, 0)
    [wrong] = book.claims()
    book.review(wrong.id, "rejected", why="not a claim")
    reader.claims, reader.version = [read_as(0, 21, "Orlov", 2)], 2
    assert read_text(book, file, reader) == (0, 1, 0)


def test_a_document_beside_the_file_is_known_by_its_own_bytes(book: Ledger, tmp_path: Path) -> None:
    for name in ("one.given", "renamed.given"):
        (tmp_path / name).write_text(f"annotations of {name}")
    (tmp_path / "text.txt").write_text(TEXT)
    document = Document(file="text.txt", text=TEXT)
    draft = Draft(record=claim("trade grew"))
    first, second = Given([document, draft]), Given([document, draft])
    assert run(book, tmp_path / "one.given", first) == (1, 0, 0)
    assert run(book, tmp_path / "renamed.given", second) == (0, 1, 0)


def test_of_very_many_bad_records_the_first_are_told_and_all_are_counted(
    book: Ledger, file: Path
) -> None:
    flaws = [Flaw(at=f"row {n}", raw="x" * 5000, why="bad") for n in range(12_000)]
    given = Given([DOCUMENT, *flaws, keyed(claim("good"))])
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", on_flaw="keep-going")
    assert (report.flawed, len(report.flaws), report.added) == (12_000, 10_000, 1)
    assert len(report.flaws[0].raw) == 1000
    assert "12000 flawed" in str(report)
    assert "and 11990 more" in str(report)


def test_notes_beyond_what_memory_holds_are_found_again() -> None:
    notes: Notes[int] = Notes(most=10)
    for n in range(100):
        notes[f"note {n} \ud800"] = n
        notes["last"] = n
    assert [notes.get(f"note {n} \ud800") for n in range(100)] == list(range(100))
    assert notes.get("last") == 99
    assert notes.get("none") is None


@pytest.mark.parametrize("title", ["t" * 5000, "half a pair: \ud800"])
def test_a_document_that_cannot_be_noted_is_a_flaw_and_the_others_come(
    book: Ledger, file: Path, title: str
) -> None:
    given = Given(
        [
            Document(key="bad", title=title),
            Draft(document="bad", record=claim("lost")),
            DOCUMENT,
            keyed(claim("kept")),
        ]
    )
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", on_flaw="keep-going")
    assert contents(book) == ["kept"]
    assert [flaw.at for flaw in report.flaws] == ["document bad", "document"]


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


def test_what_points_beyond_the_text_is_a_flaw(book: Ledger, file: Path) -> None:
    place = anchor(TEXT, (0, len(TEXT)))
    beyond = (len(TEXT) - 5, len(TEXT) + 5)
    bad = [
        claim(TEXT, id="a", anchor=moved(place, beyond)),
        claim(TEXT, id="b", anchor=place, quotes=(beyond,)),
        claim(TEXT, id="c", hedges=(Hedge(at=beyond, text="maybe"),)),
    ]
    document = Document(key="d", text=TEXT)
    given = Given([document, *(Draft(document="d", at=c.id, record=c) for c in bad)])
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", on_flaw="keep-going")
    assert [flaw.at for flaw in report.flaws] == ["a", "b", "c"]
    assert all("the document's text has" in flaw.why for flaw in report.flaws)


def moved(place: Anchor, span: tuple[int, int]) -> Anchor:
    return changed(place, exact=TEXT[span[0] : span[1]], spans=(span,))


def test_an_agent_that_cannot_be_registered_is_a_flaw(book: Ledger, file: Path) -> None:
    long, good = (Agent(id=n[:5], names=(n,)) for n in ("n" * 5000, "Evening Star"))
    items = [Draft(at=a.id, document="d", record=a) for a in (long, good)]
    given = Given([DOCUMENT, *items])
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", on_flaw="keep-going")
    assert [flaw.at for flaw in report.flaws] == ["nnnnn"]
    assert book.agent_id("Evening Star")


def test_a_record_whose_place_alone_has_moved_is_known(book: Ledger, file: Path) -> None:
    def read_at(text: str) -> tuple[int, int, int]:
        start = text.index("Dana")
        place = anchor(text, (start, start + 29))
        moved = claim("Dana denied that prices fell.", "Dana", anchor=place, quotes=place.spans)
        return run(book, file, Given([Document(key="d", text=text), keyed(moved)]))

    assert read_at(TEXT) == (1, 0, 0)
    assert read_at(f"Corrected on Tuesday. {TEXT}") == (0, 1, 0)
    assert read_at(TEXT) == (0, 1, 0)


def test_a_dry_run_says_that_nothing_was_written(book: Ledger, file: Path) -> None:
    given = Given([DOCUMENT, keyed(claim("one"))])
    book.plugins.register(given, "given")
    report = book.import_from(file, adapter="given", dry_run=True)
    assert report.dry_run
    assert str(report).endswith("(dry run: nothing was written)")
    assert not contents(book)
