"""What was erased is found again in any bytes: every stretch of 16, wherever it begins."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import StoreFailed
from ledger.trust.needles import LEAST, Needle, Needles, grouped
from ledger.trust.scanning import answer, hits, scan

FEW = st.lists(st.sampled_from(b"ab"), min_size=40, max_size=200).map(bytes)
MANY = st.binary(min_size=40, max_size=200).map(lambda data: data.replace(b"\0", b"\1"))
BYTES = MANY | FEW


def needle(data: bytes) -> Needle:
    return Needle(data=data, what="words")


def test_a_group_of_needles_is_as_long_as_memory_allows() -> None:
    many = [needle(bytes([n]) * 300_000) for n in range(10)]
    groups = list(grouped(many))
    assert [len(group) for group in groups] == [4, 4, 2]
    assert [n for group in groups for n in group] == many


@given(data=BYTES, more=BYTES, before=st.binary(max_size=40), cut=st.data())
def test_every_stretch_of_sixteen_bytes_is_found_wherever_it_stands(
    data: bytes, more: bytes, before: bytes, cut: st.DataObject
) -> None:
    start = cut.draw(st.integers(0, len(data) - LEAST))
    piece = data[start : start + cut.draw(st.integers(LEAST, len(data) - start))]
    hay = before + piece + before
    runs = list(Needles([needle(more), needle(data)]).runs(hay))
    assert max(len(run.data) for run in runs) >= len(piece) // 2
    for run in runs:
        assert hay[run.offset :].startswith(run.data)
        assert run.data in run.needle.data
        assert len(run.data) >= LEAST


@given(data=BYTES, hay=BYTES)
def test_what_is_no_stretch_of_a_needle_is_not_found(data: bytes, hay: bytes) -> None:
    shared = {data[n : n + LEAST] for n in range(len(data) - LEAST + 1)}
    runs = list(Needles([needle(data)]).runs(hay))
    assert {run.data[:LEAST] for run in runs} <= shared
    stands = any(hay[n : n + LEAST] in data for n in range(len(hay) - LEAST + 1))
    assert stands == bool(runs)


def test_zeros_are_not_found_for_files_are_full_of_them() -> None:
    zeros = needle(bytes(64))
    assert list(Needles([zeros]).runs(bytes(4096))) == []
    mixed = needle(bytes(20) + b"twenty more letters.")
    [run] = Needles([mixed]).runs(bytes(4096) + mixed.data)
    assert run.data == mixed.data


def test_a_stretch_is_not_found_across_the_border_of_two_needles() -> None:
    one, other = b"a" * 10 + b"bcdefghij", b"klmnopqrs" + b"t" * 10
    assert list(Needles([needle(one), needle(other)]).runs(b"_" * 8 + one[-9:] + other[:9])) == []


@pytest.mark.parametrize("offset", [0, 3, (1 << 20) - 50, (1 << 20) - 8, 1 << 20, (1 << 20) + 1])
def test_needles_are_found_once_in_a_file_across_its_blocks(tmp_path: Path, offset: int) -> None:
    long, short = needle(b"the envoy, who is ill, stays at home"), needle(b"Lind")
    file = tmp_path / "some.file"
    file.write_bytes(b"." * offset + long.data + b"--" + short.data + b"." * 100)
    found = {hit.needle: hit for hit in hits([file, tmp_path / "no.file"], [long, short])}
    assert (found[long].offset, found[long].data, found[long].times) == (offset, long.data, 1)
    assert (found[short].offset, found[short].times) == (offset + len(long.data) + 2, 1)
    assert found[short].file == str(file)


def test_how_often_it_stands_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "some.file"
    file.write_bytes(b"a salt of 16 byt" * 3 + b"Lind, Lind")
    found = hits([file], [needle(b"a salt of 16 byt"), needle(b"Lind")])
    assert [(hit.data, hit.times) for hit in found] == [(b"a salt of 16 byt", 3), (b"Lind", 2)]


def test_another_process_looks_and_tells_the_same(tmp_path: Path) -> None:
    file = tmp_path / "some.file"
    file.write_bytes(b"_____" + b"the envoy is ill")
    wanted = [needle(b"the envoy is ill"), needle(b"envoy")]
    assert scan([file, tmp_path / "no.file"], wanted) == hits([file], wanted)
    assert scan([tmp_path / "no.file"], wanted) == []
    assert scan([file], []) == []
    told = io.BytesIO()
    answer(io.BytesIO(msgspec.msgpack.encode({"files": [str(file)], "needles": wanted})), told)
    assert len(msgspec.msgpack.decode(told.getvalue())) == 2


def test_it_is_told_why_and_of_which_files_nothing_could_be_looked_through(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match="could not be looked through") as refusal:
        scan([tmp_path], [needle(b"the envoy is ill")])
    assert refusal.value.path == str(tmp_path)
    assert "could not be looked through: IsADirectoryError" in refusal.value.why


@pytest.mark.parametrize("before", [0, *range((1 << 20) - 5, (1 << 20) + 2)])
def test_a_short_needle_is_found_wherever_a_block_ends(tmp_path: Path, before: int) -> None:
    file = tmp_path / "some.file"
    file.write_bytes(b"." * before + b"Lind" + b"." * 50)
    [hit] = hits([file], [needle(b"Lind")])
    assert (hit.offset, hit.times) == (before, 1)


def test_every_group_is_as_long_as_the_first() -> None:
    many = [needle(bytes([n]) * ((1 << 20) - n % 2)) for n in range(6)]
    assert [len(group) for group in grouped(many)] == [1, 2, 2, 1]
