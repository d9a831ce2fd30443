"""Who says what in STIX: creators, authors, witnesses, reports, and nobody known."""

from __future__ import annotations

from pathlib import Path

from ledger.adapter import Document, Passage
from ledger.claims import Agent
from tests.adapters.stix.bundles import (
    CERT,
    INA,
    NOBODY,
    bring,
    bundle,
    claim,
    claims,
    drafts,
    flaws,
    identity,
    ledger,
    links,
    read,
    said,
    thing,
)

HERON = thing("threat-actor", 1, created_by_ref=CERT, name="Grey Heron", description="A thief.")


def test_an_object_is_a_claim_of_its_creator_wherever_the_creator_stands(tmp_path: Path) -> None:
    for objects in ((HERON, identity()), (identity(), HERON)):
        [found] = claims(read(tmp_path, bundle(*objects)))
        assert said(found) == "Fjord CERT: threat actor Grey Heron: A thief."
        assert found.chain[-1].agents == (CERT,)
        assert str(found.date) == "2024-03-01T08:00:00Z"
        assert found.date
        assert found.date.basis == "metadata"


def test_a_creator_whom_the_file_does_not_describe_stays_an_id(tmp_path: Path) -> None:
    found = claim(tmp_path, HERON)
    assert (found.chain[-1].name, found.chain[-1].agents) == (CERT, ())


def test_without_a_creator_nobody_knows_who_says_it(tmp_path: Path) -> None:
    found = claim(tmp_path, HERON | {"created_by_ref": None})
    assert found.chain[0].by == ()
    assert "created_by_ref" not in found.extras


def test_the_authors_of_a_note_say_it_through_its_creator(tmp_path: Path) -> None:
    note = thing("note", created_by_ref=CERT, content="It rests.", authors=["Liv Dahl", "Per Holm"])
    found = claim(tmp_path, identity(), note)
    assert said(found) == "Fjord CERT > Liv Dahl and Per Holm: It rests."
    assert (found.form, found.chain[-1].wording) == ("direct", "verbatim")
    assert said(claim(tmp_path, note | {"created_by_ref": None})).startswith("Liv Dahl and Per")


def test_whoever_saw_it_tells_it_to_the_creator_of_a_sighting(tmp_path: Path) -> None:
    seen = thing("sighting", created_by_ref=CERT, sighting_of_ref=HERON["id"], count=3)
    people = identity(), identity(INA, "Ina Berg", "individual"), HERON
    at = {"where_sighted_refs": [INA]}
    assert said(claim(tmp_path, *people, seen | at)) == (
        "Fjord CERT > Ina Berg: threat actor Grey Heron was sighted 3 times"
    )
    own = seen | {"where_sighted_refs": [CERT]}
    assert said(claim(tmp_path, *people, own)).startswith("Fjord CERT: ")
    place = thing("location", name="Holm")
    there = seen | {"where_sighted_refs": [place["id"]], "count": 0}
    found = claim(tmp_path, *people, place, there)
    assert said(found) == "Fjord CERT: threat actor Grey Heron was not sighted at location Holm"
    assert found.polarity == "negative"


def test_identities_are_agents_of_their_class_with_all_their_names(tmp_path: Path) -> None:
    renamed = identity(name="Fjord CERT AS") | {"modified": "2025-01-01T00:00:00Z"}
    items = read(
        tmp_path,
        bundle(identity(), renamed, identity(INA, "Ina Berg", "individual") | {"roles": ["head"]}),
    )
    cert, ina = (d.record for d in drafts(items) if isinstance(d.record, Agent))
    assert (cert.kind, cert.names) == ("organisation", ("Fjord CERT AS", "Fjord CERT"))
    assert (ina.kind, ina.extras["roles"]) == ("person", '["head"]')
    assert not claims(items)


def test_an_identity_without_a_name_is_a_flaw_and_its_objects_stay(tmp_path: Path) -> None:
    nameless = identity()
    del nameless["name"]
    items = read(tmp_path, bundle(nameless, HERON))
    assert [flaw.at for flaw in flaws(items)] == ["objects[0]"]
    assert [c.chain[-1].name for c in claims(items)] == [CERT]


REPORT = thing(
    "report",
    2,
    created_by_ref=CERT,
    name="Herons",
    description="Holm said on Monday that herons had come.",
    published="2024-02-01T00:00:00Z",
    object_refs=[HERON["id"], INA, "tool--not-there"],
)


def test_a_report_is_a_document_and_its_description_is_prose(tmp_path: Path) -> None:
    items = read(tmp_path, bundle(identity(), REPORT))
    [document] = [i for i in items if isinstance(i, Document) and i.key == REPORT["id"]]
    assert (document.title, document.publisher) == ("Herons", "Fjord CERT")
    assert document.text == REPORT["description"]
    assert str(document.published) == "2024-02-01T00:00:00Z"
    [passage] = [i for i in items if isinstance(i, Passage)]
    assert passage == Passage(document=document.key, kind="body", span=(0, len(document.text)))
    [own] = claims(items)
    assert own.anchor
    assert own.anchor.spans == ((0, len(document.text)),)
    assert str(own.date) == "2024-02-01T00:00:00Z"


def test_what_names_no_creator_is_reported_in_the_report_it_stands_in(tmp_path: Path) -> None:
    nameless = HERON | {"created_by_ref": None}
    for objects in ((nameless, REPORT), (REPORT, nameless)):
        items = read(tmp_path, bundle(identity(), *objects))
        [found] = [c for c in claims(items) if c.id == HERON["id"]]
        assert said(found) == "Fjord CERT > [unnamed]: threat actor Grey Heron: A thief."
        assert found.source == REPORT["id"]
        assert found.date is None  # put into STIX after the report was published
        assert not links(items)
    [own] = [c for c in claims(items) if c.id == REPORT["id"]]
    assert own.extras["object_refs"] == f'["{INA}", "tool--not-there"]'


def test_an_object_of_a_known_creator_is_the_same_in_a_report_and_outside(tmp_path: Path) -> None:
    items = read(tmp_path, bundle(identity(), REPORT, HERON))
    [inside] = [c for c in claims(items) if c.id == HERON["id"]]
    assert inside == claim(tmp_path, identity(), HERON)
    assert links(items) == [(HERON["id"], "part_of", REPORT["id"])]


def test_of_several_reports_the_first_published_is_where_it_stands(tmp_path: Path) -> None:
    later = REPORT | {"id": REPORT["id"].replace("2", "3", 1), "published": "2024-02-09T00:00:00Z"}
    nameless = HERON | {"created_by_ref": None}
    for reports in ((later, REPORT), (REPORT, later)):
        items = read(tmp_path, bundle(identity(), *reports, nameless))
        [found] = [c for c in claims(items) if c.id == HERON["id"]]
        assert found.source == REPORT["id"]
        assert links(items) == [(HERON["id"], "part_of", later["id"])]


def test_in_a_ledger_the_creator_says_it_and_the_reader_reads_the_report(tmp_path: Path) -> None:
    with ledger() as book:
        report = bring(book, tmp_path, identity(), HERON, REPORT, identity(NOBODY, "Liv", "class"))
        assert not report.flaws
        [heron] = book.claims(who="Fjord CERT", source=CERT)
        assert heron.content.startswith("threat actor Grey Heron")
        told = [said(c) for c in book.claims(source=REPORT["id"])]
        assert "Fjord CERT > Holm: herons had come" in told
        again = bring(book, tmp_path, identity(), HERON, REPORT, identity(NOBODY, "Liv", "class"))
        assert (again.added, again.amended) == (0, 0)


def test_a_creator_that_is_no_identity_stays_an_id(tmp_path: Path) -> None:
    tool = thing("tool", 5, name="Boathook", created_by_ref=HERON["id"])
    found = claim(tmp_path, HERON, tool)
    assert (found.chain[-1].name, found.chain[-1].agents) == (HERON["id"], ())
    with ledger() as book:
        assert not bring(book, tmp_path, HERON, tool).flaws


def test_a_name_too_long_is_a_flaw_and_nobody_is_called_by_an_id(tmp_path: Path) -> None:
    long = identity(name="F" * 5000)
    items = read(tmp_path, bundle(long, HERON))
    assert [flaw.at for flaw in flaws(items)] == ["objects[0]"]
    [found] = claims(items)
    assert (found.chain[-1].name, found.chain[-1].agents) == (CERT, ())


def test_a_long_report_is_a_document_all_the_same(tmp_path: Path) -> None:
    long = REPORT | {"description": "Herons came. " * 60_000}
    items = read(tmp_path, bundle(identity(), long))
    assert not flaws(items)
    [document] = [i for i in items if isinstance(i, Document) and i.key == REPORT["id"]]
    assert document.text == long["description"]
    [own] = claims(items)
    assert (own.content, own.anchor) == ("report Herons", None)
