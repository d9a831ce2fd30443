"""The plain rows of a pair as of a basis, found by one seek a slot and counted in one pass.

Rows are kept in the order of their slots (pair, aspect, claimant) and, within a slot, of when they
were said: the latest statement of a slot is one seek, whatever the ledger holds besides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, Final

import attrs
import msgspec

from ledger.projections.relationship import LAST, MORE, PLACED, PLAIN, PlacedRow
from ledger.views.basis import Basis
from ledger.views.rows.engine import Views

_COLUMNS: Final = ", ".join(f'"{name}"' for name in PLACED.columns)
_PAIR: Final = "WHERE a = :a AND b = :b"
_HERE: Final = f"FROM placedrow {_PAIR}"
_THEN: Final = "sys_from <= :seq AND sys_to > :seq"
_COUNTS: Final = (
    "count(*), sum(judged), sum(read AND verdict = ''), sum(hops > 1), "
    "sum(hops > 1 AND NOT dated), sum(conflict), "
    f"max(CASE WHEN (dated OR pub_lo IS NOT NULL) AND till < {LAST} THEN till END), "
    f"json_group_array(CASE WHEN dated AND till < {LAST} THEN said_lo END), "
    "json_group_array(till), json_group_array(doc)"
)
_REVIEWED: Final = "(NOT read OR verdict <> '')"
_GROUP: Final = (
    f"SELECT aspect, ascribed {_HERE} AND aspect = :aspect AND ascribed > :ascribed "
    "ORDER BY ascribed LIMIT 1",
    f"SELECT aspect, ascribed {_HERE} AND aspect > :aspect ORDER BY aspect, ascribed LIMIT 1",
)
_FIRST: Final = f"SELECT min(agent) {_HERE} AND aspect = :aspect AND ascribed = :ascribed"
_FOUND: Final = (
    f"RECURSIVE found(agent) AS (SELECT ({_FIRST}) UNION ALL SELECT ({_FIRST} "
    "AND agent > found.agent) FROM found WHERE found.agent IS NOT NULL)"
)
_AGENTS: Final = f"WITH {_FOUND} SELECT agent FROM found WHERE agent IS NOT NULL"
_SLOT: Final = "a = :a AND b = :b AND aspect = :aspect AND ascribed = 0 AND agent = found.agent"
_TILL: Final = PLACED.columns.index("till")
_SINCE: Final = PLACED.columns.index("said_lo")


@attrs.frozen
class Slot:
    """What holds one position: an aspect, whether it is ascribed, and a claimant."""

    aspect: str
    ascribed: bool
    agent: str


@attrs.frozen
class Counted:
    """What is counted of the statements in a slot that were surely made by then.

    `claims` of them, of which `judged` by a person, `unreviewed` (found by a program and reviewed
    by nobody), `reported` by somebody else and then `undated`, dated
    in `conflict`; `newest` is the last second at which one was said, where that is told. `since`
    (None: unknown) and `till` bound when each was said, `docs` are their sources' numbers.
    """

    slot: Slot
    claims: int
    judged: int
    unreviewed: int
    reported: int
    undated: int
    conflict: int
    newest: int | None
    since: list[int | None]
    till: list[int]
    docs: list[int]


class Placed:
    """The plain rows of one pair of agents (unmerged, in order), as of a basis."""

    def __init__(self, views: Views, basis: Basis, a: str, b: str) -> None:
        """Look at a pair."""
        self._views = views
        self._values = {
            "a": a, "b": b, "pub": basis.published, "said": basis.said, "seq": basis.seq,
        }  # fmt: skip
        self._sure, self._possibly = _bounded(basis)

    def slots(self) -> Iterator[Slot]:
        """List every slot that ever held anything, by a seek each."""
        group = self._following("", -1)
        while group is not None:
            aspect, ascribed = group
            values = self._values | {"aspect": aspect, "ascribed": ascribed}
            for (agent,) in self._views.query(_AGENTS, values):
                yield Slot(aspect, bool(ascribed), agent)
            group = self._following(aspect, ascribed)

    def _following(self, aspect: str, ascribed: int) -> tuple[str, int] | None:
        values = self._values | {"aspect": aspect, "ascribed": ascribed}
        for statement in _GROUP:
            found: tuple[str, int] | None = next(self._views.query(statement, values), None)
            if found is not None:
                return found
        return None

    def walk(self, slot: Slot) -> Iterator[PlacedRow]:
        """Go through what was surely said in a slot, the latest first."""
        return (PlacedRow(*found) for found in self._walked(slot))

    def latest(self, slot: Slot, newest: int) -> Iterator[PlacedRow]:
        """List what in a slot nothing of it is surely later than, nor the second `newest`."""
        for found in self._walked(slot):
            if found[_TILL] < newest:
                return
            if found[_SINCE] is not None:
                newest = max(newest, found[_SINCE])
            yield PlacedRow(*found)

    def every_latest(self, aspect: str) -> dict[str, list[PlacedRow]]:
        """List, for each speaker of an aspect, what `latest` does, in one statement for all.

        There may be rows too many: those no earlier than the beginning of the slot's topmost.
        """
        columns = ", ".join(f"p.{name}" for name in PLACED.columns)
        then = f"standing = {PLAIN} AND {self._sure} AND {_THEN}"
        top = f"SELECT coalesce(said_lo, {-LAST}) FROM placedrow WHERE {_SLOT} AND {then}"
        statement = (
            f"WITH {_FOUND} SELECT {columns} FROM found CROSS JOIN placedrow AS p "
            f"WHERE found.agent IS NOT NULL AND {_SLOT.replace('agent =', 'p.agent =')} "
            f"AND till >= ({top} ORDER BY till DESC, seq DESC LIMIT 1) AND {then}"
        )
        found: dict[str, list[PlacedRow]] = defaultdict(list)
        for values in self._views.query(
            statement, self._values | {"aspect": aspect, "ascribed": 0}
        ):
            row = PlacedRow(*values)
            found[row.agent].append(row)
        return found

    def _walked(self, slot: Slot) -> Iterator[tuple[Any, ...]]:
        where = "aspect = :aspect AND ascribed = :ascribed AND agent = :agent"
        statement = _written(where, self._sure, "till DESC, seq DESC", PLAIN)
        here = {"aspect": slot.aspect, "ascribed": slot.ascribed, "agent": slot.agent}
        return self._views.query(statement, self._values | here)

    def surely(self) -> Iterator[PlacedRow]:
        """List all that was surely said."""
        return self._rows("1", self._sure, PLAIN, {})

    def ascribed(self, aspect: str) -> Iterator[PlacedRow]:
        """List what was surely ascribed under an aspect."""
        where = "aspect = :aspect AND ascribed = 1"
        return self._rows(where, self._sure, PLAIN, {"aspect": aspect})

    def under(self, aspect: str) -> Iterator[PlacedRow]:
        """List all that was surely said under an aspect."""
        return self._rows("aspect = :aspect", self._sure, PLAIN, {"aspect": aspect})

    def among(self, claims: Collection[str]) -> Iterator[PlacedRow]:
        """List what was surely said in these claims."""
        where = "claim IN (SELECT value FROM json_each(:claims))"
        listed = msgspec.json.encode(sorted(claims)).decode()
        return self._rows(where, self._sure, PLAIN, {"claims": listed}, "INDEXED BY placedrow_0")

    def possibly(self) -> Iterator[PlacedRow]:
        """List what was possibly said by then."""
        return self._rows("1", self._possibly, PLAIN, {}) if self._possibly else iter(())

    def special(self) -> Iterator[PlacedRow]:
        """List the rows of which there is more to look up, whenever they were said."""
        return self._rows("1", "1", MORE, {})

    def _rows(
        self, where: str, when: str, standing: int, values: dict[str, Any], by: str = ""
    ) -> Iterator[PlacedRow]:
        statement = _written(where, when, "seq", standing, by)
        for found in self._views.query(statement, self._values | values):
            yield PlacedRow(*found)

    def counted(self) -> Iterator[Counted]:
        """Count what was surely said, slot by slot, in one pass over the pair."""
        query = (
            f"SELECT aspect, ascribed, agent, {_COUNTS} {_HERE} AND standing = {PLAIN} "
            f"AND {self._sure} AND {_THEN} GROUP BY a, b, aspect, ascribed, agent"
        )
        return map(_counted, self._views.query(query, self._values))


@cache
def _written(where: str, when: str, order: str, standing: int, by: str = "") -> str:
    """Write the statement that reads rows of a pair."""
    return (
        f"SELECT {_COLUMNS} FROM placedrow {by} {_PAIR} AND {where} AND {when} "
        f"AND standing = {standing} AND {_THEN} ORDER BY {order}"
    )


def _counted(found: tuple[Any, ...]) -> Counted:
    aspect, ascribed, agent, *counts = found
    claims, judged, unreviewed, reported, undated, conflict, newest = counts[:7]
    since, till, docs = map(msgspec.json.decode, counts[7:])
    return Counted(
        slot=Slot(aspect, bool(ascribed), agent),
        claims=claims, judged=judged, unreviewed=unreviewed, reported=reported, undated=undated,
        conflict=conflict, newest=newest, since=since, till=till, docs=docs,
    )  # fmt: skip


def partners(views: Views, agent: str) -> Iterator[str]:
    """List the agents under whose pair with this one, as the first of the two, anything stood."""
    last = ""
    query = "SELECT b FROM placedrow WHERE a = :a AND b > :b ORDER BY b LIMIT 1"
    while (found := next(views.query(query, {"a": agent, "b": last}), None)) is not None:
        [last] = found
        yield last


def counted(rows: list[PlacedRow]) -> Counted:
    """Count rows of one slot that were found otherwise."""
    first = rows[0]
    reported = [row for row in rows if row.hops > 1]
    told = [row.till for row in rows if (row.dated or row.pub_lo is not None) and row.till < LAST]
    return Counted(
        slot=Slot(first.aspect, bool(first.ascribed), first.agent),
        claims=len(rows),
        judged=sum(row.judged for row in rows),
        unreviewed=sum(row.unreviewed for row in rows),
        reported=len(reported),
        undated=sum(not row.dated for row in reported),
        conflict=sum(row.conflict for row in rows),
        newest=max(told, default=None),
        since=[row.said_lo if row.dated and row.till < LAST else None for row in rows],
        till=[row.till for row in rows],
        docs=[row.doc for row in rows],
    )


def _bounded(basis: Basis) -> tuple[str, str]:
    """Write which rows are surely, and which possibly, by then ("" where none can be)."""
    sure, after = [], []
    if basis.said is not None:
        sure.append("till <= :said")
        after.append("coalesce(said_lo > :said, 0)")
    if basis.published is not None:
        sure.append("coalesce(pub_hi <= :pub, 0)")
        after.append("coalesce(pub_lo > :pub, 0)")
    seen = f" AND {_REVIEWED}" if basis.reviewed else ""
    if not sure:
        return f"1{seen}", ""
    surely = " AND ".join(sure)
    return f"{surely}{seen}", f"NOT ({surely}) AND NOT ({' OR '.join(after)}){seen}"
