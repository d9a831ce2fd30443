"""What a claim's words come to: held or denied."""

import pytest

from ledger.claims import Act, Claim, Hop, Polarity
from ledger.codebooks.stance import Stance, stance


def of(content: str, act: Act = "asserts", polarity: Polarity = "unknown") -> Stance:
    return stance(
        Claim(
            act=act, chain=(Hop(),), content=content, id="c", polarity=polarity, source="s"
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        "that Arcadia will stay neutral",
        "Arcadia is staying neutral",
        "Arcadia’s stayed neutral.",
        "ARCADIA WOULD STAY NEUTRAL",
    ],
)
def test_the_same_words_put_in_another_tense_are_the_same_stance(other: str) -> None:
    assert of(other) == of("Arcadia stays neutral")


@pytest.mark.parametrize(
    ("content", "act", "polarity"),
    [
        ("Arcadia will not stay neutral", "asserts", "unknown"),
        ("Arcadia won't stay neutral", "asserts", "negative"),
        ("Arcadia will stay neutral", "denies", "negative"),
        ("Arcadia will never stay neutral", "asserts", "negative"),
        ("Arcadia will stay neutral", "asserts", "negative"),
    ],
)
def test_a_negation_or_a_denial_turns_the_sign(content: str, act: Act, polarity: Polarity) -> None:
    held, denied = of("Arcadia stays neutral"), of(content, act, polarity)
    assert denied.words == held.words
    assert (held.sign, denied.sign) == (1, -1)


def test_whoever_denies_a_negation_holds_the_words() -> None:
    denied = of("Arcadia would not stay neutral", "denies", "negative")
    assert denied == of("Arcadia would stay neutral")


@pytest.mark.parametrize(
    "other",
    [
        "Arcadia may stay neutral",
        "Arcadia must stay neutral",
        "Borduria stays neutral",
        "Arcadia stays neutral until 2025",
        "neutral Arcadia stays",
    ],
)
def test_other_words_in_another_order_or_with_a_modal_are_another_stance(other: str) -> None:
    assert of(other).words != of("Arcadia stays neutral").words


def test_a_word_or_none_tells_too_little_to_be_recognised_by() -> None:
    assert not of("No.").telling
    assert not of("").telling
    assert not of("that it is so").telling
    assert of("trade grows").telling
