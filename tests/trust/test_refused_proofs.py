"""A proof that cannot be made, or does not hold, says of what and why."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import attrs
import msgspec
import pytest

from ledger.errors import LedgerError, NotFound
from ledger.testing.sample_events import a_redaction
from ledger.trust.checkpoints import sign
from ledger.trust.errors import BadNote, NotTrusted
from ledger.trust.keys import PrivateKey
from ledger.trust.notes import Checkpoint, Note, Proof, base64
from ledger.trust.policy import Policy
from ledger.trust.proving import check_proof, prove, request
from ledger.trust.seen import Seen, origin_of, root_at
from tests.trust.desk import WIM, made, more, refused


def test_what_cannot_be_proved_says_why(seen: Seen) -> None:
    store, key = made(3)
    hint = "Make one first: `claimledger checkpoint`."
    refused(lambda: prove(store, 1), NotFound, what="checkpoint", asked=origin_of(store), hint=hint)
    note = sign(store, key, by="ann", seen=seen)
    over = "checkpoint over event"
    later = "A checkpoint covers those before it: the next one will, once more is recorded."
    refused(lambda: prove(store, 6), NotFound, what=over, asked="6", hint=later)
    for seq in (0, -1, 7):
        refused(lambda seq=seq: prove(store, seq), NotFound, what="event", asked=str(seq))  # type: ignore[misc]  # mypy does not know the default
    for since in (-1, 6):
        refused(lambda since=since: request(store, since), NotFound, what="checkpoint over",  # type: ignore[misc]  # the same
                asked=str(since), hint="The newest is over 5.")  # fmt: skip
    assert request(store) == Proof(hashes=(), note=note, number=0)
    other, other_key = made(3, seed=2)
    theirs = sign(other, other_key, by="ann", seen=seen)
    why = "it is not one of this ledger"
    refused(lambda: prove(store, 1, theirs), NotTrusted, what="checkpoint", why=why)
    at = Checkpoint.parse(note.text)
    for change, why in (
        (attrs.evolve(at, size=7), "it is not one of this ledger"),
        (attrs.evolve(at, size=4), "this ledger says something else"),
    ):
        wrong = attrs.evolve(note, text=str(change))
        refused(lambda wrong=wrong: prove(store, 1, wrong), NotTrusted, what="checkpoint", why=why)  # type: ignore[misc]  # the same
    ends = attrs.evolve(at, size=6, root=root_at(store, 6))
    assert prove(store, 6, attrs.evolve(note, text=str(ends))).number == 5


def test_a_proof_that_does_not_hold_says_why(seen: Seen) -> None:
    store, key = made(3)
    first = sign(store, key, by="ann", seen=seen)
    policy = Policy.of([key.key])
    whole = prove(store, 3)
    found = check_proof(whole.proof(), policy=policy, checkpoint=str(first))
    assert (found.seq, found.kind, found.recorder, found.signers) == (
        3, "AgentRegistered", "ann", (key.key,),
    )  # fmt: skip
    [raw] = store.raw(3, 3)
    assert raw.body is not None
    assert (found.body, found.recorded_at) == (raw.body.decode(), raw.batch.recorded_at)
    assert found.at == Checkpoint.parse(first.text)
    shown = msgspec.json.decode(whole.extra)

    def altered(**fields: object) -> str:
        return attrs.evolve(whole, extra=msgspec.json.encode({**shown, **fields})).proof()

    bare = msgspec.json.encode({"body": None, "entry": shown["entry"], "salt": None})
    form = "it does not show its event in canonical form"
    lies = "what it says of the event is not what was recorded"
    border = {"body": base64(b"\0" + raw.body), "salt": base64(bytes(15))}  # hashes to the same
    no_root = "it does not lead to the root"
    inclusion = "proof of inclusion"
    for told, kind, what, why in (
        (attrs.evolve(whole, extra=b"[]").proof(), BadNote, "proof", None),
        (attrs.evolve(whole, extra=b"\xff").proof(), BadNote, "proof", None),
        (attrs.evolve(whole, extra=whole.extra + b" ").proof(), BadNote, "proof", form),
        (altered(salt=None), BadNote, "proof", form),
        (altered(more=1), BadNote, "proof", form),
        (altered(body=None), BadNote, "proof", form),
        (altered(body="e30="), NotTrusted, "proof", lies),
        (altered(body="!"), NotTrusted, "proof", lies),
        (altered(body=f"{shown['body']}!"), NotTrusted, "proof", lies),
        (altered(salt=base64(b"1" * 16)), NotTrusted, "proof", lies),
        (altered(**border), NotTrusted, "proof", lies),
        (altered(entry="a b"), NotTrusted, inclusion, no_root),
        (attrs.evolve(whole, number=3).proof(), NotTrusted, inclusion, no_root),
    ):
        with pytest.raises(kind) as refusal:
            check_proof(told, policy=policy)
        it: Any = refusal.value
        assert it.what == what
        assert it.why == why if why else it.why.startswith("it does not show its event (")
    assert check_proof(attrs.evolve(whole, extra=bare).proof(), policy=policy).body is None
    more(store, 2)
    sign(store, key, by="ann", seen=seen)
    why = "it is to a checkpoint over 8 events, and the one given is over 5"
    told = prove(store, 3).proof()
    refused(lambda: check_proof(told, policy=policy, checkpoint=str(first)), NotTrusted,
            what="proof", why=f"{why}: ask for a proof to that one")  # fmt: skip


def test_an_event_is_shown_with_its_salt_unless_it_was_erased(seen: Seen) -> None:
    store, key = made(3)
    sign(store, key, by="ann", seen=seen)
    store.append([a_redaction(3)], recorder="ann")
    gone, there = (msgspec.json.decode(prove(store, seq).extra) for seq in (3, 4))
    assert [name for name, told in gone.items() if told] == ["entry"]
    assert [name for name, told in there.items() if told] == ["body", "entry", "salt"]


@pytest.mark.parametrize(
    ("entry", "kind", "why"),
    [
        ("a b", BadNote, "its entry has not nine fields"),
        ("f L1 1 K/1 1 0 ann - 00 more", BadNote, "its entry has not nine fields"),
        ("f L2 1 K/1 1 0 ann - 00", NotTrusted, "its entry is of another place or ledger"),
        ("f L1 2 K/1 1 0 ann - 00", NotTrusted, "its entry is of another place or ledger"),
    ],
)
def test_an_entry_that_a_log_signed_has_to_be_one(
    entry: str, kind: type[LedgerError], why: str
) -> None:
    key = PrivateKey(name="claimledger/L1", seed=bytes(32))
    leaf = sha256(b"\0" + entry.encode()).digest()
    text = str(Checkpoint(origin=key.name, root=leaf, size=1))
    note = Note(signatures=(key.sign(text),), text=text)
    extra = msgspec.json.encode({"body": None, "entry": entry, "salt": None})
    told = Proof(extra=extra, hashes=(), note=note, number=0).proof()
    refused(lambda: check_proof(told, policy=Policy.of([key.key])), kind, what="proof", why=why)


def test_a_proof_is_held_against_the_signatures_of_the_checkpoint_given(seen: Seen) -> None:
    store, key = made(3)
    note = sign(store, key, by="ann", seen=seen)
    proof = str(prove(store, 2, note).proof())
    whole = attrs.evolve(note, signatures=(*note.signatures, WIM.cosign(note.text, 5)))
    both = Policy.of([key.key], [WIM.key.witness])
    refused(lambda: check_proof(proof, policy=both), NotTrusted, what="checkpoint")
    assert check_proof(proof, policy=both, checkpoint=str(whole)).signers == (
        key.key,
        WIM.key.witness,
    )
