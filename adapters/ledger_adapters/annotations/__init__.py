"""Texts that somebody has annotated: brat stand-off, Web Annotations, the library's own JSON.

An annotation that marks who says what becomes the claim that it marks; one by which a person
remarks on a text becomes that person's claim. Where the text is known, every span is checked
against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ledger.adapter import Item, Match, Probe, SourceFile
from ledger_adapters.annotations import sniffing
from ledger_adapters.annotations.brat import read_brat
from ledger_adapters.annotations.brat_lines import looks_like
from ledger_adapters.annotations.options import Options
from ledger_adapters.annotations.stream import read_json


class AnnotationsAdapter:
    """Reads annotations of a text; a bad one is a flaw, and the rest go on."""

    name: Final = "annotations"
    version: Final = 1
    options: Final[type[Any]] = Options

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know brat by its lines, JSON by the members that annotations have."""
        return sniffing.sniff(probe)

    def read(self, file: SourceFile, options: Options, /) -> Iterator[Item]:
        """Read documents, agents, claims, links and codings; raises `BadSource`."""
        head = Probe(file.name, file.head(), file.encoding or "utf-8-sig")
        begins = head.text.lstrip("\ufeff \t\r\n")[:1]
        if head.suffix == ".ann" or looks_like(head.text) or begins not in ("{", "["):
            yield from read_brat(file, options)
        else:
            yield from read_json(file, options)


def ledger_adapters() -> list[AnnotationsAdapter]:
    """Offer the adapter."""
    return [AnnotationsAdapter()]
