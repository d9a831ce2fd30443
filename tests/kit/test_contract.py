"""A correct adapter passes every test of the contract."""

from pathlib import Path

from ledger.testing import AdapterContract
from tests.kit.notes import NotesAdapter


class TestNotesAdapter(AdapterContract):
    adapter = NotesAdapter()
    samples = Path(__file__).parent / "samples"
