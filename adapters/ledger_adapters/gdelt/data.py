"""The tables of words that come with this adapter."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def read(name: str) -> Iterator[tuple[str, str]]:
    """Read a table of two columns; empty lines and those that start with # are none of its rows."""
    text = files("ledger_adapters.gdelt").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            first, _, second = line.partition("\t")
            yield first, second
