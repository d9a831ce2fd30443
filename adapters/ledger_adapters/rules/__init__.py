"""Reads prose: who said what, through whom, found by rules of English.

The rooms, from the text upwards: `layout` and `comments` part the article from what a site puts
around it; `quotes`, `tokens` and `sentences` cut it up; `cues` knows the words that report;
`speakers`, `contents` and `asides` are the patterns, `scan` puts them together for one stretch of
text and `chain` looks again inside what it found; `dates`, `hedges`, `occurrences` and `who` add
what the words around tell; `claims` makes claims of it all, and `reader` yields them.
"""

from __future__ import annotations

from ledger.adapter import Reader
from ledger_adapters.rules.reader import RulesReader

__all__ = ["RulesReader", "ledger_readers"]


def ledger_readers() -> list[Reader]:
    """Name the readers of this package to the plugin host."""
    return [RulesReader()]
