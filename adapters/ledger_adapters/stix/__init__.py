"""Brings in threat intelligence written in STIX 2.1 and 2.0: who says it, and what it is about.

Bundles, single objects, lists and lines of objects are read object by object (OASIS STIX 2.1,
2021). A `report` is a document; other objects are claims of their creators.
"""

from __future__ import annotations

from ledger_adapters.stix.adapter import StixAdapter

__all__ = ["StixAdapter", "ledger_adapters"]


def ledger_adapters() -> list[StixAdapter]:
    """Name the adapters of this package to the plugin host."""
    return [StixAdapter()]
