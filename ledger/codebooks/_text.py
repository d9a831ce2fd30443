"""Text made comparable, code point for code point, so that places stay where they are."""

from __future__ import annotations

import re
from typing import Final

_STRAIGHT: Final = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{HYPHEN}": "-",
        "\N{EN DASH}": "-",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\n": " ",
        "\r": " ",
        "\t": " ",
    }
)
_PARENTHESES: Final = re.compile(r"\s*\([^()]{0,200}\)")
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_QUOTES: Final = ' \t\r\n"“”,;:'


def straight(text: str) -> str:
    """Straighten apostrophes, hyphens and spaces; every code point keeps its place."""
    if text.isascii() and text.isprintable():  # most are, and have nothing to straighten
        return text
    return text.translate(_STRAIGHT)


def label(mention: str) -> str:
    """Take a mention down to its name: no article, brackets, possessive or outer marks."""
    bare = _PARENTHESES.sub("", " ".join(straight(mention).split())).strip(_QUOTES)
    bare = bare.removesuffix("'s").rstrip("'")
    found = _ARTICLE.match(bare)
    return bare[found.end() :] if found and found.end() < len(bare) else bare
