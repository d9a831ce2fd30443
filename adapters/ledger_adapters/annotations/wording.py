"""Whose words a stretch of text is in: quoted outright, quoted in part, or reported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from ledger.claims import Form, Span, Wording

_QUOTES: Final = re.compile(r"“[^“”]*+”|„[^„“”]*+[“”]|«[^«»]*+»|\"[^\"]*+\"")
_LOOSE: Final = re.compile(r"[\s.,;:!?…—–-]*")


@attrs.frozen(kw_only=True)
class Worded:
    """The form of a content, and which spans of the text are quoted within it."""

    form: Form
    quotes: tuple[Span, ...]
    wording: Wording


def worded(text: str, spans: Iterable[Span]) -> Worded:
    """Find the quotations within the spans of a text, quotation marks left out."""
    quotes: list[Span] = []
    outside = False
    for start, end in spans:
        at = start
        for found in _QUOTES.finditer(text, start, end):
            outside = outside or not _LOOSE.fullmatch(text, at, found.start())
            if found.end() - found.start() > 2:
                quotes.append((found.start() + 1, found.end() - 1))
            at = found.end()
        outside = outside or not _LOOSE.fullmatch(text, at, end)
    if not quotes:
        return Worded(form="indirect", quotes=(), wording="paraphrase")
    form: Form = "mixed" if outside else "direct"
    return Worded(form=form, quotes=tuple(quotes), wording="paraphrase" if outside else "verbatim")
