"""A whole ledger as PROV-JSON is read by the `prov` package, and says the same written again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from ledger import Ledger
from ledger.testing.strategies import hostile_text
from tests.laws.random_ledgers import Step, filled, scripts
from tests.notebook import notebook, record
from tests.replay.test_pins import opened
from tests.show.shelf import samples

model = pytest.importorskip("prov.model", reason="the package `prov` reads what is written")


def exported(book: Ledger, path: Path) -> Any:
    """Export a ledger as PROV-JSON, and read it."""
    done = book.export("ledger", path, format="prov")
    assert done.format == "prov"
    with path.open(encoding="utf-8") as file:
        return model.ProvDocument.deserialize(file, format="json")


def same_again(document: Any) -> bool:
    """Write a document and read it again."""
    return bool(
        model.ProvDocument.deserialize(content=document.serialize(), format="json") == document
    )


def labels(document: Any) -> dict[str, str]:
    records = [*document.get_records(model.ProvEntity), *document.get_records(model.ProvAgent)]
    return {str(r.identifier): str(r.label) for r in records}


def pairs(document: Any, kind: Any, names: dict[str, str]) -> list[tuple[str, str]]:
    """The first two arguments of every relation of a kind, by their labels."""
    found: Iterable[Any] = document.get_records(kind)
    args = [[str(value) for _, value in relation.formal_attributes[:2]] for relation in found]
    return [(names.get(a, a), names.get(b, b)) for a, b in args]


def test_the_samples_are_read_by_prov_and_written_again_the_same(tmp_path: Path) -> None:
    with samples() as book:
        document = exported(book, tmp_path / "book.provjson")
        claims = len(list(book.claims()))
    assert same_again(document)
    assert len(list(document.get_records(model.ProvEntity))) > claims
    assert document.has_bundles()


def test_who_said_it_through_whom_is_attribution_and_a_bundle_of_each_account(
    tmp_path: Path,
) -> None:
    with notebook() as book:
        book.register("The Wire", "outlet")
        claim = book.record(
            who="Orlov", content="we stay neutral", source="notes", quote="we stay",
            reported_by=("The Gazette", "The Wire"), date="2023-06-01",
        )  # fmt: skip
        document = exported(book, tmp_path / "book.provjson")
    names = labels(document)
    assert ("we stay neutral", "Orlov") in pairs(document, model.ProvAttribution, names)
    outer, inner = sorted(document.bundles, key=lambda b: str(b.identifier))
    assert str(outer.identifier).endswith(f"{claim}.account.1")
    [(account, wire)] = pairs(outer, model.ProvAttribution, names)
    assert (account, wire) == ("what The Wire reports", "The Wire")
    assert pairs(inner, model.ProvAttribution, names) == [("we stay neutral", "Orlov")]
    chain = pairs(document, model.ProvDerivation, names)
    assert ("what The Gazette reports", "notes") in chain
    assert ("what The Wire reports", "what The Gazette reports") in chain
    assert ("we stay neutral", "what The Wire reports") in chain
    assert same_again(document)


def test_who_acts_for_whom_is_delegation(tmp_path: Path) -> None:
    with notebook() as book:
        document = exported(book, tmp_path / "book.provjson")
    delegated = pairs(document, model.ProvDelegation, labels(document))
    assert ("Orlov", "Arcadia") in delegated


def test_the_review_of_a_delegation_is_derived_from_nothing(tmp_path: Path) -> None:
    with notebook() as book:
        acts = book.acts_for("Orlov", "Borduria")
        book.review(acts, "confirmed")
        document = exported(book, tmp_path / "book.provjson")
    assert list(document.get_records(model.ProvDerivation)) == []
    assert same_again(document)


def test_what_was_corrected_is_a_revision_and_what_was_taken_back_invalid(tmp_path: Path) -> None:
    with notebook() as book:
        claim, taken = record(book, "we stay neutral"), record(book, "we will win")
        book.correct(claim, content="we lean west", published="2023-07-01", note="misheard")
        book.retract(taken, who="Orlov", source="notes", date="2023-06-05T10:00:00Z")
        document = exported(book, tmp_path / "book.provjson")
    names = labels(document)
    assert ("we lean west", "we stay neutral") in pairs(document, model.ProvDerivation, names)
    [(invalid, _)] = pairs(document, model.ProvInvalidation, names)
    assert invalid == "we will win"
    [invalidation] = document.get_records(model.ProvInvalidation)
    assert str(invalidation.formal_attributes[2][1]).startswith("2023-06-05 10:00")
    assert same_again(document)


def test_a_day_is_never_made_a_moment(tmp_path: Path) -> None:
    with notebook() as book:
        record(book, "we stay neutral", day="2023-06-01")
        document = exported(book, tmp_path / "book.provjson")
    assert list(document.get_records(model.ProvGeneration)) == []
    assert "2023-06-01" in (tmp_path / "book.provjson").read_text("utf-8")


def test_rules_are_software_and_coders_are_agents(tmp_path: Path) -> None:
    with samples() as book:
        document = exported(book, tmp_path / "book.provjson")
    agents = {str(a.label): a.get_asserted_types() for a in document.get_records(model.ProvAgent)}
    rules = [types for label, types in agents.items() if label.startswith("rule:")]
    assert rules
    assert all(model.PROV["SoftwareAgent"] in types for types in rules)


@settings(max_examples=10, deadline=None)
@given(scripts())
def test_any_ledger_is_read_and_written_again_the_same(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder, opened(filled(steps)) as book:
        path = Path(folder) / "book.provjson"
        document = exported(book, path)
        assert same_again(document)
        told = json.loads(path.read_text("utf-8"))
        ids = {id for section in ("entity", "agent", "activity") for id in told.get(section, {})}
        for relation in told.get("wasAttributedTo", {}).values():
            assert {relation["prov:entity"], relation["prov:agent"]} <= ids
        for relation in told.get("wasDerivedFrom", {}).values():
            assert {relation["prov:generatedEntity"], relation["prov:usedEntity"]} <= ids


@settings(max_examples=15, deadline=None)
@given(hostile_text(max_size=60))
def test_no_hostile_text_breaks_the_file(evil: str) -> None:
    with TemporaryDirectory() as folder, notebook() as book:
        record(book, evil or "nothing")
        document = exported(book, Path(folder) / "book.provjson")
    contents = [
        str(value)
        for entity in document.get_records(model.ProvEntity)
        for attribute, value in entity.attributes
        if attribute.localpart == "content"
    ]
    assert contents == [evil or "nothing"]
