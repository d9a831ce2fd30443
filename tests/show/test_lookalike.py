"""Names that look like others are remarked on; ordinary names of any script never are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.show.lookalike import remarks_on, suspect
from ledger.testing.strategies import hostile_text

ORDINARY = (
    "Россия", "Владимир Путин", "Министерство иностранных дел", "Чёрное море",
    "Україна", "Қазақстан", "Српска", "Ελλάδα", "Κυριάκος Μητσοτάκης",
    "Հայաստան", "საქართველო", "中国",
    "中华人民共和国外交部",
    "日本テレビ", "東京ドーム", "조선중앙통신",
    "한국 KBS", "العربية", "وزارة الخارجية الإيرانية", "علی‌رضا", "می‌خواهم",
    "ישראל", "צה״ל", "भारत गणराज्य", "क्षत्रिय", "ශ්‍රී ලංකා", "ประเทศไทย",
    "ကချင်", "Việt Nam", "Đặng Thị Ngọc Thịnh", "São Tomé e Príncipe",
    "Côte d’Ivoire", "Łódź", "Iş\u0131k Ayd\u0131n", "Ærø", "Zoë",
    "Ḥizb Allāh", "Nguyễn Phú Trọng", "Reykjavík", "naïve", "Gazprom Neft",
    "Газпром Neft", "X5-Групп", "VIP-клиент", "Радио NV", "G20",
    "Group of 77", "R2-D2", "I", "Elizabeth II", "O’Brien", "Müller & Söhne",
    "№ 10", "½ Price", "⚽️ Club", "👨‍👩‍👧 Family", "مرحبا\u200f!", "שָׁלוֹם",
    "بِسْمِ ٱللَّٰهِ", "ལྷ་ས", "Ａ社", "µTorrent", "New\u00a0York", "", " ",
    "#", "123",
)  # fmt: skip


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_name_is_not_remarked_on(name: str) -> None:
    assert remarks_on([name]) == {}


def test_ordinary_names_are_not_remarked_on_beside_one_another() -> None:
    assert remarks_on(ORDINARY, ORDINARY) == {}
    accents = ("Jose", "José", "Aydin", "Ayd\u0131n", "Muller", "Müller", "resume", "résumé")
    assert remarks_on(accents) == {}
    same = ("The Kremlin", "kremlin", "Kremlin", "KREMLIN", "New York", "New\u00a0York")
    assert remarks_on(same) == {}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Russi\u0430", "mixes letters of several scripts in one word (CYRILLIC SMALL LETTER A)"),
        ("\u0421hina", "mixes letters of several scripts in one word (CYRILLIC CAPITAL LETTER ES)"),
        ("C\u0435\u0440\u0433\u0435\u0439", "in one word (LATIN CAPITAL LETTER C)"),
        ("Ισραηλ n\u03bfte", "in one word (GREEK SMALL LETTER OMICRON)"),
        ("Ru\u200bssia", "holds characters that nobody sees (ZERO WIDTH SPACE)"),
        ("Russia\u3164", "nobody sees (HANGUL FILLER)"),
        ("Russia\ufe0f", "nobody sees (VARIATION SELECTOR-16)"),
        ("Rus\u200dsia", "nobody sees (ZERO WIDTH JOINER)"),
        ("a\x1b[2J", "nobody sees (U+001B)"),
        ("\u202eaissuR", "turns the order of its letters (RIGHT-TO-LEFT OVERRIDE)"),
        ("\u2066Russia\u2069", "turns the order of its letters (LEFT-TO-RIGHT ISOLATE, POP"),
        ("R" + "\u0301" * 30 + "ussia", "piles over 4 marks on one letter"),
    ],
)
def test_a_name_that_cannot_be_read_as_it_is_written_is_remarked_on(name: str, says: str) -> None:
    [told] = remarks_on([name])[name]
    assert says in told


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("\u0421\u043e\u0440\u0430", "Copa"),
        ("\u0420\u0410\u0421\u0415", "PACE"),
        ("\uff32\uff55\uff53\uff53\uff49\uff41", "Russia"),
        ("\U0001d411\U0001d42e\U0001d42c\U0001d42c\U0001d422\U0001d41a", "Russia"),
        ("lran", "Iran"),
        ("G2O", "G20"),
        ("\u13a2\u13da", "TS"),
        ("\u0420\u0410", "\u03a1\u0391"),
    ],
)
def test_a_name_that_looks_like_another_says_which(name: str, other: str) -> None:
    told = remarks_on([name], [other])
    assert any(f"looks like “{other}” but is written with other letters" in it for it in told[name])
    alike = [it for them in remarks_on([other, name]).values() for it in them if "looks like" in it]
    assert alike == [it for it in told[name] if "looks like" in it]


def test_a_plain_name_is_told_of_a_known_one_that_passes_for_it() -> None:
    [told] = remarks_on(["Russia"], ["Russi\u0430"])["Russia"]
    assert "looks like “Russi\u0430” but" in told
    assert [*remarks_on(["Russi\u0430", "Russia"])] == ["Russi\u0430"]


def test_only_a_name_that_could_pass_for_a_plain_one_is_suspect() -> None:
    assert suspect("\u0421\u043e\u0440\u0430")
    assert suspect("Russi\u0430")
    assert not suspect("Russia")
    assert not suspect("Россия")
    assert not suspect("José")


@given(st.lists(hostile_text(max_size=40), max_size=6))
def test_any_names_can_be_looked_at(names: list[str]) -> None:
    assert set(remarks_on(names, names)) <= set(names)
