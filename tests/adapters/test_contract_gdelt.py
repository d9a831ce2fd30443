"""The shipped gdelt adapter passes the contract."""

from pathlib import Path

from ledger.testing import AdapterContract
from ledger_adapters.gdelt import GdeltAdapter


class TestGdeltAdapter(AdapterContract):
    adapter = GdeltAdapter()
    samples = Path(__file__).parent / "samples" / "gdelt"
