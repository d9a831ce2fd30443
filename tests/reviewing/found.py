"""What a program found, to be reviewed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ledger import Ledger
from ledger.claims import Claim, Reading, changed
from tests.importing.given import TEXT, Found, read_as, read_text

ORLOV, DANA, CALM = (0, 22), (23, 52), (53, 70)


def read(
    span: tuple[int, int],
    who: str,
    confidence: int | None = None,
    version: int = 1,
    pattern: str = "p",
    **more: Any,
) -> Claim:
    how = Reading(confidence=confidence, pattern=pattern, reader="found", version=version)
    return changed(read_as(*span, who, version, **more), reading=how)


def three(book: Ledger, file: Path, reader: Found) -> None:
    reader.claims = [
        read(ORLOV, "Orlov"),
        read(DANA, "Dana", 80, pattern="q"),
        read(CALM, "Orlov", 95),
    ]
    read_text(book, file, reader)


def waiting(book: Ledger, **wanted: Any) -> list[str]:
    return [item.claim.content for item in book.to_review(**wanted) if item.claim]


SAID = TEXT[slice(*ORLOV)], TEXT[slice(*DANA)], TEXT[slice(*CALM)]
