"""A witness cosigns what goes on from what it knows, never another history, and forgets nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import StoreFailed
from ledger.testing.sample_events import an_agent
from ledger.trust.errors import BadNote, Forked, NotTrusted, OlderCopy
from ledger.trust.notes import Checkpoint, Note
from tests.trust.desk import START, fill, opened, policy

pytestmark = pytest.mark.usefixtures("home")


def test_a_witness_cosigns_what_goes_on_and_refuses_a_fork(tmp_path: Path) -> None:
    with opened(tmp_path / "a.ledger") as mine, opened(tmp_path / "w.ledger", "wim") as other:
        vkey, witness = mine.new_key(), other.new_key()
        mine.checkpoint()
        with pytest.raises(NotTrusted, match="say which key"):
            other.cosign(mine.request())
        receipt = other.cosign(mine.request(), trust=vkey)
        whole = mine.receive(receipt, [witness])
        assert len(Note.parse(whole).signatures) == 2
        assert mine.receive(receipt, [witness]) == whole
        assert mine.verify(checkpoint=whole, policy=policy(vkey, witness)).against == 2
        fill(mine, 3)
        mine.checkpoint()
        with pytest.raises(BadNote, match="2 events were cosigned last"):
            other.cosign(mine.request())
        assert len(Note.parse(other.cosign(mine.request(2))).signatures) == 2
        assert other.verify().events == other.head().seq


def test_a_witness_refuses_another_history(tmp_path: Path, home: Path) -> None:
    path, copy = tmp_path / "a.ledger", tmp_path / "copy.ledger"
    with opened(path) as mine, opened(tmp_path / "w.ledger", "wim") as other:
        vkey = mine.new_key()
        other.new_key()
        mine.store.close()
        copy.write_bytes(path.read_bytes())
        with opened(path) as mine:
            fill(mine, 2)
            mine.checkpoint()
            assert other.cosign(mine.request(), trust=vkey)
        (home / "seen").rename(home / "elsewhere")
        with opened(copy) as forked:
            fill(forked, 1)
            forked.append(an_agent(SteppingClock(start=START), "Another Office"))
            forked.checkpoint()
            with pytest.raises(Forked, match="two histories of 4 events"):
                other.cosign(forked.request(4))
            fill(forked, 3)
            forked.checkpoint()
            with pytest.raises(NotTrusted, match="does not lead"):
                other.cosign(forked.request(4))


def put_back(book: Ledger, folder: Path) -> tuple[Path, str]:
    """A witness's ledger as it was before it cosigned, and the key it is to trust."""
    vkey, path = book.new_key(), folder / "w.ledger"
    with opened(path, by="wim") as witness:
        witness.new_key()
        witness.checkpoint()
    older = path.read_bytes()
    book.checkpoint()
    with opened(path, by="wim") as witness:
        witness.cosign(book.request(), trust=vkey)
    path.write_bytes(older)
    return path, vkey


def test_a_witness_taken_back_to_an_older_copy_is_found_out(book: Ledger, tmp_path: Path) -> None:
    path, _ = put_back(book, tmp_path)
    with pytest.raises(OlderCopy, match="was seen here"):
        opened(path, by="wim")


def test_an_older_copy_opened_all_the_same_cosigns_nothing(book: Ledger, tmp_path: Path) -> None:
    path, vkey = put_back(book, tmp_path)
    clock = SteppingClock(start=START * 2)
    with Ledger.open(path, by="wim", clock=clock, accept_older=True) as witness:
        before = witness.head()
        with pytest.raises(OlderCopy):
            witness.cosign(book.request(), trust=vkey)
        assert witness.head() == before


def test_what_cannot_be_remembered_is_neither_signed_nor_cosigned(
    book: Ledger, tmp_path: Path, home: Path
) -> None:
    vkey = book.new_key(tmp_path / "a.key")
    note = book.checkpoint(tmp_path / "a.key")
    fill(book, 1)
    with opened(tmp_path / "w.ledger", by="wim") as witness:
        witness.new_key(tmp_path / "w.key")
        heads = book.head(), witness.head()
        for file in (home / "seen").iterdir():
            file.unlink()
        (home / "seen").rmdir()
        (home / "seen").write_text("no folder")
        with pytest.raises(StoreFailed):
            book.checkpoint(tmp_path / "a.key")
        with pytest.raises(StoreFailed):
            witness.cosign(book.request(), trust=vkey, key=tmp_path / "w.key")
        assert (book.head(), witness.head()) == heads
        (home / "seen").unlink()
        assert book.checkpoint(tmp_path / "a.key") != note
        assert witness.cosign(book.request(), trust=vkey, key=tmp_path / "w.key")


def test_what_was_cosigned_is_covered_by_the_witness_s_next_checkpoint(
    book: Ledger, tmp_path: Path
) -> None:
    vkey = book.new_key()
    book.checkpoint()
    with opened(tmp_path / "w.ledger", by="wim") as witness:
        witness.new_key()
        first = Checkpoint.parse(Note.parse(witness.checkpoint()).text)
        witness.cosign(book.request(), trust=vkey)
        second = Checkpoint.parse(Note.parse(witness.checkpoint()).text)
        assert (first.size, second.size) == (2, 4)


def test_a_ledger_is_no_witness_of_its_own(book: Ledger) -> None:
    vkey = book.new_key()
    book.checkpoint()
    before = book.head()
    with pytest.raises(NotTrusted, match="no witness of its own"):
        book.cosign(book.request(), trust=vkey)
    assert book.head() == before
