"""A bad record as a value, which an adapter yields in its stead."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Flaw:
    """A bad record, as a value: where it stands, what is wrong, and its raw text.

    `dropped` is what a reader found and did not trust: it is told of, and never stops an import,
    for nothing is amiss with the file.
    """

    at: str
    dropped: bool = False
    raw: str = ""
    why: str
