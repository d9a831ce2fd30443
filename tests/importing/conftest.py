"""A ledger to import into, a file, and a reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from tests.importing.given import Found
from tests.notebook import notebook


@pytest.fixture
def book() -> Iterator[Ledger]:
    with notebook() as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "records.given"
    path.write_text("given")
    return path


@pytest.fixture
def reader(book: Ledger) -> Found:
    found = Found()
    book.plugins.register(found, "reader")
    return found
