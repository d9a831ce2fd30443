"""Two parties' accounts of one occurrence are linked; anything else is left alone."""

import pytest

from ledger.claims import Claim, changed
from ledger.codebooks.accounts import ProposedLink, accounts
from ledger.codebooks.cast import Cast
from ledger.codebooks.gazetteer import Gazetteer
from tests.codebooks.samples import claim

TEXT = (
    "The Kenyan Foreign Ministry said the talks were warm, while the Ugandan Foreign Ministry "
    "reported that the talks were long. The Kenyan Foreign Ministry added that lunch was late. "
    "Kenya wants rain and Uganda wants sun. Observers said the talks failed."
)
CAST = Cast.read(TEXT, Gazetteer.shipped())
KENYA, UGANDA = "the Kenyan Foreign Ministry", "the Ugandan Foreign Ministry"


def links(*claims: Claim) -> tuple[ProposedLink, ...]:
    return accounts(claims, TEXT, CAST)


def test_one_sentence_that_sets_two_parties_side_by_side_gives_two_accounts() -> None:
    found = links(
        claim(TEXT, "the talks were warm", "Daily News", KENYA, id="a"),
        claim(TEXT, "the talks were long", "Daily News", UGANDA, id="b"),
        claim(TEXT, "lunch was late", "Daily News", KENYA, id="c"),
    )
    assert [(link.claim, link.other, link.relation) for link in found] == [
        ("a", "b", "differing_account")
    ]
    assert "'while'" in found[0].why
    assert "Kenya and Uganda" in found[0].why


def test_the_same_occurrence_in_the_same_words_gives_two_accounts() -> None:
    found = links(
        claim(TEXT, "The talks went well", "News", KENYA, occurrence="the talks", id="a"),
        claim(TEXT, "Nothing came of the talks", "News", UGANDA, occurrence="The talks", id="b"),
    )
    assert [(link.claim, link.other) for link in found] == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("News", KENYA), ("News", KENYA)),
        (("News", KENYA), ("Gazette", UGANDA)),
        (("News", KENYA), ("News", "Observers")),
        (("News", KENYA), ("News", "Ugandan officials")),
    ],
    ids=["one party", "other reporters", "an outsider", "officials in general"],
)
def test_only_two_parties_through_the_same_reporters_give_accounts(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert not links(
        claim(TEXT, "the talks were warm", *one, occurrence="the talks", id="a"),
        claim(TEXT, "the talks were long", *other, occurrence="the talks", id="b"),
    )


def test_two_wishes_in_one_sentence_are_no_accounts() -> None:
    assert not links(
        claim(TEXT, "rain", "News", "Kenya", id="a"), claim(TEXT, "sun", "News", "Uganda", id="b")
    )


def test_what_is_said_during_an_occurrence_is_no_account_of_it() -> None:
    assert not links(
        claim(TEXT, "lunch was late", "News", KENYA, occurrence="the talks", id="a"),
        claim(TEXT, "tea was early", "News", UGANDA, occurrence="the talks", id="b"),
    )


def test_what_is_ascribed_or_commented_is_no_account() -> None:
    one = claim(TEXT, "the talks were warm", "News", KENYA, id="a")
    other = claim(TEXT, "the talks were long", "News", UGANDA, id="b")
    felt = changed(other.chain[-1], voice="ascribed")
    assert not links(one, changed(other, chain=(other.chain[0], felt)))
    assert not links(one, changed(other, flags=("comment",)))
