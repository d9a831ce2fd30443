"""What is read is clean; what a claim points to is the text as it was captured."""

from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.claims import Claim
from ledger_adapters.rules.page.cleaning import cleaned
from tests.adapters.rules.samples import claims
from tests.notebook import notebook

PIECES = st.sampled_from(
    ["Ortega", "said", "that", "inter-", "national", "the road", "was closed.", "“", "”", " ", "\n"]
)
ODD = st.sampled_from(
    ["\r\n", "\u00ad", "\u200b", "\u00a0", "\ufb01", "\uff21", "e\u0301", "\u202e", "\u2028", "x"]
)
MIXED = st.lists(PIECES | ODD, max_size=40)


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
        ("Ana \uff2c\uff55nd sa\uff49d that it rained.", "Ana \uff2c\uff55nd", "it rained"),
        ("Lund con\ufb01rmed that it rained.", "Lund", "it rained"),
        ("Ana\u00a0Ortega\u2009said that it rained.", "Ana\u00a0Ortega", "it rained"),
        ("Pen\u0303a said that it rained.", "Pen\u0303a", "it rained"),
    ],
)
def test_odd_characters_are_read_over_and_pointed_at(text: str, who: str, content: str) -> None:
    claim = the_one(text)
    assert (claim.chain[-1].name, claim.content) == (who, content)


PROSE = (
    "The mayor said that the international road would be closed for good. “We looked at it twice,” "
    "said Ana Ortega. “Nothing will be done before the spring.” She denied that the bridge over "
    "the fjord was in danger. Lund said on Friday that long-term plans existed. The council wrote "
    "that it wanted no long-term plan."
)


@pytest.mark.parametrize("width", range(45, 96, 5))
@pytest.mark.parametrize("indent", ["", "    "])
def test_a_hard_wrapped_paragraph_is_read_as_the_same_in_one_line(width: int, indent: str) -> None:
    wrapped = fill(PROSE, width, initial_indent=indent, break_on_hyphens=False)
    found = [" ".join(claim.content.split()) for claim in claims(wrapped + "\n")]
    assert found == [claim.content for claim in claims(PROSE)]
    assert len(found) >= 5


def test_a_word_parted_at_the_end_of_a_line_is_put_together() -> None:
    text = (
        "The mayor of the town in the north says that the inter-\n"
        "national road will be closed for good, and for all.\n"
    )
    claim = the_one(text)
    assert claim.content.startswith("the inter-\nnational road")
    assert "the international road" in cleaned(text, 0, len(text)).text


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


@given(MIXED.map(" ".join) | MIXED.map("".join))
def test_every_place_of_the_view_leads_back_in_order(text: str) -> None:
    view = cleaned(text, 0, len(text))
    places = [view.back((n, n + 1)) for n in range(view.start, view.end)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    for n, (start, end) in enumerate(places, start=view.start):
        kept = view.text[n]
        assert kept == text[start:end] or not text[start:end].isascii() or kept in " \n"


def test_a_claim_in_the_ledger_points_at_the_bytes_that_were_captured(tmp_path: Path) -> None:
    text = "Lund sa\u00adid that the\u00a0road was closed.\r\n\r\nComments\r\n\r\nAnn: No.\r\n"
    path = tmp_path / "note.txt"
    path.write_bytes(text.encode())
    with notebook() as book:
        book.import_from(path)
        found = [claim for claim in book.claims() if claim.anchor and not claim.is_comment]
        (claim,) = found
        assert claim.anchor is not None
        assert claim.content == "the\u00a0road was closed"
        assert [text[a:b] for a, b in claim.anchor.spans] == [claim.content]
