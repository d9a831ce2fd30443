"""For authors of adapters, projections and stores: contracts and strategies for their tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ledger.testing.adapters.contract import AdapterContract

__all__ = ["AdapterContract"]


def __getattr__(name: str) -> Any:
    """Import the contract when it is first asked for: strategies and commands do without it."""
    if name != "AdapterContract":
        raise AttributeError(f"module 'ledger.testing' has no attribute {name!r}")
    from ledger.testing.adapters.contract import AdapterContract

    return AdapterContract
