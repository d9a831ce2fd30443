"""Every test of the contract is in the docs."""

import re
from pathlib import Path

from ledger.testing import AdapterContract, strategies

PAGE = (Path(__file__).parents[2] / "docs" / "testing-an-adapter.md").read_text("utf-8")


def test_every_test_of_the_contract_is_told_of_and_no_other() -> None:
    told = re.findall(r"(?m)^\| `(test_\w+)` \|", PAGE)
    assert sorted(told) == sorted(name for name in dir(AdapterContract) if name[:5] == "test_")


def test_every_strategy_is_told_of() -> None:
    table = set(re.findall(r"`(\w+)\(", PAGE))
    assert set(strategies.__all__) - table == {"values"}  # what the others are made with


def test_the_example_of_a_contract_has_six_lines_of_code() -> None:
    block = PAGE.split("```python\n")[1].split("```")[0]
    assert len([line for line in block.splitlines() if line.strip()]) == 6
