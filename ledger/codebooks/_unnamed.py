"""Groups and people whom a text does not name: "some analysts", "a senior Russian official"."""

from __future__ import annotations

import re
from typing import Final

_QUANTITY: Final = re.compile(
    r"(?:some|many|several|various|numerous|few|most|others?|both|two|three|dozens|unnamed|unknown"
    r"|anonymous|certain|one|someone|somebody|people|those|critics)\b",
    re.IGNORECASE,
)
_CROWD: Final = re.compile(
    r"\b(?:officials?|analysts?|experts?|critics?|sources?|observers?|people|lawmakers?|diplomats?"
    r"|industries|companies|firms|businesses|entities|scholars?|academics?|researchers?|commentators?"
    r"|journalists?|reporters?|media|leaders|politicians?|authorities|users|residents|citizens"
    r"|soldiers|troops|activists?|economists?|historians?|insiders?|aides?|advisers?|advisors?"
    r"|members|executives?|investors|traders|witnesses|opponents|supporters|others)"
    r"(?:$| (?:in|from|at|inside|close|familiar|with|who)\b)",
    re.IGNORECASE,
)


def is_unnamed(mention: str) -> bool:
    """Tell whether a mention stands for people the text does not name."""
    words = mention.strip(" \"'“”(),.").split("(")[0].strip(" \"'“”")
    if _QUANTITY.match(words):
        return True
    return _CROWD.search(words) is not None
