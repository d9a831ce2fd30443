"""Tables, read; a ledger."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ledger import Ledger
from ledger.adapter import Item, SourceFile
from ledger.plugins import Plugins
from ledger_adapters.gdelt import Options
from tests.adapters.gdelt.tables import ADAPTER, Read


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read rows as a file; `beside` are rows of events beside it."""

    def reading(*rows: str | bytes, name: str = "x.export.CSV", **beside: str) -> list[Item]:
        path = tmp_path / name
        path.write_bytes(b"\n".join(r if isinstance(r, bytes) else r.encode() for r in rows))
        for other, text in beside.items():
            (tmp_path / other.replace("_", ".")).write_text(text)
        return list(ADAPTER.read(SourceFile(path), Options()))

    return reading


@pytest.fixture
def book() -> Any:
    plugins = Plugins()
    plugins.register(SimpleNamespace(ledger_adapters=lambda: [ADAPTER]), "gdelt")
    with Ledger.open(":memory:", by="ann") as opened:
        opened.plugins = plugins
        yield opened
