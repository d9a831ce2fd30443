"""Web Annotations to read in tests."""

import json
from pathlib import Path
from typing import Any

from ledger.adapter import Item
from ledger.claims import Claim
from tests.adapters.annotations.reading import (
    claims,
    flaws,
    read,
)

PAGE = "https://fjordpost.example/cable"


TEXT = "“🚢 Ships,” said Orlov.\r\nHolm said no; Orlov said yes.\nNobody  heard Holm.\n"


def note(folder: Path, *annotations: dict[str, Any], text: str = TEXT, **more: Any) -> list[Item]:
    """Read annotations of the text; one that says nothing else is made by Ada Berg."""
    (folder / "page.txt").write_bytes(text.encode())
    plain = {"type": "Annotation", "creator": {"name": "Ada Berg"}, "body": "So?", "target": PAGE}
    whole = [{"id": f"urn:note:{n}", **plain, **each} for n, each in enumerate(annotations)]
    path = folder / "notes.jsonld"
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return read(path, **{"text": "page.txt", **more})


def one(folder: Path, **annotation: Any) -> Claim:
    """Read one annotation in which nothing is wrong."""
    items = note(folder, annotation)
    assert flaws(items) == []
    [claim] = claims(items)
    return claim


def select(*selectors: Any) -> dict[str, Any]:
    """Say a target by its selectors."""
    return {"source": PAGE, "selector": list(selectors)}


def quote(exact: str, **around: str) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, **around}
