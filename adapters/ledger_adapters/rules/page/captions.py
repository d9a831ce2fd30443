"""Photo captions: their words are read, the credit glued to them is not."""

from __future__ import annotations

import re

LONGEST = 900
LIKELY = re.compile(
    r"GETTY|POOL|AFP|REUTERS|EPA|TASS|SPUTNIK|XINHUA|AP\b|Getty|/Pool|/Reuters|hoto|HOTO|Credit:|"
    r"/The |Shutterstock|Alamy|iStock|\("
)
CREDIT = re.compile(
    r"\b(?:GETTY|POOL)\b|"
    r"\b(?:AFP|REUTERS|EPA|TASS|SPUTNIK|XINHUA|AP)\b(?=\s*(?:/|VIA\b|$))|"
    r"(?<=/)(?:AFP|AP|Reuters|Getty|Pool|EPA|TASS)\b|Getty Images|Shutterstock|Alamy|iStock|"
    r"\b(?:AP|Reuters|AFP|EPA) Photo|[Pp]hoto(?:graph)? by|"
    r"\(?\b(?:[Pp]hoto(?:graph)?s?|PHOTO|[Ii]mage|[Pp]icture|(?:[Pp]hoto )?[Cc]redit)s?: |"
    r"(?<=[a-z]/)The [A-Z][a-z]+(?: [A-Z][a-z]+)*\)?$"
)
SIDED = re.compile(r"\((?:left|right|L|R|center|centre|C|pictured)\)")
STOPS = '.!?”"\u2019)'
SMALL = re.compile(r"\b(?!(?:and|via|for|the|by|of|de|da|von|van|der|in)\b)[a-z]{2,}")


def prose_end(text: str) -> int | None:
    """Where a caption's words end and its credit begins; None for a text that is no caption."""
    if len(text) >= LONGEST or not LIKELY.search(text):
        return None
    match = CREDIT.search(text)
    if match is None:
        return len(text) if SIDED.search(text) else None
    return _before_name(text, match.start())


def _before_name(text: str, at: int) -> int:
    """Step back over the photographer's name to the end of the words before it."""
    while at and text[at - 1] in "(| ":
        at -= 1
    stop = max(text.rfind(mark, 0, at) for mark in STOPS) + 1
    between = text[stop:at]
    if at - stop <= 60 and not SMALL.search(between):
        return stop if stop > 1 else 0
    return at
