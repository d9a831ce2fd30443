"""Lines, wrapped text and columns for a terminal, measured in its cells."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from ledger.show.escape import plain

WIDTH: Final = 100
"""How many cells a line has where there is no terminal to ask."""
_NARROW: Final = 60
_BROAD: Final = 140
_GAP: Final = 2
_BETWEEN: Final = 3
_LEAST: Final = 9
_COUNT: Final = re.compile(r"(^|[ (])[0-9]{1,3}(–[0-9]{1,3})?$")
_MARKS: Final = frozenset({"·", "|", ">", "–", "—"})
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def line_width() -> int:
    """Tell how many cells a line has: the terminal's (from 60 to 140), or 100 without one."""
    return max(_NARROW, min(_BROAD, shutil.get_terminal_size((WIDTH, 24)).columns))


def cells(text: str) -> int:
    """Count the cells that a text takes in a terminal: two for a wide character, none for a mark.

    Widths are those of Unicode TR 11.
    """
    if text.isascii():
        return len(text)
    return sum(_cells(c) for c in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Break a text into lines of at most `width` cells, between words where that is possible.

    The first line may have `first` cells instead. A number stays with the word after it, and a mark
    between two parts of a line with the word before.
    """
    lines, room = [""], width if first is None else first
    for word in _together(plain(text).split(" "), min(width, room)):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cells(joined) <= (width if len(lines) > 1 else room):
            lines[-1] = joined
            continue
        *whole, rest = _pieces(word, min(width, room))
        lines += [*whole, rest]
    return lines if lines[0] or len(lines) == 1 or first is not None else lines[1:]


def _together(words: Iterable[str], width: int) -> Iterator[str]:
    """Join the words that no line may end or begin between, where a line can hold them."""
    held = ""
    for word in words:
        both = f"{held} {word}" if held else word
        if held and not (_keeps(held, word) and cells(both) <= width):
            yield held
            held = word
        else:
            held = both
    yield held


def _keeps(before: str, word: str) -> bool:
    return word in _MARKS or bool(_COUNT.search(before))


def _pieces(word: str, width: int) -> list[str]:
    """Break a word that is longer than a line."""
    pieces = [""]
    for character in word:
        if cells(pieces[-1]) + _cells(character) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += character
    return pieces


def short(text: str, most: int) -> str:
    """Cut a text to about `most` characters, at a word, with … in the place of the rest."""
    line = plain(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    at_word = cut.rpartition(" ")[0]
    return f"{at_word if len(at_word) > most // 2 else cut} …"


def columns(
    row: Sequence[str], widths: Sequence[int], right: Container[int] = frozenset()
) -> list[str]:
    """Lay the cells of a row side by side, each wrapped in its own column, its rest set in.

    The columns of these numbers (from 0) end on the right instead.
    """
    wrapped = [_set_in(text, width) for text, width in zip(row, widths, strict=True)]
    return [_line(parts, widths, right) for parts in zip_longest(*wrapped, fillvalue="")]


def _set_in(text: str, width: int) -> list[str]:
    if cells(plain(text)) <= width:
        return [plain(text)]
    first, *rest = wrap(text, width - _GAP, width)
    return [first, *(f"{' ' * _GAP}{line}" for line in rest)]


def _line(parts: Iterable[str], widths: Sequence[int], right: Container[int] = frozenset()) -> str:
    line = ""
    for n, (part, width) in enumerate(zip(parts, widths, strict=True)):
        room = " " * (width - cells(part))
        line += f"{room}{part}" if n in right else f"{part}{room}"
        line += " " * _GAP
    return line.rstrip()


def table(head: Sequence[str], rows: Iterable[Sequence[str]], inset: int = 0) -> str:
    """Print a table: a heading, and rows in columns as wide as their text, a gap between them.

    Numbers end on the right. Where the line is too short for that, the widest columns but the last
    are made narrower. All lines are set in by `inset` cells.
    """
    body = [*rows]
    right = {n for n in range(len(head)) if _numbers(row[n] for row in body)}
    every = [[title.upper() for title in head], *body]
    widths = [max(cells(plain(row[n])) for row in every) for n in range(len(head))]
    *others, last = widths
    room = line_width() - inset - _GAP * len(others)
    last = min(last, max(_LEAST, room - _LEAST * len(others)))
    while sum(others) + last > room and max(others, default=0) > _LEAST:
        others[others.index(max(others))] -= 1
    lines = (line for row in every for line in columns(row, (*others, last), right))
    return "\n".join(f"{' ' * inset}{line}" for line in lines)


def _numbers(column: Iterable[str]) -> bool:
    """Tell whether a column has numbers and nothing else."""
    filled = [cell for cell in column if cell]
    return bool(filled) and all(_NUMBER.fullmatch(cell) for cell in filled)


def hanging(text: str, first: int = 0, rest: int = 2) -> Iterator[str]:
    """Wrap a text, its first line set in by `first` cells and the lines after it by `rest`."""
    start, *more = wrap(text, line_width() - rest, line_width() - first)
    yield f"{' ' * first}{start}"
    yield from (f"{' ' * rest}{line}" for line in more)


def titled(title: str, lines: Sequence[str], width: int) -> list[str]:
    """Set lines in by a column of `width` cells that holds a title, broken where it is longer."""
    pairs = zip_longest(wrap(title, width), lines, fillvalue="")
    return [_line(pair, (width, 0)) for pair in pairs]


def key_lines(keys: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Lay out keys, each with what it does, as many to a line as there is room for."""
    line = ""
    for key, name in keys:
        shown = f"{key} {plain(name)}"
        if line and cells(line) + _BETWEEN + cells(shown) > line_width():
            yield line
            line = ""
        line = f"{line}{' ' * _BETWEEN}{shown}" if line else shown
    yield line
