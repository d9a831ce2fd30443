"""Laws of disagreements and records: the past stays as it was, and every count is out of all."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from ledger.claims import Claim, changed
from ledger.events import ClaimCoded, ClaimRecorded, Event
from ledger.replay.bounds import bounds
from ledger.replay.moment import Moment
from ledger.show.disagreement_shape import disagreements_shape
from ledger.show.record_shape import claimant_shape, source_record_shape
from ledger.show.shapes import json_text
from ledger.store.memory import MemoryStore
from ledger.views.rows.engine import Views
from tests.laws.random_ledgers import ASPECTS, PARTIES, START, Script, Step, filled, written

CONTENTS = (
    "they met in the capital in the spring",
    "they never met in the capital in the spring",
    "they met in the old capital in the spring",
    "“a friendship of many generations”",
    "trade grows",
    "trade shrinks",
)
ACTS = ("asserts", "asserts", "denies", "predicts")
BEARINGS = ("open", "closer", "apart", "neutral", "none")
BOUNDS = st.fixed_dictionaries(
    {},
    optional={
        "published": st.sampled_from(["2021-12-31", "2022-03-31", "2023-11-30"]),
        "said": st.sampled_from(["2021-06-30", "2022-12-31", "2023-11-15"]),
    },
)


@attrs.define
class Quarrel(Script):
    """Writes claims that echo one another, and codings with a bearing."""

    def claim(self) -> Event:
        event = super().claim()
        assert isinstance(event, ClaimRecorded)
        content, act = self.one_of(CONTENTS), self.one_of(ACTS)
        told: Claim = changed(event.claim, content=content, act=act)
        self.claims[-1] = told
        return ClaimRecorded(claim=told)

    def coding(self) -> Event:
        event = super().coding()
        assert isinstance(event, ClaimCoded)
        return ClaimCoded(coding=changed(event.coding, bearing=self.one_of(BEARINGS)))


@st.composite
def quarrels(draw: Any) -> list[Step]:
    """Random ledgers whose claims disagree."""
    return written(Quarrel(draw), 10)


def at(store: MemoryStore, seq: int | None = None, **when: Any) -> Moment:
    asked = bounds(store, START, recorded=seq, **when)
    return Moment(store, Views(store), asked, "none@1", ASPECTS)


def everything(moment: Moment) -> list[str]:
    """All that disagreements and records say, but for how much more the ledger holds."""
    moment.basis = attrs.evolve(moment.basis, latest=True, recorded=None)
    moment.ground = attrs.evolve(moment.ground, basis=moment.basis)
    return [
        json_text(attrs.evolve(disagreements_shape(moment.disagreements(*PARTIES)), event=0)),
        *(json_text(attrs.evolve(claimant_shape(it), event=0)) for it in moment.claimants()),
        *(
            json_text(attrs.evolve(source_record_shape(moment.source_record(it.source)), event=0))
            for it in moment.sources()
        ),
    ]


@given(steps=quarrels(), when=BOUNDS, data=st.data())
def test_past_disagreements_and_records_are_what_the_ledger_cut_there_says(
    steps: list[Step], when: dict[str, Any], data: st.DataObject
) -> None:
    whole, part = filled(steps), filled(steps[: data.draw(st.integers(1, len(steps)))])
    assert everything(at(whole, part.head().seq, **when)) == everything(at(part, **when))


@given(steps=quarrels(), when=BOUNDS)
def test_every_count_is_of_statements_and_every_claimant_has_the_record_that_all_have(
    steps: list[Step], when: dict[str, Any]
) -> None:
    moment = at(filled(steps), **when)
    for record in moment.claimants():
        assert json_text(claimant_shape(moment.claimant(record.id))) == json_text(
            claimant_shape(record)
        )
        assert 0 <= record.contradicted.count <= record.statements
        assert len(record.retractions) <= record.statements
        assert record.reported <= record.through
        for slot in record.slots:
            assert max(slot.contradicted.count, slot.reversed.count) <= slot.statements
            assert slot.retracted.count <= slot.statements <= record.statements


@given(steps=quarrels(), when=BOUNDS)
def test_every_finding_ends_at_events_and_names_who_says_so(
    steps: list[Step], when: dict[str, Any]
) -> None:
    moment = at(filled(steps), **when)
    for it in moment.disagreements(*PARTIES):
        assert it.by
        assert it.told
        assert len({s.row.claim for s in it.statements}) == len(it.statements)
        seqs = [step.recorded.seq for step in it.why().steps]
        assert seqs
        assert max(seqs) <= moment.basis.seq
        assert (it.link is None) == (it.says in ("unrecorded", "claimant"))


@given(steps=quarrels())
def test_a_source_is_made_of_originals_and_copies(steps: list[Step]) -> None:
    moment = at(filled(steps))
    for row in moment.sources():
        record = moment.source_record(row.source)
        assert 0 <= record.originals <= record.claims
        assert {s.row.source for s in record.struck} <= {row.source}
