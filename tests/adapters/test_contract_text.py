"""The shipped text adapter passes the contract."""

from pathlib import Path

from ledger.testing import AdapterContract
from ledger_adapters.text import TextAdapter

ONE = "a plain text is one document and one passage, read whole"


class TestTextAdapter(AdapterContract):
    adapter = TextAdapter()
    samples = Path(__file__).parent / "samples" / "text"
    waive = {  # noqa: RUF012 - read by the contract, never changed
        "test_the_rest_goes_on_after_a_bad_record": ONE,
        "test_it_gives_records_while_it_reads": ONE,
        "test_memory_does_not_grow_with_the_file": ONE,
    }
