"""Makes claims of what a reader of prose has found: the outlet's hop, the form, the quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ledger.adapter import Document, Passage, anchor
from ledger.claims import Claim, Form, Hop, Mention, Reading, Span, changed

_QUOTED: Final = re.compile('\u201c[^\u201c\u201d]*\u201d|"[^"]*"')
_LONGEST: Final = 20_000


def attributed(
    document: Document, key: str, *, content: Sequence[Span], chain: Sequence[Hop], reading: Reading
) -> Claim:
    """Make a claim of what somebody is said to have said; `key` is what its draft is called.

    `content` are `[start, end)` in code points of the document's text, in order; `chain` goes from
    the outermost reporter to the claimant, without the outlet, which is put in front. The form, the
    quotations and the claimant's wording follow from the quotation marks.
    """
    text, spans = document.text, tuple(content)
    quotes = tuple(quote for span in spans for quote in quotations(text, *span))
    form = _form(spans, quotes)
    last = changed(chain[-1], wording="verbatim" if form == "direct" else "paraphrase")
    return Claim(
        anchor=anchor(text, *spans),
        chain=(_outlet(document), *chain[:-1], last),
        content=" ".join(text[start:end] for start, end in spans),
        form=form,
        id=key,
        quotes=quotes,
        reading=reading,
        source=document.key,
    )


def commented(document: Document, passage: Passage, reading: Reading) -> Claim | None:
    """Make one claim of a passage that is a reader's comment; None where it is blank.

    Of a comment over 20,000 characters the beginning is kept.
    """
    start, end = passage.span
    words = document.text[start:end]
    if not words.strip():
        return None
    start += len(words) - len(words.lstrip())
    end = min(start + _LONGEST, start + len(words.strip()))
    who = Mention(text=(passage.author or "commenter")[:200])
    hop = Hop(by=(who,), verb="say")
    key = f"comment at {start}"
    made = attributed(document, key, content=[(start, end)], chain=[hop], reading=reading)
    said = changed(made.chain[-1], wording="verbatim")
    chain = (*made.chain[:-1], said)
    return changed(made, chain=chain, flags=("comment",), form="direct", quotes=())


def quotations(text: str, start: int, end: int) -> list[Span]:
    """List where quoted words stand in a stretch of text, without their marks."""
    found = (match.span() for match in _QUOTED.finditer(text, start, end))
    return [(a + 1, b - 1) for a, b in found if b - a > 2]


def _form(spans: Sequence[Span], quotes: Sequence[Span]) -> Form:
    quoted = sum(end - start + 2 for start, end in quotes)
    whole = sum(end - start for start, end in spans)
    if quoted > 0.9 * whole:
        return "direct"
    return "mixed" if quoted else "indirect"


def _outlet(document: Document) -> Hop:
    by = (Mention(text=document.publisher),) if document.publisher else ()
    return Hop(by=by, said=document.published, verb="publish")
