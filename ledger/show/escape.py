"""Text from a ledger, made harmless: nothing in it can steer a terminal or hide other text.

Text in a ledger is somebody else's. Control codes can move the cursor or change colours,
bidirectional and zero-width characters can make a line read other than it is (Unicode TR 36), and
so each is shown by its number, as in `<U+202E>` (`ledger.visible`). In Markdown, words could start
a heading, a link or HTML; in a spreadsheet, a cell could be a formula. This is the only place that
sees to it.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

from ledger.visible import escaped, numbered, unnumbered, visible
from ledger.visible import harmful as harmful
from ledger.visible import in_json as in_json

_MARKS: Final = re.compile(
    r"[\\`*_{}\[\]<>#|~&@$^]"  # emphasis, code, links, images, HTML, tables, mentions, formulas
    r"|:(?=\S)|(?i:(?<=www)\.)"  # what makes a link of a bare address
    r"|^[-+=%:]"  # what makes a list or heading of a line
)
_LISTED: Final = re.compile(r"^(\d+)([.)])")
_FORMULA: Final = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_FIRST: Final = ("\t", "\r", "\n", "'")
_IN_CELLS: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # control codes but tabs and line feeds
    r"|[\u202a-\u202e\u2066-\u2069]"  # what turns the order of text
    r"|<(?=U\+[0-9A-F]{4,6}>)"  # what would be taken for a number of ours
    r"|(?<=[;\t\n])(?P<gap>[ \t\n\xa0\u2000-\u200a\u3000\"']*)"  # where a cell could begin
    r"(?P<sign>[-=+@\uff1d\uff0b\uff0d\uff20])"
)
"""What must not stand in a cell as it is. A formula's sign that follows a semicolon, a tab or a
line's end begins a cell for programs that take these for the borders of cells."""


def plain(text: str) -> str:
    """Make text fit for one line: white space becomes single spaces, harmful characters visible."""
    return visible(" ".join(text.split()))


def markdown(text: str) -> str:
    """Make text fit for a line of Markdown that shows it as it is: no heading, link, HTML or image.

    Backslashes stand before what CommonMark, and GitHub's dialect of it, would take for markup.
    """
    line = _MARKS.sub(r"\\\g<0>", plain(text))
    return _LISTED.sub(r"\1\\\2", line)


def guarded(cell: str) -> str:
    """Make a cell of a table harmless to spreadsheets, which take some for formulas.

    An apostrophe is put before one whose first character to be seen, quotation marks left out, is
    = + - or @, and before one that starts with a tab, a line's end or an apostrophe. Control codes,
    what turns the order of text, and such a sign where another program could begin a cell are
    written by their numbers. `unguarded` gives the text back.
    """
    first = next((c for c in cell if not (c in '"' or c.isspace() or harmful(c))), "")
    safe = _IN_CELLS.sub(_by_number, cell)
    return f"'{safe}" if first in _FORMULA or cell.startswith(_FIRST) else safe


def _by_number(found: re.Match[str]) -> str:
    sign = found["sign"]
    return f"{found['gap']}{numbered(sign)}" if sign else numbered(found[0])


def unguarded(cell: str) -> str:
    """Give back the text of a cell that was made harmless."""
    return unnumbered(cell.removeprefix("'"))


def in_html(text: str) -> str:
    """Make text fit for HTML, inside an element or an attribute in double quotes."""
    return escape(plain(text), quote=True)


def in_script(text: str) -> str:
    r"""Write the characters of a JSON text that could end or alter a script element as escapes.

    Such are `<`, `>` and `&` (as in `\u003c`) besides all harmful ones.
    """
    return text.translate(
        {ord(c): escaped(c) for c in set(text) if c in "<>&" or (c != " " and harmful(c))}
    )
