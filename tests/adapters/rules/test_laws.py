"""Laws of the reader: anchors are true, nothing raises, time grows with the text."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.adapter import Document, Draft, Passage
from ledger.claims import Claim, Span
from ledger_adapters.rules import RulesReader
from tests.adapters.rules.samples import claims, drafts

NAMES = st.sampled_from(
    ["Ana Ortega", "Lund", "the ministry", "The Northern Forum (NF)", "He", "officials", "Norway"]
)
CUES = st.sampled_from(
    [
        "said",
        "said that",
        "wrote on Monday that",
        "denied",
        "urged",
        "is upsetting",
        "told Lund that",
    ]
)
WORDS = st.sampled_from(
    [
        "the road",
        "is closed",
        "“",
        "”",
        '"',
        "''",
        "‘",
        "’",
        ",",
        ".",
        "?",
        "—",
        ":",
        "(",
        ")",
        "and",
        "but",
        "which",
        "according to",
        "as the palace desires",
        "in March 2023",
        "on Friday",
        "of",
        "accused of",
        "the call",
        "\n",
        "\n\n",
        "  1. ",
        "    • ",
        "I",
        "Comments",
        "the claim that",
        "stating that",
        "\u200b",
        "\u202e",
        "é",
        "😀",
        "x",
    ]
)
ARTICLES = st.lists(st.one_of(NAMES, CUES, WORDS), max_size=60).map(" ".join)
HOSTILE = st.one_of(
    ARTICLES, st.text(max_size=200), st.text(alphabet="“”\"'‘’ .,said\nAB—", max_size=200)
)


def spans_of(claim: Claim) -> list[tuple[Span, str]]:
    """Every span a claim carries, with the words it should stand for; "" where it has none."""
    found: list[tuple[Span, str]] = [(span, "") for span in claim.quotes]
    for hop in claim.chain:
        found += [(m.at, m.text) for m in hop.by if m.at]
        if hop.cue and hop.cue.at:
            found.append((hop.cue.at, hop.cue.text))
    found += [(h.at, h.text) for h in claim.hedges if h.at]
    if claim.addressee and claim.addressee.at:
        found.append((claim.addressee.at, claim.addressee.text))
    if claim.occurrence and claim.occurrence.words.at:
        found.append((claim.occurrence.words.at, claim.occurrence.words.text))
    return found


@given(HOSTILE, st.sampled_from(["", "2023-08-09", "2023-XX", "-0044", "2023/.."]))
def test_every_anchor_is_the_text_at_its_spans(text: str, published: str) -> None:
    for claim in claims(text, published=published):
        assert claim.anchor is not None
        spans = claim.anchor.spans
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert claim.anchor.exact == " … ".join(text[start:end] for start, end in spans)
        assert claim.content == " ".join(text[start:end] for start, end in spans)
        for (start, end), words in spans_of(claim):
            assert 0 <= start < end <= len(text)
            assert not words or text[start:end] == words


@given(HOSTILE)
def test_handles_are_unique_and_replies_point_to_claims(text: str) -> None:
    found = drafts(text)
    handles = [draft.record.id for draft in found if isinstance(draft.record, Claim)]
    assert handles == [f"c{n}" for n in range(1, len(handles) + 1)]
    for draft in found:
        if isinstance(draft.record, Claim) and draft.record.reply_to:
            assert draft.record.reply_to in handles


@given(HOSTILE)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert drafts(text) == drafts(text)


@given(
    st.text(max_size=80),
    st.integers(0, 100),
    st.integers(0, 100),
    st.sampled_from(["article", "body", "comment"]),
)
def test_any_passage_can_be_read(text: str, start: int, end: int, kind: str) -> None:
    passage = Passage(kind=kind, span=(start, end))  # type: ignore[arg-type]  # drawn from the literal's values
    for draft in RulesReader().read(Document(text=text), passage):
        assert isinstance(draft, Draft)


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "”",
        '"',
        "''",
        "‘",
        "’",
        "“ ”",
        "word ",
        "said ",
        "Ortega said that ",
        "according to ",
        "a, ",
        "(",
        "A. ",
        "— ",
        "as the palace desires ",
        "the call ",
        "Ana Ortega, the ",
        "    • I ",
        "he said, and ",
        "1,",
        "x-",
        "A.B.",
        "not\n",
        "Comments\n",
        "“a,” said Lund. ",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (25_000, 200_000))
    taken = []
    for text in (short, long):
        start = process_time()
        claims(text)
        taken.append(process_time() - start)
    assert taken[1] < 20 * taken[0] + 1.0


def test_a_sentence_of_a_hundred_thousand_words_is_read() -> None:
    text = "Ana Ortega said that " + "the road and the bridge " * 20_000 + "were closed."
    assert len(text.split()) > 100_000
    start = process_time()
    found = claims(text)
    assert process_time() - start < 10
    assert all(len(claim.content) <= 20_000 for claim in found)
