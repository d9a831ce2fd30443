"""A codebook proposes an aspect by words, says which, and never guesses."""

from pathlib import Path

import pytest

from ledger.codebooks.codebook import RULE, Codebook
from ledger.errors import BadSource
from tests.codebooks.corpus import gold_claims
from tests.codebooks.samples import claim

BOOK = Codebook.shipped()
TOPICS = {
    "diplomacy.contact": "contact",
    "military_support": "military support",
    "ukraine_settlement": "settlement",
    "third_parties": "third parties",
}


def aspect(content: str, text: str = "") -> str | None:
    proposed = BOOK.propose(claim(text, content, "Somebody"), text)
    return proposed.aspect if proposed else None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Norway and Chile held a video call about ending the conflict", "contact"),
        ("the two ministers exchanged views on fishing", "contact"),
        ("Kenya hosted the queen", "contact"),
        ("Ghana proposed a ceasefire", "settlement"),
        ("Oman will mediate in the dispute", "settlement"),
        ("Peru sold ammunition to Chile", "military support"),
        ("a firm shipped dual-use goods", "military support"),
        ("Togo did not take sides", "neutrality"),
        ("Malta’s neutrality worries its trade partners", "neutrality"),
        ("the pact isn’t directed against third countries", "third parties"),
        ("outside interference will fail", "third parties"),
        ("Benin raised tariffs on Togo’s exports", "economy"),
        ("their friendship is at its best", "overall"),
        ("the warmth of Nepali-Indian relations", "overall"),
        ("it rained in the capital", None),
        ("", None),
    ],
)
def test_the_content_decides(content: str, expected: str | None) -> None:
    assert aspect(content) == expected


def test_the_sentence_is_heard_where_the_content_says_nothing() -> None:
    text = "Chile raised tariffs, which Peru called a mistake. The queen visited."
    assert aspect("a mistake", text) == "economy"
    assert aspect("a mistake") is None


def test_a_hint_in_the_content_gives_way_to_a_plain_word_in_the_sentence() -> None:
    text = "Malta’s neutrality caused a rift with Libya."
    assert aspect("caused a rift with Libya", text) == "neutrality"
    assert aspect("caused a rift with Libya") == "overall"


def test_a_plain_word_in_the_content_is_not_overruled_by_the_sentence() -> None:
    text = "After the ceasefire and the peace talks, Peru bought gas."
    assert aspect("Peru bought gas", text) == "economy"


def test_a_proposal_names_the_words_that_decided() -> None:
    proposed = BOOK.propose(claim("", "Ghana proposed a ceasefire", "Somebody"), "")
    assert proposed is not None
    assert proposed.why == "its content says 'ceasefire'"
    assert BOOK.coder == RULE


def test_a_user_brings_a_codebook_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'name = "fish"\nversion = 3\n[[aspects]]\nname = "cod"\nwords = {2 = ["cod(?:fish)?"]}\n',
        encoding="utf-8",
    )
    book = Codebook.load(path)
    proposed = book.propose(claim("", "Codfish is dear", "Somebody"), "")
    assert proposed is not None
    assert (proposed.aspect, book.coder) == ("cod", "rule:fish@3")
    assert book.propose(claim("", "coding is dear", "Somebody"), "") is None


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('name = "x"\nversion = 1\naspect = []\n', r"unknown key 'aspect'.*'aspects'"),
        (
            'name = "x"\nversion = 1\n[[aspects]]\nname = "a"\nword = {}\n',
            r"unknown key 'word'.*'words'.*\$\.aspects\[0\]",
        ),
        ('name = "x"\naspects = []\n', "'version' is missing"),
        ("name = 5\nversion = 1\naspects = []\n", r"expected text, found 5.*\$\.name"),
        ('name = "x\n', "it is not TOML"),
        (
            'name = "x"\nversion = 1\n[[aspects]]\nname = "a"\nwords = {2 = ["(a"]}\n',
            r"'\(a' is no regular expression",
        ),
    ],
)
def test_a_codebook_that_cannot_be_read_says_where(tmp_path: Path, toml: str, says: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(BadSource, match=f"(?s){says}"):
        Codebook.load(path)


def test_a_codebook_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match=r"none\.toml"):
        Codebook.load(tmp_path / "none.toml")


def test_a_real_articles_claims_get_the_aspects_a_careful_reader_gave_them() -> None:
    text, claims = gold_claims("xi-putin-2025-02", mentions=True)
    pair = [(c, g) for c, g in claims if sorted(g["relationship"]) == ["CHN", "RUS"]]
    proposed = [(BOOK.propose(c, text), TOPICS.get(g["topic"], g["topic"])) for c, g in pair]
    agreed = [p for p, topic in proposed if p and p.aspect == topic]
    assert len(pair) == 21
    assert len(agreed) >= 17
