"""What is shown is 100 cells wide in these tests, whoever runs them."""

import pytest


@pytest.fixture(autouse=True)
def _lines_of_100_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
