"""What the tests of redacting share: an article, other processes, and what stands where."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.gazetteer import Gazetteer
from ledger.importing.desk import Rules
from ledger.store import SqliteStore
from ledger.views.rows.engine import Views
from tests.notebook import START

TEXT = (
    "The Norwegian Foreign Ministry said on Monday that Envoy Lind is ill.\n\n"
    'The Swedish Foreign Ministry said on Tuesday that the border is "open".\n\n'
    "The Danish Foreign Ministry said on Friday that Envoy\nLIND left.\n"
)
HOLDER = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN")
db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
print("reading", flush=True)
sys.stdin.read()
"""


@contextmanager
def impatient(path: Path) -> Iterator[Ledger]:
    """The ledger, opened so that it waits for nobody longer than a second."""
    clock = SteppingClock(start=START)
    rules = Rules(codebook=Codebook.shipped(), gazetteer=Gazetteer.shipped())
    with SqliteStore.open(path, recorder="ann", clock=clock, seconds=1) as store:
        views = Views(store, Path(f"{path}.views"))
        with Ledger(store, views, by="ann", clock=clock, rules=rules) as opened:
            yield opened


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another process that holds on to what it began to read."""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdin=pipe, stdout=pipe) as it:
        assert it.stdout
        assert it.stdout.readline()
        yield
        assert it.stdin
        it.stdin.close()


def text_of(book: Ledger) -> int:
    return next(r.seq for r in book.store.read() if r.kind == "SourceCaptured")


def claim(book: Ledger, words: str) -> str:
    return next(it.id for it in book.claims() if words in it.content)
