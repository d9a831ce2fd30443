"""What an import could get wrong: keys, versions, names and records that come in odd ways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, integers, lists, permutations

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Item, Passage, changed
from ledger.claims import (
    Agent,
    Amendment,
    Assessment,
    Coding,
    Hop,
    Link,
    Mention,
    Rating,
    Retraction,
    Review,
    Term,
)
from ledger.errors import StoreFailed
from ledger.events import ClaimRecorded, ClaimsLinked, RatingGiven, Withdrawn
from ledger.importing.report import ImportReport
from ledger.interchange.quick import quickly
from ledger.interchange.writing import write_draft
from ledger.times import when
from tests.importing.test_again import (
    DOCUMENT,
    TEXT,
    Found,
    Given,
    bring,
    claim,
    contents,
    events,
    keyed,
    read_as,
    read_text,
)
from tests.importing.test_cut_short import Faulty
from tests.notebook import notebook


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


def report(book: Ledger, file: Path, *items: Item, **more: Any) -> ImportReport:
    """Import items, flaws and all."""
    given = Given(items)
    given.name = f"given-{id(given)}"
    book.plugins.register(given, given.name)
    return book.import_from(file, adapter=given.name, **{"on_flaw": "keep-going", **more})


def rating(term: str) -> Rating:
    return Rating(by="bo", id="r", target="c", term=Term(scale="stars", term=term))


def standing_ratings(book: Ledger) -> list[str]:
    gone = {e.target for e in events(book, Withdrawn)}
    return [e.rating.term.term for e in events(book, RatingGiven) if e.rating.id not in gone]


def coding(claim: str = "c", bearing: Any = "closer", id: str = "j", **more: Any) -> Coding:
    fields = {"aspect": "neutrality", "coder": "bo", "parties": ("Arcadia", "Borduria"), **more}
    return Coding(bearing=bearing, claim=claim, id=id, **fields)


def test_a_file_with_versions_of_a_judgement_is_known_when_it_comes_again(
    book: Ledger, file: Path
) -> None:
    items = [
        keyed(claim("talks went on")),
        keyed(rating("two"), "r", "1"),
        keyed(rating("three"), "r", "2"),
    ]
    assert bring(book, file, *items) == (2, 1, 0)
    assert standing_ratings(book) == ["three"]
    assert bring(book, file, *items) == (0, 3, 0)
    assert standing_ratings(book) == ["three"]


def test_a_judgement_that_was_withdrawn_stays_so_whatever_versions_come(
    book: Ledger, file: Path
) -> None:
    told = keyed(claim("talks went on"))
    bring(book, file, told, keyed(rating("two"), "r", "1"))
    [given] = events(book, RatingGiven)
    book.withdraw(given.rating.id, reason="a slip")
    newer = [keyed(rating("three"), "r", "2"), keyed(rating("four"), "r", "3")]
    assert bring(book, file, told, *newer) == (0, 3, 0)
    assert standing_ratings(book) == []


def test_a_claim_that_was_withdrawn_stays_so_whatever_versions_come(
    book: Ledger, file: Path
) -> None:
    bring(book, file, keyed(claim("one"), version="1"))
    [held] = book.claims()
    book.withdraw(held.id, reason="a slip")
    newer = [keyed(claim("two"), version="2"), keyed(claim("three"), version="3")]
    assert bring(book, file, *newer) == (0, 2, 0)
    assert contents(book) == []


def test_what_was_redacted_is_known_and_its_judgements_too(tmp_path: Path, file: Path) -> None:
    items = [keyed(claim("talks went on")), keyed(coding(), "row 1")]
    with Ledger.open(tmp_path / "r.ledger", by="ann") as book:
        assert report(book, file, DOCUMENT, *items).added == 2
        [held] = events(book, ClaimRecorded)
        book.redact(held.claim.id, reason="a court said so")
        again = report(book, file, DOCUMENT, *items)
        assert (again.added, again.known, again.amended, again.flawed) == (0, 2, 0, 0)
        newer = [keyed(claim("other"), version="1"), keyed(claim("another"), version="2")]
        again = report(book, file, DOCUMENT, *newer)
        assert (again.added, again.known, again.amended, again.flawed) == (0, 2, 0, 0)


def test_an_amendment_and_its_claim_that_come_again_change_nothing(
    book: Ledger, file: Path
) -> None:
    items = [
        keyed(claim("one")),
        keyed(Amendment(claim=claim("two"), id="a", reason="a slip"), "a"),
    ]
    assert bring(book, file, *items) == (2, 0, 0)
    assert contents(book) == ["two"]
    assert bring(book, file, *items) == (0, 2, 0)
    assert contents(book) == ["two"]


def test_a_name_for_a_file_leaves_its_documents_apart(book: Ledger, file: Path) -> None:
    items: list[Item] = [
        Document(key="a", text="Text a."),
        Document(key="b", text="Text b."),
        Draft(document="a", record=claim("one")),
        Draft(document="b", record=claim("two")),
    ]
    first = report(book, file, *items, name="papers")
    assert (first.added, first.flawed) == (2, 0)
    assert len({c.source for c in book.claims()}) == 2
    again = report(book, file, *items[::-1][2:], *items[2:], name="papers")
    assert (again.added, again.known, again.amended) == (0, 2, 0)


def test_a_claim_a_newer_reader_lost_and_a_still_newer_one_finds_stands_again(
    book: Ledger, file: Path, reader: Found
) -> None:
    reader.claims = [read_as(0, 22, "Orlov said", 1)]
    assert read_text(book, file, reader) == (1, 0, 0)
    reader.claims, reader.version = [], 2
    assert read_text(book, file, reader) == (0, 0, 1)
    assert contents(book) == []
    for version in (1, 2):
        reader.claims, reader.version = [read_as(0, 22, "Orlov said", version)], version
        assert read_text(book, file, reader) == (0, 1, 0)
        assert contents(book) == []
    reader.claims, reader.version = [read_as(0, 22, "Orlov said", 3)], 3
    added, known, amended = read_text(book, file, reader)
    assert (added + amended, known) == (1, 0)
    assert contents(book) == ["Orlov said trade grew."]
    assert read_text(book, file, reader) == (0, 1, 0)


def test_what_a_newer_reader_finds_beside_an_old_claim_does_not_take_its_place(
    book: Ledger, file: Path, reader: Found
) -> None:
    reader.claims = [read_as(0, 22, "Orlov", 1)]
    assert read_text(book, file, reader) == (1, 0, 0)
    reader.claims, reader.version = [read_as(0, 21, "Dana", 2), read_as(0, 22, "Orlov", 2)], 2
    assert read_text(book, file, reader) == (1, 1, 0)
    assert contents(book) == ["Orlov said trade grew", "Orlov said trade grew."]


def test_a_passage_given_twice_is_read_once(book: Ledger, file: Path, reader: Found) -> None:
    reader.claims = [read_as(0, 22, "Orlov", 1)]
    document = Document(key="d", publisher="The Gazette", text=TEXT)
    passage = Passage(document="d", span=(0, len(TEXT)))
    told = report(book, file, document, passage, document, passage, reader="found")
    assert (told.added, told.flawed) == (1, 0)


@pytest.mark.parametrize("version", ["\ud800", "a\x1fb", "v" * 5000])
def test_a_version_that_cannot_be_kept_is_a_flaw_and_the_rest_goes_on(
    book: Ledger, file: Path, version: str
) -> None:
    bad = keyed(claim("one", id="1"), "1", version)
    judged = keyed(rating("two"), "r", version)
    told = report(book, file, DOCUMENT, keyed(claim("two", id="c"), "2"), bad, bad, judged)
    assert contents(book)[-1] == "two"
    again = report(book, file, DOCUMENT, keyed(claim("two", id="c"), "2"), bad, bad, judged)
    assert (again.added, again.flawed) == (0, told.flawed)


@pytest.mark.parametrize("name", ["", "\ud800", "n" * 100_000, " ", "\x00"])
def test_a_name_that_cannot_be_kept_is_a_flaw_and_the_rest_goes_on(
    book: Ledger, file: Path, name: str
) -> None:
    bad: list[Item] = [
        Draft(document="d", record=Agent(id="a", names=(name,))),
        Draft(document="d", record=Agent(id="b", names=("Zenda Press", name))),
        Draft(document="d", record=coding(parties=("Arcadia", name))),
        Draft(document="d", record=claim("bad", name, id="x")),
    ]
    for item in bad:
        report(book, file, DOCUMENT, keyed(claim("kept")), item)
    assert "kept" in contents(book)
    assert "kept" in [c.content for c in book.claims()]


def test_an_agent_without_a_name_is_a_flaw(book: Ledger, file: Path) -> None:
    told = report(
        book,
        file,
        DOCUMENT,
        keyed(claim("kept")),
        Draft(document="d", record=Agent(id="a", names=())),
    )
    assert (told.added, told.flawed) == (1, 1)


@pytest.mark.parametrize("words", ["\ud800", "w" * 20_000])
def test_flaws_in_whatever_words_do_not_lose_the_good_records(
    book: Ledger, file: Path, words: str
) -> None:
    flaws = [Flaw(at=words, raw=words, why=words)] * 60
    told = report(book, file, DOCUMENT, *flaws, keyed(claim("kept")))
    assert (told.added, told.flawed) == (1, 60)
    assert contents(book) == ["kept"]


def test_a_file_whose_name_is_no_text_can_be_imported(book: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.given"
    path.write_text("given")
    told = report(book, path, Document(text="Text."), Draft(record=claim("kept")))
    assert (told.added, told.flawed) == (1, 0)


def test_judgements_may_refer_to_judgements_behind_them(book: Ledger, file: Path) -> None:
    def assessed(id: str, supersedes: str | None = None) -> Assessment:
        return Assessment(
            assessor="bo",
            id=id,
            parties=("Arcadia", "Borduria"),
            reason="new evidence" if supersedes else None,
            statement=f"statement {id}",
            supersedes=supersedes,
        )

    items = [
        keyed(claim("talks went on")),
        keyed(Review(by="bo", id="v", target="j", verdict="confirmed"), "v"),
        keyed(assessed("a2", "a1"), "a2"),
        keyed(assessed("a1"), "a1"),
        keyed(coding(), "j"),
    ]
    told = report(book, file, DOCUMENT, *items)
    assert (told.added, told.flaws) == (5, ())
    again = report(book, file, DOCUMENT, *items)
    assert (again.added, again.known, again.amended, again.flaws) == (0, 5, 0, ())


def test_a_coding_of_a_claim_without_a_handle_is_a_flaw(book: Ledger, file: Path) -> None:
    told = report(
        book, file, DOCUMENT, keyed(claim("one", id="")), Draft(document="d", record=coding(""))
    )
    assert (told.added, told.flawed) == (1, 1)


def test_what_a_document_calls_its_own_comes_before_what_another_does(
    book: Ledger, file: Path
) -> None:
    one, two = Document(key="one"), Document(key="two")

    def said(document: str, content: str, id: str, **more: Any) -> Draft:
        return Draft(document=document, key=id, record=claim(content, id=id, **more))

    report(book, file, two, said("two", "question of two", "1"))
    report(
        book,
        file,
        one,
        two,
        said("one", "question of one", "1"),
        said("two", "answer", "2", reply_to="1"),
    )
    by_content = {c.content: c for c in book.claims()}
    assert by_content["answer"].reply_to == by_content["question of two"].id


def test_two_documents_under_one_key_are_told_apart_or_flawed(book: Ledger, file: Path) -> None:
    one = Document(key="d", url="https://one.example/")
    two = Document(key="d", url="https://two.example/")
    told = report(
        book,
        file,
        one,
        Draft(document="d", record=claim("of one")),
        two,
        Draft(document="d", record=claim("of two")),
        one,
        Draft(document="d", record=claim("of one again")),
    )
    sources: dict[str, set[str]] = {}
    for each in book.claims():
        sources.setdefault(each.source, set()).add(each.content)
    assert told.flawed or {"of one", "of one again"} in sources.values()


def test_a_dry_run_counts_as_the_real_one_does(book: Ledger, file: Path) -> None:
    first = [keyed(claim("one"), "1"), keyed(claim("two", id="d"), "2"), keyed(rating("two"), "r")]
    second = [
        keyed(claim("one!"), "1"),
        keyed(claim("two", id="d"), "2"),
        keyed(rating("three"), "r"),
        keyed(claim("three", id="e"), "3"),
        Flaw(at="row 9", why="bad"),
    ]
    for items in (first, second, second):
        dry = report(book, file, DOCUMENT, *items, dry_run=True)
        real = report(book, file, DOCUMENT, *items)
        assert dry.import_id is None
        for name in ("added", "amended", "claims", "flawed", "known"):
            assert getattr(dry, name) == getattr(real, name)


@given(data())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_split_overlap_and_order_brings_the_same_claims(data: DataObject) -> None:
    numbers = data.draw(lists(integers(0, 5), min_size=1, max_size=6, unique=True))
    records = [said(n) for n in numbers]
    files = data.draw(lists(permutations(records), min_size=1, max_size=3))
    cuts = [order[: data.draw(integers(0, len(order)))] for order in files]
    with TemporaryDirectory() as folder, notebook() as one, notebook() as many:
        path = Path(folder) / "records.given"
        path.write_text("given")
        report(one, path, DOCUMENT, *records)
        for n, part in enumerate([*cuts, records]):
            path = path.rename(path.with_name(f"renamed {n}.given"))
            told = report(many, path, DOCUMENT, *part, name="table")
            assert (told.amended, told.flawed) == (0, 0)
            assert told.added + told.known == len(part)
        assert contents(many) == contents(one)
        assert len(events(many, ClaimRecorded)) == len(records)


def said(n: int) -> Draft:
    """Give a record of its own for each number, every other one with a key."""
    return Draft(
        document="d", key=f"k{n}" if n % 2 else "", record=claim(f"talks {n // 2}", f"Quill {n}")
    )


@pytest.mark.parametrize("appends", [0, 1, 2])
def test_newer_versions_whose_import_was_cut_short_come_once(
    book: Ledger, file: Path, appends: int
) -> None:
    def told(n: int) -> list[Item]:
        claims = [keyed(claim(f"talk {i} of {n}", id=f"c{i}"), f"k{i}", str(n)) for i in range(600)]
        return [DOCUMENT, *claims, keyed(changed(rating(f"{n}"), target="c0"), "r", str(n))]

    assert report(book, file, *told(1)).added == 601
    real, book.store = book.store, Faulty(book.store, appends)  # type: ignore[assignment]
    with pytest.raises(StoreFailed):
        report(book, file, *told(2))
    book.store = real
    assert all(content.endswith("of 1") for content in contents(book))
    again = report(book, file, *told(2))
    assert (again.added, again.known, again.amended) == (0, 0, 601)
    assert all(content.endswith("of 2") for content in contents(book))
    again = report(book, file, *told(2))
    assert (again.added, again.known, again.amended) == (0, 601, 0)


def test_replies_and_links_hold_among_more_documents_than_are_held(
    book: Ledger, file: Path
) -> None:
    documents = [Document(key=f"d{n}", text=f"Text {n}.") for n in range(150)]
    asked = [
        Draft(document=d.key, key="q", record=claim(f"ask {d.key}", id="q")) for d in documents
    ]
    replies = [
        Draft(document=d.key, key="a", record=claim(f"reply {d.key}", id="a", reply_to="q"))
        for d in documents
    ]
    links = [
        Draft(
            document=d.key,
            key="l",
            record=Link(by="bo", claim="a", id="l", other="q", relation="denies"),
        )
        for d in documents
    ]
    told = report(book, file, *documents, *links, *replies, *asked)
    assert (told.added, told.flaws) == (450, ())
    by_id = {c.id: c for c in book.claims()}
    for each in by_id.values():
        if each.reply_to:
            assert by_id[each.reply_to].content == each.content.replace("reply", "ask")
    linked = [e.link for e in events(book, ClaimsLinked) if e.link.by == "bo"]
    assert all(by_id[k.claim].reply_to == k.other for k in linked)
    again = report(book, file, *documents, *links, *replies, *asked)
    assert (again.added, again.known, again.amended) == (0, 450, 0)


def test_a_date_with_an_escape_in_it_is_not_read_quickly() -> None:
    retraction = Retraction(
        chain=(Hop(by=(Mention(text="Quill"),), said=when("2023-01-02")),),
        claim="c",
        id="x",
        source="s",
    )
    line = write_draft(Draft(document="d", key="x", record=retraction)).decode()
    assert quickly(line, "line 1")
    assert quickly(line.replace('edtf":"2023-01-02', 'edtf":"\\u0000'), "line 1") is None
