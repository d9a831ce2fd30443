"""A report that the article dates once is dated wherever its speaker is heard of it."""

from __future__ import annotations

from ledger.adapter import Document, Draft, Passage
from ledger.claims import Claim
from ledger.times import When
from ledger_adapters.rules import RulesReader

PUBLISHED = When(basis="metadata", edtf="2031-05-08")  # a Thursday


def days(text: str, published: When | None = PUBLISHED) -> dict[str, str]:
    document = Document(published=published, publisher="Harbour Gazette", text=text)
    drafts = RulesReader().read(document, Passage(span=(0, len(text))))
    claims = [d.record for d in drafts if isinstance(d, Draft) and isinstance(d.record, Claim)]
    return {
        c.content: c.chain[-1].said.edtf if c.chain[-1].said else ""
        for c in claims
        if len(c.chain) > 1
    }


def test_what_a_speaker_adds_was_said_on_the_day_of_the_report() -> None:
    text = (
        "The Canal Institute wrote on Tuesday that trade was falling.\n\n"
        "The Canal Institute added that harbours were empty.\n"
    )
    assert days(text) == {"trade was falling": "2031-05-06", "harbours were empty": "2031-05-06"}


def test_words_with_a_time_of_their_own_keep_it_open() -> None:
    text = (
        "The Canal Institute wrote on Tuesday that trade was falling.\n\n"
        "The Canal Institute previously said that harbours were full.\n"
    )
    assert days(text)["harbours were full"] == ""


def test_another_speaker_is_not_dated_by_it() -> None:
    text = (
        "The Canal Institute wrote on Tuesday that trade was falling.\n\n"
        "The Ministry of Trade said that harbours were full.\n"
    )
    assert days(text)["harbours were full"] == ""


def test_a_day_long_before_the_article_is_not_carried_on() -> None:
    text = (
        "The Canal Institute said on March 3 that trade was falling.\n\n"
        "The Canal Institute said that harbours were empty.\n"
    )
    assert days(text) == {"trade was falling": "2031-03-03", "harbours were empty": ""}


def test_without_a_date_of_publication_nothing_is_carried_on() -> None:
    text = (
        "The Canal Institute wrote on Tuesday that trade was falling.\n\n"
        "The Canal Institute added that harbours were empty.\n"
    )
    assert set(days(text, None).values()) == {""}


def test_a_day_of_the_next_sentence_is_none_of_this_one() -> None:
    text = "Novak denied the report.\n\nOn Tuesday, Berg repeated it.\n"
    assert days(text)["the report"] == ""
