"""What records call one another by within a file: the file's own ids, shortened where too long."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

_LONGEST: Final = 64


def handle(id: str) -> str:
    """Give what a record is called in the file: its id, or the start and the sum of a long one."""
    if len(id) <= _LONGEST:
        return id
    return f"{id[:30]}…{sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
