"""The ledger that the tests of redacting share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.plugins import Plugins
from tests.verbs.redacting.desk import TEXT


@pytest.fixture(scope="module")
def plugins() -> Plugins:
    return Plugins.load()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, plugins: Plugins) -> Path:
    """A closed ledger with an article in it."""
    made = tmp_path_factory.mktemp("kept") / "a.ledger"
    article = made.with_name("call.txt")
    article.write_text(TEXT, encoding="utf-8")
    with Ledger.open(made, by="ann", plugins=plugins) as book:
        book.import_from(article, publisher="Fjord Post", published="2023-08-09")
    return made


@pytest.fixture
def path(kept: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(kept, tmp_path))


@pytest.fixture
def book(path: Path, plugins: Plugins) -> Iterator[Ledger]:
    with Ledger.open(path, by="ann", plugins=plugins) as opened:
        yield opened
