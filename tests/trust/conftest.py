"""The ledger, and what was seen of others, that the tests of signing share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.trust.seen import Seen
from tests.trust.desk import fill, opened


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path / "a.ledger") as made:
        fill(made, 4)
        yield made


@pytest.fixture
def seen(tmp_path: Path) -> Seen:
    return Seen(tmp_path / "seen")
