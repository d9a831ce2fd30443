"""Versions of STIX objects, and those that are revoked, in one file and over several."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tests.adapters.stix.bundles import (
    CERT,
    bring,
    bundle,
    claims,
    drafts,
    flaws,
    identity,
    ledger,
    ratings,
    read,
    retractions,
    said,
    thing,
    uuid,
)

FIRST = thing("tool", created_by_ref=CERT, name="Boathook", description="May be lost.")
SECOND = FIRST | {"modified": "2024-03-01T08:00:00.5Z", "description": "Is lost."}
THIRD = FIRST | {"modified": "2024-03-02T00:00:00Z", "description": "Was found."}
GONE = THIRD | {"modified": "2024-03-03T00:00:00Z", "revoked": True}


@pytest.mark.parametrize("order", list(permutations((FIRST, SECOND, THIRD))))
def test_versions_come_oldest_first_whatever_their_order_in_the_file(
    tmp_path: Path, order: tuple[dict[str, object], ...]
) -> None:
    items = read(tmp_path, bundle(*order))
    assert [c.content.split(": ")[1] for c in claims(items)] == [
        "May be lost.", "Is lost.", "Was found.",
    ]  # fmt: skip
    versions = [draft.version for draft in drafts(items)]
    assert versions == sorted(versions)
    assert versions[0] == "2024-03-01T08:00:00.000000000Z 0000"
    assert {draft.key for draft in drafts(items)} == {FIRST["id"]}


@pytest.mark.parametrize("order", list(permutations((FIRST, SECOND, THIRD))))
def test_an_older_version_never_stands_in_for_a_newer(
    tmp_path: Path, order: tuple[dict[str, object], ...]
) -> None:
    with ledger() as book:
        for version in order:
            assert not bring(book, tmp_path, identity(), version).flaws
        [found] = book.claims()
        assert found.content == "tool Boathook: Was found."
        at_once = bring(book, tmp_path, identity(), *order)
        assert (at_once.added, at_once.amended, at_once.flaws) == (0, 0, ())


def test_all_versions_of_one_file_are_in_the_history(tmp_path: Path) -> None:
    with ledger() as book:
        report = bring(book, tmp_path, identity(), THIRD, FIRST, SECOND)
        assert (report.claims, report.amended, report.flaws) == (1, 2, ())
        [found] = book.claims()
        assert found.content == "tool Boathook: Was found."


def test_the_same_version_with_other_words_is_a_flaw_and_the_first_counts(tmp_path: Path) -> None:
    other = FIRST | {"description": "Never was."}
    items = read(tmp_path, bundle(FIRST, other, FIRST))
    [found] = claims(items)
    assert found.content.endswith("May be lost.")
    [flaw] = flaws(items)
    assert flaw.at == "objects[1]"
    assert "later `modified`" in flaw.why
    assert "Never was." in flaw.raw


def test_what_is_revoked_is_taken_back_by_its_creator(tmp_path: Path) -> None:
    items = read(tmp_path, bundle(identity(), GONE | {"confidence": 3}))
    [found] = claims(items)
    assert str(found.date) == "2024-03-01T08:00:00Z"
    [taken_back] = retractions(items)
    assert taken_back.claim == found.id
    assert taken_back.chain[-1].name == "Fjord CERT"
    assert str(taken_back.chain[-1].said) == "2024-03-03T00:00:00Z"
    assert not ratings(items)
    assert found.extras["confidence"] == "3"


def test_a_claim_is_taken_back_by_a_bundle_that_comes_later(tmp_path: Path) -> None:
    with ledger() as book:
        bring(book, tmp_path, identity(), FIRST)
        gone = FIRST | {"modified": "2024-03-03T00:00:00Z", "revoked": True}
        report = bring(book, tmp_path, identity(), gone)
        assert (report.claims, report.added, report.amended) == (0, 1, 0)
        kinds = [recorded.kind for recorded in book.store.read(1, book.head().seq)]
        assert (kinds.count("ClaimRetracted"), kinds.count("ClaimAmended")) == (1, 0)
        again = bring(book, tmp_path, identity(), gone, name="again.json")
        assert (again.added, again.amended) == (0, 0)


def test_an_overlapping_bundle_brings_only_what_is_new(tmp_path: Path) -> None:
    other = thing("tool", 2, created_by_ref=CERT, name="Anchor")
    with ledger() as book:
        bring(book, tmp_path, identity(), FIRST)
        report = bring(book, tmp_path, other, FIRST, identity(), name="later.json")
        assert (report.added, report.known, report.amended) == (1, 1, 0)


def test_what_was_read_without_its_names_never_stands_in_for_what_has_them(tmp_path: Path) -> None:
    tie = thing(
        "relationship",
        created_by_ref=CERT,
        relationship_type="uses",
        source_ref=FIRST["id"],
        target_ref=f"tool--{uuid(2)}",
    )
    anchor = thing("tool", 2, created_by_ref=CERT, name="Anchor")
    with ledger() as book:
        bring(book, tmp_path, tie)
        [bare] = book.claims()
        assert said(bare) == f"{CERT}: {FIRST['id']} uses tool--{uuid(2)}"
        more = bring(book, tmp_path, tie, FIRST, anchor, identity())
        assert (more.claims, more.amended) == (2, 2)  # the claim, and what its source is called
        told = "Fjord CERT: tool Boathook uses tool Anchor"
        assert told in [said(c) for c in book.claims()]
        less = bring(book, tmp_path, FIRST, tie, name="less.json")
        assert (less.claims, less.added, less.flaws) == (0, 0, ())
        assert told in [said(c) for c in book.claims()]
