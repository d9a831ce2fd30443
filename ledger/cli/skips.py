"""Which claims a coder skipped, in a small file beside the ledger, so that they come last again.

Skipping decides nothing, so it is no event. The file may be deleted at any time.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import msgspec


class Skips:
    """The claims that one coder skipped in one ledger."""

    def __init__(self, ledger: Path, coder: str) -> None:
        """Keep them beside a ledger's file."""
        self._coder = coder
        self._path = Path(f"{os.fspath(ledger)}.skipped")

    def read(self) -> tuple[str, ...]:
        """List the claims skipped, in the order in which each was skipped last."""
        found: dict[str, None] = {}
        with suppress(OSError):
            for line in self._path.read_bytes().splitlines():
                coder, claim = _read(line)
                if coder == self._coder:
                    found.pop(claim, None)
                    found[claim] = None
        return tuple(found)

    def add(self, claim: str) -> None:
        """Note that a claim was skipped; where no file can be written, only this session knows."""
        with suppress(OSError), self._path.open("ab") as file:
            file.write(msgspec.json.encode((self._coder, claim)) + b"\n")


def _read(line: bytes) -> tuple[str, str]:
    """Read one line; a line cut short by a crash is nobody's."""
    try:
        return msgspec.json.decode(line, type=tuple[str, str])
    except msgspec.DecodeError:
        return "", ""
