"""The contract finds out every faulty adapter."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ledger.testing import AdapterContract
from ledger.testing.adapters.samples import find
from tests.kit.mutants import mutants
from tests.kit.notes import NotesAdapter

SAMPLES = Path(__file__).parent / "samples"


def contract_of(cls: type[NotesAdapter]) -> Any:
    """Make the contract that an author would write for an adapter."""
    return type(f"Test{cls.__name__}", (AdapterContract,), {"adapter": cls(), "samples": SAMPLES})()


def calls(contract: AdapterContract, name: str, folder: Path) -> Iterator[dict[str, Any]]:
    """List with what arguments pytest would call a test of the contract."""
    test = getattr(contract, name)
    chosen = {
        "sample": find(SAMPLES),
        "good": [sample for sample in find(SAMPLES) if not sample.broken],
        "broken": [sample for sample in find(SAMPLES) if sample.broken],
        "name": [v for m in getattr(test, "pytestmark", []) for v in m.args[1]],
    }
    asked = set(inspect.signature(test).parameters)
    numbers = count()
    for kind in asked & chosen.keys() or {""}:
        for value in chosen.get(kind, [None]):
            own = folder / str(next(numbers))
            own.mkdir()
            given = {kind: value, "tmp_path": own, "write_golden": False}
            yield {word: argument for word, argument in given.items() if word in asked}


def finds_out(cls: type[NotesAdapter], name: str, folder: Path) -> bool:
    """Tell whether a test of the contract fails for an adapter."""
    contract = contract_of(cls)
    for given in calls(contract, name, folder):
        try:
            getattr(contract, name)(**given)
        except pytest.skip.Exception:
            continue
        except (pytest.fail.Exception, Exception) as error:  # noqa: BLE001 - a failed test is one
            print(f"{cls.__name__}: {error}")
            return True
    return False


@pytest.mark.parametrize("cls", mutants(), ids=lambda cls: cls.__name__)
def test_a_faulty_adapter_is_found_out(cls: Any, tmp_path: Path) -> None:
    assert finds_out(cls, cls.killer, tmp_path)


def test_there_are_many_faulty_adapters_and_most_tests_find_one_out() -> None:
    killers = {cls.killer for cls in mutants()}  # type: ignore[attr-defined]  # each has one
    tests = {name for name in dir(AdapterContract) if name.startswith("test_")}
    assert len(mutants()) >= 60
    assert killers <= tests
    assert tests - killers == {"test_there_are_samples"}  # it is about folders, not adapters
