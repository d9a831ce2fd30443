"""STIX objects made for tests, and ways to read and import them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ledger import Ledger
from ledger.adapter import Draft, Flaw, Item, NoOptions, SourceFile
from ledger.claims import Claim, Link, Rating, Retraction
from ledger.clock import SteppingClock
from ledger.importing.report import ImportReport
from ledger.plugins import Plugins
from ledger_adapters import stix
from ledger_adapters.stix import StixAdapter
from tests.notebook import START

CERT = "identity--8e2b7d10-9f0c-4a55-b7a1-2c7c3f0b2a01"
INA = "identity--9f3c8e21-0a1d-4b66-a8b2-3d8d4a1c3b02"
NOBODY = "identity--00000000-0000-4000-8000-000000000000"


def uuid(n: int) -> str:
    return f"{n:08x}-0000-4000-8000-000000000000"


def thing(type: str, n: int = 1, day: str = "2024-03-01", **more: Any) -> dict[str, Any]:
    """Make an object of a type, created on a day; `None` leaves a property out."""
    made = {
        "type": type,
        "spec_version": "2.1",
        "id": f"{type}--{uuid(n)}",
        "created": f"{day}T08:00:00.000Z",
        "modified": f"{day}T08:00:00.000Z",
        **more,
    }
    return {name: value for name, value in made.items() if value is not None}


def identity(
    id: str = CERT, name: str = "Fjord CERT", kind: str = "organization"
) -> dict[str, Any]:
    return thing("identity", name=name, identity_class=kind) | {"id": id}


def bundle(*objects: Any, **more: Any) -> dict[str, Any]:
    return {"type": "bundle", "id": f"bundle--{uuid(99)}", "objects": list(objects), **more}


def read(folder: Path, value: Any) -> list[Item]:
    """Read a value, or bytes, as a file."""
    path = folder / "file.json"
    path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    return list(StixAdapter().read(SourceFile(path), NoOptions()))


def drafts(items: list[Item]) -> list[Draft]:
    return [item for item in items if isinstance(item, Draft)]


def flaws(items: list[Item]) -> list[Flaw]:
    return [item for item in items if isinstance(item, Flaw)]


def claims(items: list[Item]) -> list[Claim]:
    return [d.record for d in drafts(items) if isinstance(d.record, Claim)]


def links(items: list[Item]) -> list[tuple[str, str, str]]:
    found = [d.record for d in drafts(items) if isinstance(d.record, Link)]
    return [(link.claim, link.relation, link.other) for link in found]


def ratings(items: list[Item]) -> list[Rating]:
    return [d.record for d in drafts(items) if isinstance(d.record, Rating)]


def retractions(items: list[Item]) -> list[Retraction]:
    return [d.record for d in drafts(items) if isinstance(d.record, Retraction)]


def claim(folder: Path, *objects: Any) -> Claim:
    """Give the claim that the last of some objects is."""
    found = {c.id: c for c in claims(read(folder, bundle(*objects)))}
    return found[objects[-1]["id"]]


def said(found: Claim) -> str:
    """Tell who says what, through whom."""
    return f"{' > '.join(hop.name for hop in found.chain)}: {found.content}"


@contextmanager
def ledger() -> Iterator[Ledger]:
    """Open a ledger that reads STIX and prose."""
    plugins = Plugins()
    plugins.register(stix, "stix")
    reader = Plugins.load().reader("rules")

    class Rules:
        """Offers the reader of prose."""

        def ledger_readers(self) -> list[Any]:
            return [reader]

    plugins.register(Rules(), "rules")
    clock = SteppingClock(start=START, step=1_000_000)
    with Ledger.open(":memory:", by="ann", clock=clock, plugins=plugins) as book:
        yield book


def bring(book: Ledger, folder: Path, *objects: Any, name: str = "bundle.json") -> ImportReport:
    """Import a bundle of objects."""
    path = folder / name
    path.write_text(json.dumps(bundle(*objects)), "utf-8")
    return book.import_from(path)
