"""Text made visible: what a terminal obeys, and what nobody sees, is shown by its number.

Control codes can move the cursor or change colours, bidirectional and zero-width characters can
make a line read other than it is (Unicode TR 36); each is written as in `<U+202E>`, and so are
marks that are heaped on one letter until they cover the lines around it. What prints itself builds
on `Visible`; where more than that has to be dealt with (HTML, Markdown, formulas),
`ledger.show.escape` does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Set
from functools import lru_cache, wraps
from typing import Any, Final

_HARMFUL: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANK: Final = frozenset({"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"})
"""Letters and symbols that print as nothing."""
_MOST: Final = 10
"""How many marks may stand on one letter: stacks of Tibetan letters have some eight."""
_STACKED: Final = frozenset({"Mn", "Me"})
_LAST: Final = 0x10FFFF
_HALVES: Final = range(0xD800, 0xE000)
_NUMBER: Final = re.compile(r"<U\+([0-9A-F]{4,6})>")


@lru_cache(maxsize=4096)
def harmful(character: str) -> bool:
    """Tell whether a character steers a terminal, changes the order of text or prints nothing."""
    return unicodedata.category(character) in _HARMFUL or character in _BLANK


def numbered(character: str) -> str:
    """Write a character by its number: "<U+202E>"."""
    return f"<U+{ord(character):04X}>"


def unnumbered(text: str) -> str:
    """Give back the characters of a text that were written by their numbers."""
    return _NUMBER.sub(_character, text) if "<U+" in text else text


def _character(found: re.Match[str]) -> str:
    """Give the character of a number; what is none of Unicode's stays as it is written."""
    number = int(found[1], 16)
    known = number <= _LAST and number not in _HALVES
    return chr(number) if known else found[0]


def visible(text: str) -> str:
    """Show the harmful characters of a text by their numbers; its lines stay lines."""
    if text.isascii() and text.isprintable():
        return text
    found = set(text)
    marks = {c for c in found if unicodedata.category(c) in _STACKED}
    shown = _levelled(text, marks) if marks else text
    return shown.translate({ord(c): numbered(c) for c in found if c != "\n" and harmful(c)})


def _levelled(text: str, marks: Set[str]) -> str:
    """Show the marks on one letter by their numbers from the eleventh on."""
    shown, heaped = [], 0
    for character in text:
        heaped = heaped + 1 if character in marks else 0
        shown.append(numbered(character) if heaped > _MOST else character)
    return "".join(shown)


def in_json(text: str) -> str:
    r"""Write the harmful characters of a JSON text as its own escapes, such as `\u202e`."""
    found = {ord(c): escaped(c) for c in set(text) if c not in " \n" and harmful(c)}
    return text.translate(found) if found else text


def escaped(character: str) -> str:
    r"""Write a character as JSON's escape: `\u202e`, or two where it takes them."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))


class Visible:
    """Something that prints itself, and never with anything in it that a terminal obeys."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Have what a class prints made visible."""
        super().__init_subclass__()
        told: Callable[[Any], str] | None = vars(cls).get("__str__")
        if told and not hasattr(told, "__wrapped__"):
            type.__setattr__(cls, "__str__", _visibly(told))


def _visibly(told: Callable[[Any], str]) -> Callable[[Any], str]:
    @wraps(told)
    def shown(self: Any) -> str:
        return visible(told(self))

    return shown
