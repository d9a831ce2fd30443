"""Readers' comments under an article: where the thread begins, and who replies to whom."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from ledger.claims import Span
from ledger_adapters.rules.page import headers
from ledger_adapters.rules.page.headers import Begin
from ledger_adapters.rules.page.layout import Paragraph

PERSONAL = re.compile(r"\b(?:I|I['\u2019](?:m|d|ve|ll)|you|your|we|imo|lol)\b")
NAMED = re.compile(r"[\w][\w.\u2019' -]{1,30}")
MENTIONED = re.compile(r"@([\w.-]{2,30})")

Style = Callable[[str, Paragraph], Begin | None]


@attrs.frozen
class Comment:
    """One reader's comment: its paragraphs, its author where the thread names one, its parent.

    `parent` is the place of the comment it replies to in the thread; None for a first comment.
    """

    spans: tuple[Span, ...]
    author: str = ""
    parent: int | None = None


@attrs.define
class _Open:
    """A comment that is being read."""

    author: str
    depth: int
    to: str
    spans: list[Span]
    line: Span


def split(text: str, paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Comment]]:
    """Part an article from the comment thread under it."""
    at = thread_start(text, paragraphs)
    if at is None:
        return paragraphs, []
    return paragraphs[:at], comments(text, paragraphs[at:])


def thread_start(text: str, paragraphs: list[Paragraph]) -> int | None:
    """Find the paragraph that opens the comment thread; None where there is no thread."""
    counted = (n for n, p in enumerate(paragraphs) if headers.is_counted(text, p))
    sure = next((n for n in counted if 0 < n < len(paragraphs) - 1), None)
    if sure is not None and _lone(text, paragraphs[sure + 1 :]):
        return sure + 1
    last = max((n for n, p in enumerate(paragraphs) if _opens(text, p)), default=-1)
    if last < 0:
        return None
    flush = (n for n, p in enumerate(paragraphs) if not p.indent and p.kind != "furniture")
    plain = max(flush, default=-1)
    for n, p in enumerate(paragraphs[: last + 1]):
        if n < last and headers.is_heading(text, p) and _talks(text, paragraphs[n + 1 :]):
            return n + 1
        if p.indent and n > plain and headers.ITEM.match(text, p.start):
            return n if _is_thread(text, paragraphs[n:]) else None
        if headers.dotted(text, p) and _answered(text, paragraphs[n + 1 :]):
            return n
    return None


def _lone(text: str, rest: list[Paragraph]) -> bool:
    """Whether what follows begins with a name on a line of its own, and words under it."""
    named = headers.lone(text, rest[0]) is not None
    return named and len(rest) > 1 and headers.lone(text, rest[1]) is None


def _opens(text: str, p: Paragraph) -> bool:
    """Whether a paragraph may open a comment: by a number, a bullet, a name or a mark."""
    return bool(
        headers.ITEM.match(text, p.start, p.end)
        or text[p.start] == ">"
        or headers.says(text, p.start, p.end)
        or headers.colon(text, p)
        or headers.dotted(text, p)
        or headers.posted(text, p)
        or headers.is_stamp(text, p)
    )


def _talks(text: str, rest: list[Paragraph]) -> bool:
    """Whether what follows a heading is a thread: it opens as comments do, soon and often."""
    said = [p for p in rest[:60] if not headers.is_noise(text, p) and p.kind != "furniture"]
    if not said:
        return False
    at = rest.index(said[0])
    stamped = at + 1 < len(rest) and headers.is_stamp(text, rest[at + 1])
    buttons = sum(headers.is_noise(text, p) for p in rest[:60])
    begun = sum(_opens(text, p) for p in said)
    often = 4 * begun >= len(said) or 4 * buttons >= len(said)
    return often and (stamped or _opens(text, said[0]))


def _answered(text: str, rest: list[Paragraph]) -> bool:
    """Whether a line that names somebody and a time stands over a comment: a button closes it."""
    for n, p in enumerate(rest[:12]):
        if headers.dotted(text, p):
            return False
        if n and not headers.is_stamp(text, p) and headers.is_noise(text, p):
            return True
    return False


def _is_thread(text: str, rest: list[Paragraph]) -> bool:
    """Whether all that follows hangs in one indented list, and it talks as commenters do."""
    said = [p for p in rest if p.kind != "furniture"]
    nested = len({p.indent for p in said if headers.ITEM.match(text, p.start)}) > 1
    headed = any(headers.is_heading(text, p) for p in rest)
    personal = sum(bool(PERSONAL.search(text, p.start, p.end)) for p in said)
    return (nested or headed) and personal > 0


def comments(text: str, thread: list[Paragraph]) -> list[Comment]:
    """Read the comments of a thread in order, nested as the thread shows it."""
    while thread and headers.is_heading(text, thread[0]):
        thread = thread[1:]
    begins = _begins(text, thread)
    found: list[_Open] = []
    for p, begin in zip(thread, begins, strict=True):
        if begin is not None or not found:
            if begin is None and (p.kind == "furniture" or headers.is_noise(text, p)):
                continue
            start = begin.start if begin else p.start
            spans = [(start, p.end)] if start < p.end else []
            author, depth, to = (begin.author, begin.depth, begin.to) if begin else ("", 0, "")
            found.append(_Open(author, depth or p.indent, to, spans, (p.start, p.end)))
        elif not (p.kind == "furniture" or headers.is_noise(text, p)):
            found[-1].spans.append((p.start, p.end))
    return _nested(text, found)


def _begins(text: str, thread: list[Paragraph]) -> list[Begin | None]:
    """For each line, the comment it begins: in the styles that the thread keeps to."""
    styles: list[Style] = [
        headers.item, headers.quoted, lambda t, p: headers.says(t, p.start, p.end), headers.dotted,
        headers.posted,
    ]  # fmt: skip
    found: list[Begin | None] = []
    for p in thread:
        own = (style(text, p) for style in styles)
        found.append(next((begin for begin in own if begin is not None), None))
    if not any(begin and begin.author for begin in found):
        by_stamp = [_named(text, thread, n) for n in range(len(thread))]
        found = by_stamp if any(by_stamp) else found
    if not any(found) and _lone(text, thread):
        found = [headers.lone(text, p) for p in thread]
    if not any(found):
        found = [headers.colon(text, p) for p in thread]
    return found


def _named(text: str, thread: list[Paragraph], n: int) -> Begin | None:
    """A line with no more than a name, over a line with no more than a time."""
    p = thread[n]
    if p.end - p.start > 40 or n + 1 >= len(thread) or not NAMED.fullmatch(text, p.start, p.end):
        return None
    stamped = headers.is_stamp(text, thread[n + 1]) and not headers.is_noise(text, p)
    return Begin(p.end, text[p.start : p.end]) if stamped else None


def _nested(text: str, found: list[_Open]) -> list[Comment]:
    """Give each comment the one it answers: that above it, less deep, or by whoever it names."""
    made: list[Comment] = []
    depth: list[tuple[int, int]] = []
    latest: dict[str, int] = {}
    for n, each in enumerate(found):
        while depth and depth[-1][0] >= each.depth:
            depth.pop()
        parent = depth[-1][1] if depth else None
        depth.append((each.depth, n))
        if parent is None:
            parent = latest.get(each.to or _addressed(text, each))
        if each.author:
            latest[each.author] = n
        made.append(Comment(tuple(each.spans) or (each.line,), each.author, parent))
    return made


def _addressed(text: str, comment: _Open) -> str:
    match = MENTIONED.match(text, *comment.spans[0]) if comment.spans else None
    return match[1].rstrip(".,") if match else ""
