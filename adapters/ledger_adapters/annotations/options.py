"""What a user may tell the adapter: which labels say what, and what files cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

import attrs

from ledger.adapter import changed
from ledger.times import When

WHO: Final = (
    "source", "speaker", "who", "claimant", "holder", "attribution-source", "source-span",
    "opinion-holder", "experiencer", "claimer",
)  # fmt: skip
CUE: Final = ("cue", "attribution-cue", "cue-span", "verb", "reporting-verb", "signal")
CONTENT: Final = (
    "content", "quote", "quotation", "statement", "claim", "attribution-content", "content-span",
    "message",
)  # fmt: skip
ADDRESSEE: Final = ("addressee", "hearer", "recipient")
ATTRIBUTION: Final = ("attribution", "attribution-no-source", "quotation-attribution")


@attrs.frozen(kw_only=True)
class Options:
    """Labels are compared without regard to case, "_" and "-", and numbers at their end.

    `who`, `cue`, `content`, `addressee` and `attribution` name brat's labels and roles; `relations`
    which relations join them (all, unless named). `text` is the companion file that is annotated,
    `texts` gives one for each url. `annotator` is whose judgement links and codings are, and keeps
    several annotators of one text apart. `comments` says whose notes are set apart as readers'
    comments: those that are public on Hypothesis, all, or none. The others say of the document
    what the file cannot; `published` is EDTF text.
    """

    addressee: tuple[str, ...] = ADDRESSEE
    annotator: str = ""
    attribution: tuple[str, ...] = ATTRIBUTION
    comments: Literal["public", "all", "none"] = "public"
    content: tuple[str, ...] = CONTENT
    cue: tuple[str, ...] = CUE
    host: str = ""
    language: str = ""
    published: When | None = None
    publisher: str = ""
    relations: tuple[str, ...] = ()
    text: str = ""
    texts: Mapping[str, str] = attrs.field(factory=dict)
    title: str = ""
    url: str = ""
    who: tuple[str, ...] = WHO

    @property
    def stated(self) -> When | None:
        """When the document was published, as metadata of it."""
        return self.published and changed(self.published, basis="metadata")
