"""A cleaned view of a captured text, and the way back to the places of the text as captured.

What the rules read has plain spaces, one kind of line end, no invisible characters, letters as
people know them (no ligatures, no full-width forms, accents composed), and no line breaks inside
a hard-wrapped paragraph. What a claim points to is the captured text. An ordinary text is its own
view: nothing is copied.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from unicodedata import normalize

import attrs

from ledger.claims import Span
from ledger_adapters.rules.page.wrapping import Edit, unwrapped

INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
SAME_SIZE = re.compile(f"[{SPACES}\u2010\u2011\uff01-\uff5e\U0001d400-\U0001d7ff]")
ODD = re.compile(
    f"[{INVISIBLE}]+|\r\n?|[\x0b\x0c\x85\u2028\u2029]|[\ufb00-\ufb06]|\\w?[\u0300-\u036f]+"
)
UNCLEAN = re.compile(
    f"[{INVISIBLE}{SPACES}\r\x0b\x0c\x85\u2028\u2029\u2010\u2011\u0300-\u036f\ufb00-\ufb06"
    "\uff01-\uff5e\U0001d400-\U0001d7ff]"
)
MARKS = re.compile("[\u0300-\u036f]+")


@attrs.frozen
class View:
    """A text as the rules read it; `back` leads from its places to the captured text's.

    `clean` and `raw` are where each stretch begins here and there, `ends` where it ends there for
    a stretch that was replaced and None for one that was kept as it is.
    """

    text: str
    clean: tuple[int, ...] = ()
    raw: tuple[int, ...] = ()
    ends: tuple[int | None, ...] = ()

    def back(self, span: Span) -> Span:
        """Where a stretch of the view stands in the captured text."""
        return self._place(span[0])[0], self._place(span[1] - 1)[1]

    def _place(self, at: int) -> Span:
        n = bisect_right(self.clean, at) - 1
        end = self.ends[n] if n >= 0 else None
        if end is not None:
            return self.raw[n], end
        there = at + (self.raw[n] - self.clean[n] if n >= 0 else 0)
        return there, there + 1


@attrs.frozen
class Cleaned:
    """A passage made ready to read: `text[start:end]`, and the views it was seen through.

    `same` where nothing had to be cleaned: `text` is then the captured text itself.
    """

    text: str
    start: int
    end: int
    shift: int = 0
    views: tuple[View, ...] = ()
    same: bool = False

    def back(self, span: Span) -> Span:
        """Where a stretch stands in the captured text."""
        for view in reversed(self.views):
            span = view.back(span)
        return span[0] + self.shift, span[1] + self.shift


def cleaned(text: str, start: int, end: int) -> Cleaned:
    """Clean a passage of a text; time grows with the passage, not with the text."""
    whole = start == 0 and end == len(text)
    part = text if whole else text[start:end]
    views: list[View] = []
    if UNCLEAN.search(part):
        part = _same_size(part)
        views += _seen(part, [_edit(match) for match in ODD.finditer(part)])
        part = views[-1].text if views else part
    edits = unwrapped(part)
    if edits:
        views += _seen(part, edits)
        part = views[-1].text
    if not views and part == (text if whole else text[start:end]):
        return Cleaned(text, start, end, same=True)
    return Cleaned(part, 0, len(part), start, tuple(views))


def _same_size(text: str) -> str:
    """Put plain letters, hyphens and spaces for others that take one place too."""
    for odd in sorted(set(SAME_SIZE.findall(text))):
        plain = "-" if odd in "\u2010\u2011" else normalize("NFKC", odd)
        text = text.replace(odd, plain if len(plain) == 1 else " ")
    return text


def _edit(match: re.Match[str]) -> Edit:
    odd = match[0]
    if odd[0] in "\r\x0b\x0c\x85\u2028\u2029":
        return *match.span(), "\n"
    if "\ufb00" <= odd[0] <= "\ufb06":
        return *match.span(), normalize("NFKC", odd)
    if MARKS.search(odd):
        return *match.span(), MARKS.sub("", normalize("NFC", odd[:8]))
    return *match.span(), ""


def _seen(text: str, edits: list[Edit]) -> list[View]:
    """See a text with stretches replaced; no view where there is nothing to replace."""
    if not edits:
        return []
    parts: list[str] = []
    clean, raw, ends = [0], [0], list[int | None]([None])
    at = size = 0
    for start, end, new in edits:
        parts += (text[at:start], new)
        size += start - at
        if new:
            clean.append(size)
            raw.append(start)
            ends.append(end)
            size += len(new)
        clean.append(size)
        raw.append(end)
        ends.append(None)
        at = end
    parts.append(text[at:])
    return [View("".join(parts), tuple(clean), tuple(raw), tuple(ends))]
