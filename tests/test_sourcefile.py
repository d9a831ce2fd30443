"""A file on its way in: its companions, and what stands for no file at all."""

from __future__ import annotations

import os
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


def test_a_companion_that_is_a_link_elsewhere_is_refused(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "corpus", tmp_path / "secret.txt"
    folder.mkdir()
    elsewhere.write_text("hidden", "utf-8")
    (folder / "a.ann").write_text("T1", "utf-8")
    (folder / "a.txt").symlink_to(elsewhere)
    (folder / "b.txt").symlink_to(folder / "a.ann")
    with pytest.raises(BadSource, match="beside it"):
        SourceFile(folder / "a.ann").sibling("a.txt")
    assert SourceFile(folder / "a.ann").sibling("b.txt").text() == "T1"


def test_where_a_file_is_a_link_itself_so_may_its_companion_be(tmp_path: Path) -> None:
    folder, store = tmp_path / "corpus", tmp_path / "store"
    folder.mkdir()
    store.mkdir()
    for name, text in (("a.ann", "T1"), ("a.txt", "words")):
        (store / name).write_text(text, "utf-8")
        (folder / name).symlink_to(store / name)
    assert SourceFile(folder / "a.ann").sibling("a.txt").text() == "words"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", Path("/dev/zero")):
        for read in (SourceFile.head, SourceFile.sum, SourceFile.whole):
            with pytest.raises(BadSource, match="it is a pipe or a device"):
                read(SourceFile(path))


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="there is no such file"):
        SourceFile(tmp_path / "a\x00.csv").head()


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
