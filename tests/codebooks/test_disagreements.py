"""The rules that propose disagreements: what they find, what they leave alone, what they cost."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.claims import Occurrence, Reading, changed
from ledger.codebooks.disagreements import RULES, propose
from ledger.codebooks.likeness import alike, neighbours
from tests.codebooks.disagreement_samples import PAIRS
from tests.codebooks.disagreement_scores import scores, table
from tests.codebooks.labelled import (
    CONTRADICTS,
    COPIES,
    DENIES,
    JUNE,
    LATER,
    OCCURS,
    RESTATES,
    SAME_WORDS,
    Pair,
    Told,
    heard,
    proposed,
)
from tests.codebooks.labelled_after import AFTER

PAGE = Path(__file__).parents[2] / "docs" / "disagreement.md"
NEUTRAL = "Arcadia remains neutral in the war"


def test_there_are_labelled_pairs_of_every_rule_and_pairs_that_none_should_link() -> None:
    due = [rule for pair in PAIRS for rule in pair.rules]
    assert len(PAIRS) >= 100
    assert all(due.count(rule) >= 5 for rule in RULES)
    assert sum(not pair.rules for pair in PAIRS) >= 40


def test_the_page_tells_how_right_the_rules_are_as_measured() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert table() in text
    right = sum(score.right for score in scores(AFTER))
    assert f"{right} of {sum(s.right + s.wrong for s in scores(AFTER))} proposals" in text
    assert f"{right} of {sum(s.right + s.missed for s in scores(AFTER))} links" in text


def test_whoever_denies_links_to_the_last_who_said_it_before() -> None:
    said = [
        Told("Petrov", "Arcadia sent tanks", "2023-05-01"),
        Told("Petrov", "Arcadia sent tanks", "2023-05-20"),
        Told("Petrov", "Arcadia sent tanks", "2023-07-01"),
        Told("Orlov", "Arcadia sent tanks", JUNE, act="denies"),
    ]
    denials = [p for p in propose(heard(iter(said))) if p.rule == DENIES]
    assert [(p.claim, p.other, p.relation) for p in denials] == [("claim-4", "claim-2", "denies")]


def test_copies_link_to_the_one_published_first_and_say_so() -> None:
    first, second = heard(iter([Told("Orlov", NEUTRAL), Told("Orlov", NEUTRAL, source="post")]))
    later = attrs.evolve(first, published=(86_400, 172_799))
    earlier = attrs.evolve(second, published=(0, 86_399))
    [copy] = propose((later, earlier))
    assert (copy.claim, copy.other, copy.relation) == ("claim-1", "claim-2", "copy_of")
    assert "published 1970-01-01, before 1970-01-02" in copy.why
    [undated] = propose((first, second))
    assert (undated.claim, undated.other) == ("claim-2", "claim-1")
    assert "recorded first" in undated.why


def test_the_same_place_told_twice_in_one_source_is_one_utterance() -> None:
    [found] = proposed(Pair(Told("Orlov", NEUTRAL, JUNE), Told("Orlov", NEUTRAL, JUNE)))
    assert (found.rule, found.relation) == (COPIES, "same_utterance")


def test_a_claim_links_to_one_other_of_a_kind_however_often_the_words_were_said() -> None:
    said = [Told("Orlov", NEUTRAL, f"2023-06-{day:02}") for day in range(1, 29)]
    found = propose(heard(iter(said)))
    assert {p.rule for p in found} == {RESTATES}
    assert len(found) == 27
    assert all(int(p.claim.split("-")[1]) == int(p.other.split("-")[1]) + 1 for p in found)


@pytest.mark.parametrize("pair", [p for p in PAIRS if CONTRADICTS in p.rules][:3])
def test_a_contradiction_stands_whichever_was_recorded_first(pair: Pair) -> None:
    turned = Pair(pair.second, pair.first, pair.rules)
    assert {p.rule for p in proposed(turned)} == {p.rule for p in proposed(pair)} == {CONTRADICTS}


def test_comments_satire_and_what_is_ascribed_are_left_alone() -> None:
    one, other = heard(iter([Told("Orlov", NEUTRAL, JUNE), Told("Orlov", NEUTRAL, LATER)]))
    assert propose((one, other))
    for flag in ("comment", "satire"):
        apart = attrs.evolve(other, claim=changed(other.claim, flags=(flag,)))
        assert propose((one, apart)) == ()
    hop = changed(other.claim.chain[0], voice="ascribed")
    assert propose((one, attrs.evolve(other, claim=changed(other.claim, chain=(hop,))))) == ()


def test_two_who_speak_jointly_do_not_disagree_with_themselves() -> None:
    one, other = heard(iter([Told("Orlov", "“we shall meet again soon”", JUNE)] * 2))
    joint = attrs.evolve(
        other, claim=one.claim, claimant="Petrov", sides=frozenset({"Petrov", "Borduria"})
    )
    assert propose((one, joint)) == ()


def test_no_more_texts_are_compared_than_share_a_rare_word() -> None:
    every = [("common", f"rare{n}", f"odd{n}", f"own{n}", "words") for n in range(2000)]
    found = neighbours(every)
    assert all(others == (text,) for text, others in found.items())


TEXTS = st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=12).map(tuple)


@given(st.lists(TEXTS, max_size=25))
def test_neighbours_are_just_those_that_comparing_every_pair_finds(
    texts: list[tuple[str, ...]],
) -> None:
    found = neighbours(texts)
    for one in found:
        assert set(found[one]) == {other for other in found if alike(one, other)}


@given(TEXTS, TEXTS)
def test_likeness_goes_both_ways(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert alike(one, other) == alike(other, one)
    assert alike(one, one)


@given(st.lists(st.sampled_from([t for p in PAIRS for t in (p.first, p.second)]), max_size=12))
def test_what_is_proposed_does_not_hang_on_the_order_in_which_claims_are_looked_at(
    told: list[Told],
) -> None:
    claims = heard(iter(told))
    assert propose(claims) == propose(claims[::-1])
    for it in propose(claims):
        assert it.claim != it.other
        assert it.rule in RULES
        assert it.why


def test_a_reporter_does_not_differ_from_what_came_through_it() -> None:
    words = "the call was “a long and frank exchange”"
    told = Told("Petrov", words, JUNE, about="the call", happened=JUNE)
    wrapped = attrs.evolve(told, who="Institute", content=f"{words}, said Petrov")
    one, other = heard(iter((told, wrapped)))
    assert {p.rule for p in propose((one, other))} == {OCCURS, SAME_WORDS}
    reported = attrs.evolve(one, through=frozenset({"Institute"}))
    assert propose((reported, other)) == propose((other, reported)) == ()


def test_a_key_names_an_occurrence_where_a_person_or_table_gave_it() -> None:
    keyed = [
        attrs.evolve(h, claim=changed(h.claim, occurrence=Occurrence(key="call-1")))
        for h in heard(iter([Told("Orlov", "prices rose"), Told("Petrov", "winter comes")]))
    ]
    assert [p.rule for p in propose(keyed)] == [OCCURS]
    read = [attrs.evolve(h, claim=changed(h.claim, reading=Reading(reader="rules"))) for h in keyed]
    assert propose(read) == ()
