"""From checked events to a batch with its root: the same in every store."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

import attrs

from ledger.clock import Clock, new_id
from ledger.errors import BadEvent
from ledger.events import Batch, Entries, LedgerOpened
from ledger.store.incoming import Incoming
from ledger.trust.tree import Frontier, Node

LeafRow: TypeAlias = tuple[Batch, tuple[int, str, int, bytes]]
"""What a leaf is made of: the batch, and (seq, kind, version, sum)."""
_WORD = re.compile(r"(?!-$)[!-~]{1,64}", re.ASCII)


@attrs.frozen(kw_only=True)
class Sealed:
    """A batch, the tree's frontier and root after it, and the nodes it completed."""

    batch: Batch
    frontier: Frontier
    nodes: list[Node]
    root: bytes


def seal(ledger_id: str, batch: Batch, incoming: Incoming, frontier: Frontier) -> Sealed:
    """Number the events of a batch and put their leaves into the tree.

    Raises `BadEvent` for a second `LedgerOpened`.
    """
    if batch.first_seq > 1 and "LedgerOpened" in incoming.kinds:
        raise BadEvent(kind="LedgerOpened", where="$", why="this ledger has begun already")
    seqs = range(batch.first_seq, batch.first_seq + len(incoming.kinds))
    rows = zip(seqs, incoming.kinds, incoming.versions, incoming.sums, strict=True)
    after, nodes = frontier.extended(Entries(ledger_id, batch).leaves(rows))
    return Sealed(batch=batch, frontier=after, nodes=nodes, root=after.root)


def check_names(recorder: str, import_id: str | None) -> None:
    """Make sure that recorder and import can stand in an entry; raises `BadEvent`."""
    if not recorder or len(recorder) > 4096:
        raise BadEvent(kind="append", where="recorder", why="say who records, in 1-4,096 letters")
    if import_id is not None and not _WORD.fullmatch(import_id):
        why = f"{import_id!r} is no id: 1-64 visible ASCII characters, not a lone dash"
        raise BadEvent(kind="append", where="import_id", why=why)


def opening(clock: Clock, origin: str, ledger_id: str | None) -> LedgerOpened:
    """Make the first event of a new ledger."""
    return LedgerOpened(ledger=ledger_id or new_id(clock), origin=origin)


def leaves(ledger_id: str, rows: Iterable[LeafRow]) -> list[bytes]:
    """Hash the entries of stored events, of several batches maybe: RFC 6962 leaves."""
    found: list[bytes] = []
    for batch, lines in groupby(rows, itemgetter(0)):
        found += Entries(ledger_id, batch).leaves(line for _, line in lines)
    return found
