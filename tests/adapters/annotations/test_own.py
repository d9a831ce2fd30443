"""The library's own form for annotations: who says what through whom, checked against the text."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledger.adapter import Draft, Item
from ledger.claims import Agent, Claim, Coding, Hedge, Link
from ledger.errors import BadSource
from tests.adapters.annotations.reading import (
    chain,
    claims,
    documents,
    flaws,
    keys,
    ledger,
    read,
    words,
)
from tests.corpus import CORPUS, needs_corpus

SAMPLE = Path(__file__).parents[1] / "samples" / "annotations" / "bulletin.json" / "bulletin.json"
GOLD = CORPUS / "articles" / "xi-putin-2025-02.gold.json"
TEXT = "The Gazette wrote that Orlov said “trade is over”. Later Orlov said no.\n"


def own(folder: Path, *found: dict[str, Any], text: str = TEXT, **head: Any) -> list[Item]:
    """Read claims about the text."""
    path = folder / "claims.json"
    whole = {"document": {"text": text, "publisher": "The Herald"}, **head, "claims": list(found)}
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return read(path)


def one(folder: Path, text: str = TEXT, **found: Any) -> Claim:
    items = own(folder, {"id": "c1", **found}, text=text)
    assert flaws(items) == []
    [claim] = claims(items)
    return claim


def at(piece: str) -> list[int]:
    return [TEXT.index(piece), TEXT.index(piece) + len(piece)]


def marked(piece: str) -> dict[str, Any]:
    start, end = at(piece)
    return {"start": start, "end": end, "text": piece}


def test_the_sample_has_all_that_its_table_says() -> None:
    items = read(SAMPLE)
    found = {claim.id: claim for claim in claims(items)}
    text = documents(items)[0].text
    assert list(map(chain, found.values())) == [
        "[unnamed] > Minister Holm",
        "[unnamed] > the Fjord Institute > the dockers",
        "[unnamed] > the Fjord Institute",
        "[unnamed]",
    ]
    assert words(found["b3"], text) == ["nothing of the kind"]
    assert found["b3"].polarity == "negative"
    assert found["b3"].extras == {"confidence": "80"}
    assert found["b1"].extras == {"claim_relations": "based_on elsewhere-7"}
    assert found["b2"].hedges == (Hedge(at=(163, 170), owner=1, text="perhaps"),)
    assert found["b2"].occurrence is not None
    assert str(found["b2"].occurrence.happened) == "2024-03"
    assert str(found["b1"].date) == "2023-08-07"
    others = [i.record for i in items if isinstance(i, Draft)]
    [coding] = [r for r in others if isinstance(r, Coding)]
    [link] = [r for r in others if isinstance(r, Link)]
    judged = coding.coder, coding.parties, coding.bearing
    assert judged == ("Kari Vik", ("Norway", "Sweden"), "none")
    assert (link.claim, link.relation, link.other) == ("b3", "contradicts", "b2")
    assert [r.names for r in others if isinstance(r, Agent)] == [
        ("Ada Holm", "Minister Holm"), ("the Fjord Institute",),
    ]  # fmt: skip


def test_a_ledger_takes_the_sample_in_once() -> None:
    with ledger() as book:
        assert book.import_from(SAMPLE).claims == 4
        assert book.import_from(SAMPLE).added == 0
        [claim] = book.claims(who="Ada Holm")
        assert [hop.name for hop in claim.chain] == ["Fjord Post", "Minister Holm"]


@pytest.mark.parametrize(
    ("found", "hops"),
    [
        ({"who": "Orlov"}, "[unnamed] > Orlov"),
        ({"who": "Orlov", "reported_by": ["The Herald", "A"]}, "[unnamed] > A > Orlov"),
        ({"who": "Orlov", "reported_by": "The Gazette"}, "The Gazette > Orlov"),
        ({"chain": ["The Herald", {"who": ["Orlov", "Holm"]}]}, "[unnamed] > Orlov and Holm"),
        ({"who": "The Herald", "form": "narrated"}, "[unnamed]"),
        ({"form": "narrated"}, "[unnamed]"),
        ({"who": "The Herald"}, "The Herald"),
        ({}, "[unnamed] > [unnamed]"),
        ({"source_mention": marked("Orlov")}, "[unnamed] > Orlov"),
    ],
)  # fmt: skip
def test_the_chain_is_given_whole_or_by_who_and_through_whom(
    tmp_path: Path, found: dict[str, Any], hops: str
) -> None:
    assert chain(one(tmp_path, content="trade is over", **found)) == hops


def test_spans_mark_the_content_and_its_quotations_and_form_follow(tmp_path: Path) -> None:
    claim = one(tmp_path, spans=[at("“trade is over”")], who="Orlov")
    assert (claim.content, claim.form) == ("“trade is over”", "direct")
    assert [TEXT[a:b] for a, b in claim.quotes] == ["trade is over"]


def test_a_paraphrase_stands_where_its_spans_say(tmp_path: Path) -> None:
    claim = one(tmp_path, spans=[at("trade is over")], content="they trade no more", who="Orlov")
    assert words(claim, TEXT) == ["trade is over"]


def test_what_has_moved_takes_its_cue_and_mention_along(tmp_path: Path) -> None:
    text = "News.\n" + TEXT
    found = {
        "spans": [at("“trade is over”")], "exact": "“trade is over”", "cue": marked("said"),
        "source_mention": marked("Orlov"), "quote_spans": [at("trade is over")],
    }  # fmt: skip
    claim = one(tmp_path, text, **found)
    last = claim.chain[-1]
    assert words(claim, text) == ["“trade is over”"]
    assert claim.extras["place"].startswith("moved from 34–49")
    assert last.cue is not None
    assert last.cue.at == (35, 39)
    assert text[slice(*(last.by[0].at or ()))] == "Orlov"
    assert [text[a:b] for a, b in claim.quotes] == ["trade is over"]


@pytest.mark.parametrize(
    ("found", "why"),
    [
        ({"exact": "peace is near", "content": "x"}, "'peace is near' are not in the text"),
        ({"exact": "Orlov said", "content": "x"}, "'Orlov said' stand in 2 places"),
        ({"spans": [[5, 3]], "content": "x"}, "spans: a span is"),
        ({"spans": "5-7", "content": "x"}, "spans: a list of spans"),
        ({"spans": [[1, 900]]}, "1–900 is not in the text"),
        ({"who": "Orlov"}, "content: nothing is said in it"),
        ({"content": "x", "said": "Tuesday"}, "said: "),
        ({"content": "x", "said": 7}, "said: a date should stand here"),
        ({"content": "x", "hedges": [{"by": "Orlov"}]}, "hedges: a hedge needs its words"),
    ],
)
def test_what_cannot_be_read_is_a_flaw_and_the_rest_goes_on(
    tmp_path: Path, found: dict[str, Any], why: str
) -> None:
    items = own(tmp_path, {"id": "bad", **found}, {"id": "good", "content": "trade is over"})
    [flaw] = flaws(items)
    assert why in flaw.why
    assert flaw.at == "claims[0]"
    assert keys(items) == ["good"]


def test_words_that_are_not_of_the_model_are_kept_beside_it(tmp_path: Path) -> None:
    claim = one(
        tmp_path, content="x", act="muses", form="sung", flags=["satire", "odd"], certainty="CT+"
    )
    assert (claim.act, claim.flags) == ("unknown", ("satire",))
    assert claim.extras == {"act": "muses", "form": "sung", "flags": "odd", "certainty": "CT+"}


def test_a_missing_companion_is_told(tmp_path: Path) -> None:
    path = tmp_path / "claims.json"
    path.write_text('{"document": {"file": "gone.txt"}, "claims": [{"content": "x"}]}', "utf-8")
    with pytest.raises(BadSource, match=r"no gone\.txt beside it"):
        read(path)


@needs_corpus
def test_an_article_annotated_by_hand_is_read_whole() -> None:
    items = read(GOLD)
    wanted = json.loads(GOLD.read_text("utf-8"))["claims"]
    text = documents(items)[0].text
    assert flaws(items) == []
    assert documents(items)[0].file == "xi-putin-2025-02.txt"
    for claim, gold in zip(claims(items), wanted, strict=True):
        assert claim.anchor is not None
        assert [list(span) for span in claim.anchor.spans] == gold["spans"]
        assert len(claim.chain) == gold["depth"]
        assert (claim.content, claim.id) == (gold["content"], gold["id"])
        last = claim.chain[-1]
        mention = gold["source_mention"]
        assert [m.text for m in last.by] == ([mention["text"]] if mention else [])
        assert [text[slice(*m.at)] for m in last.by if m.at] == [m.text for m in last.by]
    assert sum(isinstance(i, Draft) and isinstance(i.record, Link) for i in items) == 14
