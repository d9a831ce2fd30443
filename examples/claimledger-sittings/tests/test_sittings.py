"""The adapter keeps the contract, and a sitting becomes what the README says."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from ledger import Ledger
from ledger.testing import AdapterContract

import claimledger_sittings
from claimledger_sittings import SittingsAdapter

SAMPLES = Path(__file__).parent / "samples"
JUNE = SAMPLES / "june.sitting" / "june.sitting"


class TestSittingsAdapter(AdapterContract):
    adapter = SittingsAdapter()
    samples = SAMPLES
    waive: ClassVar = {
        "test_it_gives_records_while_it_reads": "speeches point into the text, which comes first",
        "test_memory_does_not_grow_with_the_file": "the text of one sitting is held as a whole",
    }


@pytest.fixture
def book() -> Iterator[Ledger]:
    with Ledger.open(":memory:", by="ann") as book:
        if "sittings" not in {state.name for state in book.plugins.states()}:
            book.plugins.register(claimledger_sittings, "sittings")
        yield book


def test_a_speech_is_a_claim_through_the_record(book: Ledger) -> None:
    book.import_from(JUNE)
    chains = [[hop.name for hop in claim.chain] for claim in book.claims()]
    assert ["The Assembly Record", "Lund"] in chains
    assert ["The Assembly Record", "Berg", "Lindqvist"] in chains


def test_it_stands_in_the_view_and_points_at_the_words(book: Ledger) -> None:
    book.import_from(JUNE)
    view = book.relationship("Norway", "Sweden")
    assert "taken back by Berg, 2023-06-14" in str(view)
    latest = view["economy"].party("Sweden").latest
    assert latest
    assert "»trade with Norway has peaked«" in str(latest.why())


def test_a_later_revision_amends_and_an_earlier_one_does_not(book: Ledger, tmp_path: Path) -> None:
    june = JUNE.read_text("utf-8")
    stands = {2: "Monday", 3: "Sunday", 1: "Sunday"}
    for revision, day in [(2, "Monday"), (3, "Sunday"), (1, "Friday")]:
        path = tmp_path / "june.sitting"
        text = june.replace("Revision: 2", f"Revision: {revision}").replace("Monday", day)
        path.write_text(text, "utf-8")
        book.import_from(path, name="june")
        (claim,) = book.claims(who="Lund")
        assert claim.content.endswith(f"the opposite on {stands[revision]}.")
