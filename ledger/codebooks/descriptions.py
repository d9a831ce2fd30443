"""What a text calls an organisation once it has named it: "the think tank"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

_DESCRIBED: Final = re.compile(
    r"(?P<name>[^\W\d_a-z][\w'&.-]*"
    r"(?: (?:(?:of|for|and|on) (?:the )?)?[^\W\d_a-z][\w'&-]*){0,8})"
    r"(?: \([^()]{1,40}\))?, an? [^;:!?()]{0,60}?\b"
    r"(?P<noun>think tank|watchdog|newspaper|broadcaster|agency|charity|non-profit|nonprofit"
    r"|research group|consultancy|institute|magazine|website)\b"
)


@attrs.frozen(kw_only=True)
class Description:
    """An organisation's name and the noun that stands for it later."""

    name: str
    noun: str


def descriptions(text: str) -> Iterator[Description]:
    """Find organisations that a text describes right after their name; straight text only."""
    for found in _DESCRIBED.finditer(text):
        yield Description(name=found["name"], noun=found["noun"])
