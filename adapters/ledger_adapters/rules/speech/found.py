"""What the patterns hand on: an attribution found in a region of words."""

from __future__ import annotations

from msgspec import Struct

from ledger.claims import Act, Verb, Voice
from ledger_adapters.rules.prose.phrases import Range


class Attribution(Struct, frozen=True, gc=False, kw_only=True):
    """Somebody's words, thought or wish: who, cue and content as token ranges of a paragraph.

    `content` is empty while it is still to be found; `starts` is where the attribution's own
    clause begins; `about` are the places that may say when it was said; `reporter` is the
    attribution of whoever cites the one who speaks.
    """

    about: tuple[Range, ...] = ()
    act: Act = "asserts"
    addressee: Range | None = None
    by: tuple[Range, ...] = ()
    content: tuple[Range, ...] = ()
    cue: Range
    frames: str = ""
    negated: bool = False
    pattern: str
    reporter: Attribution | None = None
    starts: int
    verb: Verb = "say"
    voice: Voice = "speaks"
