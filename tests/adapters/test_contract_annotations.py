"""The shipped annotations adapter passes the contract."""

from pathlib import Path

from ledger.testing import AdapterContract
from ledger_adapters.annotations import AnnotationsAdapter


class TestAnnotationsAdapter(AdapterContract):
    adapter = AnnotationsAdapter()
    samples = Path(__file__).parent / "samples" / "annotations"
