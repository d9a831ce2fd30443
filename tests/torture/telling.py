"""What a worker is asked to do to a ledger, and what it tells of it line by line."""

from __future__ import annotations

from typing import Final, Literal

import attrs
import msgspec

Did = Literal[
    "append", "closed", "ended", "failed", "import", "open", "ready", "record", "refused", "view"
]
PARTIES: Final = ("Russia", "China")


@attrs.frozen(kw_only=True)
class Step:
    """One thing to do, `times` over: append events, import `file`, record a claim, ask a view."""

    do: Literal["append", "import", "record", "view"]
    file: str = ""
    name: str = ""
    times: int = 1


@attrs.frozen(kw_only=True)
class Job:
    """A ledger to open and the steps to take in it; `start` sets a clock that only steps.

    What fails with a clear error is tried `again` so many times more, with the ledger left open.
    """

    again: int = 0
    durable: bool = True
    ledger: str
    start: int = 0
    steps: tuple[Step, ...]


@attrs.frozen(kw_only=True)
class Told:
    """One line of a worker: what is done by now, or how it ended.

    `sums` are those of the bodies of an append's events, the last of which has the number `seq`.
    """

    answer: str = ""
    did: Did
    pid: int = 0
    seq: int = 0
    status: int = 0
    sums: tuple[str, ...] = ()
    why: str = ""

    def line(self) -> bytes:
        """Write it as one line."""
        return msgspec.json.encode(self) + b"\n"
