"""A whole ledger goes out as STIX 2.1 that others accept, and comes back without loss."""

from __future__ import annotations

import json
import tracemalloc
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import stix2
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ledger import Ledger
from ledger.claims import Source, Version
from ledger.clock import SteppingClock
from ledger.events import SourceCaptured
from ledger.exporting.stix.naming import AUTHOR, EXTENSION, begun, published, stamp
from ledger.exporting.stix.naming import uuid as made
from ledger.plugins import Plugins
from ledger.store.parts import capture
from ledger.testing.strategies import hostile_text
from ledger.times import When
from ledger_adapters import stix
from ledger_adapters.stix.own import EXTENSION as READ
from tests.exporting.test_files import fill
from tests.laws.random_ledgers import Step
from tests.laws.shelves import opened, put, shelf
from tests.laws.test_whole_ledger_laws import fuller, spoken_of_after_all
from tests.notebook import notebook, record
from tests.show.shelf import samples
from tests.show.test_hostile import ledger_of

LATER = 1_800_000_000_000_000


@contextmanager
def another() -> Iterator[Ledger]:
    """Open a ledger of somebody else's, which reads STIX."""
    plugins = Plugins()
    plugins.register(stix, "stix")
    clock = SteppingClock(start=LATER)
    with Ledger.open(":memory:", by="bob", clock=clock, plugins=plugins) as book:
        yield book


def exported(book: Ledger, path: Path) -> list[dict[str, Any]]:
    """Export a ledger; gives the objects of the bundle."""
    done = book.export("ledger", path)
    assert done.format == "stix"
    found: list[dict[str, Any]] = json.loads(path.read_bytes())["objects"]
    return found


def accepted(objects: list[dict[str, Any]]) -> None:
    """Make sure that others take the objects, nothing custom among them."""
    for each in objects:
        stix2.parse(each, allow_custom=False)
    versions = Counter((each["id"], each["modified"]) for each in objects)
    assert max(versions.values()) == 1
    ids = {each["id"] for each in objects}
    assert {ref for each in objects for ref in refs(each)} <= ids


def refs(thing: dict[str, Any]) -> Iterator[str]:
    """List what an object refers to."""
    yield from thing.get("object_refs", ())
    yield from (thing[n] for n in ("created_by_ref", "source_ref", "target_ref") if n in thing)


def passed_on(book: Ledger, folder: Path) -> None:
    """Make sure that a ledger says the same once it went through STIX."""
    one, two = folder / "one.jsonl", folder / "two.jsonl"
    book.export("ledger", one)
    objects = exported(book, folder / "out.stix")
    accepted(objects)
    with another() as other:
        assert other.import_from(folder / "out.stix").flaws == ()
        other.export("ledger", two)
        again = other.import_from(folder / "out.stix")
        assert (again.added, again.amended, again.flaws) == (0, 0, ())
    lines = [path.read_text("utf-8").split("\n")[1:] for path in (one, two)]
    assert lines[0] == lines[1]


def test_the_samples_come_back_as_they_were_and_others_accept_them(tmp_path: Path) -> None:
    with samples() as book:
        passed_on(book, tmp_path)
        kinds = Counter(each["type"] for each in exported(book, tmp_path / "out.stix"))
    bundle = json.loads((tmp_path / "out.stix").read_bytes())
    assert stix2.parse(bundle, allow_custom=False).type == "bundle"
    assert min(kinds[type] for type in ("identity", "report", "note", "relationship")) > 5


def test_reviews_of_reviews_go_with_what_they_are_about(tmp_path: Path) -> None:
    with notebook() as book:
        gone, kept = record(book, "we stay neutral"), record(book, "they do not")
        for about in (gone, kept):
            for _ in range(4):
                about = book.review(about, "confirmed")
        book.withdraw(gone, "a slip")
        passed_on(book, tmp_path)
        told = [each["content"] for each in exported(book, tmp_path / "out.stix")
                if each["type"] == "note"]  # fmt: skip
    assert sum("confirmed" in it for it in told) == 4


@settings(max_examples=12, deadline=None)
@given(fuller())
def test_any_ledger_comes_back_as_it_was_and_others_accept_it(steps: list[Step]) -> None:
    with shelf() as folder, opened(folder / "ledger") as book:
        put(book, steps)
        assume(not spoken_of_after_all(book))
        passed_on(book, folder)


@settings(max_examples=10, deadline=None)
@given(hostile_text(max_size=60))
def test_hostile_text_comes_back_as_it_was(evil: str) -> None:
    with shelf() as folder, ledger_of(evil) as book:
        passed_on(book, folder)
        text = (folder / "out.stix").read_text("utf-8")
    assert not set(text) & {"\u202e", "\u200b", "\x1b", "\u2028"}


def test_a_claim_is_a_note_of_its_reporter_by_its_claimant(tmp_path: Path) -> None:
    with notebook() as book:
        record(book, "we stay neutral")
        objects = exported(book, tmp_path / "out.stix")
    named = {each["id"]: each.get("name") for each in objects}
    [note] = [each for each in objects if each.get("content") == "we stay neutral"]
    assert named[note["created_by_ref"]] == "The Gazette"
    assert note["authors"] == ["Orlov"]
    assert note["abstract"] == "Orlov, 2023-06-01 [through The Gazette]"
    [report] = [each for each in objects if each["id"] in note["object_refs"]]
    assert (report["type"], report["name"]) == ("report", "notes")
    assert report["published"] == "2023-06-10T00:00:00.000000Z"
    own = note["extensions"][EXTENSION]
    assert own["extension_type"] == "property-extension"
    first = {n: own[n] for n in ("who", "source", "date", "reported_by")}
    assert first == {
        "who": "Orlov", "source": "notes", "date": "2023-06-01", "reported_by": ["The Gazette"]
    }  # fmt: skip
    line = json.loads(own["records"][0])
    assert (line["who"], line["claim"]["content"]) == ("Orlov", "we stay neutral")


def test_a_source_without_a_date_is_no_report(tmp_path: Path) -> None:
    with notebook() as book:
        book.source("leaflet")
        book.record(who="Orlov", content="we wait", source="leaflet")
        objects = exported(book, tmp_path / "out.stix")
    [leaflet] = [each for each in objects if each.get("name") == "leaflet"]
    assert (leaflet["type"], leaflet["context"]) == ("grouping", "unspecified")


def test_amended_is_a_later_version_and_retracted_is_revoked(tmp_path: Path) -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        book.amend(claim, "a slip", content="we stay out of it")
        book.retract(claim, who="Orlov", source="notes", words="we do not")
        objects = exported(book, tmp_path / "out.stix")
    [note] = {each["id"] for each in objects if each.get("content") == "we stay neutral"}
    versions = sorted((o for o in objects if o["id"] == note), key=lambda o: str(o["modified"]))
    assert [(o["content"], o.get("revoked", False)) for o in versions] == [
        ("we stay neutral", False),
        ("we stay out of it", False),
        ("taken back: we do not", True),
    ]
    assert len({o["created"] for o in versions}) == 1


def test_a_grade_on_the_scale_of_opinions_is_an_opinion(tmp_path: Path) -> None:
    with notebook() as book:
        claim = record(book, "we stay neutral")
        book.rate(claim, "STIX 2.1 opinion", "disagree", why="they arm")
        book.rate(claim, "Admiralty credibility", "2")
        objects = exported(book, tmp_path / "out.stix")
    [opinion] = [each for each in objects if each["type"] == "opinion"]
    assert (opinion["opinion"], opinion["explanation"], opinion["authors"]) == (
        "disagree", "they arm", ["ann"],
    )  # fmt: skip
    assert "2 on the scale Admiralty credibility" in [each.get("content") for each in objects]


def test_a_link_is_a_relationship_of_two_notes(tmp_path: Path) -> None:
    with notebook() as book:
        one, other = record(book, "we stay neutral"), record(book, "we take sides")
        book.link(one, "contradicts", other, why="neutral, sides")
        objects = exported(book, tmp_path / "out.stix")
    [tie] = [o for o in objects if o.get("relationship_type") == "contradicts"]
    contents = {each["id"]: each.get("content") for each in objects}
    assert (contents[tie["source_ref"]], contents[tie["target_ref"]]) == (
        "we stay neutral", "we take sides",
    )  # fmt: skip


def test_a_long_text_goes_on_in_notes_and_comes_back_whole(tmp_path: Path) -> None:
    text = "It rained all day, and the ferry lay still.\n\n" * 6000
    with notebook() as book:
        parts, sums = capture(text, SteppingClock(start=0))
        source = Source(id="source-1", key="name:long", name="long")
        version = Version(length=len(text), parts=sums, sha256="0" * 64)
        captured = SourceCaptured(source=source, version=version)
        book.store.append([captured], recorder="ann", parts={0: parts})
        passed_on(book, tmp_path)
        objects = exported(book, tmp_path / "out.stix")
    [first] = [o for o in objects if o["type"] == "grouping"]
    rest = [o for o in objects if o.get("abstract", "").startswith("text, part ")]
    assert first["description"] + "".join(o["content"] for o in rest) == text
    assert len(rest) == 2
    assert max(len(json.dumps(o)) for o in objects) < 4 << 20


def test_without_texts_none_goes_out(tmp_path: Path) -> None:
    with samples() as book:
        book.export("ledger", tmp_path / "out.stix", texts=False)
    objects = json.loads((tmp_path / "out.stix").read_bytes())["objects"]
    assert not [o for o in objects if o["type"] == "report" and "description" in o]


def test_ids_are_the_same_in_every_export_and_of_the_fifth_version(tmp_path: Path) -> None:
    with samples() as book:
        objects = exported(book, tmp_path / "one.stix")
        exported(book, tmp_path / "two.stix")
    assert (tmp_path / "one.stix").read_bytes() == (tmp_path / "two.stix").read_bytes()
    assert {uuid.UUID(each["id"].partition("--")[2]).version for each in objects} == {5}
    space = uuid.UUID("5f0e4c2a-9b7d-4e6f-8a3b-1c2d3e4f5a6b")
    for name in ("", "extension-definition", "ä\U0001f600"):
        assert made(name) == str(uuid.uuid5(space, name))


def test_the_adapter_reads_the_extension_that_is_written(tmp_path: Path) -> None:
    assert READ == EXTENSION
    with notebook() as book:
        first, second, *_ = exported(book, tmp_path / "out.stix")
    assert (first["id"], second["id"], second["created_by_ref"]) == (AUTHOR, EXTENSION, AUTHOR)
    assert "`records`" in second["schema"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2023-08-09", "2023-08-09T00:00:00.000000Z"),
        ("2023-08-09T10:11:12Z", "2023-08-09T10:11:12.000000Z"),
        ("2023", "2023-01-01T00:00:00.000000Z"),
        ("../2023", ""),
        ("0000", ""),
        ("Y17000", ""),
        ("-0044-03-15", ""),
        ("0033-04-03", "0033-04-03T00:00:00.000000Z"),
        ("9999-12-31", "9999-12-31T00:00:00.000000Z"),
        ("", ""),
    ],
)
def test_a_date_is_a_timestamp_where_its_first_second_can_be_one(text: str, written: str) -> None:
    assert published(When(edtf=text)) == written


def test_an_id_tells_when_it_was_made() -> None:
    assert stamp(begun("01JNDKQXBR000000000000000C", 2**53)) == "2025-03-03T09:00:11.000000Z"
    assert begun("01JNDKQXBR000000000000000C", 5) == 5
    assert (begun("c1", 7), begun("c1", 0)) == (7, 0)


@given(st.integers(0, 2**50))
def test_timestamps_are_those_of_stix(microseconds: int) -> None:
    parsed = stix2.utils.parse_into_datetime(stamp(microseconds))
    assert round(parsed.timestamp() * 1_000_000) == microseconds


def test_memory_does_not_grow_with_the_number_of_claims(tmp_path: Path) -> None:
    held = []
    with notebook() as book:
        for count in (1100, 1300):
            fill(book, count)
            tracemalloc.start()
            book.export("ledger", tmp_path / "out.stix")
            held.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert held[1] < 1.3 * held[0]
