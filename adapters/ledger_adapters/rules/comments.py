"""Readers' comments under an article: where the thread begins, and who replies to whom."""

from __future__ import annotations

import re

import attrs

from ledger.claims import Span
from ledger_adapters.rules.layout import Paragraph

ITEM = re.compile(r"(\d{1,4}[.)]|[•◦▪‣·*o\u2013-])\s+(?=\S)")
HEADER = re.compile(
    r"(?:\d+ )?(?:reader |readers['\u2019] )?(?:comments|responses|replies)(?: \(\d+\))?:?|"
    r"(?:leave a|post a|enter) .{0,20}(?:comments?|reply).{0,12}|what do you think\??",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"([A-Z][\w.\u2019' -]{0,38}?) (?:says|wrote|replied|commented)(?: on [^:]{3,40})?:\s*"
)
PERSONAL = re.compile(r"\b(?:I|I['\u2019](?:m|d|ve|ll)|you|your|we|imo|lol)\b")


@attrs.frozen
class Comment:
    """One reader's comment: its paragraphs, its author where the thread names one, its parent.

    `parent` is the place of the comment it replies to in the thread; None for a first comment.
    """

    spans: tuple[Span, ...]
    author: str = ""
    parent: int | None = None


def split(text: str, paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Comment]]:
    """Part an article from the comment thread under it."""
    at = thread_start(text, paragraphs)
    if at is None:
        return paragraphs, []
    return paragraphs[:at], comments(text, paragraphs[at:])


def thread_start(text: str, paragraphs: list[Paragraph]) -> int | None:
    """Find the paragraph that opens the comment thread; None where there is no thread."""
    last = max((n for n, p in enumerate(paragraphs) if _opens(text, p)), default=-1)
    flush = (n for n, p in enumerate(paragraphs) if not p.indent and p.kind != "furniture")
    plain = max(flush, default=-1)
    for n, p in enumerate(paragraphs[: last + 1]):
        line = text[p.start : min(p.end, p.start + 80)]
        if p.end - p.start < 80 and n < last and HEADER.fullmatch(line):
            return n + 1
        if p.indent and n > plain and ITEM.match(line):
            return n if _is_thread(text, paragraphs[n:]) else None
    return None


def _opens(text: str, p: Paragraph) -> bool:
    """Whether a paragraph may open a comment: by a number, a bullet or a name."""
    return bool(ITEM.match(text, p.start) or BYLINE.match(text, p.start))


def _is_thread(text: str, rest: list[Paragraph]) -> bool:
    """Whether all that follows hangs in one indented list, and it talks as commenters do."""
    said = [p for p in rest if p.kind != "furniture"]
    nested = len({p.indent for p in said if ITEM.match(text, p.start)}) > 1
    headed = any(HEADER.fullmatch(text[p.start : min(p.end, p.start + 80)]) for p in rest)
    personal = sum(bool(PERSONAL.search(text, p.start, p.end)) for p in said)
    return (nested or headed) and personal > 0


def comments(text: str, thread: list[Paragraph]) -> list[Comment]:
    """Read the comments of a thread in order, nested by the indent of their first lines."""
    found: list[Comment] = []
    lines: list[Span] = []
    depth: list[tuple[int, int]] = []
    for p in thread:
        if p.kind == "furniture" and not ITEM.match(text, p.start):
            continue
        begun = _begin(text, p)
        if begun is None and found:
            found[-1] = attrs.evolve(found[-1], spans=(*found[-1].spans, (p.start, p.end)))
            continue
        start, author = begun or (p.start, "")
        while depth and depth[-1][0] >= p.indent:
            depth.pop()
        parent = depth[-1][1] if depth else None
        depth.append((p.indent, len(found)))
        found.append(Comment(((start, p.end),) if start < p.end else (), author, parent))
        lines.append((p.start, p.end))
    return [c if c.spans else attrs.evolve(c, spans=(lines[n],)) for n, c in enumerate(found)]


def _begin(text: str, p: Paragraph) -> tuple[int, str] | None:
    item = ITEM.match(text, p.start, p.end)
    start = item.end() if item else p.start
    byline = BYLINE.match(text, start, p.end)
    if byline:
        return byline.end(), byline.group(1)
    return (start, "") if item else None
