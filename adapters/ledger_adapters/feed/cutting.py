"""A feed cut into its entries as text, before any of it is parsed.

Only tags called item or entry are looked for, outside comments and CDATA sections; so an entry that
is not well-formed harms no other, and no more than one is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

import attrs

from ledger_adapters.feed.window import LARGEST, LONGEST_MARK, Window

_MARK: Final = re.compile(
    r"<(?:!--|!\[CDATA\[|!DOCTYPE|\?|(/?)((?:[\w.-]{1,32}:)?(?:item|entry))(?=[\s/>]))",
    re.IGNORECASE,
)
_ENDS: Final = {"<!--": "-->", "<![cdata[": "]]>", "<?": "?>", "<!doctype": ">"}
_SUBSET: Final = re.compile(r"<!DOCTYPE[^\[>]{0,1000}\[", re.IGNORECASE)
_RAW: Final = 1000
_MOST_OPEN: Final = 1000
NO_END: Final = "it has no end tag"
BREAKS_OFF: Final = "the file breaks off within it"
TOO_LARGE: Final = f"it is larger than {LARGEST >> 20} MiB; it was left out"


@attrs.frozen
class Cut:
    """A stretch of a feed: an entry, its document type, or what stands around the entries.

    `why` says what is wrong with an entry that could not be cut out whole.
    """

    kind: Literal["entry", "doctype", "head"]
    text: str
    why: str = ""


def cuts(pieces: Iterator[str]) -> Iterator[Cut]:
    """Cut a feed, given as pieces of text, into its stretches, in order."""
    yield from _Cutter(Window(pieces)).run()


class _Cutter:
    """Where the cutting has come to: `start` is where the entry at hand begins, -1 outside."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._at = 0
        self._kept = 0
        self._lost = False
        self._name = ""
        self._open = 0
        self._start = -1

    def run(self) -> Iterator[Cut]:
        window = self._window
        while True:
            found = window.search(_MARK, self._at)
            if found:
                yield from self._met(found)
            elif window.ended:
                break
            else:
                yield from self._overflow()
        if self._start >= 0:
            yield Cut("entry", window.text[self._start :], BREAKS_OFF)
        else:
            yield from self._head(len(window.text))

    def _met(self, found: re.Match[str]) -> Iterator[Cut]:
        if found[2] is None:
            return self._aside(found)
        return self._closed(found) if found[1] else self._opened(found)

    def _aside(self, found: re.Match[str]) -> Iterator[Cut]:
        """Pass over a comment, a CDATA section, an instruction or a document type."""
        mark = found[0].lower()
        end = self._end_of(mark, found)
        at = found.end() if end < 0 else end
        self._open += end < 0
        if self._open > _MOST_OPEN:
            at = max(at, len(self._window.text) - LONGEST_MARK)
        if self._start < 0 and mark != "<![cdata[":
            yield from self._head(found.start())
            if mark == "<!doctype":
                yield Cut("doctype", self._window.text[found.start() : at])
            self._kept = at
        self._at = at

    def _end_of(self, mark: str, found: re.Match[str]) -> int:
        if mark == "<!doctype":
            self._window.after(">", found.end())
            if _SUBSET.match(self._window.text, found.start()):
                subset = self._window.after("]", found.end())
                return self._window.after(">", subset) if subset >= 0 else -1
        return self._window.after(_ENDS[mark], found.end())

    def _closed(self, found: re.Match[str]) -> Iterator[Cut]:
        end = self._window.after(">", found.end())
        self._at = found.end() if end < 0 else end
        if self._start < 0:
            yield from self._head(found.start())
            self._kept = self._at
            self._lost = False
        elif found[2] == self._name:
            yield self._entry(self._at, "")

    def _opened(self, found: re.Match[str]) -> Iterator[Cut]:
        self._at = found.end()
        if self._start >= 0 and found[2] != self._name:
            return
        if self._start >= 0:
            yield self._entry(found.start(), NO_END)
        else:
            yield from self._head(found.start())
        length = found.end() - found.start()
        self._start, self._name, self._lost = self._kept, found[2], False
        end = self._window.after(">", self._start + length)
        self._at = self._start + length if end < 0 else end
        if end >= 0 and self._window.text[end - 2] == "/":
            yield self._entry(end, "")

    def _entry(self, end: int, why: str) -> Cut:
        """Give the entry at hand, and let go of it."""
        cut = Cut("entry", self._window.text[self._start : end], why)
        self._at = self._kept = end - self._window.let_go(end)
        self._start = -1
        return cut

    def _head(self, end: int) -> Iterator[Cut]:
        """Give what stands between entries, unless it is the rest of one that was lost."""
        text = self._window.text[self._kept : end]
        if text.strip() and not self._lost:
            yield Cut("head", text)
        self._kept = end

    def _overflow(self) -> Iterator[Cut]:
        """Let go of what is too large: an entry with a flaw, what stands around entries without."""
        end = len(self._window.text) - LONGEST_MARK
        if self._start >= 0:
            raw = self._window.text[self._start : self._start + _RAW]
            yield Cut("entry", raw, TOO_LARGE)
            self._lost, self._start = True, -1
        else:
            yield from self._head(max(end, self._kept))
        self._at = self._kept = end - self._window.let_go(end)
