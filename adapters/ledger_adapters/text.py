"""Brings in an article that is kept as plain text: one document, one passage of prose."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger.adapter import Adapter, Document, Item, Match, Passage, Probe, SourceFile, Sure, changed
from ledger.times import When

SUFFIXES = frozenset({".txt", ".text", ".md"})
STRUCTURED = ("{", "[", "<", "%PDF", "PK\x03")
SPREAD = 12


@attrs.frozen(kw_only=True)
class TextOptions:
    """What a plain text cannot say of itself; `published` is EDTF text such as "2023-08-09"."""

    host: str = ""
    language: str = ""
    published: When | None = None
    publisher: str = ""
    title: str = ""
    url: str = ""


def looks_like_rows(lines: list[str]) -> bool:
    """Whether every line has the same number of commas, semicolons or tabs, as a table has."""
    full = [line for line in lines if line.strip()][:SPREAD]
    if len(full) < 2:
        return False
    return any(
        full[0].count(mark) > 0 and len({line.count(mark) for line in full}) == 1 for mark in ",;\t"
    )


def looks_like_prose(text: str) -> bool:
    """Whether a text is words and sentences: mostly letters and spaces, and not one long word."""
    sample = text[:4000]
    letters = sum(character.isalpha() or character.isspace() for character in sample)
    return letters >= 0.75 * len(sample) and len(sample.split()) >= 5


class TextAdapter:
    """Brings in a plain-text article; who said what in it is left to a reader."""

    name = "text"
    version = 1
    options = TextOptions

    def sniff(self, probe: Probe, /) -> Match | None:
        """Take .txt, .text and .md files, and anything else that reads as prose."""
        text = probe.text
        if not text.strip() or "\x00" in text or text.lstrip().startswith(STRUCTURED):
            return None
        if text[:4000].count("\ufffd") > 0.05 * len(text[:4000]):
            return None
        if probe.suffix in SUFFIXES:
            return Match(Sure.LIKELY, f"its name ends in {probe.suffix}")
        if looks_like_rows(text.splitlines()) or not looks_like_prose(text):
            return None
        return Match(Sure.POSSIBLE, "it reads as prose")

    def read(self, file: SourceFile, options: TextOptions, /) -> Iterator[Item]:
        """Yield the document, its text exactly as decoded, and one passage over all of it."""
        text, published = file.text(), options.published
        yield Document(
            host=options.host,
            language=options.language,
            published=published and changed(published, basis="metadata"),
            publisher=options.publisher,
            text=text,
            title=options.title,
            url=options.url,
        )
        yield Passage(kind="article", span=(0, len(text)))


def ledger_adapters() -> list[Adapter]:
    """Name the adapters of this module to the plugin host."""
    return [TextAdapter()]
