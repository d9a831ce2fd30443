"""Reads prose by a language model, through `llm`; takes no word that is not in the text.

`asking` puts the question and takes the answer apart, `places` finds its quotes in the text,
`reader` makes claims of them. The library is imported when the reader is asked for.
"""

from __future__ import annotations

from ledger.adapter import Reader
from ledger_adapters.llm_reader.reader import LlmReader

__all__ = ["LlmReader", "ledger_readers"]


def ledger_readers() -> list[Reader]:
    """Name the readers of this package to the plugin host."""
    return [LlmReader()]
