"""A table, or a loose line, can say all that the model holds of a claim."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.adapter import Document, Draft, Item, Record, SourceFile
from ledger.claims import (
    Anchor,
    Claim,
    Coding,
    Correction,
    Hedge,
    Link,
    Rating,
    Retraction,
    Term,
    Words,
)
from ledger.options import structure
from ledger.times import When
from ledger_adapters.csv import CsvAdapter
from ledger_adapters.jsonl import JsonlAdapter

Read = Callable[..., list[Item]]


@pytest.fixture(params=["csv", "jsonl"])
def read(tmp_path: Path, request: pytest.FixtureRequest) -> Read:
    """Read rows, as a table and as loose lines alike."""

    def reading(*rows: dict[str, str]) -> list[Item]:
        path = tmp_path / f"rows.{request.param}"
        if request.param == "jsonl":
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
            return list(JsonlAdapter().read(SourceFile(path), JsonlAdapter.options()))
        words = list(dict.fromkeys(word for row in rows for word in row))
        lines = [words, *([row.get(word, "") for word in words] for row in rows)]
        path.write_text("".join(_line(line) for line in lines), "utf-8")
        return list(CsvAdapter().read(SourceFile(path), CsvAdapter.options()))

    return reading


def _line(cells: list[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\r\n"


def records(items: list[Item]) -> list[Record]:
    assert all(isinstance(item, Draft | Document) for item in items), items
    return [item.record for item in items if isinstance(item, Draft)]


def claim(items: list[Item]) -> Claim:
    found = records(items)[0]
    assert isinstance(found, Claim)
    return found


def test_each_hop_can_say_when_it_said_so(read: Read) -> None:
    made = claim(
        read(
            {
                "who": "Ada", "content": "yes", "date": "2023",
                "reported_by": "Herald [2023-08-09] > ISW & AFP [2023-08-08/..] > Wire",
            }
        )
    )  # fmt: skip
    assert [hop.name for hop in made.chain] == ["Herald", "ISW and AFP", "Wire", "Ada"]
    assert [hop.said and hop.said.edtf for hop in made.chain] == [
        "2023-08-09", "2023-08-08/..", None, "2023",
    ]  # fmt: skip


def test_dates_of_hops_may_stand_in_a_column_of_their_own(read: Read) -> None:
    row = {"who": "Ada", "content": "yes", "reported_by": "A > B", "reported_on": " > 2023-08"}
    assert [hop.said and hop.said.edtf for hop in claim(read(row)).chain] == [None, "2023-08", None]


def test_a_hop_that_nobody_names_is_unknown(read: Read) -> None:
    made = claim(read({"who": "Ada", "content": "yes", "reported_by": "Herald > [unnamed]"}))
    assert [hop.by == () for hop in made.chain] == [False, True, False]


def test_how_each_hop_said_it_goes_by_hops_from_the_last(read: Read) -> None:
    made = claim(
        read(
            {
                "who": "Ada", "content": "yes", "reported_by": "Herald > ISW",
                "verb": "report > deny", "voice": "ascribed", "cue": '"said > so" > hopes',
                "wording": "paraphrase > translated > verbatim",
            }
        )
    )  # fmt: skip
    assert [hop.verb for hop in made.chain] == ["report", "report", "deny"]
    assert [hop.voice for hop in made.chain] == ["speaks", "speaks", "ascribed"]
    assert [hop.cue for hop in made.chain] == [None, Words(text="said > so"), Words(text="hopes")]
    assert [hop.wording for hop in made.chain] == ["paraphrase", "translated", "verbatim"]


def test_form_polarity_flags_and_hedges_with_their_owners(read: Read) -> None:
    made = claim(
        read(
            {
                "who": "Ada", "content": "yes", "reported_by": "Herald", "form": "Nominal",
                "polarity": "negative", "flags": "satire; figurative", "hedge": "may [1]; likely",
            }
        )
    )  # fmt: skip
    assert (made.form, made.polarity, made.flags) == (
        "nominal",
        "negative",
        ("satire", "figurative"),
    )
    assert made.hedges == (Hedge(owner=0, text="may"), Hedge(text="likely"))


def test_an_anchor_is_told_by_its_words_and_offsets(read: Read) -> None:
    row = {
        "who": "Ada", "content": "it holds", "anchor": "he said: it holds", "quote": "it holds",
        "prefix": "Then", "suffix": "Amen", "start": "10", "end": "27",
    }  # fmt: skip
    made = claim(read(row))
    assert made.anchor == Anchor(
        exact="he said: it holds", prefix="Then", spans=((10, 27),), suffix="Amen"
    )
    assert made.quotes == ((19, 27),)


def test_several_stretches_are_told_with_semicolons(read: Read) -> None:
    row = {"content": "a", "anchor": "one … two", "start": "1; 9", "end": "4; 12"}
    made = claim(read(row))
    assert made.anchor is not None
    assert made.anchor.spans == ((1, 4), (9, 12))


def test_what_is_none_of_a_words_values_is_kept_under_its_name(read: Read) -> None:
    row = {
        "content": "a", "polarity": "-0.3", "form": "tweet", "verb": "quipped", "flags": "hot",
        "start": "noon", "end": "night", "voice": "loud", "anchor": "a", "retracted": "no",
    }  # fmt: skip
    made = claim(read(row))
    assert made.extras == {
        "polarity": "-0.3", "form": "tweet", "verb": "quipped", "flags": "hot", "start": "noon",
        "end": "night", "voice": "loud",
    }  # fmt: skip


def test_extras_may_be_told_by_name(read: Read) -> None:
    made = claim(read({"content": "a", "extras": '{"page": "3"}', "mood": "grim"}))
    assert made.extras == {"page": "3", "mood": "grim"}
    assert claim(read({"content": "a", "extras": "plain"})).extras == {"extras": "plain"}


def test_a_document_says_who_republished_it_and_when_it_was_retrieved(read: Read) -> None:
    row = {"content": "a", "source": "call", "host": "Portal", "retrieved": "2024-01-02"}
    [document] = [item for item in read(row) if isinstance(item, Document)]
    assert document.host == "Portal"
    assert document.retrieved == When(edtf="2024-01-02")


def test_a_row_can_rate_link_judge_and_take_back_its_claim(read: Read) -> None:
    first = {"key": "k1", "who": "Ada", "content": "yes"}
    second = {
        "key": "k2", "who": "Ben", "content": "no", "grade": "B2", "scale": "Admiralty",
        "rater": "ann", "relation": "denies", "other": "k1", "retracted": "2023-09",
        "retracted_by": "Cleo", "aspect": "economy", "commitment": "probable", "codebook": "ours@2",
        "coder": "bob",
    }  # fmt: skip
    _, made, *rest = records(read(first, second))
    assert isinstance(made, Claim)
    rating, link, retraction, coding = rest
    assert rating == Rating(
        by="ann", id="k2 rating", target="k2", term=Term(scale="Admiralty", term="B2")
    )
    assert link == Link(by="bob", claim="k2", id="k2 link", other="k1", relation="denies")
    assert isinstance(retraction, Retraction)
    assert (retraction.claim, retraction.chain[0].name) == ("k2", "Cleo")
    assert retraction.chain[0].said == When(edtf="2023-09")
    assert isinstance(coding, Coding)
    assert (coding.commitment, coding.codebook, coding.coder) == ("probable", "ours@2", "bob")


def test_a_row_can_correct_what_an_earlier_one_reported(read: Read) -> None:
    first = {"key": "k1", "who": "Ada", "content": "yes"}
    second = {
        "key": "k2", "who": "Ada", "content": "no", "corrects": "k1", "corrected": "2023-09-01",
        "correction_note": "misheard",
    }  # fmt: skip
    _, made = records(read(first, second))
    assert isinstance(made, Correction)
    assert (made.claim.id, made.claim.content, made.note) == ("k1", "no", "misheard")
    assert made.published == When(edtf="2023-09-01")


def test_what_a_row_says_besides_reaches_the_views(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(
        "key,who,content,source,date,rating,scale,relation,other,retracted,corrects,corrected\n"
        "k1,Norway,trade with Sweden grew,sheet,2023-08-01,,,,,,,\n"
        "k2,Sweden,trade with Norway did not grow,sheet,2023-08-02,B2,Admiralty,denies,k1,,,\n"
        "k3,Sweden,trade with Norway will end,sheet,2023-08-03,,,,,2023-08-04,,\n"
        "k4,Norway,trade with Sweden grew twofold,sheet,2023-08-01,,,,,,k1,2023-08-05\n",
        encoding="utf-8",
    )
    with Ledger.open(":memory:", by="ann") as book:
        report = book.import_from(path)
        assert (report.claims, report.flaws) == (3, ())
        kinds = [recorded.kind for recorded in book.store.read()]
        for kind in ("RatingGiven", "ClaimsLinked", "ClaimRetracted", "ReportCorrected"):
            assert kinds.count(kind) == 1, kind
        assert "grew twofold" in next(book.claims(who="Norway")).content
        assert book.import_from(path).added == 0


def test_a_table_without_a_claimant_has_it_at_the_end_of_its_chain(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("via,content\nHerald > ISW > Ada,yes\nBen,no\n", encoding="utf-8")
    items = list(CsvAdapter().read(SourceFile(path), structure("csv", CsvAdapter.options, {})))
    chains = [[h.name for h in r.chain] for r in records(items) if isinstance(r, Claim)]
    assert chains == [["Herald", "ISW", "Ada"], ["Ben"]]


@pytest.mark.parametrize(
    "header", ["who,content,end", "who,content,other", "who,content,scale", "who,content,corrected"]
)
def test_a_common_word_alone_is_no_word_of_ours(tmp_path: Path, header: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"{header}\nAda,yes,x\n", encoding="utf-8")
    made = claim(list(CsvAdapter().read(SourceFile(path), CsvAdapter.options())))
    assert made.extras == {header.rpartition(",")[2]: "x"}


def test_what_is_odd_is_kept_under_the_columns_own_name(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("who,content,Speech Form\nAda,yes,tweet\n", encoding="utf-8")
    made = claim(list(CsvAdapter().read(SourceFile(path), CsvAdapter.options())))
    assert made.extras == {"Speech Form": "tweet"}


def test_lists_truth_and_numbers_do_in_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    row = {
        "content": "a b", "key": "k", "anchor": "a b", "start": 3, "end": 6, "retracted": True,
        "flags": ["satire"], "hedge": ["may", "likely [1]"], "verb": ["report", "deny"],
        "reported_by": ["Herald"], "extras": {"page": "3"},
    }  # fmt: skip
    path.write_text(json.dumps(row) + "\n", "utf-8")
    items = list(JsonlAdapter().read(SourceFile(path), JsonlAdapter.options()))
    made = claim(items)
    assert made.anchor is not None
    assert (made.anchor.spans, made.flags) == (((3, 6),), ("satire",))
    assert [hop.verb for hop in made.chain] == ["report", "deny"]
    assert [hedge.owner for hedge in made.hedges] == [None, 0]
    assert made.extras == {"page": "3"}
    assert isinstance(records(items)[-1], Retraction)
