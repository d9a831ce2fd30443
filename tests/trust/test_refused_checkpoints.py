"""Who refuses a checkpoint, a proof, a receipt or a request says of what, and why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from ledger.clock import SteppingClock
from ledger.errors import StoreFailed
from ledger.events import CheckpointKept, KeyRotated
from ledger.store import MemoryStore
from ledger.testing.sample_events import an_agent
from ledger.trust.checkpoints import kept, receive, sign, verified
from ledger.trust.errors import BadKey, BadNote, Forked, MovedOn, NotTrusted, OlderCopy
from ledger.trust.keys import PrivateKey
from ledger.trust.notes import Checkpoint, Note, Proof
from ledger.trust.policy import Policy
from ledger.trust.proving import check_proof, prove, request
from ledger.trust.rotations import current_key, rotate, successor
from ledger.trust.seen import Seen, origin_of, root_at
from ledger.trust.witness import cosign
from tests.trust.desk import START, WIM, made, more, refused


def test_who_signs_without_the_key_is_refused(seen: Seen) -> None:
    store, key = made(1)
    origin = origin_of(store)
    other = PrivateKey(name=origin, seed=bytes(32))
    why = f"another key signs for this ledger: {key.key}"
    refused(lambda: sign(store, other, by="ann", seen=seen), BadKey, key=str(other.key), why=why)
    empty = MemoryStore(recorder="ann", clock=SteppingClock(start=START))
    why = "no key signs for this ledger yet; `claimledger keygen` makes one"
    refused(lambda: sign(empty, key, by="ann", seen=seen), BadKey, key=origin_of(empty), why=why)
    why = "it is not the key that signs for this ledger now"
    refused(lambda: rotate(store, WIM, other, by="ann"), BadKey, key=origin, why=why)


def test_a_checkpoint_is_signed_by_whom_and_over_what_it_says(seen: Seen) -> None:
    store, key = made(3)
    note = sign(store, key, by="bob", seen=seen)
    at = Checkpoint(origin=origin_of(store), root=root_at(store, 5), size=5)
    assert note == Note(signatures=(key.sign(str(at)),), text=str(at))
    [last] = store.read(6)
    assert last.event == CheckpointKept(key=str(key.key), note=str(note))
    assert last.batch.recorder == "bob"
    found = kept(store, origin_of(store))
    assert found is not None
    assert (found.at, found.key, found.note, found.seq) == (at, key.key, note, 6)
    assert kept(store, "claimledger/L") is None
    assert seen.last(at.origin) == at
    assert sign(store, key, by="bob", seen=seen) == note
    more(store, 1)
    assert sign(store, key, by="bob", seen=seen) != note


def test_a_new_key_signs_anew_where_nothing_else_is_new(seen: Seen) -> None:
    store, key = made(1)
    first = sign(store, key, by="ann", seen=seen)
    new = PrivateKey(name=key.name, seed=bytes([7]) * 32)
    note = rotate(store, new, key, by="bob")
    lines = ("claimledger/key-rotation", origin_of(store), "5", str(new.key), "")
    assert note.text == "\n".join(lines)
    assert note.signatures == (key.sign(note.text), new.sign(note.text))
    [last] = store.read(5)
    assert last.event == KeyRotated(key=str(new.key), note=str(note))
    assert last.batch.recorder == "bob"
    assert current_key(store) == new.key
    second = sign(store, new, by="ann", seen=seen)
    assert Checkpoint.parse(second.text).size == 5
    assert second.signatures[0].id == new.key.id != first.signatures[0].id


def test_a_receipt_that_is_none_is_refused(seen: Seen) -> None:
    store, key = made(1)
    early = Note(signatures=(WIM.cosign("x\n1\n", 1),), text="x\n1\n")
    why = "it is not of this ledger's newest checkpoint"
    witness = [WIM.key.witness]
    refused(lambda: receive(store, str(early), witness, by="b"), NotTrusted, what="receipt",
            why=why)  # fmt: skip
    note = sign(store, key, by="ann", seen=seen)
    refused(lambda: receive(store, str(early), witness, by="b"), NotTrusted, what="receipt",
            why=why)  # fmt: skip
    why = "none of the witnesses named has cosigned it"
    refused(lambda: receive(store, str(note), witness, by="b"), NotTrusted, what="receipt",
            why=why)  # fmt: skip
    mine = WIM.cosign(note.text, 5)
    cosigned = attrs.evolve(note, signatures=(mine,))
    whole = receive(store, str(cosigned), witness, by="bob")
    assert whole.signatures == (*note.signatures, mine)
    [last] = store.read(store.head().seq)
    assert last.event == CheckpointKept(key=str(key.key), note=str(whole))
    assert last.batch.recorder == "bob"
    assert receive(store, str(cosigned), witness, by="bob") == whole
    assert store.head().seq == last.seq


def test_a_ledger_is_verified_as_it_was_asked(seen: Seen) -> None:
    store, key = made(3)
    told = str(sign(store, key, by="ann", seen=seen))
    more(store, 2)
    assert (verified(store).since, verified(store).events) == (0, 8)
    assert (verified(store, quick=True).since, verified(store, quick=True).events) == (5, 3)
    assert verified(store, checkpoint=told).against == 5
    assert verified(store, checkpoint=told, policy=Policy.of([key.key])).against == 5
    with pytest.raises(NotTrusted):
        verified(store, checkpoint=told, policy=Policy.of([WIM.key]))


def test_a_witness_says_why_it_does_not_cosign(seen: Seen) -> None:
    mine, key = made(3)
    sign(mine, key, by="ann", seen=seen)
    other, other_key = made(1, seed=2)
    origin = origin_of(mine)

    def cosigned(told: Proof, **more: Any) -> Note:
        return cosign(other, told.request(), WIM, by="wim", at=7, seen=seen, **more)

    first = request(mine)
    unsigned = attrs.evolve(first, note=attrs.evolve(first.note, signatures=(
        other_key.sign(first.note.text),
    )))  # fmt: skip
    why = "nothing of this ledger was cosigned before: say which key to trust for it"
    refused(lambda: cosigned(first), NotTrusted, what=origin, why=why)
    why = f"the key is of another ledger, {other_key.name}"
    refused(lambda: cosigned(first, trust=other_key.key), NotTrusted, what=origin, why=why)
    why = f"{key.key} has not signed the checkpoint"
    refused(lambda: cosigned(unsigned, trust=key.key), NotTrusted, what=origin, why=why)
    beyond = attrs.evolve(first, number=6)
    why = "it is over 5 events, after 6"
    refused(lambda: cosigned(beyond, trust=key.key), BadNote, what="request", why=why)
    why = "it goes on from 2, but 0 events were cosigned last: ask again with a proof from there"
    refused(lambda: cosigned(request(mine, 2), trust=key.key), BadNote, what="request", why=why)
    both = attrs.evolve(first.note, signatures=(*unsigned.note.signatures, *first.note.signatures))
    note = cosigned(attrs.evolve(first, note=both), trust=key.key)
    assert note.signatures == (*first.note.signatures, WIM.cosign(note.text, 7))
    [last] = other.read(other.head().seq)
    assert last.event == CheckpointKept(key=str(key.key), note=str(note))
    assert last.batch.recorder == "wim"
    forged = str(Checkpoint(origin=origin, root=bytes(32), size=5))
    fork = Proof(hashes=(), note=Note(signatures=(key.sign(forged),), text=forged), number=5)
    why = "it signed two histories of 5 events: this one, and one cosigned here before"
    refused(lambda: cosigned(fork), Forked, origin=origin, why=why)
    more(mine, 2)
    sign(mine, key, by="ann", seen=seen)
    assert cosigned(request(mine, 5)).text == request(mine).note.text
    broken = attrs.evolve(request(mine, 8), hashes=(bytes(32),))
    refused(lambda: cosigned(broken), NotTrusted, what="proof of consistency")


def test_what_was_seen_refuses_older_and_other_histories(seen: Seen, tmp_path: Path) -> None:
    store, key = made(3)
    note = sign(store, key, by="ann", seen=seen)
    origin = origin_of(store)
    older, _ = made(1)
    refused(lambda: seen.check(older, "a.ledger"), OlderCopy, path="a.ledger", events=3, seen=5)
    other, _ = made(0)
    more(other, 3, "Another Office")
    why = "its first 5 events are not those of a checkpoint that was seen here"
    refused(lambda: seen.check(other, "a.ledger"), Forked, origin=origin, why=why)
    at = Checkpoint(origin=origin, root=root_at(other, 5), size=5)
    forged = Note(signatures=note.signatures, text=str(at))
    why = "two checkpoints over 5 events differ"
    refused(lambda: seen.keep(forged), Forked, origin=origin, why=why)
    [file] = (tmp_path / "seen").iterdir()
    assert (tmp_path / "seen").stat().st_mode & 0o777 == 0o700
    file.write_bytes(b"\xff")
    refused(lambda: seen.last(origin), StoreFailed, path=str(file))
    deep = Seen(tmp_path / "a" / "b")
    deep.keep(note)
    assert deep.last(origin) == Checkpoint.parse(note.text)


class Overtaken(MemoryStore):
    """A ledger in which somebody writes just before a mark of its own is written."""

    def append(self, events: Any, /, **how: Any) -> Any:
        if isinstance(events[0], CheckpointKept | KeyRotated):
            clock = SteppingClock(start=START, drawn=100 * self.head().seq)
            super().append([an_agent(clock)], recorder="eve")
        return super().append(events, **how)


def test_nothing_is_signed_over_what_somebody_wrote_meanwhile(seen: Seen) -> None:
    mine, key = made(1)
    note = sign(mine, key, by="ann", seen=seen)
    new = PrivateKey(name=key.name, seed=bytes([7]) * 32)
    cosigned = attrs.evolve(note, signatures=(WIM.cosign(note.text, 5),))
    asked, other = request(mine).request(), made(0, seed=2)[0]
    mine.__class__ = other.__class__ = Overtaken
    more(mine, 1)
    calls: list[Callable[[], object]] = [
        lambda: rotate(mine, new, key, by="ann"),
        lambda: sign(mine, key, by="ann", seen=seen),
        lambda: receive(mine, str(cosigned), [WIM.key.witness], by="ann"),
        lambda: cosign(other, asked, WIM, by="wim", at=7, seen=seen, trust=key.key),
    ]
    for call in calls:
        with pytest.raises(MovedOn):
            call()
    assert len((*mine.marks("KeyRotated"), *mine.marks("CheckpointKept"))) == 2
    assert other.marks("CheckpointKept") == ()


def test_what_was_seen_first_of_a_size_is_kept_and_a_bad_folder_is_named(
    seen: Seen, tmp_path: Path
) -> None:
    store, key = made(1)
    note = sign(store, key, by="ann", seen=seen)
    seen.keep(attrs.evolve(note, signatures=(*note.signatures, WIM.cosign(note.text, 5))))
    [kept_in] = seen.folder.iterdir()
    assert kept_in.read_text("utf-8") == str(note)
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for folder in (tmp_path / "file" / "seen", tmp_path / "link"):
        with pytest.raises(StoreFailed) as refusal:
            Seen(folder).keep(note)
        assert refusal.value.path == str(folder / f"{store.ledger_id}.checkpoint")
        assert refusal.value.why not in ("", "None")


def test_a_key_signs_for_the_ledger_of_its_own_name_alone(seen: Seen) -> None:
    store, key = made(3)
    note = sign(store, key, by="ann", seen=seen)
    other = PrivateKey(name="claimledger/other", seed=bytes([5]) * 32)
    twice = attrs.evolve(note, signatures=(*note.signatures, other.sign(note.text)))
    trusted = Policy.of([other.key])
    assert trusted.check(twice) == (other.key,)
    proof = str(prove(store, 2, twice).proof())
    for call in (
        lambda: verified(store, checkpoint=str(twice), policy=trusted),
        lambda: check_proof(proof, policy=trusted),
    ):
        refused(call, NotTrusted, what="checkpoint")
    assert check_proof(proof, policy=Policy.of([key.key])).signers == (key.key,)


def test_what_is_refused_of_rotations_and_of_one_s_own_checkpoint_is_named(seen: Seen) -> None:
    store, key = made(1)
    origin = origin_of(store)
    stranger = PrivateKey(name="claimledger/x", seed=bytes([6]) * 32)
    text = f"claimledger/key-rotation\n{origin}\n9\n{stranger.key}\n"
    note = Note(signatures=(key.sign(text), stranger.sign(text)), text=text)
    why = f"the key it names is not one of {origin}"
    refused(lambda: successor(note, key.key), BadNote, what="rotation", why=why)
    sign(store, key, by="ann", seen=seen)
    told = request(store).request()
    why = "a ledger is no witness of its own; ask another's"
    refused(lambda: cosign(store, told, key, by="ann", at=1, seen=seen, trust=key.key), NotTrusted,
            what=origin, why=why)  # fmt: skip


def test_an_older_copy_says_whether_its_checkpoint_was_given_or_seen(seen: Seen) -> None:
    store, key = made(3)
    note = sign(store, key, by="ann", seen=seen)
    older, _ = made(1)
    origin = origin_of(older)
    refused(lambda: verified(older, checkpoint=str(note)), OlderCopy, path=origin, events=3,
            given=True, seen=5)  # fmt: skip
    refused(lambda: seen.check(older, "a.ledger"), OlderCopy, path="a.ledger", events=3,
            given=False, seen=5)  # fmt: skip
