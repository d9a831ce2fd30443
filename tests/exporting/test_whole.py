"""What is written out never takes the place of a ledger, and never half a file's."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.errors import BadExport
from tests.cli.runner import claimledger

BESIDE = ("", "-wal", "-shm", ".views", ".views-wal")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    place = tmp_path / "a.ledger"
    with Ledger.open(place, by="ann") as book:
        book.register("Arcadia", "state")
        book.register("Borduria", "state")
        book.relationship("Arcadia", "Borduria")
    return place


@pytest.mark.parametrize("end", BESIDE)
def test_nothing_is_exported_over_the_ledgers_own_files(kept: Path, end: str) -> None:
    with Ledger.open(kept, by="ann") as book:
        with pytest.raises(BadExport, match="choose another file"):
            book.export("claims", Path(f"{kept}{end}"), format="csv")
        assert book.verify().events == 3


def test_nothing_is_exported_over_a_damaged_ledger(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:16] + b"x" * 5000)
    with (
        Ledger.open(":memory:", by="ann") as book,
        pytest.raises(BadExport, match="choose another file"),
    ):
        book.export("claims", kept, format="csv")


def test_nothing_is_exported_over_another_ledger_by_way_of_a_link(kept: Path) -> None:
    link = kept.with_name("out.csv")
    link.symlink_to(kept)
    with (
        Ledger.open(":memory:", by="ann") as book,
        pytest.raises(BadExport, match="choose another file"),
    ):
        book.export("claims", link)


@pytest.mark.parametrize("words", [("page",), ("brief", "--recorded", "event:1/..")])
def test_no_command_writes_over_the_ledger(kept: Path, words: tuple[str, ...]) -> None:
    before, (command, *asked) = kept.read_bytes(), words
    done = claimledger(command, kept, "Arcadia", "Borduria", *asked, "-o", kept)
    assert done.exit_code == 1
    assert "choose another file" in done.stderr
    assert kept.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("export", "claims"),
        ("page", "Arcadia", "Borduria"),
        ("brief", "Arcadia", "Borduria", "--recorded", "event:1/.."),
    ],
)
def test_a_folder_that_is_not_there_is_told_of_in_one_sentence(
    kept: Path, words: tuple[str, ...]
) -> None:
    place = kept.parent / "gone" / "out.csv"
    command, *others = words
    done = claimledger(command, kept, *others, "-o", place)
    assert (done.exit_code, done.stderr) == (
        1,
        f"claimledger: {place}: No such file or directory\n",
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[str]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with Ledger.open(":memory:", by="ann") as book:
        book.export("claims", pipe, format="csv")
    reader.join()
    assert read[0].startswith("who,source,date,reported_by")
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no file stands for a pipe here")
def test_an_open_pipe_is_written_to_by_its_number() -> None:
    end, start = os.pipe()
    with Ledger.open(":memory:", by="ann") as book:
        book.export("claims", f"/dev/fd/{start}", format="csv")
    os.close(start)
    with open(end, encoding="utf-8") as read:
        assert read.read().startswith("who,source,date,reported_by")


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    link, file = tmp_path / "link.csv", tmp_path / "file.csv"
    file.write_text("old")
    link.symlink_to(file)
    with Ledger.open(":memory:", by="ann") as book:
        book.export("claims", link)
    assert link.is_symlink()
    assert file.read_text().startswith("who,")
