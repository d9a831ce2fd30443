"""Samples are found by simple rules, and a folder that breaks them is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.testing.adapters.samples import BadSamples, find


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", ".").replace("--", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_every_file_is_a_sample_and_broken_ones_say_so_by_their_name(tmp_path: Path) -> None:
    write(tmp_path, a__csv="1", broken_b__csv="2", __hidden="3", _note="4")
    assert [(s.name, s.broken) for s in find(tmp_path)] == [
        ("a.csv", False),
        ("broken_b.csv", True),
    ]


def test_options_and_golden_files_belong_to_their_sample(tmp_path: Path) -> None:
    write(tmp_path, a__csv="1", a__csv__options__json='{"who": "x"}', a__csv__golden__jsonl="{}")
    (sample,) = find(tmp_path)
    assert sample.given == {"who": "x"}
    assert sample.golden == tmp_path / "a.csv.golden.jsonl"


def test_a_folder_of_a_samples_own_name_holds_its_companions(tmp_path: Path) -> None:
    write(tmp_path / "n.ann", n__ann="1", n__txt="2", other="3")
    write(tmp_path, n__ann__options__json="{}")
    (sample,) = find(tmp_path)
    assert sample.file == tmp_path / "n.ann" / "n.ann"
    assert sample.golden == tmp_path / "n.ann.golden.jsonl"
    assert [path.name for path in sample.companions] == ["n.txt", "other"]


def test_a_copy_brings_the_companions_and_may_hold_other_bytes(tmp_path: Path) -> None:
    write(tmp_path / "in" / "n.ann", n__ann="1", n__txt="2")
    (sample,) = find(tmp_path / "in")
    copied = sample.copy(tmp_path / "out", b"other")
    assert copied.read_bytes() == b"other"
    assert (tmp_path / "out" / "n.txt").read_text() == "2"


def test_a_renamed_copy_takes_companions_of_its_stem_along(tmp_path: Path) -> None:
    write(tmp_path / "in" / "n.ann", n__ann="1", n__txt="2", scheme__conf="3")
    (sample,) = find(tmp_path / "in")
    renamed = sample.renamed(tmp_path / "out", "new-")
    assert renamed.name == "new-n.ann"
    names = sorted(path.name for path in renamed.parent.iterdir())
    assert names == ["new-n.ann", "new-n.txt", "scheme.conf"]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"a__csv__golden__jsonl": "{}"}, "beside no sample a.csv"),
        ({"a__csv": "1", "b__csv__options__json": "{}"}, "beside no sample b.csv"),
        ({"a__csv": "1", "a__csv__options__json": "[]"}, "holds no object of options"),
        ({"a__csv": "1", "a__csv__options__json": "{"}, "is not JSON"),
        ({"n__ann--n__txt": "1"}, "holds no sample of its own name"),
    ],
)
def test_what_belongs_to_no_sample_is_refused(
    tmp_path: Path, files: dict[str, str], why: str
) -> None:
    with pytest.raises(BadSamples, match=why):
        find(write(tmp_path, **files))


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSamples, match="there is no such folder"):
        find(tmp_path / "nowhere")
