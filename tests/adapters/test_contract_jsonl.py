"""The shipped jsonl adapter passes the contract."""

from pathlib import Path

from ledger.testing import AdapterContract
from ledger_adapters.jsonl import JsonlAdapter


class TestJsonlAdapter(AdapterContract):
    adapter = JsonlAdapter()
    samples = Path(__file__).parent / "samples" / "jsonl"
    waive = {  # noqa: RUF012 - read by the contract, never changed
        "test_places_stay_true_in_spoilt_files": "places are the file's own; the ledger checks them"
    }
