"""Hard-wrapped text: which line breaks stand inside a paragraph, as in mail and memoranda.

A line is full where the first word of the next would not have fitted within the width of its
block. A break is undone behind a full line that ends within a sentence, and behind any line of a
block that is full throughout.
"""

from __future__ import annotations

import re
from itertools import pairwise

import attrs

Edit = tuple[int, int, str]

NARROWEST, WIDEST = 40, 100
ENOUGH = 3
CLOSED = frozenset(".!?…:;”\"\u2019')")
ITEM = re.compile(
    r"(?:\d{1,4}[.)]|[•◦▪‣·*o\u2013>-]+|#\d+)\s|[A-Z][\w.\u2019' -]{0,30}:(?:\s|$)|[=_*~-]{3}"
)
COMPOUND = re.compile(r"[a-z]+(?:-[a-z]+)+")
HEAD, TAIL = re.compile(r"[a-z-]*$"), re.compile(r"[a-z]*")


@attrs.frozen
class Row:
    """One line of a text: where it begins and ends, white space at both ends left out."""

    start: int
    end: int
    indent: int

    @property
    def width(self) -> int:
        """How many columns it fills."""
        return self.indent + self.end - self.start


def unwrapped(text: str) -> list[Edit]:
    """Find the line breaks to undo, as stretches to replace by a space or by nothing."""
    blocks = [block for block in _blocks(text) if len(block) > 1]
    widths = [_width(block) for block in blocks]
    voted = sum(_votes(text, block, w) for block, w in zip(blocks, widths, strict=True))
    joints: list[tuple[Row, Row]] = []
    for block, width in zip(blocks, widths, strict=True):
        if width:
            joints += _joints(text, block, width, voted >= ENOUGH)
    hyphened = any(_hyphened(text, above, below) for above, below in joints)
    known = frozenset(COMPOUND.findall(text)) if hyphened else frozenset[str]()
    return [_edit(text, above, below, known) for above, below in joints]


def _blocks(text: str) -> list[list[Row]]:
    """Lines that follow one another with no blank line between; over-long ones stand alone."""
    found: list[list[Row]] = []
    at, open_ = 0, False
    for line in text.split("\n"):
        size = len(line)
        bare = line.strip() if size else ""
        if bare and size <= 2 * WIDEST:
            indent = size - len(line.lstrip())
            row = Row(at + indent, at + indent + len(bare), indent)
            if open_:
                found[-1].append(row)
            else:
                found.append([row])
            open_ = True
        else:
            open_ = False
        at += size + 1
    return found


def _width(block: list[Row]) -> int:
    """How wide a block is set; 0 where that is not as people wrap lines."""
    width = max(row.width for row in block)
    return width if NARROWEST <= width <= WIDEST else 0


def _full(text: str, above: Row, below: Row, width: int) -> bool:
    first = text.find(" ", below.start, below.end)
    return above.width + 1 + (first if first >= 0 else below.end) - below.start > width


def _within(text: str, above: Row, below: Row) -> bool:
    """Whether a sentence goes on over a line break, by its letters alone."""
    return text[above.end - 1] not in CLOSED and text[below.start].islower()


def _votes(text: str, block: list[Row], width: int) -> int:
    """How many breaks of a block are within a sentence; a line of its own votes for none."""
    if not width:
        return 0
    return sum(_within(text, a, b) and _full(text, a, b, width) for a, b in pairwise(block))


def _joints(text: str, block: list[Row], width: int, voted: bool) -> list[tuple[Row, Row]]:
    pairs = list(pairwise(block))
    full = [_full(text, above, below, width) for above, below in pairs]
    even = all(full) and (voted or any(_within(text, a, b) for a, b in pairs))
    found: list[tuple[Row, Row]] = []
    for (above, below), is_full in zip(pairs, full, strict=True):
        lower = _within(text, above, below) and above.width >= NARROWEST
        flows = is_full and (even or (voted and text[above.end - 1] not in CLOSED))
        if lower or (flows and not ITEM.match(text, below.start, below.end)):
            found.append((above, below))
    return found


def _hyphened(text: str, above: Row, below: Row) -> bool:
    return (
        text[above.end - 1] == "-"
        and text[above.end - 2 : above.end - 1].islower()
        and text[below.start].islower()
    )


def _edit(text: str, above: Row, below: Row, known: frozenset[str]) -> Edit:
    """Replace a break by a space; a word parted by a hyphen is put together."""
    if not _hyphened(text, above, below):
        return above.end, below.start, " "
    head = HEAD.search(text[max(above.start, above.end - 40) : above.end])
    tail = TAIL.match(text, below.start)
    whole = (head[0] if head else "") + (tail[0] if tail else "")
    return (above.end, below.start, "") if whole in known else (above.end - 1, below.start, "")
