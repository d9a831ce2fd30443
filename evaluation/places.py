"""Finds the place that an annotation means by the words it quotes from a text."""

from __future__ import annotations

from typing import Final

Span = tuple[int, int]

OPEN: Final = "⟦"
CLOSE: Final = "⟧"


class BadPlace(ValueError):
    """The words of an annotation are not in its text, or in more than one place."""


def place(text: str, quoted: str) -> Span:
    """Give the code points of `words` or of `before ⟦words⟧ after`, which stand there once.

    Raises `BadPlace`, whose message says what to do.
    """
    before, words, after = _parts(quoted)
    whole = before + words + after
    if not words.strip():
        raise BadPlace(f"{quoted!r} quotes nothing; copy the words from the text")
    times = text.count(whole)
    if times != 1:
        raise BadPlace(f"{whole!r} stands {times} times in the text; {_advice(times)}")
    start = text.index(whole) + len(before)
    return start, start + len(words)


def _parts(quoted: str) -> tuple[str, str, str]:
    if OPEN not in quoted and CLOSE not in quoted:
        return "", quoted, ""
    if quoted.count(OPEN) != 1 or quoted.count(CLOSE) != 1:
        raise BadPlace(f"{quoted!r} needs one {OPEN} and one {CLOSE}")
    before, _, rest = quoted.partition(OPEN)
    words, _, after = rest.partition(CLOSE)
    return before, words, after


def _advice(times: int) -> str:
    if times:
        return f"add what stands around it: before {OPEN}the words{CLOSE} after"
    return "copy it letter by letter"
