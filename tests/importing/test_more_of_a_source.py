"""A source that several files tell of: each adds what it knows, none takes anything back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ledger import Ledger
from ledger.adapter import Document, Item, Match, NoOptions, Probe, SourceFile
from ledger.claims import Source
from ledger.events import SourceAmended, SourceCaptured
from ledger.plugins import Plugins
from ledger.times import when

URL = "https://gazette.example/a"


class Telling:
    """An adapter that yields the document it was given, whatever the file."""

    name = "telling"
    version = 1
    options: type[Any] = NoOptions

    def __init__(self) -> None:
        self.document = Document(url=URL)

    def sniff(self, probe: Probe, /) -> Match | None:
        return None

    def read(self, file: SourceFile, options: object, /) -> Iterator[Item]:
        yield self.document


@pytest.fixture
def adapter() -> Telling:
    return Telling()


@pytest.fixture
def book(adapter: Telling) -> Iterator[Ledger]:
    with Ledger.open(":memory:", by="ann") as opened:
        opened.plugins = Plugins()
        opened.plugins.register(SimpleNamespace(ledger_adapters=lambda: [adapter]), "telling")
        yield opened


def told(book: Ledger, adapter: Telling, path: Path, **more: Any) -> int:
    """Import one document; gives how many sources were amended."""
    adapter.document = Document(key=URL, url=URL, **more)
    path.write_text(repr(more))
    return book.import_from(path, adapter="telling").amended


def known(book: Ledger) -> Source:
    """What the ledger holds of the source."""
    held = [r.event for r in book.store.read()]
    return [e.source for e in held if isinstance(e, SourceCaptured | SourceAmended)][-1]


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        ("2023-08-09", "/2023-08-10", "2023-08-09"),
        ("2023-08-09", "2023-08", "2023-08-09"),
        ("2023-08-09T12:00:00Z", "2023-08-09", "2023-08-09T12:00:00Z"),
        ("/2023-08-10", "2023-08-09", "2023-08-09"),
        ("2023-08-09", "2023-08-11", "2023-08-11"),
        ("2023-08-09", "/2023-08-08", "/2023-08-08"),
        ("2023-08-09", None, "2023-08-09"),
    ],
)
def test_a_date_that_leaves_open_what_is_known_changes_nothing(
    book: Ledger, adapter: Telling, tmp_path: Path, first: str, second: str | None, stays: str
) -> None:
    told(book, adapter, tmp_path / "a", published=when(first))
    told(book, adapter, tmp_path / "b", published=when(second))
    assert str(known(book).published) == stays


def test_two_files_that_each_know_some_of_it_do_not_take_turns(
    book: Ledger, adapter: Telling, tmp_path: Path
) -> None:
    one = {"published": when("/2023-08-10"), "extras": {"tone": "-1"}}
    two = {"published": when("2023-08-09"), "extras": {"themes": "TRADE"}, "title": "Talks"}
    assert told(book, adapter, tmp_path / "one", **one) == 0
    assert told(book, adapter, tmp_path / "two", **two) == 1
    assert told(book, adapter, tmp_path / "one", **one) == 0
    assert told(book, adapter, tmp_path / "two", **two) == 0
    assert known(book).extras == {"tone": "-1", "themes": "TRADE"}
    assert str(known(book).published) == "2023-08-09"


def test_a_person_may_make_a_date_less_exact(book: Ledger) -> None:
    book.source("notes", published="2023-08-09")
    book.source("notes", published="2023-08")
    assert str(known(book).published) == "2023-08"
