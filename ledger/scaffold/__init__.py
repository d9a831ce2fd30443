"""Writes a project for an adapter of your own, with tests that pass at once."""

from __future__ import annotations

from ledger.scaffold.names import Names, names_of
from ledger.scaffold.writing import Project, new_adapter

__all__ = ["Names", "Project", "names_of", "new_adapter"]
