"""The shipped stix adapter passes the contract."""

from pathlib import Path

from ledger.testing import AdapterContract
from ledger_adapters.stix import StixAdapter


class TestStixAdapter(AdapterContract):
    adapter = StixAdapter()
    samples = Path(__file__).parent / "samples" / "stix"
