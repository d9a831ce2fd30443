"""Text from a ledger, made harmless: nothing in it can steer a terminal or hide other text.

Text in a ledger is somebody else's. Control codes can move the cursor or change colours,
bidirectional and zero-width characters can make a line read other than it is (Unicode TR 36), and
so each is shown by its number, as in `<U+202E>`. In Markdown, words could start a heading, a link
or HTML; in a spreadsheet, a cell could be a formula. This is the only place that sees to it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape
from typing import Final

_HARMFUL: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANK: Final = frozenset({"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"})
"""Letters and symbols that print as nothing."""
_MARKS: Final = re.compile(
    r"[\\`*_{}\[\]<>#|~&@$^]"  # emphasis, code, links, images, HTML, tables, mentions, formulas
    r"|:(?=\S)|(?i:(?<=www)\.)"  # what makes a link of a bare address
    r"|^[-+=%:]"  # what makes a list or heading of a line
)
_LISTED: Final = re.compile(r"^(\d+)([.)])")
_FORMULA: Final = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_FIRST: Final = ("\t", "\r", "\n", "'")


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


def markdown(text: str) -> str:
    """Make text fit for a line of Markdown that shows it as it is: no heading, link, HTML or image.

    Backslashes stand before what CommonMark, and GitHub's dialect of it, would take for markup.
    """
    line = _MARKS.sub(r"\\\g<0>", plain(text))
    return _LISTED.sub(r"\1\\\2", line)


def guarded(cell: str) -> str:
    """Make a cell of a table harmless to spreadsheets, which take some for formulas.

    An apostrophe is put before one whose first character to be seen is = + - or @, and before one
    that starts with a tab, a line's end or an apostrophe: `unguarded` takes it away again.
    """
    first = next((c for c in cell if not (c.isspace() or harmful(c))), "")
    return f"'{cell}" if first in _FORMULA or cell.startswith(_FIRST) else cell


def unguarded(cell: str) -> str:
    """Give back the text of a cell that was made harmless; any other stays as it is."""
    return cell[1:] if cell.startswith("'") else cell


def in_json(text: str) -> str:
    r"""Write the harmful characters of a JSON text as its own escapes, such as `\u202e`."""
    return "".join(_escaped(c) if c not in " \n" and harmful(c) else c for c in text)


def in_html(text: str) -> str:
    """Make text fit for HTML, inside an element or an attribute in double quotes."""
    return escape(plain(text), quote=True)


def in_script(text: str) -> str:
    r"""Write the characters of a JSON text that could end or alter a script element as escapes.

    Such are `<`, `>` and `&` (as in `\u003c`) besides all harmful ones.
    """
    return text.translate(
        {ord(c): _escaped(c) for c in set(text) if c in "<>&" or (c != " " and harmful(c))}
    )


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2))
