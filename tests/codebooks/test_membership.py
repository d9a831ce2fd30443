"""Which parties a claim concerns: its chain and content, else its sentence, else what it means."""

from typing import Any

import pytest

from ledger.claims import Claim, Hop, Mention
from ledger.codebooks.cast import Cast
from ledger.codebooks.gazetteer import Gazetteer
from ledger.codebooks.membership import parties_of
from tests.codebooks.samples import claim

TEXT = """Indian Prime Minister Narendra Modi and Japanese Prime Minister Shigeru Ishiba met. \
They praised their friendship. The partnership would last, said a professor. \
Nobody mentioned rice. Modi told Ishiba that trade would grow.

Brazil sent a letter while Chile waited in Lima. The harvest was good.

Peru offered to help Bolivia, and Ecuador watched. The Japan Times wrote that Paraguay paid \
Uruguay. Egypt stayed calm. Ghana and Togo met in Benin, where Ghana said tolls would fall.
"""
CAST = Cast.read(TEXT, Gazetteer.shipped())


def parties(content: str, *chain: str, **more: Any) -> list[tuple[str, str]]:
    found = parties_of(claim(TEXT, content, *chain, **more), TEXT, CAST)
    return [(party.state, party.where) for party in found]


def test_chain_and_content_together_name_the_pair() -> None:
    assert parties("trade with Japan would grow", "Daily News", "Modi") == [
        ("India", "chain"),
        ("Japan", "content"),
    ]


def test_a_reporter_that_acts_for_a_state_is_a_party_too() -> None:
    assert parties("it rains", "Daily News", "Tokyo", "Modi") == [
        ("Japan", "chain"),
        ("India", "chain"),
    ]


def test_the_sentence_completes_a_pair() -> None:
    assert parties("trade would grow", "Daily News", "Modi") == [
        ("India", "chain"),
        ("Japan", "sentence"),
    ]


def test_what_a_party_tells_another_is_between_them() -> None:
    assert parties("it rains between Peru and Chile", "Modi", told="Ishiba") == [
        ("India", "chain"),
        ("Japan", "chain"),
        ("Peru", "content"),
        ("Chile", "content"),
    ]


@pytest.mark.parametrize("content", ["praised their friendship", "The partnership would last"])
def test_words_that_point_back_reach_the_paragraph(content: str) -> None:
    assert sorted(parties(content, "Daily News")) == [
        ("India", "paragraph"),
        ("Japan", "paragraph"),
    ]


@pytest.mark.parametrize("content", ["Nobody mentioned rice", "The harvest was good"])
def test_without_words_that_point_back_the_paragraph_is_not_heard(content: str) -> None:
    assert parties(content, "Daily News") == []


def test_a_place_in_the_sentence_is_no_party() -> None:
    assert parties("waited", "Daily News") == [("Brazil", "sentence"), ("Chile", "sentence")]
    assert ("Benin", "sentence") not in parties("tolls would fall", "Ghana")


def test_a_content_with_a_pair_of_its_own_does_not_look_further() -> None:
    assert parties("Peru offered to help Bolivia", "Daily News") == [
        ("Peru", "content"),
        ("Bolivia", "content"),
    ]


@pytest.mark.parametrize(
    "content", ["ties between Peru and Chile", "a deal between Peru’s and Chile’s farmers"]
)
def test_a_claim_between_others_is_of_those_others_alone(content: str) -> None:
    assert sorted(parties(content, "Daily News", "Modi")) == [
        ("Chile", "content"),
        ("Peru", "content"),
    ]


def test_an_outlets_own_nation_is_no_party() -> None:
    assert parties("Paraguay paid Uruguay", "The Japan Times") == [
        ("Paraguay", "content"),
        ("Uruguay", "content"),
    ]


def test_people_of_a_state_who_do_not_speak_for_it_are_no_party() -> None:
    assert parties("rice is dear", "Indian officials") == []


def test_one_party_alone_stays_one() -> None:
    assert parties("Egypt stayed calm", "Daily News") == [("Egypt", "content")]


def test_a_pronoun_in_the_chain_is_who_the_cast_says() -> None:
    text = "Indian Prime Minister Narendra Modi spoke. He praised Nepal."
    cast = Cast.read(text, Gazetteer.shipped())
    found = parties_of(claim(text, "Nepal", "He"), text, cast)
    assert [(p.state, p.where, p.words) for p in found] == [
        ("India", "chain", "He"),
        ("Nepal", "content", "Nepal"),
    ]


def test_without_a_text_the_chain_and_content_are_all() -> None:
    cast = Cast.read("", Gazetteer.shipped())
    bare = Claim(
        chain=(Hop(by=(Mention(agent="Beijing"),)),), content="Mali is calm", id="1", source="s"
    )
    assert [p.state for p in parties_of(bare, "", cast)] == ["China", "Mali"]
