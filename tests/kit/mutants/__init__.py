"""Faulty adapters, one idea each: the contract has to find every one of them out."""

from __future__ import annotations

from tests.kit.mutants import files, flaws, options, places, sniffing, time_and_chance, words
from tests.kit.notes import NotesAdapter

MODULES = (files, flaws, options, places, sniffing, time_and_chance, words)


def mutants() -> list[type[NotesAdapter]]:
    """List the faulty adapters; each says by `killer` which test finds it out."""
    return [
        cls
        for module in MODULES
        for cls in vars(module).values()
        if isinstance(cls, type) and "killer" in vars(cls)
    ]
