"""Claims written as Web Annotations keep the rules of the standard, and come back as they were."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import assume, given, settings

from ledger import Ledger
from ledger.claims import Claim
from ledger.errors import BadExport
from ledger.exporting.w3c import CONTEXT, TERMS
from ledger.testing.strategies import hostile_text
from ledger_adapters.annotations import AnnotationsAdapter
from tests.exporting.test_again import claims, names, told
from tests.laws.random_ledgers import Step, filled, scripts
from tests.notebook import notebook, record
from tests.replay.test_pins import opened
from tests.show.shelf import samples
from tests.show.test_hostile import ledger_of

STANDARD = frozenset({
    "accessibility", "audience", "body", "bodyValue", "cached", "canonical", "conformsTo",
    "created", "creator", "email", "email_sha1", "end", "endSelector", "exact", "first", "format",
    "generated", "generator", "homepage", "id", "items", "label", "language", "last", "modified",
    "motivation", "name", "next", "nickname", "partOf", "prefix", "prev", "processingLanguage",
    "purpose", "refinedBy", "renderedVia", "rights", "scope", "selector", "source", "sourceDate",
    "sourceDateEnd", "sourceDateStart", "start", "startIndex", "startSelector", "state",
    "styleClass", "stylesheet", "suffix", "target", "textDirection", "total", "type", "value",
    "via",
})  # fmt: skip
"""The names of properties in the context of the standard."""
TYPES = frozenset({
    "Annotation", "AnnotationCollection", "AnnotationPage", "SpecificResource", "Software", "Text",
    "TextPositionSelector", "TextQuoteSelector", "TextualBody",
})  # fmt: skip
IRI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+")
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
Json = dict[str, Any]


@contextmanager
def another() -> Iterator[Ledger]:
    """An empty ledger that can read annotations."""
    with Ledger.open(":memory:", by="bob") as book:
        if "annotations" not in {plugin.name for plugin in book.plugins.states()}:
            offered = SimpleNamespace(ledger_adapters=lambda: [AnnotationsAdapter()])
            book.plugins.register(offered, "annotations")
        yield book


@contextmanager
def again(book: Ledger, path: Path, **asked: bool) -> Iterator[Ledger]:
    """Export the claims of a ledger, and import them into an empty one."""
    book.export("claims", path, **asked)  # type: ignore[arg-type]  # truth values only
    with another() as other:
        report = other.import_from(path, adapter="annotations")
        assert report.flaws == ()
        yield other


def exported(book: Ledger, folder: Path, **asked: Any) -> Json:
    """Export the claims of a ledger, and give the JSON."""
    book.export("claims", folder / "claims.jsonld", **asked)
    found: Json = json.loads((folder / "claims.jsonld").read_text("utf-8"))
    return found


# --- the standard ---


def check(document: Json) -> None:
    """Check a collection against what the Web Annotation Data Model demands ("MUST")."""
    assert document["@context"][0] == CONTEXT
    page = document["first"]
    for it, kind in ((document, "AnnotationCollection"), (page, "AnnotationPage")):
        assert IRI.fullmatch(it["id"])
        assert it["type"] == kind
    assert isinstance(document["label"], str)
    assert page["partOf"] == document["id"]
    assert page["startIndex"] == 0
    assert isinstance(page["items"], list)
    assert document["total"] == len(page["items"])
    assert len({annotation["id"] for annotation in page["items"]}) == len(page["items"])
    for annotation in page["items"]:
        check_annotation(annotation)


def check_annotation(annotation: Json) -> None:
    check_names(annotation)
    assert IRI.fullmatch(annotation["id"])
    assert annotation["type"] == "Annotation"
    assert annotation["motivation"] == "describing"
    assert UTC.fullmatch(annotation["created"])
    assert isinstance(annotation["creator"]["name"], str)
    assert annotation["generator"]["type"] == "Software"
    body = annotation["body"]
    assert "TextualBody" in body["type"]
    assert isinstance(body["value"], str)
    assert body["format"] == "text/plain"
    target = annotation["target"]
    assert target["type"] == "SpecificResource"
    source = target["source"]
    assert IRI.match(source if isinstance(source, str) else source["id"])
    for selector in target.get("selector", []):
        check_selector(selector)


def check_selector(selector: Json) -> None:
    if selector["type"] == "TextPositionSelector":
        assert 0 <= selector["start"] <= selector["end"]
        assert set(selector) == {"type", "start", "end"}
    else:
        assert selector["type"] == "TextQuoteSelector"
        assert selector["exact"].strip()
        assert set(selector) <= {"type", "exact", "prefix", "suffix"}


def check_names(found: Any) -> None:
    """Every name has a meaning in one of the two contexts: no reader of JSON-LD drops any."""
    waiting = [found]
    while waiting:
        it = waiting.pop()
        if isinstance(it, list):
            waiting += it
        elif isinstance(it, dict):
            for name, value in it.items():
                assert name in STANDARD or name in TERMS or name.startswith("dcterms:"), name
                term = TERMS.get(name)
                if not (isinstance(term, Mapping) and term.get("@type") == "@json"):
                    waiting.append(value)
            kinds = it.get("type", [])
            assert {kinds} if isinstance(kinds, str) else set(kinds) <= TYPES | {"Claim"}


def test_what_is_written_keeps_the_rules_of_the_standard(tmp_path: Path) -> None:
    with samples() as book:
        document = exported(book, tmp_path)
        assert document["total"] == len(claims(book)) > 40
        check(document)


def test_our_own_terms_take_none_of_the_standards(tmp_path: Path) -> None:
    assert not STANDARD & TERMS.keys()
    with samples() as book:
        own = exported(book, tmp_path)["@context"][1]
    assert own == TERMS
    for name, meaning in own.items():
        told = meaning["@id"] if isinstance(meaning, dict) else meaning
        assert name == "@version" or str(told).startswith(("claimledger:", "urn:claimledger:"))


def test_an_empty_ledger_gives_an_empty_collection(tmp_path: Path) -> None:
    with Ledger.open(":memory:", by="ann") as book:
        document = exported(book, tmp_path)
    check(document)
    assert document["total"] == 0


def test_quote_and_position_select_the_words_in_the_text_that_goes_along(tmp_path: Path) -> None:
    with samples() as book:
        items = exported(book, tmp_path)["first"]["items"]
    texts: dict[str, str] = {}
    selected = 0
    for annotation in items:
        source = annotation["target"]["source"]
        if isinstance(source, dict):
            texts[source["id"]] = source.get("text", "")
        text = texts[source if isinstance(source, str) else source["id"]]
        selectors = {each["type"]: each for each in annotation["target"].get("selector", [])}
        if text and "TextPositionSelector" in selectors:
            position, quote = (selectors[f"Text{kind}Selector"] for kind in ("Position", "Quote"))
            start, end = position["start"], position["end"]
            assert quote["exact"] == text[start:end]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            selected += 1
    assert selected >= 30


def test_a_person_reads_who_said_what_through_whom_in_the_body(tmp_path: Path) -> None:
    with notebook() as book:
        record(book, "we stay neutral")
        [annotation] = exported(book, tmp_path)["first"]["items"]
    body = annotation["body"]
    assert (body["value"], body["who"], body["reportedBy"], body["said"]) == (
        "we stay neutral", "Orlov", ["The Gazette"], "2023-06-01",
    )  # fmt: skip
    assert annotation["creator"] == {"name": "ann"}
    assert annotation["target"]["source"]["publisher"] == "The Gazette"


# --- there and back ---


def test_who_source_date_chain_and_quotation_come_back_as_they_were(tmp_path: Path) -> None:
    with samples() as book, again(book, tmp_path / "claims.jsonld") as other:
        ours, theirs = claims(book), claims(other)
        assert list(map(told, theirs)) == list(map(told, ours))
        for one, two in zip(ours, theirs, strict=True):
            assert names(book, one) == names(other, two)
        assert other.import_from(tmp_path / "claims.jsonld").added == 0


def test_comments_come_back_as_comments_in_their_threads(tmp_path: Path) -> None:
    with samples() as book, again(book, tmp_path / "claims.jsonld", comments=True) as other:
        ours, theirs = claims(book, comments=True), claims(other, comments=True)
        assert len(ours) > len(claims(book))
        assert sorted(c.content for c in ours) == sorted(c.content for c in theirs)
        assert sum(c.reply_to is not None for c in ours) == sum(
            c.reply_to is not None for c in theirs
        )


def test_without_the_texts_every_claim_comes_back_with_the_words_it_stands_in(
    tmp_path: Path,
) -> None:
    with samples() as book, again(book, tmp_path / "claims.jsonld", texts=False) as other:
        assert list(map(told, claims(other))) == list(map(told, claims(book)))


def test_claims_known_from_the_interchange_are_known_as_annotations_too(tmp_path: Path) -> None:
    with samples() as book, another() as other:
        book.export("claims", tmp_path / "claims.jsonl")
        book.export("claims", tmp_path / "claims.jsonld")
        assert other.import_from(tmp_path / "claims.jsonl").claims == len(claims(book))
        report = other.import_from(tmp_path / "claims.jsonld", adapter="annotations")
        assert (report.claims, report.amended, report.flaws) == (0, 0, ())


def test_a_text_that_was_changed_in_the_file_moves_its_claims(tmp_path: Path) -> None:
    with samples() as book:
        document = exported(book, tmp_path)
        ours = claims(book)
    for annotation in document["first"]["items"]:
        source = annotation["target"]["source"]
        if isinstance(source, dict) and "text" in source:
            source["text"] = "Corrected.\n" + source["text"]
    path = tmp_path / "changed.jsonld"
    path.write_text(json.dumps(document), encoding="utf-8")
    with another() as other:
        assert other.import_from(path, adapter="annotations").flaws == ()
        theirs = claims(other)
    for one, two in zip(ours, theirs, strict=True):
        assert (one.anchor is None) == (two.anchor is None)
        if one.anchor and two.anchor and one.anchor.spans:
            moved = [a + 11 for a, _ in one.anchor.spans]
            assert [a for a, _ in two.anchor.spans] in (moved, [a for a, _ in one.anchor.spans])
            assert two.anchor.exact == one.anchor.exact
            cues = zip(one.chain, two.chain, strict=True)
            assert all(b.cue and b.cue.at for a, b in cues if a.cue and a.cue.at)
    assert any("target.place" in claim.extras for claim in theirs)


def test_a_whole_ledger_as_annotations_is_all_its_claims(tmp_path: Path) -> None:
    with samples() as book:
        done = book.export("ledger", tmp_path / "all.jsonld")
        named = book.export("ledger", tmp_path / "all", format="w3c")
        assert (done.what, done.format) == (named.what, named.format) == ("ledger", "w3c")
        assert done.rows == named.rows == len(claims(book, comments=True))


@pytest.mark.parametrize("what", ["view", "changes"])
def test_only_claims_are_annotations(tmp_path: Path, what: str) -> None:
    asked: Any = {"parties": ("Arcadia", "Borduria")}
    if what == "changes":
        asked["recorded"] = ("2024-01-01", None)
    with notebook() as book, pytest.raises(BadExport, match="only claims are written as Web"):
        book.export(what, tmp_path / "x.jsonld", **asked)
    assert not (tmp_path / "x.jsonld").exists()


@settings(max_examples=15, deadline=None)
@given(scripts())
def test_no_claim_of_any_ledger_is_lost(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder, opened(filled(steps)) as book:
        ours = claims(book)
        assume(ours)
        check(exported(book, Path(folder)))
        with again(book, Path(folder) / "claims.jsonld") as other:
            assert list(map(plain, claims(other))) == list(map(plain, ours))


def plain(claim: Claim) -> tuple[object, ...]:
    """What a claim says, by whom it is said and when, apart from ids."""
    spoken = [(hop.said, hop.voice, hop.verb, hop.wording) for hop in claim.chain]
    return claim.content, claim.act, claim.flags, claim.hedges, claim.extras, spoken


@settings(max_examples=15, deadline=None)
@given(hostile_text(max_size=60))
def test_no_hostile_text_is_lost_or_altered(evil: str) -> None:
    with TemporaryDirectory() as folder, ledger_of(evil) as book:
        path = Path(folder) / "claims.jsonld"
        with again(book, path) as other:
            assert [c.content for c in claims(other)] == [c.content for c in claims(book)]
