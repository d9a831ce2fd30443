"""The audit verbs: how, when and why an assessment changed, each in one call."""

from __future__ import annotations

from ledger.asking import Asking


class Auditing(Asking):
    """Everything that is asked to audit a ledger."""
