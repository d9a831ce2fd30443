"""Who is meant by "he", "the think tank" or a surname, and who is left open."""

import pytest

from ledger.adapter import Document, Passage
from ledger.claims import Claim, Hop, Mention
from ledger_adapters.rules.article import prepare
from ledger_adapters.rules.cast.identities import Identities, identities
from ledger_adapters.rules.who import Cast
from tests.adapters.rules.samples import claims, resolutions

NOVAK = "Foreign Minister Ilja Novak said the talks had failed. "
PAIR = "Ana Ortega said that prices fell. Her brother Ilja Ortega said that wages fell. "


def meant(text: str) -> list[tuple[str, str]]:
    return [(found.text, found.agent) for found in resolutions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Institute for Tidal Power (ITP) said it was ready. The ITP said it was late.",
            ("The ITP", "Institute for Tidal Power"),
        ),
        (
            "The Harbour Workers' Union (HWU) met in Oslo. The HWU said that wages fell.",
            ("The HWU", "Harbour Workers' Union"),
        ),
        (
            "The Forum of Fast Trains (FFT) met in Oslo. The FFT said that prices fell.",
            ("The FFT", "Forum of Fast Trains"),
        ),
        (
            "The Institute of Tidal Power met in Oslo. ITP said that prices fell.",
            ("ITP", "Institute of Tidal Power"),
        ),
        (
            "The ITP, an Oslo-based think tank, met in May. The think tank said that prices fell.",
            ("The think tank", "ITP"),
        ),
        (
            "Nordvik, a shipping company, closed in May. The company said that prices fell.",
            ("The company", "Nordvik"),
        ),
        (
            "Kestrel Airlines cut its fares in May. The airline said that prices fell.",
            ("The airline", "Kestrel Airlines"),
        ),
        (
            "The Foreign Ministry of Vessia met in May. The ministry said that prices fell.",
            ("The ministry", "Foreign Ministry of Vessia"),
        ),
        (
            "Ilja Novak, the foreign minister, met Oren. The minister said that prices fell.",
            ("The minister", "Ilja Novak"),
        ),
        (
            "Vessia's foreign minister, Ilja Novak, met Oren. The minister said that prices fell.",
            ("The minister", "Ilja Novak"),
        ),
        (
            "Foreign Minister Ilja Novak met Oren. The foreign minister said that prices fell.",
            ("The foreign minister", "Ilja Novak"),
        ),
        (
            "The spokeswoman Mara Oren met Novak. The spokeswoman said that prices fell.",
            ("The spokeswoman", "Mara Oren"),
        ),
        (
            "Jonas Brandt, 45, a fisherman, sold his boat. The fisherman said that prices fell.",
            ("The fisherman", "Jonas Brandt"),
        ),
        (
            "Ana Ortega met Lund in Oslo. Ortega said that prices fell.",
            ("Ortega", "Ana Ortega"),
        ),
        (
            "Ana Ortega met Lund in Oslo. Ms. Ortega said that prices fell.",
            ("Ms. Ortega", "Ana Ortega"),
        ),
        (
            "Ursula van der Berg met Lund in Oslo. Van der Berg said that prices fell.",
            ("Van der Berg", "Ursula van der Berg"),
        ),
        (
            "Secretary of State Mara J. Oren met Lund. Secretary of State Mara J. Oren said "
            "that prices fell.",
            ("Secretary of State Mara J. Oren", "Mara J. Oren"),
        ),
        (
            "Former FNT chairman Ilja Novak met Lund in Oslo. The chairman said that prices fell.",
            ("The chairman", "Ilja Novak"),
        ),
        (
            "Republican Ilja Novak met Lund in Oslo. Ilja Novak left. Novak said that prices fell.",
            ("Novak", "Ilja Novak"),
        ),
        (
            "Energy minister Farid Toman met Lund in Oslo. Toman said that prices fell.",
            ("Toman", "Farid Toman"),
        ),
    ],
)
def test_who_is_meant_by_a_short_name_or_description(text: str, expected: tuple[str, str]) -> None:
    assert expected in meant(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (PAIR + "Ortega said that the road was closed.", "Ortega"),
        (
            "Foreign Minister Ilja Novak met Defence Minister Mara Oren in May. "
            "The minister said that prices fell.",
            "The minister",
        ),
        (
            "The Finance Ministry and the Health Ministry met in May. "
            "The ministry said that prices fell.",
            "The ministry",
        ),
        (NOVAK + "The defence minister said that prices fell.", "The defence minister"),
        (NOVAK + "A minister said that prices fell.", "A minister"),
        (NOVAK + "She said that prices fell.", "She"),
        ("He said that the road was closed.", "He"),
        (NOVAK + "It said that prices fell.", "It"),
        ("Say Vessia is right. Vessia said that prices fell.", "Vessia"),
        ("Vessia signed. The Vessia Post praised it. Vessia said that prices fell.", "Vessia"),
        ("A problem said that prices fell. He said that wages fell.", "He"),
        ("Ana Ortega wants to leave. You said that prices fell.", "You"),
    ],
)
def test_who_could_be_several_or_nobody_stays_open(text: str, word: str) -> None:
    assert word not in [text for text, _ in meant(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NOVAK + "He added that the road was closed.", ("He", "Ilja Novak")),
        (
            NOVAK + "Mara Oren, the ambassador, walked out. She said that prices fell.",
            ("She", "Mara Oren"),
        ),
        (
            "The ambassador, Ms Oren, said that prices fell. Mr Novak said that wages fell. "
            "She said that it was late.",
            ("She", "Oren"),
        ),
        (
            "The spokeswoman said that prices fell. A fisherman said that wages fell. "
            "She said that it was late.",
            ("She", "The spokeswoman"),
        ),
        (
            "The Harbour Authority said that prices fell. It added that the road was closed.",
            ("It", "Harbour Authority"),
        ),
        (
            "Officials said that prices fell. They added that the road was closed.",
            ("They", "Officials"),
        ),
        (
            "Ana Ortega and Ilja Lund said that prices fell. They added that the road was closed.",
            ("They", "Ana Ortega and Ilja Lund"),
        ),
        (
            "Mara Oren said that prices fell. In a letter to Ana Ortega, she said it rained.",
            ("she", "Mara Oren"),
        ),
        (NOVAK + "“It is over,” he said.", ("he", "Ilja Novak")),
        (NOVAK + "Jones said that prices fell. He added that wages fell.", ("He", "Jones")),
        ("Farmers said that prices fell. They added that wages fell.", ("They", "Farmers")),
        (
            "The Oslo Forum (OF) met in May. A spokesman for the OF said that it hoped to win.",
            ("it", "Oslo Forum"),
        ),
        (
            "“I promised that we would leave,” Mara Oren said.",
            ("I", "Mara Oren"),
        ),
        ("Mara Oren said that she believed that it was late.", ("she", "Mara Oren")),
    ],
)
def test_whom_a_pronoun_stands_for(text: str, expected: tuple[str, str]) -> None:
    assert expected in meant(text)


def test_a_relative_pronoun_stands_for_who_is_named_before_it() -> None:
    text = "Mara Oren, who said that prices fell, left. Novak stayed."
    article = prepare(Document(text=text), Passage(span=(0, len(text))))
    who = Mention(at=(11, 14), text="who")
    claim = Claim(chain=(Hop(), Hop(by=(who,))), content="prices fell", id="c", source="s")
    (found,) = Cast.of(article).resolve(claim)
    assert (found.agent, found.why) == ("Mara Oren", "relative: right before it stands Mara Oren")


def test_a_pronoun_in_somebodys_very_words_is_somebody_else() -> None:
    text = "Ilja Novak said that prices fell. “He said that it was late,” Jonas Brandt said."
    assert ("He", "Jonas Brandt") not in meant(text)


def test_a_metonym_is_kept_as_written() -> None:
    text = "The Kremlin said that prices fell. Moscow said that wages fell."
    assert [claim.chain[-1].name for claim in claims(text)] == ["The Kremlin", "Moscow"]
    assert meant(text) == []


def test_a_resolution_says_by_which_rule_and_which_words() -> None:
    found = resolutions(NOVAK + "The minister added that it was late. He said that prices fell.")
    assert [(each.text, each.why) for each in found[1:]] == [
        ("The minister", "title: the text has 'Foreign Minister Ilja Novak'"),
        ("He", "pronoun: the last fitting claimant is The minister"),
    ]


def test_a_headline_makes_no_names() -> None:
    text = (
        "Novak Denies Raid On Oslo\n\n"
        "Ilja Novak met Lund in Oslo on Monday. Novak said that prices fell."
    )
    assert ("Novak", "Ilja Novak") in meant(text)


def test_two_mentions_of_one_agent_come_to_one_name() -> None:
    text = NOVAK + "The minister said it was late. He said that prices fell. Oren said he lied."
    found = identities(claims(text), resolutions(text))
    names = [found[at] for at in sorted(found)]
    assert names[:3] == ["ilja novak"] * 3
    assert "oren" in names


def test_an_open_pronoun_has_no_name_and_other_words_their_own() -> None:
    known = Identities.of(())
    assert known.who(Mention(at=(0, 2), text="He")) is None
    assert known.who(Mention(at=(0, 12), text="The ministry")) == "ministry"
    assert known.who(Mention(at=(0, 7), text="Ortega\u2019s")) == "ortega"
