"""House rules that no linter knows."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("ledger", "adapters/ledger_adapters")
CLOCK = ROOT / "ledger" / "clock.py"
BANNED_MODULES = frozenset({"time", "random", "secrets", "uuid"})
BANNED_NAMES = frozenset(
    {
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "datetime.date.today",
        "os.urandom",
        "os.getrandom",
    }
)


def modules() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def imported_names(tree: ast.AST) -> dict[str, str]:
    """Every name that an import binds, with what it stands for."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                whole = alias.name if alias.asname else alias.name.split(".")[0]
                names[alias.asname or whole] = whole
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def dotted(node: ast.expr, names: dict[str, str]) -> str | None:
    """`dt.datetime.now`, spelled with what `dt` stands for; None if no import is behind it."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value, names)
        return owner and f"{owner}.{node.attr}"
    return None


def uses_of_time_and_chance(source: str) -> Iterator[str]:
    """Each use of the wall clock or of randomness, as `line: name`."""
    tree = ast.parse(source)
    names = imported_names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Name | ast.Attribute):
            continue
        name = dotted(node, names)
        if name and (name in BANNED_NAMES or name.split(".")[0] in BANNED_MODULES):
            yield f"{node.lineno}: {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_the_clock_asks_for_time_or_chance(path: Path) -> None:
    if path == CLOCK:
        return
    assert list(uses_of_time_and_chance(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.datetime.now(datetime.UTC)",
        "import datetime as dt\ndt.date.today()",
        "from datetime import datetime\ndatetime.utcnow()",
        "from datetime import datetime as moment\nfield(factory=moment.now)",
        "import time\ntime.time_ns()",
        "from time import monotonic\nmonotonic()",
        "import os\nos.urandom(16)",
        "from os import urandom as salt\nsalt(16)",
        "import uuid\nuuid.uuid4()",
        "from random import choice\nchoice('ab')",
        "import secrets\nsecrets.token_bytes(16)",
    ],
)
def test_a_hidden_clock_is_found(source: str) -> None:
    assert list(uses_of_time_and_chance(source)) != []


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.datetime(2023, 8, 9, tzinfo=datetime.UTC)",
        "from datetime import date\ndate.fromisoformat('2023-08-09')",
        "from ledger.clock import now\nnow()",
        "clock.now()",
        "import os\nos.fspath('a')",
    ],
)
def test_a_given_time_is_no_hidden_clock(source: str) -> None:
    assert list(uses_of_time_and_chance(source)) == []
