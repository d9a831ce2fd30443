"""Laws of redactions: a hole stands where the event stood, on every bound, and no word is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.events import (
    AgentActsFor,
    AssessmentMade,
    ClaimAmended,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    MentionResolved,
    ReportCorrected,
    Reviewed,
    Withdrawn,
)
from ledger.replay.bounds import bounds
from ledger.replay.moment import Moment
from ledger.show.shapes import json_text
from ledger.show.view_shape import view_shape
from ledger.store.memory import MemoryStore
from ledger.trust.verify import verify
from ledger.views.relationship import RelationshipView
from ledger.views.rows.engine import Views
from tests.laws.random_ledgers import (
    ASPECTS,
    PARTIES,
    START,
    Step,
    erasable,
    filled,
    redaction,
    scripts,
)
from tests.laws.shelves import told

BOUNDS = st.fixed_dictionaries(
    {},
    optional={
        "published": st.sampled_from(["2021-12-31", "2022-03-31", "2023-11-02", "2023-11-30"]),
        "said": st.sampled_from(["2021-06-30", "2022-12-31", "2023-11-15"]),
    },
)
OUTLINED = (
    AgentActsFor, AssessmentMade, ClaimAmended, ClaimCoded, ClaimRecorded, ClaimRetracted,
    ClaimsLinked, ReportCorrected, Reviewed, Withdrawn,
)  # fmt: skip
CONTENTS = ("they met", "they quarrelled", "they traded", "they did not meet", "it cools")


def asked(store: MemoryStore, seq: int | None = None, **when: Any) -> RelationshipView:
    """The view of the two parties, of rows made afresh."""
    return looked(store, Views(store), seq, **when)


def looked(
    store: MemoryStore, views: Views, seq: int | None = None, **when: Any
) -> RelationshipView:
    moment = Moment(store, views, bounds(store, START, recorded=seq, **when), "none@1", ASPECTS)
    return moment.relationship(*PARTIES)


def answer(view: RelationshipView) -> str:
    """All that a view says, apart from how much more the ledger holds."""
    basis = attrs.evolve(view.basis, latest=True, recorded=None)
    return json_text(view_shape(attrs.evolve(view, basis=basis)))


def places(view: RelationshipView) -> Iterator[tuple[object, ...]]:
    """Which claim stands in which cell of a view, and which assessment: no words.

    Whom nobody knows is told from others by the words of the source alone, and left out.
    """
    for aspect in view:
        for party in aspect.parties:
            cells = (party.latest, *party.also)
            yield aspect.name, party.name, [c.row.claim for c in cells if c]
            yield aspect.name, party.name, "struck", [c.row.claim for c in party.struck]
        for outside in aspect.outside:
            if outside.latest.row.agent:
                shown = (outside.latest, *outside.also)
                yield aspect.name, outside.name, [c.row.claim for c in shown]
        yield aspect.name, "ascribed", [a.statement.row.claim for a in aspect.ascribed]
        yield (
            aspect.name,
            "disputes",
            [[s.row.claim for s in d.statements] for d in aspect.disputes],
        )
        yield aspect.name, "possibly", [s.row.claim for s in aspect.possibly]
    yield "assessments", [j.row.id for j in view.assessments]
    yield "uncoded", [s.row.claim for s in view.uncoded]
    yield view.claims, view.judged, view.documents, view.comments


def known(steps: Sequence[Step]) -> list[Step]:
    """Leave out who is meant by which words: of words nothing is left to be understood."""
    gone: set[str] = set()
    kept = [Step(tuple(e for e in s.events if not _of(e, gone)), s.import_id) for s in steps]
    return [step for step in kept if step.events]


def _of(event: Event, gone: set[str]) -> bool:
    """Tell whether an event is about who is meant, and take note of what it brings."""
    match event:
        case MentionResolved(resolution=it):
            gone.add(it.id)
            return True
        case Reviewed(target=target, id=id) if target in gone:
            gone.add(id or target)
            return True
        case Withdrawn(target=target):
            return target in gone
        case _:
            return False


def erase(store: MemoryStore, seqs: set[int], keep_place: bool = True) -> None:
    """Redact these events, if there are any."""
    if seqs:
        store.append((redaction(store, seqs, keep_place),), recorder="ann")


def drawn(data: st.DataObject, store: MemoryStore, *kinds: type[Event]) -> set[int]:
    """Some events to erase, of these kinds or of any."""
    found = erasable(store.read())
    if kinds:
        found = [r.seq for r in store.pick(found) if isinstance(r.event, kinds)]
    return data.draw(st.sets(st.sampled_from(found), max_size=6)) if found else set()


@given(steps=scripts(), when=BOUNDS, data=st.data())
@settings(max_examples=40)
def test_views_kept_up_through_redactions_say_what_views_built_afresh_say(
    steps: list[Step], when: dict[str, Any], data: st.DataObject
) -> None:
    store = filled(steps[:1])
    growing = Views(store)
    for step in steps[1:]:
        store.append(step.events, recorder="ann", import_id=step.import_id)
        if data.draw(st.booleans()):
            growing.catch_up()
        if not data.draw(st.integers(0, 2)):
            erase(store, drawn(data, store, *OUTLINED), data.draw(st.booleans()))
            growing.catch_up()
    assert answer(looked(store, growing, **when)) == answer(asked(store, **when))
    seq = data.draw(st.integers(len(steps[0].events), store.head().seq))
    assert answer(looked(store, growing, seq, **when)) == answer(asked(store, seq, **when))
    assert verify(store).redacted == sum(r.event is None for r in store.read())


@given(steps=scripts(), when=BOUNDS, data=st.data())
@settings(max_examples=40)
def test_what_is_redacted_keeps_its_place_on_every_bound_and_no_older_position_rises(
    steps: list[Step], when: dict[str, Any], data: st.DataObject
) -> None:
    steps = known(steps)
    store = filled(steps)
    seqs = [data.draw(st.integers(len(steps[0].events), store.head().seq)), store.head().seq]
    before = [list(places(asked(store, seq, **when))) for seq in seqs]
    erase(store, drawn(data, store, *OUTLINED))
    assert [list(places(asked(store, seq, **when))) for seq in seqs] == before


@given(steps=scripts(), when=BOUNDS, keep_place=st.booleans(), data=st.data())
@settings(max_examples=40)
def test_the_past_after_a_redaction_is_the_ledger_cut_there_and_redacted_alike(
    steps: list[Step], when: dict[str, Any], keep_place: bool, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(2, len(steps)))
    whole, part = filled(steps), filled(steps[:cut])
    seq = part.head().seq
    gone = drawn(data, part)
    erase(whole, gone, keep_place)
    erase(part, gone, keep_place)
    found = told(lambda: answer(asked(whole, seq, **when)))
    assert found == told(lambda: answer(asked(part, seq, **when)))


@given(steps=scripts(), when=BOUNDS)
@settings(max_examples=40)
def test_no_word_of_what_is_redacted_is_in_any_view(
    steps: list[Step], when: dict[str, Any]
) -> None:
    store = filled(steps)
    seqs = erasable(store.read())
    gone = {r.seq for r in store.pick(seqs) if isinstance(r.event, OUTLINED)}
    erase(store, gone)
    for seq in (len(steps[0].events), max(gone), store.head().seq):
        assert not [words for words in CONTENTS if words in answer(asked(store, seq, **when))]
