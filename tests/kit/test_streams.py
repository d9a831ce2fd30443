"""Files are spoilt in many ways, the same way every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.testing import strategies
from ledger.testing.adapters.reorderings import reorderings
from ledger.testing.streams import bloated, nested, places, seams, spoilt

SAMPLE = "who,content\nNorway,the café 🚢 is “safe”\n".encode()
Spoiler = Callable[[bytes], Iterator[tuple[str, bytes]]]


@pytest.mark.parametrize("way", [spoilt, bloated, nested])
def test_each_copy_says_what_was_done_and_no_two_say_the_same(way: Spoiler) -> None:
    copies = list(way(SAMPLE))
    assert len({what for what, _ in copies}) == len(copies)
    assert copies == list(way(SAMPLE))


def test_most_copies_differ_from_the_file_and_from_one_another() -> None:
    copies = [data for _, data in spoilt(SAMPLE)]
    assert len(set(copies)) > 150
    assert copies.count(SAMPLE) < 10


def test_a_run_leaves_code_points_whole() -> None:
    for what, data in bloated("🚢🚢🚢".encode(), 1000):
        assert data.decode(), what


@given(st.binary(max_size=300))
def test_any_bytes_can_be_spoilt(data: bytes) -> None:
    assert len(list(spoilt(data))) > 50
    assert all(0 <= n <= len(data) for n in seams(data))
    assert all(0 <= n < len(data) for n in places(len(data)))


@given(strategies.hostile_streams(SAMPLE))
def test_hostile_streams_are_bytes(data: bytes) -> None:
    assert isinstance(data, bytes)


@given(strategies.lone_surrogates())
def test_lone_surrogates_are_no_text_of_utf_8(text: str) -> None:
    with pytest.raises(UnicodeEncodeError):
        text.encode()


@pytest.mark.parametrize(
    ("data", "turned"),
    [
        (b"head\na\nb\nc\n", b"head\nc\na\nb\n"),
        (b"head\r\na\r\nb\r\n", b"head\r\nb\r\na\r\n"),
        (b"head\n\na1\na2\n\nb1\nb2\n", b"head\n\nb1\nb2\n\na1\na2\n"),
        (b'[{"a": 1}, {"b": 2}]', b'[{"b": 2}, {"a": 1}]'),
        (b'{"x": [1, 2], "y": 0}', b'{"x": [2, 1], "y": 0}'),
        (b'{"@graph": {"x": [1, 2]}}', b'{"@graph": {"x": [2, 1]}}'),
        (
            b"<r><t/><i>1</i><i>2</i></r>",
            b"<r><t/><i>2</i><i>1</i></r>",
        ),
    ],
)
def test_records_of_common_forms_are_put_into_another_order(data: bytes, turned: bytes) -> None:
    assert turned in list(reorderings(data))


@given(st.binary(max_size=200))
def test_any_bytes_can_be_turned_over(data: bytes) -> None:
    assert all(isinstance(turned, bytes) for turned in reorderings(data))
