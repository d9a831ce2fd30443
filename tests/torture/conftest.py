"""What the reliability tests share: the process that forks workers, and a place for figures."""

from collections.abc import Iterator

import pytest

from ledger.plugins import Plugins
from tests.torture.forks import Forks, forks


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be seen of other ledgers, nor looked for where nobody may look."""
    monkeypatch.setenv("LEDGER_HOME", "/nonexistent/home")


@pytest.fixture(scope="package")
def warm() -> Iterator[Forks]:
    with forks() as it:
        yield it


@pytest.fixture(scope="package")
def plugins() -> Plugins:
    return Plugins.load()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests recorded with `record_property`."""
    for report in terminalreporter.getreports("passed"):
        for name, figure in report.user_properties:
            terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {name}: {figure}")
