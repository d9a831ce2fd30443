"""Which language an article is in, where GDELT read it in translation."""

from __future__ import annotations

import re
from typing import Final

_FROM: Final = re.compile(r"(?:^|;)\s{0,8}srclc:\s{0,8}([A-Za-z-]{2,16})\s{0,8}(?=;|$)")


def language(told: str) -> str:
    """Give the code of the language translated from (ISO 639), "" where GDELT tells of none."""
    found = _FROM.search(told)
    return found[1] if found else ""
