"""Reads what a test writes into a folder, and takes apart what was read."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

from ledger import Ledger
from ledger.adapter import Document, Draft, Flaw, Item, SourceFile
from ledger.claims import Claim
from ledger.options import structure
from ledger_adapters.annotations import AnnotationsAdapter

ANNOTATIONS = AnnotationsAdapter()


def read(path: Path, **options: object) -> list[Item]:
    """Read a file with the options named."""
    made = structure(ANNOTATIONS.name, ANNOTATIONS.options, options)
    return list(ANNOTATIONS.read(SourceFile(path), made))


def claims(items: list[Item]) -> list[Claim]:
    """List the claims among some items."""
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Claim)]


def flaws(items: list[Item]) -> list[Flaw]:
    """List the flaws among some items."""
    return [i for i in items if isinstance(i, Flaw)]


def documents(items: list[Item]) -> list[Document]:
    """List the documents among some items."""
    return [i for i in items if isinstance(i, Document)]


def keys(items: list[Item]) -> list[str]:
    """List the keys of the claims."""
    return [i.key for i in items if isinstance(i, Draft) and isinstance(i.record, Claim)]


def chain(claim: Claim) -> str:
    """Print a claim's chain."""
    return " > ".join(hop.name for hop in claim.chain)


def words(claim: Claim, text: str) -> list[str]:
    """List what stands in a text where a claim is anchored."""
    return [text[a:b] for a, b in claim.anchor.spans] if claim.anchor else []


def ledger() -> Ledger:
    """Open a ledger that knows the adapter, whatever is installed."""
    book = Ledger.open(":memory:", by="ann")
    if "annotations" not in {plugin.name for plugin in book.plugins.states()}:
        book.plugins.register(SimpleNamespace(ledger_adapters=lambda: [ANNOTATIONS]), "annotations")
    return book
