"""What is read is clean; what a claim points to is the text as it was captured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.claims import Claim
from ledger_adapters.rules.cleaning import cleaned
from tests.adapters.rules.samples import claims

PIECES = st.sampled_from(
    ["Ortega", "said", "that", "inter-", "national", "the road", "was closed.", "“", "”", " ", "\n"]
    + ["\r\n", "\u00ad", "\u200b", "\u00a0", "\ufb01", "\uff21", "e\u0301", "\u202e", "\u2028", "x"]
)


def the_one(text: str) -> Claim:
    (claim,) = claims(text)
    assert claim.anchor is not None
    assert claim.anchor.exact == " … ".join(text[a:b] for a, b in claim.anchor.spans)
    start, end = claim.anchor.spans[0][0], claim.anchor.spans[-1][1]
    assert text[:start].endswith(claim.anchor.prefix)
    assert text[end:].startswith(claim.anchor.suffix)
    return claim


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("Or\u00adte\u00adga sa\u00adid that it rained.", "Or\u00adte\u00adga", "it rained"),
        ("Ortega\u200b\u00a0said that it rai\u200bned.", "Ortega", "it rai\u200bned"),
        ("Ortega\r\n\r\nLund said that it rained.\r\n", "Lund", "it rained"),
        ("\u202bLund said\u202c that it rained.", "Lund", "it rained"),
        ("Ｌｕｎｄ ｓａｉｄ that it rained.", "Ｌｕｎｄ", "it rained"),
        ("Lund con\ufb01rmed that it rained.", "Lund", "it rained"),
        ("Ana\u00a0Ortega\u2009said that it rained.", "Ana\u00a0Ortega", "it rained"),
        ("Pen\u0303a said that it rained.", "Pen\u0303a", "it rained"),
    ],
)
def test_odd_characters_are_read_over_and_pointed_at(text: str, who: str, content: str) -> None:
    claim = the_one(text)
    assert (claim.chain[-1].name, claim.content) == (who, content)


WRAPPED = (
    "Ana Ortega told the council on Monday that the inter-\n"
    "national road would be closed for good, and that the\n"
    "bridge was safe. “We looked at it twice,” Lund\n"
    "said. The mayor of the town in the north said\n"
    "that nothing would be done.\n"
)


def test_a_hard_wrapped_paragraph_is_read_as_one() -> None:
    contents = [c.content for c in claims(WRAPPED)]
    assert any("the inter-\nnational road would be closed" in content for content in contents)
    assert "“We looked at it twice,”" in contents
    assert "nothing would be done" in contents


def test_a_break_of_lines_in_a_name_or_a_date_is_a_space() -> None:
    text = WRAPPED.replace("twice,” Lund\nsaid. The", "twice,” said Ana\nOrtega. The")
    quoted = next(c for c in claims(text) if "twice" in c.content)
    assert quoted.chain[-1].name == "Ana\nOrtega"


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = (
        "Ortega says talks with the northern forum have failed\n"
        "Lund says the bridge over the fjord is safe to use again\n"
        "Mayor says nothing at all about either of the two\n"
    )
    for claim in claims(text):
        assert "\n" not in claim.content


def test_a_word_with_its_own_hyphen_keeps_it() -> None:
    text = (
        "A long-term plan is what the mayor of the town asked for in\n"
        "March. Ana Ortega said on Monday that there was no long-\n"
        "term plan for the road and the bridge in the north.\n"
    )
    whole = cleaned(text, 0, len(text)).text
    assert "no long-term plan for" in whole


def test_an_ordinary_text_is_not_copied() -> None:
    text = "Ana Ortega said: “It rained – all day.”\n\nLund’s café was closed.\n"
    assert cleaned(text, 0, len(text)).text is text


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("".join))
def test_every_place_of_the_view_leads_back_in_order(text: str) -> None:
    view = cleaned(text, 0, len(text))
    places = [view.back((n, n + 1)) for n in range(view.start, view.end)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    for n, (start, end) in enumerate(places, start=view.start):
        kept = view.text[n]
        assert kept == text[start:end] or not text[start:end].isascii() or kept in " \n"
