"""What STIX objects say, when, how sure, how they may be shared, and what they are about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger.adapter import Document
from tests.adapters.stix.bundles import (
    CERT,
    bundle,
    claim,
    claims,
    flaws,
    identity,
    links,
    ratings,
    read,
    thing,
    uuid,
)

TOOL = thing("tool", 1, created_by_ref=CERT, name="Boathook")
LURE = thing("indicator", 2, created_by_ref=CERT, name="Lure", pattern="[url:value = 'x']")


def test_a_relationship_says_in_words_what_stands_to_what(tmp_path: Path) -> None:
    tie = thing(
        "relationship",
        3,
        created_by_ref=CERT,
        relationship_type="variant-of",
        source_ref=TOOL["id"],
        target_ref="tool--elsewhere",
        start_time="2024-01-01T00:00:00Z",
        stop_time="2024-02-01T00:00:00Z",
    )
    items = read(tmp_path, bundle(tie, TOOL, identity()))
    [found] = [c for c in claims(items) if c.id == tie["id"]]
    assert found.content == "tool Boathook variant of tool--elsewhere"
    assert found.occurrence
    assert str(found.occurrence.happened) == "2024-01-01/2024-02-01"
    assert found.extras["target_ref"] == "tool--elsewhere"
    assert "source_ref" not in found.extras
    assert links(items) == [(tie["id"], "about", TOOL["id"])]


@pytest.mark.parametrize(
    ("type", "relation"),
    [("derived-from", "based_on"), ("based-on", "based_on"), ("duplicate-of", "restates")],
)
def test_some_relationships_are_between_claims_themselves(
    tmp_path: Path, type: str, relation: str
) -> None:
    tie = thing("relationship", 3, relationship_type=type, source_ref=LURE["id"])
    found = links(read(tmp_path, bundle(LURE, TOOL, tie | {"target_ref": TOOL["id"]})))
    assert (LURE["id"], relation, TOOL["id"]) in found


def test_a_pattern_is_quoted_as_it_stands(tmp_path: Path) -> None:
    found = claim(tmp_path, LURE)
    assert found.content == "indicator Lure: [url:value = 'x']"
    assert found.anchor
    assert (found.anchor.exact, found.form) == ("[url:value = 'x']", "mixed")


@pytest.mark.parametrize(
    ("opinion", "relation", "words"),
    [
        ("strongly-disagree", "denies", "strongly disagrees with tool Boathook"),
        ("disagree", "denies", "disagrees with tool Boathook"),
        ("neutral", "about", "is neutral on tool Boathook"),
        ("agree", "agrees_with", "agrees with tool Boathook"),
        ("strongly-agree", "agrees_with", "strongly agrees with tool Boathook"),
    ],
)
def test_an_opinion_grades_what_it_is_about_and_says_where_it_stands(
    tmp_path: Path, opinion: str, relation: str, words: str
) -> None:
    held = thing("opinion", 3, created_by_ref=CERT, opinion=opinion, object_refs=[TOOL["id"]])
    items = read(tmp_path, bundle(identity(), TOOL, held))
    [found] = [c for c in claims(items) if c.id == held["id"]]
    assert (found.act, found.content) == ("assesses", words)
    assert links(items) == [(held["id"], relation, TOOL["id"])]
    [rating] = ratings(items)
    assert (rating.by, rating.target, rating.term.term) == ("Fjord CERT", TOOL["id"], opinion)
    assert rating.term.scale == "STIX 2.1 opinion"
    explained = claim(tmp_path, TOOL, held | {"explanation": "It is a broom."})
    assert (explained.content, explained.form) == ("It is a broom.", "direct")
    assert explained.extras["opinion"] == opinion


def test_confidence_is_the_creators_own_number(tmp_path: Path) -> None:
    [rating] = ratings(read(tmp_path, bundle(identity(), TOOL | {"confidence": 85})))
    assert (rating.by, rating.term.scale, rating.term.term) == (
        "Fjord CERT", "STIX 2.1 confidence", "85",
    )  # fmt: skip


@pytest.mark.parametrize("odd", [101, -1, "high", True, 0.5])
def test_a_confidence_that_is_none_is_kept_as_it_is(tmp_path: Path, odd: object) -> None:
    items = read(tmp_path, bundle(TOOL | {"confidence": odd}))
    assert not ratings(items)
    [found] = claims(items)
    assert found.extras["confidence"] == (odd if isinstance(odd, str) else json.dumps(odd))


def test_markings_are_named_for_the_object_and_for_each_property(tmp_path: Path) -> None:
    statement = thing(
        "marking-definition",
        7,
        modified=None,
        definition_type="statement",
        definition={"statement": "Copyright Fjord CERT"},
    )
    red = "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"
    strict = "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"
    unknown = f"marking-definition--{uuid(8)}"
    marked = TOOL | {
        "object_marking_refs": [red, strict, statement["id"], unknown],
        "granular_markings": [
            {"marking_ref": red, "selectors": ["name", "labels.[0]"]},
            {"lang": "nb", "selectors": ["name"]},
        ],
    }
    extras = claim(tmp_path, statement, marked).extras
    assert extras["object_marking_refs"] == (
        f"TLP:RED ({red}); TLP:AMBER+STRICT ({strict}); "
        f"Copyright Fjord CERT ({statement['id']}); {unknown}"
    )
    assert extras["granular_markings.name"] == f"TLP:RED ({red}); nb"
    assert extras["granular_markings.labels.[0]"] == f"TLP:RED ({red})"
    assert "granular_markings" not in extras


@pytest.mark.parametrize("odd", ["x", [1], [{"selectors": ["name"]}], [{"lang": 1, "a": 2}]])
def test_markings_that_are_none_are_kept_as_they_are(tmp_path: Path, odd: object) -> None:
    extras = claim(tmp_path, TOOL | {"granular_markings": odd, "object_marking_refs": [3]}).extras
    assert extras["granular_markings"] == (odd if isinstance(odd, str) else json.dumps(odd))
    assert extras["object_marking_refs"] == "[3]"


def test_the_markings_that_everyone_has_are_no_claims(tmp_path: Path) -> None:
    white = thing("marking-definition", definition_type="tlp", definition={"tlp": "white"})
    white["id"] = "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9"
    assert not claims(read(tmp_path, bundle(white)))


def test_everything_else_is_kept_under_its_own_name(tmp_path: Path) -> None:
    extras = claim(
        tmp_path,
        TOOL | {"lang": "en", "labels": ["a"], "defanged": True, "x_height": 2.5, "empty": []},
    ).extras
    assert extras == {
        "type": "tool",
        "spec_version": "2.1",
        "created": "2024-03-01T08:00:00.000Z",
        "created_by_ref": CERT,
        "name": "Boathook",
        "lang": "en",
        "labels": '["a"]',
        "defanged": "true",
        "x_height": "2.5",
    }


def test_what_a_bundle_says_of_itself_is_kept_with_the_file(tmp_path: Path) -> None:
    items = read(tmp_path, bundle(TOOL, spec_version="2.0", x_through="the exchange"))
    [document] = [i for i in items if isinstance(i, Document) and not i.key]
    assert document.extras == {
        "id": f"bundle--{uuid(99)}", "spec_version": "2.0", "x_through": "the exchange"
    }  # fmt: skip


def test_a_translation_is_a_claim_in_other_words(tmp_path: Path) -> None:
    words = thing(
        "language-content",
        4,
        created_by_ref=CERT,
        object_ref=TOOL["id"],
        contents={"nb": {"name": "Båtshake"}, "de": {"name": "Bootshaken", "description": "Lang."}},
    )
    items = read(tmp_path, bundle(identity(), TOOL, words))
    nb, de = (c for c in claims(items) if c.id.startswith(words["id"]))
    assert (nb.content, nb.extras["lang"], nb.chain[-1].wording) == ("Båtshake", "nb", "translated")
    assert de.content == "Bootshaken: Lang."
    assert (nb.id, "variant_of", TOOL["id"]) in links(items)


@pytest.mark.parametrize(
    ("first", "last", "happened", "words"),
    [
        ("2024-03-02T21:00:00Z", "2024-03-02T21:00:00.000Z", "2024-03-02T21:00:00Z", ""),
        ("2024-03-02T21:00:00Z", "2024-03-02T23:00:00Z", "2024-03-02", ""),
        ("2024-03-02T21:00:00Z", None, "2024-03-02/", ""),
        (None, "2024-03-02T21:00:00Z", "/2024-03-02", ""),
        ("2024-03-02T23:30:00-01:00", None, "2024-03-03/", ""),
        ("2024-03-09T21:00:00Z", "2024-03-02T21:00:00Z", "", "2024-03-09T21:00:00Z"),
        ("yesterday", None, "", "yesterday"),
        ("2024-02-31T00:00:00Z", None, "", "2024-02-31"),
    ],
)
def test_when_it_happened_keeps_unknown_ends_unknown(
    tmp_path: Path, first: str | None, last: str | None, happened: str, words: str
) -> None:
    found = claim(tmp_path, TOOL | {"first_seen": first, "last_seen": last})
    assert found.occurrence
    assert found.occurrence.happened
    assert found.occurrence.happened.edtf == happened
    assert words in found.occurrence.happened.words
    assert "first_seen" not in found.extras


def test_a_modified_that_is_no_date_is_kept_as_words(tmp_path: Path) -> None:
    found = claim(tmp_path, TOOL | {"modified": "2024-13-45T99:99:99Z"})
    assert found.date
    assert (found.date.edtf, found.date.words) == ("", "2024-13-45T99:99:99Z")


def test_what_one_record_cannot_hold_is_a_flaw_or_goes_on_in_another_extra(tmp_path: Path) -> None:
    long = TOOL | {"description": "ä" * 120_000}
    found = claim(tmp_path, long)
    assert found.content == "tool Boathook"
    assert found.extras["description"] + found.extras["description.2"] == "ä" * 120_000
    items = read(tmp_path, bundle(TOOL | {"x_big": "ä" * 500_000}, LURE))
    assert [c.id for c in claims(items)] == [LURE["id"]]
    [flaw] = flaws(items)
    assert "split it" in flaw.why
    named = read(tmp_path, bundle(TOOL | {"x" * 300: 1}))
    assert [flaw.at for flaw in flaws(named)] == ["objects[0]"]


def test_observables_of_2_0_are_named_in_what_was_observed(tmp_path: Path) -> None:
    seen = thing(
        "observed-data",
        spec_version=None,
        number_observed=2,
        objects={
            "0": {"type": "file", "name": "a.pdf"},
            "1": {"type": "file", "hashes": {"MD5": "1"}},
        },
    )
    found = claim(tmp_path, seen)
    assert found.content == "observed 2 times: file a.pdf, file MD5 1"
    assert json.loads(found.extras["objects"])["1"] == {"type": "file", "hashes": {"MD5": "1"}}
