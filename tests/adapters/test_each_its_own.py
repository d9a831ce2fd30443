"""Each file is taken by the adapter it is meant for: samples of all, and what ledgers write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.adapter import SourceFile
from ledger.errors import BadOptions, BadSource
from ledger.plugins import Plugins

SAMPLES = Path(__file__).parent / "samples"
NAMES = sorted(folder.name for folder in SAMPLES.iterdir() if folder.is_dir())


def samples(name: str) -> list[Path]:
    """List the samples of an adapter, without what stands beside them."""
    beside = (".golden.jsonl", ".options.json", *(() if name == "text" else (".txt",)))
    found = sorted(path for path in (SAMPLES / name).iterdir() if path.is_file())
    return [path for path in found if not path.name.endswith(beside)]


def options(path: Path) -> dict[str, Any]:
    """Give the options that a sample is read with."""
    told = path.with_name(f"{path.name}.options.json")
    found: dict[str, Any] = json.loads(told.read_text("utf-8")) if told.exists() else {}
    return found


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return Plugins.load()


@pytest.mark.parametrize("name", NAMES)
def test_a_good_sample_is_taken_by_its_own_adapter(name: str, plugins: Plugins) -> None:
    good = [path for path in samples(name) if not path.name.startswith("broken")]
    taken = {path.name: plugins.sniff(SourceFile(path))[0].name for path in good}
    assert taken
    assert set(taken.values()) == {name}, taken


@pytest.mark.parametrize(
    ("ending", "name"), [("jsonl", "jsonl"), ("stix", "stix"), ("jsonld", "annotations")]
)
def test_what_a_ledger_of_everything_writes_is_known_for_what_it_is(
    ending: str, name: str, tmp_path: Path, plugins: Plugins
) -> None:
    with Ledger.open(":memory:", by="ann") as book:
        for folder in NAMES:
            for path in samples(folder):
                try:
                    book.import_from(path, adapter=folder, on_flaw="keep-going", **options(path))
                except (BadSource, BadOptions):  # as a broken sample may be
                    assert path.name.startswith("broken")
        written = tmp_path / f"everything.{ending}"
        book.export("ledger", written)
    assert plugins.sniff(SourceFile(written))[0].name == name
