"""An append-only ledger of who said what.

Every attributed claim (who said it, in which source, on what date, reported by whom) is an
immutable event; every view of a relationship, past or present, is rebuilt from those events and
can say which of them made it so. Start with `Ledger.open(path, by="your name")`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ledger.adapter import Document, Draft, Flaw, Match, Passage, Probe, Sure
    from ledger.book import Ledger
    from ledger.claims import Agent, Anchor, Assessment, Claim, Coding, Hop, Link, Mention, Source
    from ledger.errors import LedgerError
    from ledger.replay.changes import Change
    from ledger.replay.moment import Moment
    from ledger.times import When
    from ledger.views.relationship import RelationshipView

_WHERE = {
    "Agent": "claims",
    "Anchor": "claims",
    "Assessment": "claims",
    "Change": "replay.changes",
    "Claim": "claims",
    "Coding": "claims",
    "Document": "adapter",
    "Draft": "adapter",
    "Flaw": "adapter",
    "Hop": "claims",
    "Ledger": "book",
    "LedgerError": "errors",
    "Link": "claims",
    "Match": "adapter",
    "Mention": "claims",
    "Moment": "replay.moment",
    "Passage": "adapter",
    "Probe": "adapter",
    "RelationshipView": "views.relationship",
    "Source": "claims",
    "Sure": "adapter",
    "When": "times",
}

__all__ = [
    "Agent",
    "Anchor",
    "Assessment",
    "Change",
    "Claim",
    "Coding",
    "Document",
    "Draft",
    "Flaw",
    "Hop",
    "Ledger",
    "LedgerError",
    "Link",
    "Match",
    "Mention",
    "Moment",
    "Passage",
    "Probe",
    "RelationshipView",
    "Source",
    "Sure",
    "When",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is first asked for, so that `import ledger` is quick."""
    if name not in _WHERE:
        raise AttributeError(f"module 'ledger' has no attribute {name!r}")
    value = getattr(import_module(f"ledger.{_WHERE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the names of the face."""
    return __all__
