"""Rows that belong to no event are found, though no sum and no root tells of them."""

from pathlib import Path

import pytest

from ledger.clock import SteppingClock
from ledger.errors import Corrupt
from ledger.store.parts import capture
from ledger.testing.sample_events import a_source, an_agent
from ledger.trust.verify import verify
from tests.examples.ledger_files import START, opened
from tests.tampering import tamper


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed ledger of a source with a text in one part (2) and an agent (3)."""
    path, clock = tmp_path / "a.ledger", SteppingClock(start=START + 10**9)
    parts, sums = capture("One.", clock)
    with opened(path, create=True) as store:
        store.append([a_source(clock, parts=sums)], recorder="ann", parts={0: parts})
        store.append([an_agent(clock)], recorder="ann")
    return path


LAST = "recorded_at, latest, recorder, import_id, root FROM batch ORDER BY id DESC LIMIT 1"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (f"INSERT INTO batch SELECT id + 1, first_seq + 1, {LAST}", "batch 4 has no events"),
        (f"INSERT INTO batch SELECT id + 9, first_seq + 9, {LAST}", "batch 12 has no events"),
        (f"INSERT INTO batch SELECT 0, 0, {LAST}", "batch 0 has no events"),
        (f"INSERT INTO batch SELECT -1, 1, {LAST}", "batch -1 has no events"),
        ("UPDATE batch SET import_id = '' WHERE id = 2", "the import of batch 2 has no name"),
        ("INSERT INTO event SELECT 0, kind, 1, 1, sum, salt, body FROM event WHERE seq = 1",
         "event 0 stands before the first"),
        ("INSERT INTO event SELECT -5, kind, 1, 1, sum, salt, body FROM event WHERE seq = 1",
         "event -5 stands before the first"),
        ("INSERT INTO node VALUES (8, 5, zeroblob(32))", "a node of level 8"),
        ("INSERT INTO node VALUES (16, -1, zeroblob(32))", "a node of level 16"),
        ("INSERT INTO source_part VALUES (3, 0, 1, zeroblob(16), 'x')", "a text .* for event 3"),
        ("UPDATE source_part SET n = 1", "the parts of the text of event 2"),
        ("UPDATE source_part SET n = -1", "the parts of the text of event 2"),
    ],
)  # fmt: skip
def test_a_row_that_belongs_to_no_event_is_found(path: Path, statement: str, said: str) -> None:
    with opened(path) as store:
        assert store.faults() == ()
    tamper(path, statement)
    with opened(path) as store, pytest.raises(Corrupt, match=said):
        verify(store)
