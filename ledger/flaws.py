"""A bad record as a value, which an adapter yields in its stead."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Flaw:
    """A bad record, as a value: where it stands, what is wrong, and its raw text."""

    at: str
    raw: str = ""
    why: str
