"""The shipped csv adapter passes the contract."""

from pathlib import Path

from ledger.testing import AdapterContract
from ledger_adapters.csv import CsvAdapter


class TestCsvAdapter(AdapterContract):
    adapter = CsvAdapter()
    samples = Path(__file__).parent / "samples" / "csv"
