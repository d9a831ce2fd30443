"""What a ledger answers, as plain data: events with every field spelt out, and views of moments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ledger import Ledger
from ledger.values import spelt_out

PARTIES: Final = ("Norway", "Sweden")
BOUNDS: Final[dict[str, dict[str, str]]] = {
    "now": {},
    "recorded by 2024-01-31": {"recorded": "2024-01-31"},
    "recorded by 2024-02-29": {"recorded": "2024-02-29"},
    "published by 2023-08-31": {"published": "2023-08-31"},
    "published by 2023-09-30": {"published": "2023-09-30"},
    "said by 2023-08-31": {"said": "2023-08-31"},
    "said by 2023-09-30": {"said": "2023-09-30"},
    "recorded by 2024-02-29, said by 2023-08-31": {"recorded": "2024-02-29", "said": "2023-08-31"},
}


def answers(book: Ledger) -> dict[str, Any]:
    """Ask a ledger everything that its later releases have to answer alike."""
    found = book.verify()
    return {
        "events": events(book),
        "ledger": [book.store.ledger_id, book.store.origin],
        "moments": {told: moment(book, bounds) for told, bounds in BOUNDS.items()},
        "pins": [pinned.pin.name for pinned in book.pins()],
        "texts": texts(book),
        "verified": {
            "batches": found.batches,
            "events": found.events,
            "redacted": found.redacted,
            "root": found.root,
            "set_back": found.set_back,
        },
    }


def events(book: Ledger) -> list[dict[str, Any]]:
    """Every event with its place, and every field of it, defaults too; None where it is erased."""
    raws = book.store.raw()
    return [
        {
            "batch": raw.batch.id,
            "event": spelt_out(recorded.event),
            "import": raw.batch.import_id,
            "kind": f"{raw.kind}/{raw.version}",
            "recorded_at": raw.batch.recorded_at,
            "recorder": raw.batch.recorder,
            "seq": raw.seq,
            "sum": raw.sum.hex(),
        }
        for raw, recorded in zip(raws, book.store.read(), strict=True)
    ]


def texts(book: Ledger) -> dict[str, str]:
    """The captured texts, by the number of their event."""
    seqs = [raw.seq for raw in book.store.raw() if raw.kind == "SourceCaptured"]
    return {str(seq): text for seq in seqs if (text := book.store.text(seq)) is not None}


def moment(book: Ledger, bounds: Mapping[str, str]) -> dict[str, Any]:
    """What stood at a moment: claims, agents, sources, and what each party said on each aspect."""
    at = book.as_of(**bounds)
    view = at.relationship(*PARTIES)
    positions = {}
    for aspect in view.aspects:
        for name in PARTIES:
            party = aspect.party(name)
            positions[f"{aspect.name}, {name}"] = {
                "latest": party.latest.content if party.latest else None,
                "struck": sorted(statement.content for statement in party.struck),
            }
    return {
        "agents": [agent.name for agent in at.agents() if not agent.name.startswith("Clerk ")],
        "claims": [[claim.id, claim.content] for claim in at.claims()],
        "positions": positions,
        "sources": [source.key for source in at.sources()],
    }


def differing(wanted: Any, found: Any, where: str = "$") -> list[str]:
    """List where an answer is not what it was; what is found besides, a later release added."""
    if isinstance(wanted, Mapping):
        if not isinstance(found, Mapping):
            return [where]
        missing = [f"{where}.{name}" for name in wanted if name not in found]
        both = [name for name in wanted if name in found]
        inner = [differing(wanted[name], found[name], f"{where}.{name}") for name in both]
        return [*missing, *(each for some in inner for each in some)]
    if isinstance(wanted, Sequence) and not isinstance(wanted, str):
        if not isinstance(found, Sequence) or len(wanted) != len(found):
            return [where]
        pairs = enumerate(zip(wanted, found, strict=True))
        inner = [differing(one, other, f"{where}[{n}]") for n, (one, other) in pairs]
        return [each for some in inner for each in some]
    return [] if wanted == found else [where]
