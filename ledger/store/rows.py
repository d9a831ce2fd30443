"""The store's rows: a batch written, batches and events read, the tree's frontier found again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, pairwise, repeat
from typing import Final

import attrs
import msgspec

from ledger.errors import Corrupt
from ledger.events import Batch, Mark
from ledger.store.contract import Kept, KnownKey, Raw
from ledger.store.incoming import Identities, Incoming
from ledger.store.reading import (
    BYTES,
    BYTES_OR_NONE,
    NUMBER,
    TEXT,
    TEXT_OR_NONE,
    Row,
    typed,
)
from ledger.store.sealing import LeafRow, Sealed, leaves
from ledger.trust.tree import EMPTY, Frontier, frontier_at

PAGE: Final = 1000
"""How many rows one look at the file takes."""
_KEYS: Final = 256
_PARTS: Final = "SELECT length, salt, text FROM source_part WHERE seq = ? ORDER BY n"
_MARKS: Final = ",".join("?" * _KEYS)
_FIND: Final = f"SELECT key, seq FROM identity WHERE source = ? AND key IN ({_MARKS})"  # noqa: S608  # only marks
_IDENTITIES: Final = (  # one statement for all of them: a third of the time of one for each
    "INSERT {} INTO identity SELECT substr(?1, key * 16 + 1, 16), substr(?2, key * 16 + 1, 16),"
    " value FROM json_each(?3)"
)
_EVENTS: Final = (  # `value` packs, from the left: kind, version, start of the body, its length
    "INSERT INTO event SELECT ?1 + key, rtrim(substr(?2, (value >> 57) * ?8 + 1, ?8)),"
    " value >> 50 & 127, ?3, substr(?4, key * 32 + 1, 32), substr(?5, key * 16 + 1, 16),"
    " substr(?6, (value >> 20 & 1073741823) + 1, value & 1048575) FROM json_each(?7)"
)
_BATCH: Final = "SELECT id, first_seq, import_id, recorded_at, recorder, root FROM batch"
_BATCH_TYPES: Final = (NUMBER, NUMBER, TEXT_OR_NONE, NUMBER, TEXT, BYTES)
_EVENT_TYPES: Final = (NUMBER, TEXT, NUMBER, NUMBER)


BEFORE_ALL: Final = -(2**63)
"""A time before every other, clocks that stand before 1970 included."""


@attrs.frozen(kw_only=True)
class Tip:
    """The last batch's row: where the ledger stands."""

    batch: int = 0
    latest: int = BEFORE_ALL
    recorded_at: int = 0
    root: bytes = EMPTY
    seq: int = 0


def tip(db: sqlite3.Connection) -> Tip:
    """Read where the ledger stands."""
    row: list[tuple[int, int, int, bytes, int]] = db.execute(
        "SELECT id, latest, recorded_at, root, (SELECT coalesce(max(seq), 0) FROM event)"
        " FROM batch ORDER BY id DESC LIMIT 1"
    ).fetchall()
    for batch, latest, at, root, seq in typed(row, "batch {}", *[NUMBER] * 3, BYTES, NUMBER):
        return Tip(batch=batch, latest=latest, recorded_at=at, root=root, seq=seq)
    return Tip()


def insert(db: sqlite3.Connection, sealed: Sealed, incoming: Incoming, latest: int) -> None:
    """Write a sealed batch, within the transaction that the caller holds."""
    batch, many = sealed.batch, db.executemany
    first = batch.first_seq
    db.execute(
        "INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?, ?)",
        (batch.id, first, batch.recorded_at, max(latest, batch.recorded_at), batch.recorder,
         batch.import_id, sealed.root),
    )  # fmt: skip
    for n in range(0, len(incoming.kinds), PAGE):
        db.execute(_EVENTS, _packed(incoming, batch, n))
    db.execute(_IDENTITIES.format(""), _identities(incoming.fresh, first))
    db.execute(_IDENTITIES.format("OR IGNORE"), _identities(incoming.again, first))
    nodes = [(node.level, node.index, node.hash) for node in sealed.nodes]
    many("INSERT INTO node VALUES (?, ?, ?)", nodes)
    for position, parts in incoming.parts.items():
        rows = [(first + position, n, len(p.text), p.salt, p.text) for n, p in enumerate(parts)]
        many("INSERT INTO source_part VALUES (?, ?, ?, ?, ?)", rows)


def _packed(incoming: Incoming, batch: Batch, n: int) -> tuple[object, ...]:
    """Pack a page of events into few values, which is quicker than to hand over each column."""
    page = slice(n, n + PAGE)
    bodies, kinds, versions = incoming.bodies[page], incoming.kinds[page], incoming.versions[page]
    index = {kind: place << 57 for place, kind in enumerate(dict.fromkeys(kinds))}
    width = max(map(len, index))
    ends = accumulate(map(len, bodies))
    packed = [
        index[kind] | version << 50 | (end - len(body)) << 20 | len(body)
        for kind, version, end, body in zip(kinds, versions, ends, bodies, strict=True)
    ]
    return (
        batch.first_seq + n, "".join(kind.ljust(width) for kind in index), batch.id,
        b"".join(incoming.sums[page]), b"".join(incoming.salts[page]), b"".join(bodies),
        msgspec.json.encode(packed).decode(), width,
    )  # fmt: skip


def _identities(identities: Identities, first: int) -> tuple[bytes, bytes, str]:
    seqs = [first + n for n in identities.positions]
    return (
        b"".join(identities.sources),
        b"".join(identities.keys),
        msgspec.json.encode(seqs).decode(),
    )


def _leaf_rows(db: sqlite3.Connection, start: int, stop: int) -> Iterator[LeafRow]:
    """Read what leaves are made of, and no content."""
    rows = db.execute(
        "SELECT seq, kind, version, batch, sum FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq",
        (start, stop),
    ).fetchall()
    typed(rows, "event {}", *_EVENT_TYPES, BYTES)
    of = _batches(db, [row[3] for row in rows])
    return ((of[b], (seq, kind, version, sum_)) for seq, kind, version, b, sum_ in rows)


def hashes(
    db: sqlite3.Connection, ledger_id: str, level: int, start: int, stop: int
) -> Sequence[bytes]:
    """Read the kept nodes `[start, stop)` of a level; at level 0, hash the leaves."""
    if not level:
        return leaves(ledger_id, _leaf_rows(db, start + 1, stop))
    rows = db.execute(
        'SELECT hash FROM node WHERE level = ? AND "index" >= ? AND "index" < ? ORDER BY "index"',
        (level, start, stop),
    )
    return [h for (h,) in rows]


def frontier(db: sqlite3.Connection, ledger_id: str, now: Tip, path: str) -> Frontier:
    """Find the tree's frontier again; raises `Corrupt` where it does not give the last root."""
    found = frontier_at(now.seq, partial(hashes, db, ledger_id))
    if found.size != now.seq or found.root != now.root:
        why = f"the events do not give the root that was written after event {now.seq}"
        raise Corrupt(where=path, why=why)
    return found


def batch_rows(db: sqlite3.Connection, first: int, last: int) -> list[tuple[Batch, bytes]]:
    """Read batches by their numbers, each with the root after it."""
    rows = db.execute(f"{_BATCH} WHERE id BETWEEN ? AND ? ORDER BY id", (first, last)).fetchall()
    return [
        (Batch(first_seq=s, id=i, import_id=m, recorded_at=t, recorder=r), root)
        for i, s, m, t, r, root in typed(rows, "batch {}", *_BATCH_TYPES)
    ]


def _batches(db: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, Batch]:
    if not numbers:
        return {}
    found = {batch.id: batch for batch, _ in batch_rows(db, min(numbers), max(numbers))}
    for number in numbers:
        if number not in found:
            raise Corrupt(where=f"batch {number}", why="it is missing, and its events are there")
    return found


def event_rows(db: sqlite3.Connection, start: int, stop: int) -> list[Row]:
    """Read the stored events from `start` up to and with `stop`; all of them are read at once."""
    rows = db.execute(
        "SELECT seq, kind, version, batch, body FROM event WHERE seq BETWEEN ? AND ? ORDER BY seq",
        (start, stop),
    ).fetchall()
    if not rows:
        return []
    typed(rows, "event {}", *_EVENT_TYPES, BYTES_OR_NONE)
    seqs, kinds, versions, numbers, bodies = zip(*rows, strict=True)
    of = _batches(db, numbers)
    return [*zip(seqs, kinds, versions, map(of.__getitem__, numbers), bodies, strict=True)]


def picked(db: sqlite3.Connection, seqs: Sequence[int]) -> dict[int, Row]:
    """Read the stored events of these numbers."""
    rows = db.execute(
        "SELECT seq, kind, version, batch, body FROM event"
        " WHERE seq IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(seqs).decode(),),
    ).fetchall()
    typed(rows, "event {}", *_EVENT_TYPES, BYTES_OR_NONE)
    of = {b: _batches(db, [b])[b] for b in {row[3] for row in rows}}
    return {seq: (seq, kind, version, of[b], body) for seq, kind, version, b, body in rows}


def raws(db: sqlite3.Connection, start: int, stop: int) -> list[Raw]:
    """Read events as stored, with their salts and sums."""
    rows = db.execute(
        "SELECT seq, kind, version, batch, sum, salt, body FROM event"
        " WHERE seq BETWEEN ? AND ? ORDER BY seq",
        (start, stop),
    ).fetchall()
    typed(rows, "event {}", *_EVENT_TYPES, BYTES, BYTES_OR_NONE, BYTES_OR_NONE)
    of = _batches(db, [row[3] for row in rows])
    return [
        Raw(batch=of[b], body=body, kind=kind, salt=salt, seq=seq, sum=sum_, version=version)
        for seq, kind, version, b, sum_, salt, body in rows
    ]


def found_keys(db: sqlite3.Connection, source: bytes, keys: Sequence[bytes]) -> dict[bytes, int]:
    """Look for keys of one source, many at a time."""
    found: dict[bytes, int] = {}
    if len(keys) == 1:
        seq = number_of(db, source, keys[0])
        return {} if seq is None else {keys[0]: seq}
    for n in range(0, len(keys), _KEYS):
        chunk = keys[n : n + _KEYS]
        asked = [source, *chunk, *repeat(chunk[-1], _KEYS - len(chunk))]
        found.update(db.execute(_FIND, asked))
    return found


def number_of(db: sqlite3.Connection, source: bytes, key: bytes) -> int | None:
    """Look for one key."""
    row = db.execute("SELECT seq FROM identity WHERE source = ? AND key = ?", (source, key))
    found: tuple[int] | None = row.fetchone()
    return found[0] if found else None


def kind_of(db: sqlite3.Connection, source: bytes, key: bytes) -> str | None:
    """Tell the kind of the event that a key stands for."""
    row = db.execute(
        "SELECT kind FROM identity JOIN event USING (seq) WHERE source = ? AND key = ?",
        (source, key),
    )
    found: tuple[str] | None = row.fetchone()
    return found[0] if found else None


def latest(db: sqlite3.Connection, batch: int) -> int:
    """Tell the greatest time up to and with a batch."""
    found = latest_rows(db, batch, batch)
    if not found:
        raise Corrupt(where=f"batch {batch}", why="it is missing")
    return found[0]


def latest_rows(db: sqlite3.Connection, first: int, last: int) -> list[int]:
    """Read the greatest time up to and with each of some batches."""
    rows = db.execute(
        "SELECT id, latest FROM batch WHERE id BETWEEN ? AND ? ORDER BY id", (first, last)
    ).fetchall()
    return [latest for _, latest in typed(rows, "batch {}", NUMBER, NUMBER)]


def identity_rows(db: sqlite3.Connection, after: tuple[bytes, bytes]) -> list[KnownKey]:
    """Read a page of identities, in order, after a source and key."""
    rows = db.execute(
        "SELECT source, key, seq FROM identity WHERE (source, key) > (?, ?)"
        " ORDER BY source, key LIMIT ?",
        (*after, PAGE),
    ).fetchall()
    typed(rows, "the ledger's identities", BYTES, BYTES, NUMBER)
    if any(one >= other for one, other in pairwise([after, *(row[:2] for row in rows)])):
        raise Corrupt(where="the ledger's identities", why="they are out of order")
    return [KnownKey(key=key, seq=seq, source=source) for source, key, seq in rows]


def kept(db: sqlite3.Connection, seq: int) -> tuple[Kept, ...]:
    """Read the parts of a text as stored."""
    rows = db.execute(_PARTS, (seq,)).fetchall()
    typed(rows, f"the text of event {seq}", NUMBER, BYTES_OR_NONE, TEXT_OR_NONE)
    return tuple(Kept(length=length, salt=salt, text=text) for length, salt, text in rows)


def imported(db: sqlite3.Connection, import_id: str) -> Iterator[tuple[int, int]]:
    """List an import's stretches of events: first number, and the first after it."""
    return db.execute(
        "SELECT first_seq, coalesce((SELECT first_seq FROM batch AS next WHERE next.id ="
        " batch.id + 1), (SELECT max(seq) + 1 FROM event)) FROM batch WHERE import_id = ?"
        " ORDER BY id",
        (import_id,),
    )


def marks(db: sqlite3.Connection, kind: Mark) -> list[int]:
    """List the numbers of the events of a kind that has an index of its own."""
    # The index is found for a literal only, and `kind` is one of three.
    found = db.execute(f"SELECT seq FROM event WHERE kind = '{kind}' ORDER BY seq")  # noqa: S608
    return [seq for (seq,) in found]
