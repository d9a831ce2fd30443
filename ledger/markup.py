"""HTML as plain text: its paragraphs kept, everything that is no text left out.

Read tolerantly and in one pass, as saved pages, feeds and mail hold all kinds of it. Nothing is
fetched, run or shown: tags, scripts, styles, pictures and what is hidden are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

import attrs

__all__ = ["plain", "unescaped"]

_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "  # noqa: SIM905 - a word list reads better as words
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary "
    "table tbody tfoot thead title tr ul".split()
)
_CELLS: Final = frozenset({"td", "th"})
_DROPPED: Final = frozenset(
    "applet audio canvas embed head iframe math noembed noframes object script select style svg "  # noqa: SIM905 - a word list reads better as words
    "template textarea video".split()
)
_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 - a word list reads better as words
)
_TAG: Final = re.compile(
    r"<(/?)([A-Za-z][\w:.-]{0,63})((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>", re.DOTALL
)
_MARK: Final = re.compile(r"<(?:(/?)([A-Za-z][\w:.-]{0,63})|[!?])")
_RAW: Final = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title"})
_HIDDEN: Final = re.compile(r"display\s{0,9}:\s{0,9}none|\shidden(?=[\s=/]|$)", re.IGNORECASE)
_ENTITY: Final = re.compile(
    r"&(?:#[0-9]{1,7}(?![0-9])|#[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F])|[A-Za-z][A-Za-z0-9]{1,31});?"
)
_SPACE: Final = re.compile(r"[ \t\r\n\f\u00a0]+")
_BLANK: Final = re.compile(r"\n[ \t\r\f\n]*\n")
_WINDOW: Final = 4096
_BUDGET: Final = 1_000_000
_DEEPEST: Final = 50


def unescaped(text: str) -> str:
    """Replace character references (&amp;amp;, &amp;#8217;) by what they stand for, once."""
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda found: unescape(found.group()), text)


def plain(html: str, *, lines: bool = False, quote: str = "") -> str:
    """Turn HTML into plain text, with an empty line between paragraphs.

    With `lines`, line ends in the text itself count as well, as in posts that leave `<p>` out.
    With `quote`, each line of a quoted block begins with one such mark for each block around it.
    """
    writer = _Writer(lines=lines, quote=quote)
    for token in _tokens(html):
        if isinstance(token, str):
            writer.text(token)
        else:
            writer.tag(token)
    writer.paragraph()
    return "\n\n".join(writer.done)


@attrs.frozen
class _Tag:
    """One tag: its name in lower case, whether it closes, and its attributes as written."""

    name: str
    closes: bool
    attributes: str

    @property
    def hides(self) -> bool:
        return not self.closes and bool(self.attributes) and bool(_HIDDEN.search(self.attributes))


def _tokens(html: str) -> Iterator[str | _Tag]:
    """Part HTML into text and tags, in time that grows with its length alone."""
    at, spent = 0, 0
    while found := _MARK.search(html, at):
        start = found.start()
        if start > at:
            yield html[at:start]
        if html[start + 1] in "!?":
            end = _declared(html, start)
        else:
            tag = _TAG.match(html, start, start + _WINDOW) if spent < _BUDGET else None
            spent += 0 if tag else _WINDOW
            end = tag.end() if tag else html.find(">", start) + 1 or len(html)
            name, closes = found[2].lower().rpartition(":")[2], bool(found[1])
            yield _Tag(name, closes, html[found.end() : min(end, start + _WINDOW)].rstrip("/>"))
            if name in _RAW and not closes:
                closing = re.compile(rf"</{name}", re.IGNORECASE).search(html, end)
                end = closing.start() if closing else len(html)
        at = end
    if at < len(html):
        yield html[at:]


def _declared(html: str, start: int) -> int:
    """Find the end of a comment, declaration or instruction; an open one goes on to the end."""
    mark = "-->" if html.startswith("<!--", start) else ">"
    end = html.find(mark, start + 2)
    return len(html) if end < 0 else end + len(mark)


class _Writer:
    """Gathers text into paragraphs."""

    def __init__(self, *, lines: bool, quote: str) -> None:
        self.done: list[str] = []
        self._lines = lines
        self._quote = quote
        self._depth = 0
        self._pre = 0
        self._skip = ""
        self._skipping = 0
        self._now: list[str] = []

    def text(self, words: str) -> None:
        """Take the text between two tags."""
        if self._skipping:
            return
        words = unescaped(words)
        if self._lines and not self._pre:
            first, *others = _BLANK.split(words.replace("\r\n", "\n"))
            self._flow(first)
            for other in others:
                self.paragraph()
                self._flow(other)
        else:
            self._flow(words)

    def _flow(self, words: str) -> None:
        if self._pre:
            self._now.append(words)
        elif self._lines:
            self._now.append("\n".join(_SPACE.sub(" ", line) for line in words.split("\n")))
        else:
            self._now.append(_SPACE.sub(" ", words))

    def tag(self, tag: _Tag) -> None:
        """Take a tag."""
        if self._skipping:
            if tag.name == self._skip:
                self._skipping += -1 if tag.closes else 1
        elif tag.name in _BLOCKS:
            self._block(tag)
        elif tag.name == "br":
            self._now.append("\n")
        elif tag.name in _CELLS:
            self._now.append(" ")
        if self._skipping or tag.closes or tag.name in _VOID:
            return
        if tag.name in _DROPPED or tag.hides:
            self._skip, self._skipping = tag.name, 1

    def _block(self, tag: _Tag) -> None:
        self.paragraph()
        step = -1 if tag.closes else 1
        if tag.name == "blockquote":
            self._depth = max(0, self._depth + step)
        elif tag.name == "pre":
            self._pre = max(0, self._pre + step)

    def paragraph(self) -> None:
        """End the paragraph at hand."""
        whole = "".join(self._now)
        self._now.clear()
        mark = self._quote * min(self._depth, _DEEPEST)
        for part in _BLANK.split(whole.strip("\n") if self._pre else whole):
            kept = part.rstrip() if self._pre else _tidy(part)
            if kept.strip():
                self.done.append(_marked(kept, mark))


def _tidy(paragraph: str) -> str:
    lines = paragraph.strip().split("\n")
    return "\n".join(" ".join(filter(None, line.split(" "))) for line in lines)


def _marked(paragraph: str, mark: str) -> str:
    if not mark:
        return paragraph
    return "\n".join(f"{mark} {line}" for line in paragraph.split("\n"))
