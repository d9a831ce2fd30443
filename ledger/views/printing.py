"""Where the room that shows things to people puts in how a view is printed."""

from __future__ import annotations

from functools import singledispatch


@singledispatch
def printed(value: object) -> str:
    """Print a view as text; `ledger.show` says how, for each kind of view."""
    return repr(value)


@singledispatch
def html(value: object) -> str:
    """Show a view as HTML for a notebook; `ledger.show` says how, for each kind of view."""
    return ""
