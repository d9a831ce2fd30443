"""Files of reviews, read; a ledger; an end to patience."""

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ledger import Ledger
from ledger.adapter import Item, NoOptions, SourceFile
from ledger.plugins import Plugins
from tests.adapters.claimreview.told import ADAPTER, Read


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a file of some name, given as text, bytes or what JSON is to be made of."""

    def reading(told: Any, name: str = "review.json", encoding: str = "") -> list[Item]:
        path = tmp_path / name
        text = told if isinstance(told, str | bytes) else json.dumps(told)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return list(ADAPTER.read(SourceFile(path, encoding), NoOptions()))

    return reading


@pytest.fixture
def book() -> Any:
    plugins = Plugins()
    plugins.register(SimpleNamespace(ledger_adapters=lambda: [ADAPTER]), "claimreview")
    with Ledger.open(":memory:", by="ann") as opened:
        opened.plugins = plugins
        yield opened


@pytest.fixture
def patience() -> Callable[[], None]:
    """Make sure that not more than 4 s of the processor's time went by since the test began."""
    import time

    started = time.process_time()

    def check() -> None:
        assert time.process_time() - started < 4

    return check
