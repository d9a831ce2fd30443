"""Teaches pytest one option: `pytest --write-golden` writes the golden files of adapters anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option; without it nothing is ever written."""
    parser.getgroup("claimledger").addoption(
        "--write-golden",
        action="store_true",
        help="write beside each sample of an adapter what the adapter reads in it now",
    )
