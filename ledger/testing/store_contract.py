"""What every store has to pass: subclass `StoreContract`, say how to make a store, run pytest."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import attrs
import pytest

from ledger.claims import Coding, changed
from ledger.clock import Clock, SteppingClock
from ledger.codec import encode
from ledger.errors import BadEvent, NotFound, UnknownReference
from ledger.events import (
    AgentNamed,
    AgentsMerged,
    ClaimAmended,
    ClaimCoded,
    Event,
    LedgerOpened,
    Withdrawn,
)
from ledger.store.contract import Store
from ledger.store.parts import capture
from ledger.testing.plain_tree import root_of
from ledger.testing.redaction_contract import RedactionContract
from ledger.testing.sample_events import a_claim, a_source, an_agent

START = 1_900_000_000_000_000
SECOND = 1_000_000


@attrs.define
class SetClock:
    """A clock that tells the time it was set to, forwards or back."""

    time: int
    drawn: int = 0

    def now(self) -> int:
        """Tell the time it was set to."""
        return self.time

    def random(self, size: int) -> bytes:
        """Give `size` bytes that differ at every call."""
        self.drawn += 1
        blocks = [sha256(f"{self.drawn} {n}".encode()).digest() for n in range(size // 32 + 1)]
        return b"".join(blocks)[:size]


class StoreContract(RedactionContract):
    """The promises of `ledger.store.contract.Store`, as tests.

    A store's author writes `class TestMine(StoreContract)` with a method `new_store`.
    """

    def new_store(self, clock: Clock, folder: Path) -> Store:
        """Make an empty store (one event: `LedgerOpened`), in the folder if it needs one."""
        # not abstract: pytest passes over abstract classes without a word
        raise NotImplementedError("write `new_store`: how an empty store of your kind is made")

    @pytest.fixture
    def clock(self) -> SteppingClock:
        """Start in 2030 and step a second at every look."""
        return SteppingClock(start=START, step=SECOND)

    @pytest.fixture
    def store(self, clock: SteppingClock, tmp_path: Path) -> Iterator[Store]:
        """Give an empty store."""
        store = self.new_store(clock, tmp_path)
        yield store
        store.close()

    @pytest.fixture
    def base(self, store: Store, clock: SteppingClock) -> tuple[str, str]:
        """Give the ids of a source and an agent that the store holds."""
        source, agent = a_source(clock), an_agent(clock)
        store.append([agent, source], recorder="ann")
        return source.source.id, agent.agent.id

    def test_a_ledger_begins_by_saying_so(self, store: Store) -> None:
        """Event 1 is `LedgerOpened` and names the ledger."""
        first = next(store.read())
        assert isinstance(first.event, LedgerOpened)
        assert (first.event.ledger, first.seq) == (store.ledger_id, 1)
        assert first.event.origin == store.origin
        assert store.head().seq == 1

    def test_a_ledger_begins_once(self, store: Store) -> None:
        """A second `LedgerOpened` is refused."""
        self.refused(store, [LedgerOpened(ledger="another")], BadEvent)

    def test_numbers_have_no_gaps(self, store: Store, clock: SteppingClock) -> None:
        """Events are numbered from 1, batches too, whatever was refused between."""
        for count in (1, 7, 2):
            batch = store.append([an_agent(clock) for _ in range(count)], recorder="ann")
            assert batch.first_seq == store.head().seq - count + 1
            self.refused(store, [], BadEvent)
        assert [r.seq for r in store.read()] == list(range(1, 12))
        assert [b.id for b, _ in store.batches()] == [1, 2, 3, 4]

    def test_what_was_written_is_read(self, store: Store, clock: SteppingClock) -> None:
        """Events come back equal, with their batch."""
        events = [an_agent(clock, f"Envoy {n}") for n in range(5)]
        batch = store.append(events, recorder="ann of the archive")
        read = list(store.read(2))
        assert [r.event for r in read] == events
        assert {r.batch for r in read} == {batch}
        assert (batch.recorder, batch.import_id) == ("ann of the archive", None)

    def test_reading_keeps_to_its_bounds(self, store: Store, clock: SteppingClock) -> None:
        """Pages join without gap or overlap, and both ends count."""
        store.append([an_agent(clock) for _ in range(2500)], recorder="ann")
        assert [r.seq for r in store.read()] == list(range(1, 2502))
        assert [r.seq for r in store.read(999, 2001)] == list(range(999, 2002))
        assert [r.seq for r in store.raw(2400)] == list(range(2400, 2502))
        assert [r.seq for r in store.read(2502)] == []
        assert [r.seq for r in store.read(3, 2)] == []

    def test_a_reader_may_write(self, store: Store, clock: SteppingClock) -> None:
        """Reading holds no lock, and ends where the ledger stood when it began."""
        store.append([an_agent(clock) for _ in range(3)], recorder="ann")
        for _ in store.read():
            store.append([an_agent(clock)], recorder="ann")
        assert store.head().seq == 8

    def test_picking_keeps_the_order_asked_for(self, store: Store, clock: SteppingClock) -> None:
        """Numbers may come in any order and twice; an unknown one is named."""
        store.append([an_agent(clock) for _ in range(5)], recorder="ann")
        assert [r.seq for r in store.pick([5, 2, 2, 6, 1])] == [5, 2, 2, 6, 1]
        assert list(store.pick([])) == []
        for unknown in (0, 7):
            with pytest.raises(NotFound, match=f"event.*{unknown}"):
                list(store.pick([1, unknown]))

    def test_a_failing_batch_writes_nothing(
        self, store: Store, clock: SteppingClock, base: tuple[str, str]
    ) -> None:
        """One bad event at the end takes the whole batch along."""
        known = an_agent(clock)
        agent = an_agent(clock)
        good: list[Event] = [agent, a_claim(clock, base[0], base[1])]
        key = {0: (base[0], b"k" * 16)}
        store.append([known], recorder="ann", keys={0: (base[0], b"j" * 16)})
        self.refused(store, [*good, an_agent(clock, "x" * 5000)], BadEvent, "names")
        self.refused(store, [*good, a_claim(clock, "nowhere")], UnknownReference, "nowhere")
        self.refused(store, [*good, known], BadEvent, "already|in the ledger")
        self.refused(store, [*good, good[0]], BadEvent, "twice|in the batch")
        before = store.head()
        with pytest.raises(BadEvent):
            store.append(good, recorder="ann", keys={**key, 1: (base[0], b"j" * 16)})
        assert store.head() == before
        assert store.find(base[0], [b"k" * 16]) == {}
        assert store.where(agent.agent.id) is None
        store.append(good, recorder="ann", keys=key)

    def test_names_that_break_an_entry_are_refused(
        self, store: Store, clock: SteppingClock
    ) -> None:
        """Recorder and import stand in every entry, so they cannot be empty or hold anything."""
        before = store.head()
        for recorder, import_id in (("", None), ("ann", ""), ("ann", "a b"), ("ann", "-")):
            with pytest.raises(BadEvent):
                store.append([an_agent(clock)], recorder=recorder, import_id=import_id)
        assert store.head() == before

    def test_unknown_references_are_named(self, store: Store, base: tuple[str, str]) -> None:
        """The error says where, what and which id."""
        event = AgentNamed(agent="nobody", name="N")
        with pytest.raises(UnknownReference) as refusal:
            store.append([event], recorder="ann")
        found = refusal.value
        assert (found.kind, found.where, found.id) == ("AgentNamed", "$.agent", "nobody")

    def test_references_have_to_be_of_the_right_kind(
        self, store: Store, clock: SteppingClock, base: tuple[str, str]
    ) -> None:
        """An agent is no claim and a source no agent, in the ledger or earlier in the batch."""
        source, agent = base
        later, claim = an_agent(clock), a_claim(clock, source, agent)
        coding = Coding(aspect="trade", claim=agent, coder="ann", id="coding")
        self.refused(store, [ClaimCoded(coding=coding)], UnknownReference, "no claim")
        coding = changed(coding, claim=later.agent.id)
        self.refused(store, [later, ClaimCoded(coding=coding)], UnknownReference, "no claim")
        self.refused(store, [AgentsMerged(agent=source, into=agent)], UnknownReference, "no agent")
        self.refused(store, [AgentNamed(agent=source, name="N")], UnknownReference, "no agent")
        amended = changed(claim.claim, id=agent)
        self.refused(store, [ClaimAmended(claim=amended)], UnknownReference, "no claim")
        coding = changed(coding, claim=claim.claim.id)
        store.append([claim, ClaimCoded(coding=coding)], recorder="ann")
        store.append([Withdrawn(reason="a slip", target="coding")], recorder="ann")

    def test_a_batch_may_refer_to_its_earlier_events(
        self, store: Store, clock: SteppingClock
    ) -> None:
        """In order it is taken; the other way round it is not."""
        agent, source = an_agent(clock), a_source(clock)
        claim = a_claim(clock, source.source.id, agent.agent.id)
        self.refused(store, [agent, claim, source], UnknownReference, source.source.id)
        store.append([agent, source, claim], recorder="ann")
        store.append([ClaimAmended(claim=claim.claim)], recorder="ann")

    def test_ids_are_found(self, store: Store, clock: SteppingClock, base: tuple[str, str]) -> None:
        """`where` gives the first event that brought an id, for a source's later versions too."""
        source, agent = base
        assert (store.where(agent), store.where(source), store.where("else")) == (2, 3, None)
        store.append([a_source(clock, id=source)], recorder="ann")
        store.append([a_source(clock, id=source)] * 2, recorder="ann")
        assert store.where(source) == 3

    def test_many_ids_are_found_at_once(self, store: Store, clock: SteppingClock) -> None:
        """`places` tells what `where` tells of each, and leaves out what is unknown."""
        agents = [an_agent(clock) for _ in range(600)]
        store.append(agents, recorder="ann")
        ids = [a.agent.id for a in agents]
        assert store.places([*ids, "else"]) == {id: 2 + n for n, id in enumerate(ids)}
        assert store.places(["else"]) == store.places([]) == {}

    def test_every_identity_is_listed(
        self, store: Store, clock: SteppingClock, base: tuple[str, str]
    ) -> None:
        """Ids stand under 16 zero bytes, record keys under their source; pages join."""
        source, agent = base
        keys = {n: (source, n.to_bytes(16, "big")) for n in range(1200)}
        store.append([a_claim(clock, source, agent) for _ in keys], recorder="ann", keys=keys)
        rows = list(store.identities())
        assert [(r.source, r.key) for r in rows] == sorted({(r.source, r.key) for r in rows})
        ids = [r.seq for r in rows if r.source == bytes(16)]
        assert sorted(ids) == list(range(2, 1204))
        assert [(r.key, r.seq) for r in rows if r.source != bytes(16)] == [
            (key, 4 + n) for n, (_, key) in keys.items()
        ]

    def test_record_keys_are_found(
        self, store: Store, clock: SteppingClock, base: tuple[str, str]
    ) -> None:
        """Each source has keys of its own; what is unknown is left out."""
        source, agent = base
        keys = [n.to_bytes(16, "big") for n in range(600)]
        claims = [a_claim(clock, source, agent) for _ in keys]
        store.append(claims, recorder="ann", keys={n: (source, k) for n, k in enumerate(keys)})
        found = store.find(source, [*keys, b"?" * 16])
        assert found == {k: 4 + n for n, k in enumerate(keys)}
        assert store.find("another", keys) == {}
        assert store.find(source, []) == {}
        claim = a_claim(clock, source, agent)
        store.append([claim], recorder="ann", keys={0: ("another", keys[0])})
        assert store.find("another", keys) == {keys[0]: 604}

    def test_record_keys_are_used_once(
        self, store: Store, clock: SteppingClock, base: tuple[str, str]
    ) -> None:
        """The same key of the same source again is refused, within a batch too."""
        source, agent = base
        one, two = a_claim(clock, source, agent), a_claim(clock, source, agent)
        same = (source, b"k" * 16)
        before = store.head()
        for keys in ({0: same, 1: same}, {0: (source, b"short")}, {2: same}):
            with pytest.raises(BadEvent):
                store.append([one, two], recorder="ann", keys=keys)
        assert store.head() == before
        store.append([one], recorder="ann", keys={0: same})
        with pytest.raises(BadEvent, match="event 4"):
            store.append([two], recorder="ann", keys={0: same})

    def test_texts_come_back(self, store: Store, clock: SteppingClock) -> None:
        """A source's text is kept in parts and joined again; sources without text have none."""
        text = "Canals\r\n\r\nThe locks \U0001f6a2 will open.\n\n" + "long " * 20_000
        parts, sums = capture(text, clock)
        source = a_source(clock, parts=sums)
        batch = store.append([a_source(clock), source], recorder="ann", parts={1: parts})
        assert store.text(batch.first_seq) is None
        assert store.text(batch.first_seq + 1) == text
        assert store.text(1) is None

    def test_parts_are_kept_with_their_salts(self, store: Store, clock: SteppingClock) -> None:
        """What the sums were taken of is there to be checked again."""
        parts, sums = capture("One.\n\nTwo \U0001f6a2.", clock)
        batch = store.append([a_source(clock, parts=sums)], recorder="ann", parts={0: parts})
        kept = store.kept(batch.first_seq)
        assert [(k.salt, k.text) for k in kept] == [(p.salt, p.text) for p in parts]
        assert [k.length for k in kept] == [6, 6]
        assert store.kept(1) == ()

    def test_texts_have_to_fit_their_event(self, store: Store, clock: SteppingClock) -> None:
        """Parts missing, changed or given for another event are refused."""
        parts, sums = capture("One.\n\nTwo.", clock)
        source, agent = a_source(clock, parts=sums), an_agent(clock)
        before = store.head()
        for given in ({}, {0: parts}, {1: parts[:1]}, {1: parts[::-1]}, {2: parts}):
            with pytest.raises(BadEvent):
                store.append([agent, source], recorder="ann", parts=given)
        with pytest.raises(BadEvent):
            store.append([a_source(clock)], recorder="ann", parts={0: parts})
        assert store.head() == before

    def test_imports_are_told_apart(self, store: Store, clock: SteppingClock) -> None:
        """`imported` lists an import's events over all of its batches."""
        for name in ("one", None, "two", "one"):
            store.append([an_agent(clock), an_agent(clock)], recorder="ann", import_id=name)
        assert store.imported("one") == (2, 3, 8, 9)
        assert store.imported("two") == (6, 7)
        assert store.imported("three") == ()

    @pytest.mark.parametrize(
        "times", [[10, 20, 30], [10, 30, 20, 40], [30, 20, 10], [10, 10, 50, 5, 50, 60]]
    )
    def test_a_moment_is_the_longest_prefix_of_its_time(
        self, tmp_path: Path, times: list[int]
    ) -> None:
        """Every event up to `seq_at(t)` is recorded by t, and the next one is later."""
        clock = SetClock(time=times[0])
        store = self.new_store(clock, tmp_path)
        for clock.time in times[1:]:
            store.append([an_agent(clock), an_agent(clock)], recorder="ann")
        recorded = [r.batch.recorded_at for r in store.read()]
        for moment in range(70):
            late = [n for n, t in enumerate(recorded) if t > moment]
            assert store.seq_at(moment) == (late[0] if late else len(recorded))
        assert list(store.latest()) == [max(times[: n + 1]) for n in range(len(times))]
        store.close()

    def test_the_head_is_the_root_over_everything(self, store: Store, clock: SteppingClock) -> None:
        """Each batch's root is the RFC 6962 hash over all entries so far."""
        for count in (1, 3, 250, 2, 300, 1):
            store.append([an_agent(clock) for _ in range(count)], recorder="ann & bob")
        rows = list(store.raw())
        roots = [root for _, root in store.batches()]
        starts = [batch.first_seq for batch, _ in store.batches()]
        for root, after in zip(roots, [*starts[1:], len(rows) + 1], strict=True):
            assert root_of(store.ledger_id, rows[: after - 1]) == root
        head = store.head()
        assert (head.root, head.seq) == (roots[-1], len(rows))
        assert head.recorded_at == rows[-1].batch.recorded_at

    def test_batches_are_listed_from_a_number(self, store: Store, clock: SteppingClock) -> None:
        """`batches(n)` begins with batch n; past the last one there is nothing."""
        for _ in range(4):
            store.append([an_agent(clock)], recorder="ann")
        assert [b.id for b, _ in store.batches(3)] == [3, 4, 5]
        assert list(store.batches(6)) == []

    def test_what_is_stored_is_what_was_committed_to(
        self, store: Store, clock: SteppingClock
    ) -> None:
        """Bodies are canonical, salts are 16 bytes, sums are SHA-256(salt || body)."""
        event: Event = an_agent(clock)
        store.append([event], recorder="ann")
        row = list(store.raw())[-1]
        assert row.salt is not None
        assert row.body is not None
        assert row.body == encode(event)
        assert len(row.salt) == 16
        assert row.sum == sha256(row.salt + row.body).digest()
