"""Checks a captured text against the sums that its event lists."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from ledger.claims import Version
from ledger.errors import Corrupt
from ledger.store.contract import Kept
from ledger.store.hashing import SALT_SIZE


def check_text(seq: int, version: Version, kept: Sequence[Kept]) -> list[int]:
    """Check the text stored for the `SourceCaptured` at a number; lists the parts that are holes.

    Raises `Corrupt` where it is not the text that was captured.
    """
    where = f"the text of event {seq}"
    if len(kept) != len(version.parts):
        why = f"it has {len(kept)} parts in place of {len(version.parts)}"
        raise Corrupt(where=where, why=why, seq=seq)
    for n, (part, wanted) in enumerate(zip(kept, version.parts, strict=True)):
        if not _sound(part, wanted):
            raise Corrupt(where=where, why=f"part {n} is not what was captured", seq=seq)
    holes = [n for n, part in enumerate(kept) if part.text is None]
    if holes and version.length and sum(p.length for p in kept) != version.length:
        raise Corrupt(where=where, why="its holes are not as long as what was there", seq=seq)
    return holes


def _sound(part: Kept, wanted: str) -> bool:
    if part.salt is None or part.text is None:
        return part.salt is None and part.text is None
    found = sha256(part.salt + part.text.encode("utf-8", "surrogatepass")).hexdigest()
    whole = len(part.salt) == SALT_SIZE and part.length == len(part.text)
    return whole and found == wanted
