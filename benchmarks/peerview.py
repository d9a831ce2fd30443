"""The view of a relationship in `eventsourcing`, as its documentation keeps one in SQLite.

A tracking recorder writes the rows of each event and the event's number in one transaction of its
own. The tables and indexes are those of our timeline and relationship projections, without the
stamps that let ours answer for the past.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from eventsourcing.persistence import InfrastructureFactory, Tracking
from eventsourcing.projection import Projection
from eventsourcing.sqlite import SQLiteTrackingRecorder

from benchmarks.peer import Coded, Peer, Recorded

STATEMENT: Final = "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
PLACED: Final = (
    "INSERT INTO placed SELECT ?, ?, ?, agent, said_hi, said_lo, hops, claim, source, text, at,"
    " ?, ?, ?, ? FROM statement WHERE claim = ?"
)
TABLES: Final = (
    "CREATE TABLE IF NOT EXISTS statement (claim TEXT, agent TEXT, text TEXT, at INTEGER,"
    " source TEXT, said_lo INTEGER, said_hi INTEGER, hops INTEGER,"
    " PRIMARY KEY (claim, agent, text, at)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS statement_0 ON statement (agent, said_hi)",
    "CREATE INDEX IF NOT EXISTS statement_1 ON statement (source)",
    "CREATE TABLE IF NOT EXISTS placed (a TEXT, b TEXT, aspect TEXT, agent TEXT, said_hi INTEGER,"
    " said_lo INTEGER, hops INTEGER, claim TEXT, source TEXT, text TEXT, at INTEGER, coding TEXT,"
    " coder TEXT, bearing TEXT, named TEXT,"
    " PRIMARY KEY (claim, coding, a, b, agent, text, at)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS placed_0 ON placed (a, b, aspect, agent, said_hi)",
    "CREATE INDEX IF NOT EXISTS placed_1 ON placed (b)",
)


class View(SQLiteTrackingRecorder):
    """Writes rows together with how far it has come."""

    def construct_create_table_statements(self) -> list[str]:
        """Add our tables to those that track."""
        return [*super().construct_create_table_statements(), *TABLES]

    def write(self, sql: str, rows: list[tuple[Any, ...]], tracking: Tracking) -> None:
        """Write the rows of one event, and that it was seen."""
        with self.datastore.transaction(commit=True) as cursor:
            self._insert_tracking(cursor, tracking)
            for row in rows:
                cursor.execute(sql, row)


class Relationships(Projection[View]):
    """Keeps who said what, and which claims concern which pair of parties."""

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        """Work out the rows of one event."""
        if isinstance(domain_event, Recorded):
            self.view.write(STATEMENT, list(_statements(domain_event)), tracking)
        elif isinstance(domain_event, Coded):
            e = domain_event
            place = *sorted(e.parties), e.aspect
            coding = e.id, e.coder, e.bearing, " ".join(e.named), e.claim
            self.view.write(PLACED, [(*place, *coding)], tracking)


def _statements(event: Recorded) -> Iterator[tuple[Any, ...]]:
    last = event.chain[-1]
    lo = datetime.fromisoformat(last["said"]["edtf"]).replace(tzinfo=UTC).timestamp()
    for who in last["by"]:
        at = who["at"][0] if who["at"] else -1
        row = event.id, who["agent"], who["text"], at, event.source
        yield *row, int(lo), int(lo) + 86_399, len(event.chain)


class PeerViews:
    """The projection over a peer's events, in a file of its own."""

    def __init__(self, peer: Peer, path: Path) -> None:
        """Make the file."""
        env = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(path)}
        factory: InfrastructureFactory[View] = InfrastructureFactory.construct(env)
        self.view = factory.tracking_recorder(View)
        self._projection = Relationships(self.view)
        self._peer = peer

    def catch_up(self) -> None:
        """Process the events that were not processed yet, in order, one by one.

        Its own runner cannot follow an SQLite application; this is what that runner's thread
        does, without the thread.
        """
        app = self._peer.app
        reached = self.view.max_tracking_id(app.name) or 0
        for stored in self._peer.notifications(
            reached + 1, app.recorder.max_notification_id() or 0
        ):
            event = app.mapper.to_domain_event(stored)
            self._projection.process_event(event, Tracking(app.name, stored.id))

    def close(self) -> None:
        """Let go of the file."""
        self.view.datastore.close()
