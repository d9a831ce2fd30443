"""The ledger as of any moment, what changed between two, and why."""

from __future__ import annotations

from ledger.replay.changes import Change, changes
from ledger.replay.history import Entry, history
from ledger.replay.moment import Moment

__all__ = ["Change", "Entry", "Moment", "changes", "history"]
