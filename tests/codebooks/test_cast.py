"""Who is who in a text, and who acts for whom."""

import pytest

from ledger.codebooks.cast import Cast, Proposal
from ledger.codebooks.gazetteer import Gazetteer

TEXT = """Indian Foreign Minister Subrahmanyam Jaishankar met his colleague in Tokyo on Monday. \
Chinese President Xi Jinping wrote to Xi Zhongxun’s biographers. Jaishankar thanked Japan.

Japan’s foreign minister, Yoko Kamikawa, praised the talks. She said the Kremlin was wrong, \
according to the Society for Quiet Diplomacy (SQD). The SQD, a Geneva-based think tank, disagreed. \
Former German Chancellor Angela Merkel declined to comment.

The Russian and Chinese foreign ministries issued statements. Kremlin spokesman Dmitry Peskov and \
Dmitri Peskov’s deputy answered. French opposition leader Marine Le Pen objected. \
The president of Brazil, Luiz Inácio Lula da Silva, smiled. Professor Ada Quill wrote a letter.

North Korean leader Kim Jong Un smiled. North Korean Foreign Minister Kim Yo Jong did not.
"""
CAST = Cast.read(TEXT, Gazetteer.shipped(), extra_names=("Jane Roe",))


def who(mention: str, at: int | None = None) -> Proposal:
    proposal = CAST.who(mention, at)
    assert proposal is not None, mention
    return proposal


@pytest.mark.parametrize(
    ("mention", "kind", "name", "party"),
    [
        ("China", "state", "China", "China"),
        ("the US", "state", "United States", "United States"),
        ("NATO", "organisation", "NATO", "NATO"),
        ("Beijing", "office", "Beijing", "China"),
        ("the Kremlin’s", "office", "Kremlin", "Russia"),
        ("Jaishankar", "person", "Subrahmanyam Jaishankar", "India"),
        ("Foreign Minister Jaishankar", "person", "Subrahmanyam Jaishankar", "India"),
        ("Mr. Jaishankar", "person", "Subrahmanyam Jaishankar", "India"),
        ("Xi", "person", "Xi Jinping", "China"),
        ("President Xi", "person", "Xi Jinping", "China"),
        ("Kamikawa", "person", "Yoko Kamikawa", "Japan"),
        ("Japan’s foreign minister", "person", "Yoko Kamikawa", "Japan"),
        ("Lula da Silva", "person", "Luiz Inácio Lula da Silva", "Brazil"),
        ("Merkel", "person", "Angela Merkel", ""),
        ("Le Pen", "person", "Marine Le Pen", ""),
        ("the SQD", "organisation", "Society for Quiet Diplomacy", ""),
        ("Society for Quiet Diplomacy", "organisation", "Society for Quiet Diplomacy", ""),
        ("the think tank", "organisation", "Society for Quiet Diplomacy", ""),
        ("the Russian Foreign Ministry", "office", "Russian Foreign Ministry", "Russia"),
        ("Russia’s foreign ministry", "office", "Russian Foreign Ministry", "Russia"),
        ("Ministry of Foreign Affairs of Russia", "office", "Russian Foreign Ministry", "Russia"),
        ("a Polish Defense Ministry spokesman", "office", "Polish Defence Ministry", "Poland"),
        ("a spokesman for the Polish government", "office", "Polish Government", "Poland"),
        ("the Polish government’s statement", "office", "Polish Government", "Poland"),
        ("the Chinese ambassador", "office", "Chinese ambassador", "China"),
        ("British Prime Minister Theresa May", "person", "Theresa May", "United Kingdom"),
        ("White House press secretary Ana Nadie", "person", "Ana Nadie", "United States"),
        ("Peruvian aide Ana Nadie", "person", "Ana Nadie", ""),
        ("Spanish Prime Minister Ana Nadie", "person", "Ana Nadie", "Spain"),
        ("Peruvian analyst Ana Nadie", "person", "Ana Nadie", ""),
        ("some analysts", "unnamed", "some analysts", ""),
        ("Russian officials", "unnamed", "Russian officials", ""),
        ("officials in Moscow", "unnamed", "officials in Moscow", ""),
        ("Chinese", "unnamed", "Chinese", ""),
        ("Quill", "unknown", "Ada Quill", ""),
        ("Roe", "unknown", "Jane Roe", ""),
    ],
)
def test_a_mention_is_who_the_text_says(mention: str, kind: str, name: str, party: str) -> None:
    proposal = who(mention)
    assert (proposal.kind, proposal.name, proposal.party) == (kind, name, party)
    assert proposal.why


def test_a_pronoun_is_the_first_person_of_the_sentence_before() -> None:
    assert who("She", TEXT.index("She said")).name == "Yoko Kamikawa"
    assert CAST.who("She") is None
    assert CAST.who("He", TEXT.index("The Russian and")) is None


def test_two_spellings_of_a_title_bearers_name_are_one_person() -> None:
    cast = Cast.read(
        "Russian minister Sergei Ivanov and Russian minister Sergey Ivanov.", Gazetteer.shipped()
    )
    proposal = cast.who("Ivanov")
    assert proposal is not None
    assert (proposal.name, *proposal.names) == ("Sergei Ivanov", "Sergey Ivanov", "Ivanov")


def test_a_shared_family_name_is_the_one_named_last_before() -> None:
    assert CAST.who("Kim") is None
    assert who("Kim", TEXT.index("smiled. North")).name == "Kim Jong Un"
    assert who("Kim", len(TEXT)).name == "Kim Yo Jong"


@pytest.mark.parametrize(
    "mention",
    [
        "",
        "the",
        "Reuters",
        "it",
        "China Daily",
        "Ivanov",
        "“”",
        "the Russian Foreign Ministry’s description of lunch",
        "a book about the Russian Foreign Ministry",
    ],
)
def test_whoever_no_rule_knows_stays_unknown(mention: str) -> None:
    assert CAST.who(mention) is None
    assert CAST.each(mention) == ()


def test_joint_mentions_are_each_of_those_they_join() -> None:
    assert CAST.who("Xi and Jaishankar") is None
    assert [p.name for p in CAST.each("Xi and Jaishankar")] == [
        "Xi Jinping",
        "Subrahmanyam Jaishankar",
    ]
    assert [p.name for p in CAST.each("the Russian and Chinese foreign ministries")] == [
        "Russian Foreign Ministry",
        "Chinese Foreign Ministry",
    ]


def test_states_are_named_directly_or_through_who_acts_for_them() -> None:
    start = TEXT.index("Jaishankar thanked")
    named = CAST.parties(start, TEXT.index("Japan’s foreign"))
    assert [(p.state, p.words, p.how) for p in named] == [
        ("India", "Jaishankar", "agent"),
        ("Japan", "Japan", "name"),
    ]
    assert all(TEXT[p.span[0] : p.span[1]] == p.words for p in named)


def test_a_former_office_holder_names_no_party() -> None:
    start = TEXT.index("Former German")
    assert CAST.parties(start, TEXT.index("The Russian and")) == ()


def test_a_family_name_within_another_persons_name_names_nobody() -> None:
    at = TEXT.index("Xi Zhongxun")
    assert CAST.parties(at, at + len("Xi Zhongxun")) == ()


def test_an_empty_text_has_no_cast() -> None:
    cast = Cast.read("", Gazetteer.shipped())
    assert cast.parties(0, 0) == ()
    assert cast.who("Xi") is None
