"""Word lists from `words.toml`: elements, class names and the words in them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, str]:
    text = files("ledger_adapters.html").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def words(name: str) -> frozenset[str]:
    """Give the list of that name."""
    return frozenset(_lists()[name].split())
