"""A JSON file is read element by element, and a bad element does not take the others along."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.adapter import Flaw, JsonItem, SourceFile, json_head, json_items

PLAIN = st.text(st.characters(codec="utf-8"), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("json")


def read(folder: Path, text: str | bytes, *under: str) -> list[JsonItem | Flaw]:
    path = folder / "file.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(json_items(SourceFile(path), under))


def values(found: list[JsonItem | Flaw]) -> list[object]:
    return [item.value for item in found if isinstance(item, JsonItem)]


def flaws(found: list[JsonItem | Flaw]) -> list[tuple[str, str]]:
    return [(item.at, item.why) for item in found if isinstance(item, Flaw)]


@given(st.lists(VALUES, max_size=4), st.sampled_from([None, 1]), st.booleans())
def test_the_elements_of_a_list_come_as_they_are(
    folder: Path, elements: list[object], indent: int | None, ascii_only: bool
) -> None:
    found = read(folder, json.dumps(elements, indent=indent, ensure_ascii=ascii_only))
    assert values(found) == elements
    assert not flaws(found)


@given(st.lists(VALUES, max_size=3), VALUES, VALUES)
def test_a_list_under_a_name_is_found_and_the_rest_is_the_head(
    folder: Path, elements: list[object], before: object, after: object
) -> None:
    text = json.dumps({"before": before, "first": {"items": elements, "n": 1}, "after": after})
    assert values(read(folder, text, "first.items")) == elements
    head = json_head(SourceFile(folder / "file.json"), ["first.items"])
    assert head == {"before": before, "first": {"n": 1}, "after": after}


@given(st.lists(st.dictionaries(PLAIN, VALUES, min_size=1, max_size=3), min_size=1, max_size=4))
def test_objects_that_follow_one_another_are_elements(folder: Path, objects: list[object]) -> None:
    assert values(read(folder, "\n".join(map(json.dumps, objects)))) == objects


@given(st.lists(VALUES, min_size=1, max_size=4), st.data())
def test_of_a_file_cut_anywhere_the_whole_elements_come_and_the_cut_is_told(
    folder: Path, elements: list[object], data: st.DataObject
) -> None:
    text = json.dumps(elements)
    cut = text[: data.draw(st.integers(1, len(text) - 1))]
    found = read(folder, cut)
    assert flaws(found)
    whole = values(found)
    assert len(whole) <= len(elements)
    assert whole[:-1] == elements[: max(0, len(whole) - 1)]


@given(st.binary(max_size=60))
def test_no_bytes_at_all_raise_anything(folder: Path, junk: bytes) -> None:
    found = read(folder, b"[1," + junk + b"\n]", "x")
    assert found


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ('{"a": }', "it is not JSON: Expecting value (character 7)"),
        ('{"a": 1, "a": 2}', "the name 'a' stands twice in one object"),
        ("NaN", "NaN is no JSON"),
        ("-Infinity", "-Infinity is no JSON"),
        ("1e999", "the number 1e999 is out of range"),
        ('"\\ud800"', "it holds half a surrogate pair, which is no character"),
        ("9" * 5000, "it holds a number of thousands of digits"),
        ("[" * 101 + "]" * 101, "it is nested over 100 deep"),
        ("[" * 5000 + "]" * 5000, "it is nested over 100 deep"),
        ("1 2", "something follows it that does not belong there: '2,3]'"),
    ],
)
def test_a_bad_element_is_a_flaw_and_the_rest_go_on(folder: Path, bad: str, why: str) -> None:
    found = read(folder, f"[1,{bad},3]")
    assert values(found) == [1, 3]
    assert flaws(found) == [("[1]", why)]


def test_an_element_whose_quotation_mark_is_never_closed_loses_only_itself(folder: Path) -> None:
    found = read(folder, '{"objects":[{"a":1},{"a":"x},{"b":"y"},{"c":3}]}', "objects")
    assert values(found) == [{"a": 1}, {"b": "y"}, {"c": 3}]
    assert [at for at, _ in flaws(found)] == ["objects[1]"]


def test_bytes_that_are_no_text_spoil_only_their_element(folder: Path) -> None:
    found = read(folder, b'[{"a":"\xff"},{"b":1}]')
    assert values(found) == [{"b": 1}]
    assert "not text" in flaws(found)[0][1]


def test_a_broken_object_among_lines_of_objects_loses_only_itself(folder: Path) -> None:
    found = read(folder, '{"a":1}\n{"b" 2}\n{"c":3}\n')
    assert values(found) == [{"a": 1}, {"c": 3}]
    assert [at for at, _ in flaws(found)] == ["value 2"]
    assert [item.at for item in found] == ["$", "value 2", "value 3"]


def test_an_element_over_four_mebibytes_is_a_flaw(folder: Path) -> None:
    found = read(folder, json.dumps(["x" * (5 << 20), 2]))
    assert values(found) == [2]
    assert flaws(found) == [("[0]", "it is larger than 4 MiB")]


def test_what_is_neither_list_nor_object_is_a_flaw(folder: Path) -> None:
    assert flaws(read(folder, '"just text"')) == [("$", "it is no JSON object or list")]


def test_a_large_file_is_never_held(folder: Path) -> None:
    element = json.dumps({"name": "n" * 500})
    (folder / "large.json").write_text('{"objects":[' + ",".join([element] * 40_000) + "]}")
    tracemalloc.start()
    count = sum(1 for _ in json_items(SourceFile(folder / "large.json"), ["objects"]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 40_000
    assert peak < 4 << 20


def test_brackets_that_close_nothing_are_one_flaw_however_many(folder: Path) -> None:
    found = read(folder, '{"items": [{"n": 1}' + "}" * 200_000 + ', {"n": 2}]}', "items")
    assert values(found)[-1] == {"n": 2}
    assert 1 <= len(flaws(found)) < 10


def test_a_name_that_is_no_text_is_a_flaw_and_the_other_members_stay(folder: Path) -> None:
    found = read(folder, b'{"a": 1, "b\xc3": 2, "c": 3}')
    assert values(found) == [{"a": 1, "c": 3}]
    [(at, why)] = flaws(found)
    assert at == "$.b\N{REPLACEMENT CHARACTER}"
    assert "no text" in why
