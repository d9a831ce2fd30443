"""What browsers and savers note in a page they save: where it was, and when it was fetched.

"Saved from url=(0031)https://…" is the mark of the web (Internet Explorer, Chrome), "Page saved
with SingleFile" a block of lines "url: …" and "saved date: …".
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from ledger.times import When
from ledger_adapters.html.dates import read_date

_MARK: Final = re.compile(r"<!--\s{0,9}saved from url=\(\d{1,6}\)(\S{1,4000})\s{0,9}-->", re.I)
_SINGLE: Final = re.compile(r"<!--\s{0,9}Page saved with SingleFile([^>]{0,8000})")
_LINE: Final = re.compile(r"^\s*(url|saved date):\s*(\S.*)$", re.MULTILINE)
_SEEN: Final = 65_536


@attrs.frozen(kw_only=True)
class Saved:
    """Where a saved page was found and when it was fetched, as far as the file says so."""

    retrieved: When | None = None
    url: str = ""


def saved(text: str) -> Saved:
    """Read a saver's note at the head of a page."""
    head = text[:_SEEN]
    single = _SINGLE.search(head)
    if single:
        lines = {name: value.strip() for name, value in _LINE.findall(single.group(1))}
        return Saved(retrieved=read_date(lines.get("saved date", "")), url=lines.get("url", ""))
    mark = _MARK.search(head)
    return Saved(url=mark.group(1) if mark and mark.group(1).startswith("http") else "")
