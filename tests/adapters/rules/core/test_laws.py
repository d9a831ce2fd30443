"""Laws of the core: contents keep to their paragraph, chains begin with those they stand in."""

from bisect import bisect_right
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ledger.claims import Claim, Hop, Span
from tests.adapters.rules.core.hearing import attributed
from tests.adapters.rules.samples import drafts

WITHOUT_CUE = frozenset({"answer", "floating"})
"""Patterns that need no words that tie a content to its speaker."""
WHOLE = [
    "Mira Dorn said",
    "Rusk, who built it, wrote that",
    "its keeper told a local paper",
    "the union, which represents divers, denied",
    "the pier is safe",
    "“The pier is safe,”",
    "Toll said",
    "said Toll, the harbour master",
    "as Rusk put it",
    "according to the board",
    "in her view",
    "adding that the ferry would sail",
    "accused the board of hiding the report",
    "is accused of theft",
    "was told that",
    "is said to be sinking",
    "amid fears that",
    "Dorn’s claim that",
    "a warning by Rusk that",
    "is worried about the piles",
    "does not believe that",
    "and urged it to close the pier",
    "which Dorn noted",
    "but Rusk said “no” on Tuesday",
    "divers who say that",
    "Toll:",
    "Q:",
    "A:",
    "TOLL:",
]
PIECES = ["“We hope", "it lasts,”", "”", "“"]
STOPS = [",", ",", ".", ".", ":", ";", "—", "\n\n", "\n", "?"]
TEXTS = st.lists(
    st.one_of(st.sampled_from(WHOLE), st.sampled_from(STOPS + PIECES)), max_size=40
).map(" ".join)
PAIRED = st.lists(st.one_of(st.sampled_from(WHOLE), st.sampled_from(STOPS)), max_size=40).map(
    " ".join
)
"""Text in which every quotation that begins ends, too."""


def paragraphs(text: str) -> list[int]:
    """Where the paragraphs of a text begin."""
    return [0, *(k + 2 for k in range(len(text)) if text.startswith("\n\n", k))]


def spans(claim: Claim) -> tuple[Span, ...]:
    assert claim.anchor is not None
    return claim.anchor.spans


def cue(claim: Claim) -> Span | None:
    last = claim.chain[-1].cue
    return last.at if last else None


@given(TEXTS)
def test_every_part_of_a_content_lies_within_one_paragraph(text: str) -> None:
    starts = paragraphs(text)
    for claim in attributed(text):
        for start, end in spans(claim):
            assert bisect_right(starts, start) == bisect_right(starts, end - 1)


@given(TEXTS)
def test_an_anchors_words_are_the_text_at_its_spans(text: str) -> None:
    for claim in attributed(text):
        assert claim.anchor is not None
        assert claim.anchor.exact == " … ".join(text[a:b] for a, b in spans(claim))
        for hop in claim.chain[1:]:
            named = [(m.at, m.text) for m in hop.by]
            named += [(hop.cue.at, hop.cue.text)] if hop.cue else []
            assert all(at and text[slice(*at)] == words for at, words in named)


@given(PAIRED)
def test_no_cue_lies_in_its_own_content(text: str) -> None:
    for claim in attributed(text):
        at = cue(claim)
        if at is None:
            assert claim.reading is not None
            assert claim.reading.pattern.split()[0] in WITHOUT_CUE
        else:
            assert all(at[1] <= start or end <= at[0] for start, end in spans(claim))


@given(TEXTS)
def test_the_parts_of_a_content_stand_in_order_and_apart(text: str) -> None:
    for claim in attributed(text):
        parts = spans(claim)
        assert all(one[1] <= other[0] for one, other in pairwise(parts))


@given(TEXTS)
def test_the_chain_of_an_inner_claim_begins_with_the_chain_of_the_one_it_stands_in(
    text: str,
) -> None:
    found = attributed(text)
    whole = {hop_key(claim.chain[1:]) for claim in found}
    assert all(hop_key(claim.chain[1:-1]) in whole for claim in found if len(claim.chain) > 2)


def hop_key(chain: tuple[Hop, ...]) -> tuple[tuple[object, ...], ...]:
    """Who speaks and by which words, for each hop: its wording is the innermost claim's alone."""
    return tuple((hop.by, hop.cue) for hop in chain)


@given(TEXTS)
def test_an_inner_claim_stands_inside_the_content_it_was_passed_on_in(text: str) -> None:
    found = attributed(text)
    for claim in found:
        outer, at = hop_key(claim.chain[1:-1]), cue(claim)
        around = [span for c in found if hop_key(c.chain[1:]) == outer for span in spans(c)]
        if outer and at is not None:
            assert any(start <= at[0] and at[1] <= end for start, end in around)


@given(TEXTS)
def test_the_same_text_is_read_alike_twice(text: str) -> None:
    assert drafts(text) == drafts(text)


@given(TEXTS, TEXTS)
def test_what_stands_after_an_empty_line_never_unsays_a_plain_sentence(one: str, two: str) -> None:
    first = "Mira Dorn said that the pier was safe."
    found = attributed(f"{one}\n\n{first}\n\n{two}")
    assert any(claim.content == "the pier was safe" for claim in found)


@given(TEXTS)
def test_nobody_says_the_same_words_twice_in_one_place(text: str) -> None:
    told = [(hop_key(claim.chain), spans(claim)) for claim in attributed(text)]
    assert len(told) == len(set(told))
