"""Keys, rotations and policies: what they accept, and what they say of the rest."""

from __future__ import annotations

import sys
from pathlib import Path

import attrs
import pytest

from ledger.clock import SteppingClock
from ledger.errors import MissingExtra
from ledger.store import MemoryStore
from ledger.testing.sample_events import an_agent
from ledger.trust.checkpoints import receive, sign
from ledger.trust.errors import BadKey, BadNote, NotTrusted
from ledger.trust.keys import LOG, WITNESS, PrivateKey, PublicKey, read_text, signers
from ledger.trust.notes import Note
from ledger.trust.policy import Policy
from ledger.trust.rotations import Successor, followed, rotate, successor
from ledger.trust.seen import Seen, origin_of

START = 1_900_000_000_000_000
ANN, BOB, WIM = (
    PrivateKey(name=f"example.org/{name}", seed=bytes([n]) * 32)
    for n, name in enumerate(("ann", "bob", "wim"))
)
TEXT = "example.org/ann\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"


def signed(*keys: PrivateKey, cosigned: tuple[PrivateKey, ...] = (), at: int = 5) -> Note:
    made = (*(key.sign(TEXT) for key in keys), *(key.cosign(TEXT, at) for key in cosigned))
    return Note(signatures=made, text=TEXT)


def test_a_key_is_read_as_it_is_written(tmp_path: Path) -> None:
    for key in (ANN.key, ANN.key.witness):
        assert PublicKey.parse(str(key)) == key
    assert (ANN.key.type, ANN.key.witness.type) == (LOG, WITNESS)
    assert ANN.key.id != ANN.key.witness.id
    ANN.write(tmp_path / "new" / "ann.key")
    assert PrivateKey.read(tmp_path / "new" / "ann.key") == ANN
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_only_signatures_of_trusted_keys_count_and_wrong_ones_are_refused() -> None:
    note = signed(ANN, BOB, cosigned=(WIM,))
    assert signers(note, (BOB.key, WIM.key.witness)) == (BOB.key, WIM.key.witness)
    assert signers(note, (WIM.key,)) == ()
    mine = attrs.evolve(BOB.sign(TEXT), signed=ANN.sign(TEXT).signed)
    with pytest.raises(NotTrusted, match="bob"):
        signers(attrs.evolve(note, signatures=(mine,)), (BOB.key,))
    later = WIM.cosign(TEXT, 6)
    early = attrs.evolve(later, signed=(5).to_bytes(8, "big") + later.signed[8:])
    for wrong in (early, attrs.evolve(later, signed=b"short")):
        with pytest.raises(NotTrusted, match="wim"):
            signers(attrs.evolve(note, signatures=(wrong,)), (WIM.key.witness,))


def test_signing_without_its_library_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    note, key = signed(ANN), ANN.key
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    with pytest.raises(MissingExtra, match=r"claimledger\[proofs\]"):
        ANN.sign(TEXT)
    with pytest.raises(MissingExtra, match="cryptography"):
        signers(note, (key,))


def test_a_text_is_read_as_it_stands_or_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.note"
    file.write_bytes("— a\r\n".encode())
    assert read_text(file) == "— a\r\n"
    file.write_bytes(b"\xff")
    for path in (file, tmp_path / "none", tmp_path):
        with pytest.raises(BadNote, match="cannot be read"):
            read_text(path)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(recorder="ann", clock=SteppingClock(start=START))


def test_a_rotation_is_followed_only_where_both_keys_say_so(store: MemoryStore) -> None:
    origin = origin_of(store)
    one, two, other = (PrivateKey(name=origin, seed=bytes([n]) * 32) for n in (1, 2, 3))
    rotate(store, one, None, by="ann")
    with pytest.raises(BadKey, match="not the key that signs"):
        rotate(store, two, other, by="ann")
    note = rotate(store, two, one, by="ann")
    assert successor(note, one.key) == Successor(key=two.key, seq=3)
    trusted = followed(str(note), Policy.of((other.key, one.key)))
    assert (trusted.logs, trusted.until) == ((other.key, one.key, two.key), {one.key: 3})
    alone = attrs.evolve(note, signatures=(one.sign(note.text),))
    with pytest.raises(NotTrusted, match="new key"):
        successor(alone, one.key)
    with pytest.raises(NotTrusted, match="with that key"):
        successor(note, other.key)
    for text in (TEXT, note.text.replace(origin, "claimledger/x", 1), f"{note.text}more\n"):
        with pytest.raises(BadNote, match="which key comes next"):
            successor(attrs.evolve(note, text=text), one.key)


def test_a_receipt_is_kept_of_the_newest_checkpoint_alone(
    store: MemoryStore, tmp_path: Path
) -> None:
    key, seen = PrivateKey(name=origin_of(store), seed=bytes(32)), Seen(tmp_path)
    rotate(store, key, None, by="ann")
    first = sign(store, key, by="ann", seen=seen)
    cosigned = attrs.evolve(
        first, signatures=(*first.signatures, BOB.cosign(first.text, 7), WIM.cosign(first.text, 8))
    )
    kept = receive(store, str(cosigned), (WIM.key.witness,), by="ann")
    assert [it.name for it in kept.signatures] == [origin_of(store), WIM.name]
    kept = receive(store, str(cosigned), (BOB.key.witness,), by="ann")
    assert [it.name for it in kept.signatures][1:] == [WIM.name, BOB.name]
    assert sign(store, key, by="ann", seen=seen) == kept
    store.append([an_agent(SteppingClock(start=START))], recorder="ann")
    sign(store, key, by="ann", seen=seen)
    with pytest.raises(NotTrusted, match="newest checkpoint"):
        receive(store, str(cosigned), (WIM.key.witness,), by="ann")
    with pytest.raises(NotTrusted, match="none of the witnesses"):
        receive(store, str(first), (WIM.key.witness,), by="ann")


POLICY = f"""
# who has to sign
log {ANN.key} https://example.org/log
witness bob {BOB.key.witness}
witness\twim {WIM.key.witness} https://example.org/wim
group any-of any bob wim
quorum any-of
"""


@pytest.mark.parametrize(
    ("note", "why"),
    [
        (signed(ANN, cosigned=(BOB,)), ""),
        (signed(ANN, cosigned=(WIM,)), ""),
        (signed(ANN), "quorum 'any-of' is not met"),
        (signed(BOB, cosigned=(BOB,)), "example.org/ann has not signed"),
        (signed(ANN, BOB), "quorum"),
    ],
)
def test_a_policy_asks_for_a_log_and_a_quorum(note: Note, why: str) -> None:
    policy = Policy.parse(POLICY)
    if why:
        with pytest.raises(NotTrusted, match=why):
            policy.check(note, ANN.name)
    else:
        assert policy.check(note, ANN.name)[0] == ANN.key
        with pytest.raises(NotTrusted, match="has not signed"):
            policy.check(note, "example.org/another")


@pytest.mark.parametrize(
    ("quorum", "cosigned", "met"),
    [
        ("none", (), True),
        ("bob", (BOB,), True),
        ("bob", (WIM,), False),
        ("both", (BOB, WIM), True),
        ("both", (BOB,), False),
        ("nested", (WIM,), True),
        ("nested", (BOB,), False),
    ],
)
def test_groups_are_counted_as_they_are_nested(
    quorum: str, cosigned: tuple[PrivateKey, ...], met: bool
) -> None:
    groups = {
        "both": "group both all bob wim",
        "nested": "group inner any wim\ngroup nested 1 inner",
    }
    lines = [f"witness bob {BOB.key.witness}", f"witness wim {WIM.key.witness}"]
    told = "\n".join((*lines, groups.get(quorum, ""), f"quorum {quorum}"))
    try:
        Policy.parse(told).check(signed(ANN, cosigned=cosigned))
    except NotTrusted:
        assert not met
    else:
        assert met
