"""An append that is refused says of which kind, at which field, and why."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pytest

from ledger.claims import Coding, changed
from ledger.clock import SteppingClock
from ledger.errors import BadEvent, NotFound, Taken, UnknownReference
from ledger.events import (
    AgentNamed,
    AgentsMerged,
    CheckpointKept,
    ClaimCoded,
    Entries,
    Event,
    LedgerOpened,
)
from ledger.store import MemoryStore
from ledger.testing.plain_tree import tree_hash
from ledger.testing.sample_events import a_claim, a_redaction, a_source, an_agent
from ledger.trust.errors import MovedOn

START = 1_900_000_000_000_000
CLOCK = SteppingClock(start=START)
SOURCE, SECOND, AGENT = a_source(CLOCK), a_source(CLOCK), an_agent(CLOCK)
CLAIM = a_claim(CLOCK, SOURCE.source.id, AGENT.agent.id)
KEY = (SOURCE.source.id, b"k" * 16)
TAKEN = "Look for it with `find` or `where` first; what changed since is an amendment."
CODING = Coding(aspect="trade", claim=CLAIM.claim.id, coder="ann", id="coding")


@pytest.fixture
def store() -> MemoryStore:
    """A ledger of a source (2), an agent (3) and a claim (4) with a record key; and a mark (5)."""
    made = MemoryStore(recorder="ann", clock=SteppingClock(start=START))
    made.append([SOURCE, AGENT, CLAIM], recorder="ann", keys={2: KEY})
    made.append([CheckpointKept(key="k", note="n")], recorder="ann")
    return made


class Unheard(AgentNamed, frozen=True, kw_only=True):
    """A kind that no release writes."""


def fresh() -> Any:
    return an_agent(CLOCK)


NAMED = AgentNamed(agent=AGENT.agent.id, name="N")


@pytest.mark.parametrize(
    ("events", "how", "kind", "where", "why"),
    [
        ([], {}, "append", "events", "there is nothing to append"),
        ([NAMED], {"recorder": ""}, "append", "recorder", "say who records, in 1-4,096 letters"),
        ([NAMED], {"recorder": "a" * 4097}, "append", "recorder", "say who records, in 1-4,096"),
        ([NAMED], {"import_id": "a b"}, "append", "import_id", "'a b' is no id: 1-64 visible"),
        ([NAMED], {"import_id": "a" * 65}, "append", "import_id", f"'{'a' * 65}' is no id: 1-64"),
        ([NAMED], {"import_id": "-"}, "append", "import_id", "'-' is no id: 1-64 visible ASCII"),
        ([LedgerOpened(ledger="x")], {}, "LedgerOpened", "$", "this ledger has begun already"),
        ([Unheard(agent=AGENT.agent.id, name="N")], {}, "Unheard", "$", "that is no kind of event"),
        ([NAMED], {"keys": {0: (KEY[0], b"k")}}, "keys", "keys[0]", "a key is 16 bytes, for a"),
        ([NAMED], {"keys": {1: (KEY[0], b"j" * 16)}}, "keys", "keys[1]", "a key is 16 bytes"),
        ([NAMED], {"keys": {-1: (KEY[0], b"j" * 16)}}, "keys", "keys[-1]", "a key is 16 bytes"),
        ([a_redaction(5)], {}, "PayloadRedacted", "$.holes", "event 5 is a CheckpointKept, which"),
    ],
)
def test_a_refusal_names_the_field(
    store: MemoryStore,
    events: Sequence[Event],
    how: dict[str, Any],
    kind: str,
    where: str,
    why: str,
) -> None:
    before = store.head()
    with pytest.raises(BadEvent) as refusal:
        store.append(events, **{"recorder": "ann", **how})
    assert (refusal.value.kind, refusal.value.where) == (kind, where)
    assert refusal.value.why.startswith(why)
    assert store.head() == before


@pytest.mark.parametrize(
    ("events", "keys", "kind", "why"),
    [
        ([AGENT], {}, "AgentRegistered", "its id is in the ledger, at event 3"),
        ([NAMED], {0: KEY}, "AgentNamed", f"the record key {KEY[1].hex()} is in the ledger, at"),
        ([NAMED, NAMED], {0: (KEY[0], b"j" * 16), 1: (KEY[0], b"j" * 16)}, "AgentNamed",
         f"the record key {(b'j' * 16).hex()} is earlier in the batch"),
        ([fresh(), AGENT], {}, "AgentRegistered", "its id is in the ledger, at event 3"),
    ],
)  # fmt: skip
def test_what_is_taken_is_told_with_where_it_is(
    store: MemoryStore, events: list[Event], keys: dict[int, Any], kind: str, why: str
) -> None:
    with pytest.raises(Taken) as refusal:
        store.append(events, recorder="ann", keys=keys)
    found = refusal.value
    assert (found.kind, found.where, found.hint) == (kind, "$", TAKEN)
    assert found.why.startswith(why)


def test_an_id_stands_once_in_a_batch_but_for_that_of_a_source(store: MemoryStore) -> None:
    agent, source = fresh(), a_source(CLOCK)
    twice = f"the id {agent.agent.id!r} stands twice in the batch"
    other = changed(source.source, id=agent.agent.id)
    for events, kind in (
        ([agent, agent], "AgentRegistered"),
        ([agent, changed(source, source=other)], "SourceCaptured"),
        ([changed(source, source=other), agent], "AgentRegistered"),
    ):
        with pytest.raises(Taken) as refusal:
            store.append(events, recorder="ann")
        assert (refusal.value.kind, refusal.value.why) == (kind, twice)
    store.append([source, source], recorder="ann")
    assert store.where(source.source.id) == 6


@pytest.mark.parametrize(
    ("events", "kind", "where", "what", "id"),
    [
        ([AgentNamed(agent="nobody", name="N")], "AgentNamed", "$.agent", "agent",
         "nobody"),
        ([AgentsMerged(agent=AGENT.agent.id, into=SOURCE.source.id)], "AgentsMerged",
         "$.into", "agent", SOURCE.source.id),
        ([ClaimCoded(coding=changed(CODING, claim=AGENT.agent.id))], "ClaimCoded",
         "$.coding.claim", "claim", AGENT.agent.id),
        ([SECOND, AgentNamed(agent=SECOND.source.id, name="N")], "AgentNamed", "$.agent",
         "agent", SECOND.source.id),
        ([SECOND, ClaimCoded(coding=changed(CODING, claim=SECOND.source.id))],
         "ClaimCoded", "$.coding.claim", "claim", SECOND.source.id),
        ([a_redaction(99)], "PayloadRedacted", "$.holes", "event to redact", "99"),
        ([a_redaction(0)], "PayloadRedacted", "$.holes", "event to redact", "0"),
        ([a_redaction((2, 0))], "PayloadRedacted", "$.holes",
         "part 0 of a text to redact, at event", "2"),
    ],
)  # fmt: skip
def test_a_reference_to_what_is_not_there_is_told_whole(
    store: MemoryStore,
    events: list[Event],
    kind: str,
    where: str,
    what: str,
    id: str,
) -> None:
    with pytest.raises(UnknownReference) as refusal:
        store.append(events, recorder="ann")
    found = refusal.value
    assert (found.kind, found.where, found.what, found.id) == (kind, where, what, id)


def test_what_an_event_counts_on_may_stand_earlier_in_its_batch(store: MemoryStore) -> None:
    agent = fresh()
    named = AgentNamed(agent=agent.agent.id, name="N")
    claim = a_claim(CLOCK, SECOND.source.id, agent.agent.id)
    coded = ClaimCoded(coding=changed(CODING, claim=claim.claim.id))
    batch = store.append([agent, named, SECOND, claim, coded], recorder="ann")
    assert store.head().seq == batch.first_seq + 4


def test_a_recorder_and_an_import_may_be_as_long_as_they_may(store: MemoryStore) -> None:
    batch = store.append([NAMED], recorder="a" * 4096, import_id="i" * 64)
    assert (batch.recorder, batch.import_id) == ("a" * 4096, "i" * 64)
    store.append([NAMED], recorder="ann", import_id="!")
    assert (store.imported("!"), store.imported("-")) == ((7,), ())


def test_who_was_overtaken_is_told_by_how_much(store: MemoryStore) -> None:
    with pytest.raises(MovedOn) as refusal:
        store.append([NAMED], recorder="ann", after=3)
    assert (refusal.value.expected, refusal.value.found) == (3, 5)
    with pytest.raises(NotFound) as unknown:
        list(store.pick([6]))
    assert (unknown.value.what, unknown.value.asked) == ("event", "6")


def test_leaves_are_those_of_the_entries_of_each_batch(store: MemoryStore) -> None:
    entries = [
        Entries(store.ledger_id, raw.batch).entry(raw.seq, raw.kind, raw.version, raw.sum)
        for raw in store.raw()
    ]
    leaves = [sha256(b"\0" + entry).digest() for entry in entries]
    assert list(store.hashes(0, 0, 5)) == leaves
    assert list(store.hashes(0, 2, 4)) == leaves[2:4]
    assert list(store.hashes(8, 0, 1)) == []


def test_a_ledger_in_memory_is_what_it_is_told_to_be() -> None:
    plain = MemoryStore(recorder="ann", clock=SteppingClock(start=START))
    told = MemoryStore(recorder="ann", clock=CLOCK, ledger_id="L", origin="here")
    assert (plain.origin, told.origin, told.ledger_id) == ("", "here", "L")
    [opened] = told.read()
    assert opened.event == LedgerOpened(ledger="L", origin="here")
    assert (plain.scrub(), plain.faults(), plain.files()) == (True, (), ())


def test_whole_subtrees_are_given_by_their_numbers() -> None:
    clock = SteppingClock(start=START)
    store = MemoryStore(recorder="ann", clock=clock)
    for _ in range(3):
        store.append([an_agent(clock) for _ in range(300)], recorder="ann")
    leaves = store.hashes(0, 0, 901)
    first, second, third = (tree_hash(list(leaves[n * 256 :][:256])) for n in range(3))
    assert store.hashes(8, 0, 9) == [first, second, third]
    assert (store.hashes(8, 1, 2), store.hashes(8, 1, 3)) == ([second], [second, third])
    assert (store.hashes(8, 3, 9), list(store.raw(1, 0)), list(store.raw(1, -1))) == ([], [], [])
