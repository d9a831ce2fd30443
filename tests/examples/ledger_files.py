"""Ledgers as files, sound and altered, and what the two verifiers say of them."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Final

import pytest

from examples.verifier import verify_ledger
from ledger.clock import SteppingClock
from ledger.errors import LedgerError
from ledger.store import SqliteStore
from ledger.trust.verify import verify

START: Final = 1_900_000_000_000_000


def tries(short: int, long: int) -> pytest.MarkDecorator:
    """Try a law on so many examples, or in its long form on many more."""
    return pytest.mark.parametrize("tries", [short, pytest.param(long, marks=pytest.mark.torture)])


def opened(path: Path, *, create: bool = False) -> SqliteStore:
    """Open a ledger's file, with a clock of its own."""
    clock = SteppingClock(start=START)
    return SqliteStore.open(path, recorder="ann", clock=clock, create=create, durable=False)


def verifier(*arguments: object) -> tuple[int, str]:
    """Run the verifier in a file: its exit code, and the one line that it printed."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = verify_ledger.main([str(argument) for argument in arguments])
    return code, out.getvalue()


def product(path: Path) -> str:
    """Ask the product: "" for a ledger that it finds sound, or else what it says."""
    try:
        with opened(path) as store:
            verify(store)
    except LedgerError as error:
        return str(error) or type(error).__name__
    return ""
