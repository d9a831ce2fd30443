"""Judgements to import in tests, flaws and all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ledger import Ledger
from ledger.adapter import Draft, Item
from ledger.claims import (
    Coding,
    Rating,
    Term,
)
from ledger.importing.report import ImportReport
from tests.importing.given import (
    Given,
    claim,
)


def report(book: Ledger, file: Path, *items: Item, **more: Any) -> ImportReport:
    """Import items, flaws and all."""
    given = Given(items)
    given.name = f"given-{id(given)}"
    book.plugins.register(given, given.name)
    return book.import_from(file, adapter=given.name, **{"on_flaw": "keep-going", **more})


def rating(term: str) -> Rating:
    return Rating(by="bo", id="r", target="c", term=Term(scale="stars", term=term))


def coding(claim: str = "c", bearing: Any = "closer", id: str = "j", **more: Any) -> Coding:
    fields = {"aspect": "neutrality", "coder": "bo", "parties": ("Arcadia", "Borduria"), **more}
    return Coding(bearing=bearing, claim=claim, id=id, **fields)


def said(n: int) -> Draft:
    """Give a record of its own for each number, every other one with a key."""
    return Draft(
        document="d", key=f"k{n}" if n % 2 else "", record=claim(f"talks {n // 2}", f"Quill {n}")
    )
