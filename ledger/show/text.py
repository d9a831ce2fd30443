"""Views as plain text."""

from __future__ import annotations


def teach() -> None:
    """Teach views how to print themselves."""
