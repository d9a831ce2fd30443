"""A pattern that cannot match is told from how words begin; one that matches never is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.codebooks._begins import begin_with, beginnings

PATTERNS = (
    "sanctions?", "(?:war|peace) talks", "(?:a )?cease-?fire", r"\w+n't agree", "go|stop",
    "(?:(?:very )?close|warm)er ties", "x{2,3}y", "é.*", "(?:in|to)vade", "oil*y", "k+",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(PATTERNS), min_size=1, max_size=4),
    st.lists(
        st.sampled_from(["WAR talks", "sanction", "closer ties", "xxy", "oiy", "stop", "ceasefire"])
        | st.text("aceiksxyé \u017f\u212a\u0130-", max_size=5),
        max_size=4,
    ),
)
def test_what_matches_begins_as_was_said(patterns: list[str], words: list[str]) -> None:
    text = " ".join(words)
    begins = begin_with(tuple(patterns))
    found = any(re.search(rf"\b(?:{p})\b", text, re.IGNORECASE) for p in patterns)
    if begins is not None and begins.isdisjoint(beginnings(text)):
        assert not found


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        ("sanctions?", {"", "san"}),
        ("(?:war|a )?talks", {"", "war", "a", "tal"}),
        ("ab?c", {"", "a"}),
        (r"\w+", None),
    ],
)
def test_patterns_tell_how_they_begin(pattern: str, begins: set[str] | None) -> None:
    assert begin_with((pattern,)) == (None if begins is None else frozenset(begins))
