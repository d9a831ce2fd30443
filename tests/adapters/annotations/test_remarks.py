"""Who says what in Web Annotations, who answers whom, and what comes through to a ledger."""

from pathlib import Path
from typing import Any

import pytest

from ledger.adapter import Draft
from ledger.claims import Link
from ledger.times import When
from tests.adapters.annotations.reading import (
    chain,
    claims,
    documents,
    flaws,
    keys,
    ledger,
    read,
)
from tests.adapters.annotations.webbed import PAGE, note, one, quote, select
from tests.corpus import CORPUS, needs_corpus

SAMPLES = Path(__file__).parents[1] / "samples" / "annotations"


@pytest.mark.parametrize(
    ("annotation", "content", "act"),
    [
        ({"body": "Yes."}, "Yes.", "asserts"),
        ({"body": None, "bodyValue": "Yes."}, "Yes.", "asserts"),
        ({"body": {"value": "Who?", "purpose": "questioning"}}, "Who?", "asks"),
        ({"body": {"value": "<p>A &amp; b</p>", "format": "text/html"}}, "A & b", "asserts"),
        ({"body": {"type": "Choice", "items": [{"value": "A"}, {"value": "B"}]}}, "A", "asserts"),
        ({"body": "https://other.example/x"}, "https://other.example/x", "cites"),
        ({"body": {"source": "urn:o", "selector": quote("their words")}}, "their words", "cites"),
        ({"body": None, "target": select(quote("yes"))}, "yes", "cites"),
        ({"body": None, "motivation": "bookmarking"}, PAGE, "cites"),
        ({"body": {"value": "old", "purpose": "tagging"}}, "old", "asserts"),
        ({"body": "Bad.", "motivation": "oa:assessing"}, "Bad.", "assesses"),
        ({"@type": "oa:Annotation", "type": [], "body": {"chars": "Older."}}, "Older.", "asserts"),
    ],
)  # fmt: skip
def test_the_content_is_what_the_body_says(
    tmp_path: Path, annotation: dict[str, Any], content: str, act: str
) -> None:
    claim = one(tmp_path, **annotation)
    assert (claim.content, claim.act) == (content, act)
    assert chain(claim) == "Ada Berg"


def test_tags_stand_beside_what_is_said(tmp_path: Path) -> None:
    tag = {"type": "TextualBody", "purpose": "tagging", "value": "old"}
    claim = one(tmp_path, body=[tag, "Twice told.", {**tag, "value": "news"}])
    assert (claim.content, claim.extras["tags"]) == ("Twice told.", "old, news")


def test_each_body_is_said_of_each_target(tmp_path: Path) -> None:
    items = note(tmp_path, {"body": ["A.", "B."], "target": [PAGE, "https://other.example/"]})
    assert [(c.content, d) for c, d in zip(claims(items), ["", "", "o", "o"], strict=True)] == [
        ("A.", ""), ("B.", ""), ("A.", "o"), ("B.", "o"),
    ]  # fmt: skip
    links = [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Link)]
    assert [(link.claim, link.other) for link in links] == [
        ("urn:note:0 2.1", "urn:note:0"), ("urn:note:0 2.2", "urn:note:0 1.2"),
    ]  # fmt: skip


def test_who_wrote_the_body_is_reported_by_who_made_the_annotation(tmp_path: Path) -> None:
    body = {
        "type": "TextualBody",
        "value": "No.",
        "creator": "mailto:per@x.example",
        "created": "2023",
    }
    claim = one(tmp_path, body=body, created="2023-08-10T09:15:00.5+00:00")
    assert chain(claim) == "Ada Berg > per@x.example"
    assert [hop.said for hop in claim.chain] == [
        When(basis="metadata", edtf="2023-08-10T09:15:00Z", words="2023-08-10T09:15:00.5+00:00"),
        When(basis="metadata", edtf="2023", words="2023"),
    ]


def test_nobody_is_made_up_where_no_creator_is_named(tmp_path: Path) -> None:
    assert one(tmp_path, creator=None).chain[0].by == ()


def test_what_is_too_much_is_a_flaw_or_kept_beside(tmp_path: Path) -> None:
    long = note(tmp_path, {"creator": {"name": "n" * 5000}, "id": "urn:a"})
    assert len(claims(long)[0].who[0].text) == 1001
    assert len(claims(long)[0].extras["creator.name"]) == 5000
    many = note(tmp_path, {"body": ["b"] * 200, "target": [f"urn:{n}" for n in range(200)]})
    assert [flaw.why for flaw in flaws(many)] == [
        "200 bodies about 200 targets are too many claims"
    ]
    blob = note(tmp_path, {"target": {"id": PAGE, "blob": "z" * 300_000}})
    assert "source.blob" in flaws(blob)[0].why
    assert len(claims(blob)) == 1


def test_a_long_name_does_not_stop_an_import(tmp_path: Path) -> None:
    note(tmp_path, {"creator": {"name": "n" * 5000}})
    with ledger() as book:
        assert book.import_from(tmp_path / "notes.jsonld").claims == 1


def test_long_ids_hold_threads_together(tmp_path: Path) -> None:
    one, two, maker = (f"https://long.example/{'x' * 80}/{n}" for n in (1, 2, "ada"))
    creator = {"id": maker, "type": "Person", "name": "Ada Berg"}
    note(tmp_path, {"id": one, "creator": creator, "target": [PAGE, "urn:b"]},
         {"id": two, "target": one, "motivation": "replying"})  # fmt: skip
    with ledger() as book:
        assert book.import_from(tmp_path / "notes.jsonld", text="page.txt").flaws == ()
        [reply] = [claim for claim in book.claims() if claim.reply_to]
        assert reply.reply_to in {claim.id for claim in book.claims() if not claim.reply_to}
        assert book.import_from(tmp_path / "notes.jsonld", text="page.txt").added == 0


def test_a_date_that_is_none_keeps_its_words(tmp_path: Path) -> None:
    assert one(tmp_path, created="last Tuesday").date == When(
        basis="metadata", words="last Tuesday"
    )


def test_what_has_no_word_in_the_ledger_is_kept_under_its_own_name(tmp_path: Path) -> None:
    more = {
        "generator": {"id": "urn:client", "type": "Software", "name": "Margin"},
        "rights": "urn:cc0", "canonical": "urn:uuid:1", "via": "urn:v", "audience": {"id": "urn:a"},
        "x:own": {"deep": [1, {"er": True}]},
        "target": {"source": PAGE, "state": {"type": "TimeState", "sourceDate": "2015"}},
    }  # fmt: skip
    assert one(tmp_path, **more).extras == {
        "generator.id": "urn:client", "generator.type": "Software", "generator.name": "Margin",
        "rights": "urn:cc0", "canonical": "urn:uuid:1", "via": "urn:v", "audience.id": "urn:a",
        "x:own.deep": '[1, {"er": true}]',
        "target.state.type": "TimeState", "target.state.sourceDate": "2015",
    }  # fmt: skip


@pytest.mark.parametrize("turned", [False, True])
def test_replies_follow_what_they_reply_to_whatever_their_order(
    tmp_path: Path, turned: bool
) -> None:
    thread: list[dict[str, Any]] = [
        {"id": "urn:a#1", "target": select(quote("Nobody"))},
        {"id": "urn:b", "target": "urn:a#1", "motivation": "replying"},
        {"id": "urn:c", "target": {"source": "urn:b"}, "motivation": "replying"},
    ]
    items = note(tmp_path, *(thread[::-1] if turned else thread))
    assert keys(items) == ["urn:a#1", "urn:b", "urn:c"]
    assert [c.reply_to for c in claims(items)] == [None, "urn:a#1", "urn:b"]
    assert {i.document for i in items if isinstance(i, Draft)} == {PAGE}


def test_a_reply_to_what_the_file_does_not_have_is_read_all_the_same(tmp_path: Path) -> None:
    items = note(tmp_path, {"target": "urn:elsewhere", "motivation": "replying"})
    [claim] = claims(items)
    assert claim.reply_to is None
    assert documents(items)[0].url == "urn:elsewhere"


def test_annotations_that_reply_to_one_another_in_a_circle_are_read(tmp_path: Path) -> None:
    items = note(tmp_path, {"target": "urn:note:1", "motivation": "replying"},
                 {"target": "urn:note:0", "motivation": "replying"})  # fmt: skip
    assert len(claims(items)) == 2


def test_public_rows_of_hypothesis_are_comments_in_threads() -> None:
    items = read(SAMPLES / "hypothesis.json")
    found = {claim.id: claim for claim in claims(items)}
    assert {id: claim.is_comment for id, claim in found.items()} == {
        "Aa1": True, "Bb2": True, "Cc3": True, "Dd4": False,
    }  # fmt: skip
    assert (found["Cc3"].reply_to, found["Bb2"].reply_to) == ("Bb2", "Aa1")
    assert [d.title for d in documents(items)] == ["Cable talks resume"]
    assert found["Aa1"].extras["tags"] == "cable, spring"
    versions = {i.key: i.version for i in items if isinstance(i, Draft)}
    assert versions["Bb2"] == "2023-08-13T11:00:00.500000Z"


def test_the_user_says_whose_notes_are_comments() -> None:
    path = SAMPLES / "hypothesis.json"
    assert not any(claim.is_comment for claim in claims(read(path, comments="none")))
    assert all(claim.is_comment for claim in claims(read(path, comments="all")))


def test_an_annotation_that_was_edited_is_amended_and_an_older_copy_changes_nothing(
    tmp_path: Path,
) -> None:
    old = {"created": "2023-01-01T00:00:00Z", "body": "First."}
    new = {**old, "modified": "2023-01-02T00:00:00Z", "body": "Second."}
    with ledger() as book:
        for state, amended in ((old, 0), (new, 1), (old, 0)):
            note(tmp_path, state)
            report = book.import_from(tmp_path / "notes.jsonld", text="page.txt")
            assert report.amended == amended
        assert [claim.content for claim in book.claims()] == ["Second."]


def test_replies_are_threads_in_the_ledger_and_a_second_import_adds_nothing() -> None:
    with ledger() as book:
        book.import_from(SAMPLES / "hypothesis.json")
        replies = [c for c in book.claims(who="Per Dahl") if c.reply_to]
        assert len(replies) == 1
        assert book.import_from(SAMPLES / "hypothesis.json").added == 0
        assert [c.content for c in book.claims()] == ["For the desk only."]


@needs_corpus
def test_every_example_of_the_standard_becomes_claims_without_a_flaw() -> None:
    items = read(CORPUS / "webannotation" / "collection1.json")
    assert flaws(items) == []
    found = {key.split(" ")[0] for key in keys(items)}
    assert found == {f"http://example.org/anno{n}" for n in range(1, 42)}
    by_id = {claim.id: claim for claim in claims(items)}
    anchor = by_id["http://example.org/anno26"].anchor
    assert anchor is not None
    assert (anchor.prefix, anchor.exact, anchor.suffix) == (
        "this is an ",
        "anotation",
        " that has some",
    )
