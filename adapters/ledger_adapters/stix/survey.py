"""What the first pass over a file notes: names, people, who is in which report, versions.

It is kept in a temporary file, not in memory, which it could outgrow.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

from ledger.adapter import JsonItem
from ledger_adapters.stix.dates import version
from ledger_adapters.stix.names import called
from ledger_adapters.stix.own import carried

if TYPE_CHECKING:
    import sqlite3

State = Literal["new", "again", "differs"]

_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE thing (id, version, name, creator, times, sum, PRIMARY KEY (id, version))
    WITHOUT ROWID;
CREATE TABLE member (ref, published, report, publisher, PRIMARY KEY (ref, published, report))
    WITHOUT ROWID;
CREATE TABLE person (id, version, at, body, PRIMARY KEY (id, version)) WITHOUT ROWID;
CREATE TABLE report (id, version, body, PRIMARY KEY (id, version)) WITHOUT ROWID;
CREATE TABLE many (id PRIMARY KEY, missing) WITHOUT ROWID;
CREATE TABLE waiting (id, version, at, body, PRIMARY KEY (id, version)) WITHOUT ROWID;
BEGIN;
"""

_NOTE: Final = """
INSERT INTO thing VALUES (?, ?, ?, ?, 1, NULL)
ON CONFLICT (id, version) DO UPDATE SET times = times + 1
"""
_MANY: Final = "INSERT INTO many SELECT id, count(*) FROM thing GROUP BY id HAVING count(*) > 1"
_CACHED: Final = 4096


@attrs.frozen(kw_only=True)
class Noted:
    """One version of an object: where it stands in the file, and the object."""

    at: str
    value: dict[str, Any]


@attrs.frozen(kw_only=True)
class Membership:
    """The report that an object stands in: its id, its creator's, when it was published.

    `published` is a UTC timestamp as text; it and `publisher` are "" where they are unknown.
    """

    published: str
    publisher: str
    report: str


class Survey:
    """Notes objects as they go by, and answers questions about them afterwards.

    `any` tells whether there are objects, other than those which a ledger has written.
    """

    def __init__(self, disk: sqlite3.Connection) -> None:
        """Note everything in an empty database."""
        self._disk = disk
        self._disk.executescript(_TABLES)
        self._names: dict[str, str] = {}
        self.any = False

    def note(self, item: JsonItem) -> None:
        """Note an object; one that is no STIX object is passed over."""
        value = item.value
        id = proper_id(value)
        if id is None or carried(value) is not None:
            return
        self.any = True
        held = version(value.get("modified"))
        creator = next(iter(refs(value.get("created_by_ref"))), "")
        row = id, held, called(value), creator
        self._disk.execute(_NOTE, row)
        if value["type"] == "identity":
            body = json.dumps(value)
            self._disk.execute(
                "INSERT OR IGNORE INTO person VALUES (?, ?, ?, ?)", (id, held, item.at, body)
            )
        if value["type"] == "report":
            body = json.dumps(value)
            self._disk.execute("INSERT OR IGNORE INTO report VALUES (?, ?, ?)", (id, held, body))
            published = version(value.get("published"))
            rows = ((ref, published, id, creator) for ref in refs(value.get("object_refs")))
            self._disk.executemany("INSERT OR IGNORE INTO member VALUES (?, ?, ?, ?)", rows)

    def finish(self) -> None:
        """Take note that the whole file was noted."""
        self._disk.execute(_MANY)

    def name(self, id: str) -> str:
        """Tell what an object is called, by its newest version; "" for one not in the file."""
        found = self._names.get(id)
        if found is None:
            sql = "SELECT name FROM thing WHERE id = ? ORDER BY version DESC LIMIT 1"
            row = self._one(sql, id)
            found = str(row[0]) if row else ""
            if len(self._names) == _CACHED:
                self._names.clear()
            self._names[id] = found
        return found

    def creator(self, id: str) -> str:
        """Give the id of who created an object; "" where that is unknown."""
        row = self._one("SELECT creator FROM thing WHERE id = ? LIMIT 1", id)
        return str(row[0]) if row else ""

    def has(self, id: str) -> bool:
        """Tell whether the file has the object."""
        return self._one("SELECT 1 FROM thing WHERE id = ? LIMIT 1", id) is not None

    def report(self, id: str) -> dict[str, Any] | None:
        """Give a report by its id, in its newest version; None when it is none of the file's."""
        row = self._one("SELECT body FROM report WHERE id = ? ORDER BY version DESC LIMIT 1", id)
        found: dict[str, Any] | None = json.loads(row[0]) if row else None
        return found

    def membership(self, id: str) -> Membership | None:
        """Give the report that an object stands in; of several, the one published first."""
        row = self._one(
            "SELECT published, publisher, report FROM member WHERE ref = ? "
            "ORDER BY published = '', published, report LIMIT 1",
            id,
        )
        return Membership(published=row[0], publisher=row[1], report=row[2]) if row else None

    def people(self) -> Iterator[tuple[Noted, ...]]:
        """Go through the identities, each with its versions, the newest first.

        Of the older ones there is the name alone.
        """
        rows = self._disk.execute("SELECT id, at, body FROM person ORDER BY id, version DESC")
        held: list[Noted] = []
        last = ""
        for id, at, body in rows:
            if held and id != last:
                yield tuple(held)
                held = []
            last, value = id, json.loads(body)
            held.append(Noted(at=at, value={"name": value.get("name")} if held else value))
        if held:
            yield tuple(held)

    def state(self, value: dict[str, Any]) -> State:
        """Tell whether a version of an object comes for the first time, again, or again and other.

        Of two that differ though they say they are the same version, the first in the file counts.
        """
        key = value["id"], version(value.get("modified"))
        row = self._one("SELECT times, sum FROM thing WHERE id = ? AND version = ?", *key)
        if row is None or row[0] == 1:
            return "new"
        if row[1] is None:
            sql = "UPDATE thing SET sum = ? WHERE id = ? AND version = ?"
            self._disk.execute(sql, (_sum(value), *key))
            return "new"
        return "again" if row[1] == _sum(value) else "differs"

    def held(self, value: dict[str, Any]) -> str:
        """Say which version of an object this is, so that versions sort as text.

        That is when it was modified, and then how much of what it refers to the file has: what was
        read where names are missing never stands in for what was read where they are there.
        """
        listed = [ref for name, ids in value.items() if _refers(name) for ref in refs(ids)]
        marks = value.get("granular_markings")
        for mark in marks if isinstance(marks, list) else ():
            listed += refs(mark.get("marking_ref")) if isinstance(mark, dict) else ()
        known = sum(self.name(ref) not in ("", ref) for ref in set(listed))
        return f"{version(value.get('modified'))} {min(known, 9999):04}".lstrip()

    def in_order(self, now: Noted) -> Iterator[Noted]:
        """Give the versions of an object, oldest first, once the last of them has come."""
        id = now.value["id"]
        row = self._one("SELECT missing FROM many WHERE id = ?", id)
        if row is None:
            yield now
            return
        key = id, version(now.value.get("modified")), now.at, json.dumps(now.value)
        self._disk.execute("INSERT INTO waiting VALUES (?, ?, ?, ?)", key)
        self._disk.execute("UPDATE many SET missing = missing - 1 WHERE id = ?", (id,))
        if row[0] == 1:
            sql = "SELECT at, body FROM waiting WHERE id = ? ORDER BY version"
            for at, body in self._disk.execute(sql, (id,)):
                yield Noted(at=at, value=json.loads(body))

    def _one(self, sql: str, *values: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._disk.execute(sql, values).fetchone()
        return row


def proper_id(value: Any) -> str | None:
    """Give the id of a STIX object: its type, two hyphens and more (STIX 2.1, 2.9); None else."""
    if not isinstance(value, dict):
        return None
    id, type = value.get("id"), value.get("type")
    if not isinstance(id, str) or not isinstance(type, str) or not type or len(id) > 400:
        return None
    return id if id.startswith(f"{type}--") and len(id) > len(type) + 2 else None


def refs(value: Any) -> tuple[str, ...]:
    """List the ids that a property refers to, each once: one, or a list of them."""
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(v for v in values if isinstance(v, str) and v))


def _refers(name: str) -> bool:
    return name.endswith(("_ref", "_refs"))


def _sum(value: dict[str, Any]) -> bytes:
    return blake2b(json.dumps(value, sort_keys=True).encode(), digest_size=12).digest()
