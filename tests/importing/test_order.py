"""In whichever order and files records come, they are the same records."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, integers, lists, permutations

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Item
from ledger.claims import (
    Assessment,
    Link,
    Review,
)
from ledger.events import ClaimRecorded, ClaimsLinked
from tests.importing.doubted import coding, rating, report, said
from tests.importing.given import (
    DOCUMENT,
    claim,
    contents,
    events,
    keyed,
)
from tests.notebook import notebook


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
