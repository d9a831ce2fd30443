"""What a site puts around an article, and the thread of comments under it."""

import pytest

from ledger.adapter import Document, Draft, Passage
from ledger.claims import Claim
from ledger_adapters.rules import RulesReader
from tests.adapters.rules.samples import claims

BODY = "Ana Ortega said that the road was closed.\n\n"
THREAD = (
    "  1. I doubt it. Ortega said that pigs fly.\n\n"
    "    You never know.\n\n"
    "    • I agree with you.\n\n"
    "      • The mayor told me that it was open.\n\n"
    "  2. Good news for you all!\n\n"
)


def test_comments_are_claims_of_their_commenters_and_never_the_articles() -> None:
    found = claims(BODY + THREAD + "Enter comments here:\n")
    article = [c for c in found if not c.is_comment]
    comments = [c for c in found if c.is_comment]
    assert [c.content for c in article] == ["the road was closed"]
    assert [c.chain[-1].name for c in comments] == [f"commenter {n}" for n in (1, 2, 3, 4)]
    assert all(c.chain[0].name == "The Courier" for c in comments)
    assert comments[0].content == "I doubt it. Ortega said that pigs fly. You never know."


def test_replies_point_to_what_they_answer() -> None:
    comments = [c for c in claims(BODY + THREAD) if c.is_comment]
    first, second, third, fourth = comments
    assert (first.reply_to, fourth.reply_to) == (None, None)
    assert second.reply_to == first.id
    assert third.reply_to == second.id


def test_a_named_commenter_keeps_the_name() -> None:
    comments = [
        c
        for c in claims(BODY + "2 Comments\n\nAnn says:\nI doubt it.\n\nBen says: Me too.\n")
        if c.is_comment
    ]
    assert [(c.chain[-1].name, c.content) for c in comments] == [
        ("Ann", "I doubt it."),
        ("Ben", "Me too."),
    ]


def test_a_numbered_list_in_an_article_is_no_thread() -> None:
    text = (
        BODY + "  1. Open the road.\n\n  2. Mend the bridge.\n\nLund said that the plan was good.\n"
    )
    assert not any(c.is_comment for c in claims(text))
    assert [c.chain[-1].name for c in claims(text)] == ["Ana Ortega", "Lund"]


@pytest.mark.parametrize(
    "line",
    [
        "Already a subscriber? Log in to read what Norway has done for the peace.",
        "Share this on your favourite network, as Norway has done.",
        "Ana Ortega (left) in Oslo, Norway, has spoken on Monday. IVAR BERG/POOL/AFP VIA GETTY",
        "Sign up for our newsletter and hear what Norway has to say.",
    ],
)
def test_furniture_and_captions_claim_nothing(line: str) -> None:
    assert [c.content for c in claims(f"{line}\n\n{BODY}")] == ["the road was closed"]


def test_a_single_comment_is_read_as_its_authors() -> None:
    text = "Ortega said that pigs fly."
    document = Document(key="d1", text=text)
    passage = Passage(author="Ann", document="d1", kind="comment", span=(0, len(text)))
    (draft,) = RulesReader().read(document, passage)
    assert isinstance(draft, Draft)
    assert isinstance(draft.record, Claim)
    said = draft.record
    assert (said.is_comment, said.who[0].text, said.content) == (
        True,
        "Ann",
        text,
    )
    assert (draft.document, draft.record.source) == ("d1", "d1")


def test_comments_of_one_document_are_told_apart() -> None:
    document = Document(key="d1", text="One. Two.")
    spans = (0, 4), (5, 9)
    passages = [Passage(author="Ann", document="d1", kind="comment", span=span) for span in spans]
    drafts = [draft for passage in passages for draft in RulesReader().read(document, passage)]
    ids = [d.record.id for d in drafts if isinstance(d, Draft) and isinstance(d.record, Claim)]
    assert ids == ["comment at 0", "comment at 5"]


def test_a_passage_is_read_in_the_documents_offsets() -> None:
    text = "Lund said that it rained. Ortega said that it snowed."
    start = text.index("Ortega")
    document = Document(text=text)
    (draft,) = RulesReader().read(document, Passage(kind="body", span=(start, len(text))))
    assert isinstance(draft, Draft)
    assert isinstance(draft.record, Claim)
    assert draft.record.anchor is not None
    assert text[slice(*draft.record.anchor.spans[0])] == "it snowed"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "Ana Ortega said in a speech before the council\nthat the road was closed for good.\n"
    assert claims(text)[0].content == "the road was closed for good"
