"""Whatever a store gives that is not what was written, verification names it, and where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import attrs
import pytest
from msgspec.structs import replace

from ledger.clock import SteppingClock
from ledger.codec import encode
from ledger.errors import Corrupt
from ledger.events import AgentNamed, CheckpointKept, LedgerOpened
from ledger.store import MemoryStore
from ledger.store.contract import KnownKey, Raw
from ledger.store.parts import capture
from ledger.testing.sample_events import a_redaction, a_source, an_agent
from ledger.testing.store_contract import SetClock
from ledger.trust.checkpoints import sign
from ledger.trust.errors import Forked, OlderCopy
from ledger.trust.explain import explain
from ledger.trust.keys import PrivateKey
from ledger.trust.notes import Checkpoint, Note
from ledger.trust.rotations import rotate
from ledger.trust.seen import Seen, origin_of, root_at
from ledger.trust.verify import Verified, held, verify

START = 1_900_000_000_000_000
CLOCK = SteppingClock(start=START)
PARTS, SUMS = capture("One.\n\nTwo.", CLOCK)
SOURCE = a_source(CLOCK, parts=SUMS)


class Altered:
    """A store of which some methods are given otherwise."""

    def __init__(self, store: MemoryStore, **otherwise: Callable[..., object]) -> None:
        self.store = store
        self.otherwise = otherwise

    def __getattr__(self, name: str) -> Any:
        return self.otherwise.get(name) or getattr(self.store, name)


def ledger() -> MemoryStore:
    """Three batches: 1; a text (2), 298 agents and a next version (301); 303 erases 302."""
    store = MemoryStore(recorder="ann", clock=SteppingClock(start=START), ledger_id="L")
    agents = [an_agent(CLOCK) for _ in range(298)]
    again = a_source(CLOCK, id=SOURCE.source.id)
    store.append([SOURCE, *agents, again], recorder="bob", parts={0: PARTS})
    store.append([an_agent(CLOCK), an_agent(CLOCK)], recorder="ann")
    store.append([a_redaction(302)], recorder="ann")
    return store


STORE = ledger()


def raws(change: Callable[[Raw], Raw | None], *seqs: int) -> Callable[..., Iterable[Raw]]:
    """Give the events of these numbers otherwise, or not at all."""

    def raw(start: int = 1, stop: int | None = None) -> Iterable[Raw]:
        for it in STORE.raw(start, stop):
            found = change(it) if it.seq in seqs else it
            if found is not None:
                yield found

    return raw


def body(data: bytes, **more: Any) -> Callable[[Raw], Raw]:
    """Say another thing, with a sum that fits."""
    return lambda it: replace(it, body=data, sum=sha256((it.salt or b"") + data).digest(), **more)


def batches(change: Callable[[Any], Any], number: int) -> Callable[..., Iterable[Any]]:
    def listed(start: int = 1) -> Iterable[Any]:
        for batch, root in STORE.batches(start):
            yield change((batch, root)) if batch.id == number else (batch, root)

    return listed


def but_the_last(start: int = 1) -> Iterable[Any]:
    return [*STORE.batches(start)][:-1]


def known(change: Callable[[KnownKey], KnownKey], seq: int) -> Callable[..., Iterable[KnownKey]]:
    return lambda: [change(it) if it.seq == seq else it for it in STORE.identities()]


def places(id: str, at: int | None) -> Callable[..., dict[str, int]]:
    def found(ids: Any) -> dict[str, int]:
        told = {**STORE.places(ids), **({id: at} if at else {})}
        return {key: seq for key, seq in told.items() if key != id or at}

    return found


def nodes(found: list[bytes], at: tuple[int, int]) -> Callable[..., Any]:
    return lambda level, start, stop: (
        found if (level, start) == at and start < stop else STORE.hashes(level, start, stop)
    )


NAMED = encode(AgentNamed(agent="a", name="N"))
OPENED = encode(LedgerOpened(ledger="L"))
IDS = "the ledger's identities"
NODE = "it is not the tree's"
AGENT = next(iter(STORE.pick([5]))).event.agent.id  # type: ignore[union-attr]  # an agent
SHORT_SALT = b"short"


@pytest.mark.parametrize(
    ("otherwise", "where", "why", "seq"),
    [
        ({"raw": raws(lambda it: replace(it, salt=None), 5)}, "event 5", "it is half redacted", 5),
        ({"raw": raws(lambda it: replace(it, body=None), 5)}, "event 5", "it is half redacted", 5),
        ({"raw": raws(lambda it: replace(it, body=NAMED), 5)}, "event 5",
         "its content is not what was recorded", 5),
        ({"raw": raws(lambda it: replace(it, sum=bytes(32)), 5)}, "event 5",
         "its content is not what was recorded", 5),
        ({"raw": raws(lambda it: replace(it, salt=(it.salt or b"") + (it.body or b"")[:1],
                                         body=(it.body or b"")[1:]), 5)}, "event 5",
         "its content is not what was recorded", 5),
        ({"raw": raws(body(b"{}"), 5)}, "event 5", "AgentRegistered/1: Object missing", 5),
        ({"raw": raws(body(NAMED + b" ", kind="AgentNamed"), 5)}, "event 5",
         "its content is not in canonical form", 5),
        ({"raw": raws(lambda it: replace(it, version=0), 5)}, "event 5", "AgentRegistered/0: there",
         5),
        ({"raw": raws(body(NAMED, kind="AgentNamed"), 5)}, "batch 2",
         "the root does not fit its events", 2),
        ({"raw": raws(lambda it: replace(it, kind="Tomorrow"), 5)}, "batch 2",
         "the root does not fit its events", 2),
        ({"raw": raws(lambda it: replace(it, salt=None, body=None), 5)}, "event 5",
         "it is gone without a redaction", 5),
        ({"raw": raws(lambda it: None, 5)}, "event 5", "event 6 stands in its place", 5),
        ({"raw": raws(lambda it: replace(it, seq=6), 5)}, "event 5", "event 6 stands in its", 5),
        ({"raw": raws(body(NAMED, kind="AgentNamed"), 1)}, "the ledger's name",
         "its first event is not the one that opens a ledger", 1),
        ({"raw": raws(body(OPENED, kind="LedgerOpened"), 5)}, "the ledger's name",
         "the ledger's id or origin is not what its first event says", 5),
        ({"raw": raws(lambda it: None, 304)}, "batch 4", "its events are missing", None),
        ({"raw": raws(lambda it: None, 304), "batches": but_the_last}, "the head",
         "its events are missing", 304),
        ({"raw": raws(lambda it: replace(it, batch=replace(it.batch, first_seq=3)),
                       *range(2, 302))}, "batch 2",
         "it begins at event 2 and not at 3, as it says", 2),
        ({"raw": raws(lambda it: replace(it, batch=replace(it.batch, recorder="eve")), 304)},
         "batch 4", "the root does not fit its events", 304),
        ({"batches": batches(lambda it: (it[0], bytes(32)), 2)}, "batch 2",
         "the root does not fit its events", 2),
        ({"batches": batches(lambda it: (replace(it[0], recorder="eve"), it[1]), 3)}, "batch 3",
         "the root does not fit its events", 302),
        ({"batches": but_the_last}, "batch 4",
         "the root does not fit its events", 304),
        ({"latest": lambda start=1: [0, *STORE.latest(2)]}, "batch 1",
         "the greatest time so far is not that of its batches", 1),
        ({"hashes": nodes([bytes(32)], (8, 0))}, "node 0 of level 8", NODE, None),
        ({"hashes": nodes([], (8, 0))}, "node 0 of level 8", NODE, None),
        ({"hashes": nodes([bytes(32)], (8, 1))}, "node 1 of level 8", NODE, None),
        ({"hashes": nodes([bytes(32)], (24, 0))}, "node 0 of level 24", NODE, None),
        ({"faults": lambda: ("one", "two", "one")}, "the file", "one; two", None),
        ({"ledger_id": "other"}, "the ledger's name", "the ledger's id or origin is not what", 1),
        ({"origin": "other"}, "the ledger's name", "the ledger's id or origin is not what", 1),
        ({"kept": lambda seq: STORE.kept(seq)[:1]}, "the text of event 2",
         "it has 1 parts in place of 2", 2),
        ({"kept": lambda seq: tuple(attrs.evolve(it, salt=None, text=None)
                                    for it in STORE.kept(seq))},
         "part 0 of the text of event 2", "it is gone without a redaction", 2),
        ({"identities": known(lambda it: replace(it, seq=6), 5)}, IDS,
         "an id is known from event 6, which did not bring it", None),
        ({"identities": known(lambda it: replace(it, seq=0), 5)}, IDS,
         "an id is known from event 0, which did not bring it", None),
        ({"identities": known(lambda it: replace(it, seq=1), 5)}, IDS,
         "an id is known from event 1, which did not bring it", None),
        ({"identities": known(lambda it: replace(it, seq=400), 5)}, IDS,
         "an id is known from event 400, which does not exist", None),
        ({"identities": known(lambda it: replace(it, seq=301), 5)}, IDS,
         "an id is known from event 301, which did not bring it", None),
        ({"places": places(AGENT, None)}, IDS, f"the id {AGENT!r}, brought by event 5, is missing",
         None),
        ({"places": places(AGENT, 6)}, IDS,
         f"the id {AGENT!r}, brought by event 5, is known from event 6", None),
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_written_is_named(
    otherwise: dict[str, Any], where: str, why: str, seq: int | None
) -> None:
    store: Any = Altered(STORE, **otherwise)
    with pytest.raises(Corrupt) as refusal:
        verify(store)
    found = refusal.value
    assert (found.where, found.seq) == (where, seq)
    assert found.why.startswith(why)


def test_a_ledger_as_it_was_written_is_counted() -> None:
    found = verify(STORE)
    assert attrs.asdict(found) == {
        "against": None, "batches": 4, "events": 304, "later": 0, "redacted": 1,
        "root": STORE.head().root.hex(), "set_back": 0, "since": 0,
    }  # fmt: skip
    assert str(found) == (
        f"verified: 304 events in 4 batches, 1 redacted, root {STORE.head().root.hex()}"
    )
    since = Checkpoint(origin="claimledger/L", root=root_at(STORE, 301), size=301)
    later = verify(STORE, since=since, against=since)
    assert (later.batches, later.events, later.since, later.against) == (2, 3, 301, 301)
    assert later.root == found.root
    assert str(later) == (
        f"verified: 3 events after event 301 in 2 batches, 1 redacted, root {found.root}, "
        "as in the checkpoint over 301"
    )


def test_what_is_worth_saying_of_a_ledger_is_said() -> None:
    told = Verified(batches=3, events=9, later=2, redacted=0, root="00", set_back=1, against=0)
    assert str(told) == (
        "verified: 9 events in 3 batches, 2 of kinds newer than this release, 1 batches dated "
        "before an earlier one, root 00, as in the checkpoint over 0"
    )


def test_batches_dated_before_an_earlier_one_are_counted() -> None:
    clock = SetClock(time=50)
    store = MemoryStore(recorder="ann", clock=clock)
    for clock.time in (40, 60, 60, 10, 60, 61):
        store.append([an_agent(clock)], recorder="ann")
    assert verify(store).set_back == 2
    since = Checkpoint(origin="", root=root_at(store, 4), size=4)
    assert verify(store, since=since).set_back == 1


def test_a_ledger_is_held_against_checkpoints_of_its_own() -> None:
    found, origin = verify(STORE), "claimledger/L"
    good = Checkpoint(origin=origin, root=root_at(STORE, 304), size=304)
    assert held(STORE, found, good) == attrs.evolve(found, against=304)
    other = "its first 9 events are not those"
    for it, call, why in (
        (attrs.evolve(good, origin="claimledger/M"), "against",
         "the checkpoint is of another ledger, claimledger/M"),
        (attrs.evolve(good, size=9), "against", f"{other} that the checkpoint is over"),
        (attrs.evolve(good, size=9), "since", f"{other} of its last checkpoint"),
    ):  # fmt: skip
        with pytest.raises(Forked) as refusal:
            verify(STORE, **{call: it})  # type: ignore[arg-type]  # either takes one
        assert (refusal.value.origin, refusal.value.why) == (origin, why)
    for call in ("against", "since"):
        with pytest.raises(OlderCopy) as older:
            verify(STORE, **{call: attrs.evolve(good, size=305)})  # type: ignore[arg-type]  # the same
        gone = older.value
        assert (gone.path, gone.events, gone.seen) == (origin, 304, 305)
        assert gone.given == (call == "against")


def test_a_damaged_event_is_explained_by_its_kind_day_and_recorder() -> None:
    found = explain(STORE, Corrupt(where="event 5", why="it is bad", seq=5))
    assert found.event == "AgentRegistered of 2030-03-17, recorded by bob"
    assert (found.seq, found.why, found.holds) == (5, "event 5: it is bad", ())
    nowhere = explain(STORE, Corrupt(where="the file", why="it is bad"))
    assert (nowhere.event, nowhere.seq) == ("", None)
    assert str(nowhere).startswith("first bad event: unknown\nwhat is wrong: the file: it is bad\n")
    assert "their number of events: none\n" in str(nowhere)


def test_a_checkpoint_over_all_leaves_nothing_to_check() -> None:
    since = Checkpoint(origin="", root=STORE.head().root, size=304)
    found = verify(STORE, since=since)
    assert (found.events, found.batches, found.root) == (0, 0, STORE.head().root.hex())


def test_what_others_append_meanwhile_is_left_for_the_next_time() -> None:
    store = ledger()
    heads = [store.head()]
    store.append([an_agent(CLOCK)], recorder="eve")
    grown: Any = Altered(store, head=lambda: heads.pop() if heads else store.head())
    found = verify(grown)
    assert (found.events, found.batches) == (304, 4)
    assert verify(store).events == 305


def test_nodes_that_others_complete_meanwhile_are_not_taken_for_strays() -> None:
    store = MemoryStore(recorder="ann", clock=SteppingClock(start=START))
    store.append([an_agent(CLOCK) for _ in range(250)], recorder="ann")

    def grown(level: int, start: int, stop: int) -> Any:
        if level and store.head().seq == 251:
            store.append([an_agent(CLOCK) for _ in range(9)], recorder="eve")
        return store.hashes(level, start, stop)

    altered: Any = Altered(store, hashes=grown)
    assert verify(altered).events == 251
    assert store.head().seq == 260


def test_nodes_that_a_batch_completes_are_each_looked_at() -> None:
    store = MemoryStore(recorder="ann", clock=SteppingClock(start=START))
    store.append([an_agent(CLOCK) for _ in range(1200)], recorder="ann")
    assert verify(store).events == 1201
    for n in range(4):

        def wrong(height: int, start: int, stop: int, n: int = n) -> Any:
            return [bytes(32)] if (height, start) == (8, n) else store.hashes(height, start, stop)

        altered: Any = Altered(store, hashes=wrong)
        with pytest.raises(Corrupt, match=f"node {n} of level 8"):
            verify(altered)


def test_a_source_whose_first_version_was_erased_is_known_from_there() -> None:
    store = ledger()
    store.append([a_redaction(2)], recorder="ann")
    assert verify(store).redacted == 2
    id = SOURCE.source.id
    for at in (3, 302, 305):
        elsewhere: Any = Altered(
            store,
            places=lambda ids, at=at: {**store.places(ids), **({id: at} if id in ids else {})},
        )
        with pytest.raises(Corrupt, match=f"brought by event 301, is known from event {at}"):
            verify(elsewhere)


def test_checkpoints_that_the_first_events_still_fit_are_listed(tmp_path: Path) -> None:
    store = MemoryStore(recorder="ann", clock=SteppingClock(start=START))
    key = PrivateKey(name=origin_of(store), seed=bytes(32))
    rotate(store, key, None, by="ann")
    for count in (1, 1100):
        store.append([an_agent(CLOCK) for _ in range(count)], recorder="ann")
        sign(store, key, by="ann", seen=Seen(tmp_path))
    other = str(Checkpoint(origin="claimledger/x", root=bytes(32), size=2))
    note = str(Note(signatures=(key.sign(other),), text=other))
    store.append([CheckpointKept(key=str(key.key), note=note)], recorder="ann")
    found = [
        explain(store, Corrupt(where="it", why="bad", seq=seq)).holds
        for seq in (None, 1105, 1104, 4, 3, 1)
    ]
    assert found == [(3, 1104), (3, 1104), (3,), (3,), (), ()]
    bad: Any = Altered(store, hashes=lambda level, start, stop: [bytes(32)] * (stop - start))
    assert explain(bad, Corrupt(where="it", why="bad")).holds == ()
    assert "by their number of events: 3, 1104\n" in str(
        explain(store, Corrupt(where="it", why="bad"))
    )

    def gone(*_: object) -> Any:
        raise Corrupt(where="event 9", why="it is missing")

    for lost in ({"raw": gone}, {"marks": gone}, {"hashes": gone}):
        silent: Any = Altered(store, **lost)
        told = explain(silent, Corrupt(where="it", why="bad", seq=9))
        assert (told.event == "", told.holds) == ("raw" in lost, (3,) if "raw" in lost else ())


def test_a_text_that_outlives_its_event_is_named() -> None:
    store = ledger()
    store.append([a_redaction(2)], recorder="ann")
    outlived: Any = Altered(store, kept=STORE.kept)
    with pytest.raises(Corrupt) as refusal:
        verify(outlived)
    assert (refusal.value.where, refusal.value.seq) == ("the text of event 2", 2)
    assert refusal.value.why == "it is there, though the event was redacted"
