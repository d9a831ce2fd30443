"""One look at a ledger, as it stood at one place: what a page tells of a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ledger.claims import Mention
from ledger.events import ClaimRetracted
from ledger.projections.agents import AGENTS
from ledger.projections.judgements import RetractionRow
from ledger.projections.relationship import PlacedRow
from ledger.projections.sources import SOURCES, SourceRow
from ledger.show.page.parties import Parties
from ledger.show.page.rows import Retracted, Row, like
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views
from ledger.views.select import acted, counting, may_retract, speaks_for
from ledger.views.who import Who


@attrs.frozen(kw_only=True)
class _Named:
    """A document's name, what is unknown of it (1: its outlet, 2: its date), its publisher."""

    missing: int
    name: str
    publisher: str = ""


class Glance:
    """What a view of two parties is built from, after one event, whatever was said when."""

    def __init__(self, views: Views, evidence: Evidence, at: int, parties: Parties) -> None:
        """Look after event `at`."""
        self._views = views
        self._evidence = evidence
        self._at = at
        self._voices = parties.voices
        self._who = Who(views, at)
        self._sources: dict[str, _Named] = {}

    def rows(self, placed: Sequence[PlacedRow], taken: Sequence[RetractionRow]) -> list[Row]:
        """List a claim's statements; `placed` and `taken` are all that stands of it."""
        here = [
            r for r in placed
            if r.verdict in ("", "confirmed") and not r.apart and acted(r, *self._voices)
        ]  # fmt: skip
        counted = counting(here) if len(here) > 1 else here
        counted.sort(key=lambda r: (r.seq, r.coded, r.at, r.text, r.agent))
        return [self._row(r, taken) for r in counted]

    def subjects(
        self, placed: Sequence[PlacedRow], taken: Sequence[RetractionRow]
    ) -> Iterator[str]:
        """Go through the agents and sources that bear on what is told of a claim."""
        for r in placed:
            yield from (r.a, r.b, r.agent, self._who.root(r.agent))
            yield from (r.source, self._source(r.source).publisher)
            for mention in self._reporters(r.seq):
                meant = self._who.meant(mention, r.source)
                yield from (meant, self._who.root(meant))
        for t in taken:
            yield from (t.agent, self._who.root(t.agent), t.source)

    def _row(self, r: PlacedRow, taken: Sequence[RetractionRow]) -> Row:
        source, who = self._source(r.source), self._who.name(r.agent)
        return like(
            Row,
            r,
            key=self._who.root(r.agent) or f"{r.source} {r.text}",
            missing=source.missing,
            sides=self._sides(r),
            source_name=source.name,
            taken=tuple(
                t.id for t in taken if may_retract(t.agent, r.agent, self._who, self._voices)
            ),
            via=self._via(r),
            who=(r.text or who) if who == "[unnamed]" else who,
        )

    def _may(self, agent: str, claimant: str) -> bool:
        return may_retract(agent, claimant, self._who, self._voices)

    def _sides(self, row: PlacedRow) -> int:
        first, second = (speaks_for(voices, row.agent, row) for voices in self._voices)
        return first + 2 * second

    def _via(self, row: PlacedRow) -> tuple[str, ...]:
        """Name the hops before the claimant, outermost first."""
        claim = self._evidence.claim(row.seq)
        hops = claim.reported_by if claim else ()
        return tuple(self._hop(hop.by, row.source) for hop in hops)

    def _hop(self, by: tuple[Mention, ...], source: str) -> str:
        return " and ".join(self._who.said_by(m, source) for m in by) or "[outlet not named]"

    def _reporters(self, seq: int) -> Iterator[Mention]:
        claim = self._evidence.claim(seq)
        return (m for hop in (claim.reported_by if claim else ()) for m in hop.by)

    def _source(self, id: str) -> _Named:
        if id not in self._sources:
            rows: list[SourceRow] = self._views.rows(SOURCES, at=self._at, source=id)
            self._sources[id] = self._named(rows[0]) if rows else _Named(missing=0, name=id)
        return self._sources[id]

    def _named(self, row: SourceRow) -> _Named:
        found = self._views.rows(AGENTS, at=self._at, agent=row.publisher) if row.publisher else []
        named = bool(found) and found[0].kind != "unnamed"
        dated = row.pub_lo is not None or row.pub_hi is not None
        missing = (not named) + 2 * (not dated)
        return _Named(missing=missing, name=row.name, publisher=row.publisher)

    def retracted(self, row: RetractionRow) -> Retracted:
        """Tell of a retraction."""
        return like(Retracted, row, says=self._says(row))

    def _says(self, row: RetractionRow) -> str:
        event = self._evidence.recorded(row.seq).event
        if not isinstance(event, ClaimRetracted):
            return "retracted; by whom is redacted"
        hop = event.retraction.chain[-1]
        said = f", said {hop.said}" if hop.said else ""
        words = f": {event.retraction.words}" if event.retraction.words else ""
        return f"retracted by {hop.name}{said}, in {self._source(row.source).name}{words}"
