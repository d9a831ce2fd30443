"""Text from a ledger, made harmless: nothing in it can steer a terminal or hide other text.

Text in a ledger is somebody else's. Control codes can move the cursor or change colours,
bidirectional and zero-width characters can make a line read other than it is (Unicode TR 36), and
so each is shown by its number, as in `<U+202E>`. This is the only place that does so.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_HARMFUL: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANK: Final = frozenset({"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"})
"""Letters and symbols that print as nothing."""


@lru_cache(maxsize=4096)
def harmful(character: str) -> bool:
    """Tell whether a character steers a terminal, changes the order of text or prints nothing."""
    return unicodedata.category(character) in _HARMFUL or character in _BLANK


def plain(text: str) -> str:
    """Make text fit for one line: white space becomes single spaces, harmful characters visible."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return "".join(f"<U+{ord(c):04X}>" if harmful(c) else c for c in line)


def in_json(text: str) -> str:
    r"""Write the harmful characters of a JSON text as its own escapes, such as `\u202e`."""
    return "".join(_escaped(c) if c not in " \n" and harmful(c) else c for c in text)


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))
