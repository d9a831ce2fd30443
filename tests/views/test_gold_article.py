"""The relationship view over claims a careful reader made by hand of a real article."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.adapter import Document, Draft, anchor
from ledger.claims import Claim, Hop, Mention, Voice, Words
from ledger.interchange import write_document, write_draft
from ledger.views.relationship import RelationshipView
from tests.corpus import CORPUS, needs_corpus

NAME = "xi-putin-2025-02"
ARTICLES = CORPUS / "articles"
pytestmark = needs_corpus


def mention(names: dict[str, str], agent: str, last: bool, claim: dict[str, Any]) -> Mention:
    written = claim["source_mention"]
    if last and written:
        return Mention(text=written["text"], at=(written["start"], written["end"]))
    return Mention(text=names[agent].split(" (")[0].strip('"'))


def hops(names: dict[str, str], claim: dict[str, Any]) -> tuple[Hop, ...]:
    chain = [Hop()]
    for n, agent in enumerate(claim["chain"][1:], start=2):
        last = n == len(claim["chain"])
        cue = claim["cue"] if last else None
        words = Words(text=cue["text"], at=(cue["start"], cue["end"])) if cue else None
        unstated = agent == "unstated_accuser"
        by = () if unstated else (mention(names, agent, last, claim),)
        voice: Voice = "ascribed" if last and "embedded_attitude" in claim["flags"] else "speaks"
        chain.append(Hop(by=by, cue=words, voice=voice))
    return tuple(chain)


def as_draft(text: str, names: dict[str, str], claim: dict[str, Any]) -> Draft:
    spans = [tuple(span) for span in claim["spans"]]
    return Draft(
        key=claim["id"],
        record=Claim(
            id=claim["id"],
            source="",
            content=claim["content"],
            chain=hops(names, claim),
            anchor=anchor(text, *spans),
            form={"direct_quote": "direct", "mixed_quote": "mixed"}.get(
                claim["form"], claim["form"]
            ),
        ),
    )


@pytest.fixture
def gold() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ARTICLES / f"{NAME}.gold.json").read_text("utf-8"))
    return found


@pytest.fixture
def view(gold: dict[str, Any], tmp_path: Path) -> Iterator[RelationshipView]:
    text = (ARTICLES / f"{NAME}.txt").read_bytes().decode("utf-8")
    lines = [write_document(Document(text=text))]
    lines += [write_draft(as_draft(text, gold["agents"], c)) for c in gold["claims"]]
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"".join(line.rstrip(b"\n") + b"\n" for line in lines))
    with Ledger.open(tmp_path / "gold.ledger", by="a tester") as book:
        assert book.import_from(path).claims == 27
        shown = book.relationship("Russia", "China")
        for aspect in shown:
            assert str(aspect.parties[0].why())
        yield shown


def shown_ids(view: RelationshipView, gold: dict[str, Any]) -> set[str]:
    by_content = {(c["content"], tuple(map(tuple, c["spans"]))): c["id"] for c in gold["claims"]}
    found = set()
    for row in view.statements:
        claim = row.claim
        assert claim is not None
        assert claim.anchor is not None
        found.add(by_content[claim.content, claim.anchor.spans])
    return found


def test_the_view_holds_the_claims_of_the_relationship_and_hardly_any_other(
    view: RelationshipView, gold: dict[str, Any]
) -> None:
    found = shown_ids(view, gold)
    wanted = {c["id"] for c in gold["claims"] if set(c["relationship"]) == {"RUS", "CHN"}}
    assert len(wanted) == 21
    assert len(found & wanted) >= 20, wanted - found
    assert len(found - wanted) <= 3, found - wanted
