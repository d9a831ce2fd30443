"""A file on its way in: its companions, and what stands for no file at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.errors import BadSource
from ledger.sourcefile import SourceFile


def test_a_companion_file_is_read_with_the_same_encoding_and_count(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("T1", "utf-8")
    (tmp_path / "a.txt").write_bytes("Käse\n".encode("cp1252"))
    heard: list[int] = []
    file = SourceFile(tmp_path / "a.ann", "cp1252", heard.append)
    assert file.sibling("a.txt").text() == "Käse\n"
    assert sum(heard) == 5


@pytest.mark.parametrize("name", ["../a.txt", "/etc/hostname", "sub/a.txt", "..", ".", ""])
def test_a_companion_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadSource, match="beside it"):
        SourceFile(tmp_path / "a.ann").sibling(name)


def test_an_encoding_nobody_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", "utf-8")
    with pytest.raises(BadSource, match="no encoding 'utf-9'"):
        SourceFile(tmp_path / "a.txt", "utf-9").head()


def test_notes_of_a_file_larger_than_memory_go_to_a_database_that_nobody_sees(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text("words", "utf-8")
    database = SourceFile(tmp_path / "a.txt").scratch()
    database.execute("CREATE TABLE noted (word)")
    database.execute("INSERT INTO noted VALUES ('words')")
    assert database.execute("SELECT word FROM noted").fetchall() == [("words",)]
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here fails to be read")
def test_a_file_that_opens_and_cannot_be_read_is_refused() -> None:
    for read in (SourceFile.head, SourceFile.sum, SourceFile.whole, SourceFile.text):
        with pytest.raises(BadSource, match=r"/proc/self/mem: it cannot be read \(Input/output"):
            read(SourceFile(Path("/proc/self/mem")))
