"""Reads prose with a spaCy pipeline: who said what, by the grammar that its parser finds.

`parse` finds attributions in a parsed text, `reader` makes claims of them. spaCy itself is imported
when the reader is asked for.
"""

from __future__ import annotations

from ledger.adapter import Reader
from ledger_adapters.spacy_reader.reader import SpacyReader

__all__ = ["SpacyReader", "ledger_readers"]


def ledger_readers() -> list[Reader]:
    """Name the readers of this package to the plugin host."""
    return [SpacyReader()]
