"""A page's comments made into text and claims: each is said by its commenter, and flagged so.

A comment's claim is as the reader of plain articles makes it: the outlet, then the commenter, whole
and verbatim. What a comment quotes in a block is not in it: that is somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from ledger.adapter import Draft, anchor
from ledger.claims import Claim, Hop, Mention, Span
from ledger_adapters.html.thread import Comment

_LONGEST: Final = 20_000
_BLANK: Final = "\n\n"


@attrs.frozen
class Placed:
    """A comment in the document's text: the spans of its own words and of what it quotes."""

    comment: Comment
    own: tuple[Span, ...]
    quoted: tuple[str, ...]


def place(text: str, thread: list[Comment]) -> tuple[str, list[Placed]]:
    """Write the comments under a text; gives the whole text and where each comment stands."""
    parts = [text] if text else []
    at = len(text)
    placed: list[Placed] = []
    for comment in thread:
        own: list[Span] = []
        for stretch in comment.stretches:
            at += len(_BLANK) if parts else 0
            parts.append(stretch.text)
            if not stretch.quoted:
                own.append((at, at + len(stretch.text)))
            at += len(stretch.text)
        quoted = tuple(s.text for s in comment.stretches if s.quoted)
        placed.append(Placed(comment, _capped(own), quoted))
    return _BLANK.join(parts), placed


def drafts(text: str, placed: list[Placed], document: str, outlet: str) -> Iterator[Draft]:
    """Yield a claim for each comment, whom it answers before it."""
    for n in _parents_first([p.comment.parent for p in placed]):
        yield _draft(text, placed, n, document, outlet)


def _draft(text: str, placed: list[Placed], n: int, document: str, outlet: str) -> Draft:
    comment, spans = placed[n].comment, placed[n].own
    parent = comment.parent
    by = comment.author or f"commenter {comment.id or n + 1}"
    hops = (
        Hop(by=(Mention(text=outlet),) if outlet else (), verb="publish"),
        Hop(by=(Mention(text=by[:200]),), said=comment.said, verb="say", wording="verbatim"),
    )
    claim = Claim(
        anchor=anchor(text, *spans),
        chain=hops,
        content=" ".join(text[start:end] for start, end in spans),
        extras=_extras(placed[n]),
        flags=("comment",),
        form="direct",
        id=_name(comment, n),
        reply_to=None if parent is None else _name(placed[parent].comment, parent),
        source=document,
    )
    return Draft(at=f"comment {n + 1}", document=document, key=comment.id, record=claim)


def _name(comment: Comment, n: int) -> str:
    """What other drafts call a comment: at most 64 characters, as an id is."""
    return f"comment {comment.id}" if 0 < len(comment.id) <= 50 else f"comment no. {n + 1}"


def _extras(placed: Placed) -> dict[str, str]:
    found = dict(placed.comment.extras)
    if placed.quoted:
        found["quoted"] = "\n\n".join(placed.quoted)[:_LONGEST]
    if placed.comment.answers and placed.comment.parent is None:
        found["in reply to"] = placed.comment.answers
    return found


def _parents_first(parents: list[int | None]) -> Iterator[int]:
    """Order the comments so that whoever is answered comes first; a ring is cut where it closes."""
    done: set[int] = set()
    for n in range(len(parents)):
        line: list[int] = []
        here: int | None = n
        while here is not None and here not in done:
            done.add(here)
            line.append(here)
            here = parents[here]
        yield from reversed(line)


def _capped(spans: list[Span]) -> tuple[Span, ...]:
    """Keep the first 20,000 code points of a comment."""
    kept: list[Span] = []
    room = _LONGEST
    for start, end in spans:
        if room > 0:
            kept.append((start, min(end, start + room)))
            room -= end - start
    return tuple(kept)
