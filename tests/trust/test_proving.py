"""What is signed, proved and cosigned is checked by others, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import Corrupt, NotFound, StoreFailed
from ledger.testing.sample_events import an_agent
from ledger.trust.errors import BadKey, BadNote, Forked, InDoubt, NotTrusted, OlderCopy
from ledger.trust.keys import PrivateKey, PublicKey
from ledger.trust.notes import Checkpoint, Note, Proof
from ledger.trust.policy import Policy
from ledger.trust.proving import check_proof
from ledger.trust.rotations import ROTATION, current_key, followed, successor
from tests.tampering import tamper

pytestmark = pytest.mark.usefixtures("home")

START = 1_900_000_000_000_000


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path / "a.ledger") as made:
        fill(made, 4)
        yield made


def opened(path: Path, by: str = "ann") -> Ledger:
    clock = SteppingClock(start=START + sum(path.name.encode()) * 10**9)
    return Ledger.open(path, by=by, clock=clock)


def fill(book: Ledger, count: int) -> None:
    for n in range(count):
        book.append(an_agent(SteppingClock(start=START + book.head().seq * 10**9), f"Office {n}"))


def policy(vkey: str, *witnesses: str) -> Policy:
    return Policy.of([PublicKey.parse(vkey)], [PublicKey.parse(it).witness for it in witnesses])


def test_a_checkpoint_is_signed_kept_and_checked(book: Ledger, home: Path) -> None:
    vkey = book.new_key()
    told = book.checkpoint()
    at = Checkpoint.parse(Note.parse(told).text)
    assert (at.origin, at.size) == (f"claimledger/{book.store.ledger_id}", 6)
    assert book.head().seq == 7
    assert book.verify(checkpoint=told, policy=policy(vkey)).against == 6
    assert (book.verify(quick=True).since, book.verify(quick=True).events) == (6, 1)
    assert [it.stat().st_mode & 0o777 for it in (home / "keys").iterdir()] == [0o600]


def test_signing_twice_with_nothing_new_gives_the_same_checkpoint(book: Ledger) -> None:
    book.new_key()
    told = book.checkpoint()
    assert (book.checkpoint(), book.head().seq) == (told, 7)
    fill(book, 1)
    assert Checkpoint.parse(Note.parse(book.checkpoint()).text).size == 8


def test_an_event_is_proved_without_the_ledger(book: Ledger) -> None:
    vkey = book.new_key()
    kept = book.checkpoint()
    for seq in range(1, 7):
        found = check_proof(book.prove(seq), policy=policy(vkey), checkpoint=kept)
        assert (found.seq, found.recorder, [k.name for k in found.signers]) == (
            seq, "ann", [f"claimledger/{book.store.ledger_id}"],
        )  # fmt: skip
    assert json.loads(found.body or "")["key"] == vkey
    fill(book, 3)
    newer = book.checkpoint()
    assert check_proof(book.prove(2, kept), policy=policy(vkey), checkpoint=kept).at.size == 6
    with pytest.raises(NotTrusted, match="ask for a proof to that one"):
        check_proof(book.prove(2), policy=policy(vkey), checkpoint=kept)
    assert check_proof(book.prove(2), policy=policy(vkey), checkpoint=newer).at.size == 10


def test_a_redacted_event_is_still_proved_to_have_been_there(book: Ledger) -> None:
    vkey = book.new_key()
    told = book.checkpoint()
    before = book.prove(3)
    book.redact(3, reason="privacy")
    found = check_proof(book.prove(3, told), policy=policy(vkey))
    assert (found.body, found.kind) == (None, "AgentRegistered")
    assert check_proof(before, policy=policy(vkey)).body is not None
    assert book.verify(checkpoint=told, policy=policy(vkey)).redacted == 1


@pytest.mark.parametrize("wrong", ["body", "entry", "index", "hash", "signature", "salt"])
def test_no_altered_proof_is_taken(book: Ledger, wrong: str) -> None:
    vkey = book.new_key()
    book.checkpoint()
    proof = Proof.parse(book.prove(3))
    shown = json.loads(proof.extra)
    match wrong:
        case "body" | "salt":
            shown[wrong] = shown[wrong][::-1].replace("=", "A")
        case "entry":
            shown["entry"] = shown["entry"].replace(" ann ", " eve ")
        case "index":
            proof = attrs.evolve(proof, number=3)
        case "hash":
            proof = attrs.evolve(proof, hashes=(*proof.hashes[:-1], bytes(32)))
        case _:
            mine = attrs.evolve(proof.note.signatures[0], signed=bytes(64))
            proof = attrs.evolve(proof, note=attrs.evolve(proof.note, signatures=(mine,)))
    extra = json.dumps(shown, separators=(",", ":")).encode()
    proof = attrs.evolve(proof, extra=extra)
    with pytest.raises(NotTrusted):
        check_proof(proof.proof(), policy=policy(vkey))


def test_only_a_key_that_is_trusted_counts(book: Ledger, tmp_path: Path) -> None:
    book.new_key()
    told, proof = book.checkpoint(), book.prove(3)
    with opened(tmp_path / "b.ledger") as other:
        stranger = other.new_key()
    with pytest.raises(NotTrusted, match="has not signed"):
        check_proof(proof, policy=policy(stranger))
    with pytest.raises(NotTrusted, match="has not signed"):
        book.verify(checkpoint=told, policy=policy(stranger))
    with pytest.raises(NotTrusted, match="quorum"):
        check_proof(proof, policy=policy(str(current_key(book.store)), stranger))


def test_what_no_checkpoint_covers_is_not_proved(book: Ledger) -> None:
    with pytest.raises(NotFound, match="claimledger checkpoint"):
        book.prove(3)
    book.new_key()
    told = book.checkpoint()
    fill(book, 1)
    with pytest.raises(NotFound, match="event"):
        book.prove(8)
    for event in (0, 99):
        with pytest.raises(NotFound):
            book.prove(event)
    with pytest.raises(NotFound, match="on the command line as event:12"):
        book.prove("3")
    with pytest.raises(NotFound, match="over 6"):
        book.request(7)
    assert Proof.parse(book.prove(3, told)).number == 2


def test_a_witness_cosigns_what_goes_on_and_refuses_a_fork(tmp_path: Path) -> None:
    with opened(tmp_path / "a.ledger") as mine, opened(tmp_path / "w.ledger", "wim") as other:
        vkey, witness = mine.new_key(), other.new_key()
        mine.checkpoint()
        with pytest.raises(NotTrusted, match="say which key"):
            other.cosign(mine.request())
        receipt = other.cosign(mine.request(), trust=vkey)
        whole = mine.receive(receipt, [witness])
        assert len(Note.parse(whole).signatures) == 2
        assert mine.receive(receipt, [witness]) == whole
        assert mine.verify(checkpoint=whole, policy=policy(vkey, witness)).against == 2
        fill(mine, 3)
        mine.checkpoint()
        with pytest.raises(BadNote, match="2 events were cosigned last"):
            other.cosign(mine.request())
        assert len(Note.parse(other.cosign(mine.request(2))).signatures) == 2
        assert other.verify().events == other.head().seq


def test_a_witness_refuses_another_history(tmp_path: Path, home: Path) -> None:
    path, copy = tmp_path / "a.ledger", tmp_path / "copy.ledger"
    with opened(path) as mine, opened(tmp_path / "w.ledger", "wim") as other:
        vkey = mine.new_key()
        other.new_key()
        mine.store.close()
        copy.write_bytes(path.read_bytes())
        with opened(path) as mine:
            fill(mine, 2)
            mine.checkpoint()
            assert other.cosign(mine.request(), trust=vkey)
        (home / "seen").rename(home / "elsewhere")
        with opened(copy) as forked:
            fill(forked, 1)
            forked.append(an_agent(SteppingClock(start=START), "Another Office"))
            forked.checkpoint()
            with pytest.raises(Forked, match="two histories of 4 events"):
                other.cosign(forked.request(4))
            fill(forked, 3)
            forked.checkpoint()
            with pytest.raises(NotTrusted, match="does not lead"):
                other.cosign(forked.request(4))


def test_a_key_is_followed_by_the_next_where_the_old_one_says_so(
    book: Ledger, tmp_path: Path
) -> None:
    first = book.new_key(tmp_path / "one.key")
    with pytest.raises(BadKey, match="already"):
        book.new_key(tmp_path / "two.key")
    assert not (tmp_path / "two.key").exists()
    second = book.new_key(tmp_path / "two.key", old=tmp_path / "one.key")
    note = Note.parse(next(book.store.pick([book.head().seq])).event.note)  # type: ignore[union-attr]
    one, two = PublicKey.parse(first), PublicKey.parse(second)
    assert successor(note, one).key == two
    assert followed(book.rotation(), Policy.of([one])).logs == (one, two)
    with pytest.raises(NotTrusted, match="no key that is trusted"):
        followed(book.rotation(), Policy.of([attrs.evolve(one, name="other")]))
    with pytest.raises(BadKey, match="another key signs"):
        book.checkpoint(tmp_path / "one.key")
    assert book.checkpoint(tmp_path / "two.key")
    third = book.new_key(tmp_path / "three.key", lost=True)
    lost = Note.parse(next(book.store.pick([book.head().seq])).event.note)  # type: ignore[union-attr]
    with pytest.raises(NotTrusted, match="has not signed"):
        successor(lost, PublicKey.parse(second))
    assert str(current_key(book.store)) == third


@pytest.mark.parametrize(
    ("error", "left"), [(StoreFailed(path="it", why="full"), 0), (InDoubt(path="it", why="?"), 1)]
)
def test_a_new_key_is_thrown_away_only_where_the_ledger_is_sure_not_to_name_it(
    book: Ledger, home: Path, monkeypatch: pytest.MonkeyPatch, error: StoreFailed, left: int
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(book.store, "append", refused)
    with pytest.raises(type(error)):
        book.new_key()
    assert len(list((home / "keys").iterdir())) == left


def test_a_key_that_others_can_read_or_that_is_no_key_is_refused(
    book: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "a.key"
    with pytest.raises(BadKey, match="keygen"):
        book.checkpoint()
    book.new_key(file)
    file.chmod(0o644)
    with pytest.raises(BadKey, match="chmod 600"):
        book.checkpoint(file)
    file.chmod(0o600)
    told = file.read_text()
    for wrong in ("", "nonsense", told.replace("KEY+claim", "KEY+blame"), told[:-5], "\udcff"):
        file.write_bytes(wrong.encode("utf-8", "surrogateescape"))
        with pytest.raises(BadKey):
            book.checkpoint(file)
    with pytest.raises(BadKey, match="there is a file"):
        book.new_key(file, lost=True)
    with pytest.raises(BadKey, match="the key is not there"):
        book.checkpoint(tmp_path / "b.key")
    assert "seed" not in repr(PrivateKey.made("x", SteppingClock(start=START)))


def test_before_it_is_signed_what_was_stored_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with opened(path) as book:
        book.new_key()
        book.checkpoint()
        fill(book, 3)
    tamper(path, "UPDATE event SET salt = zeroblob(16) WHERE seq = 5")
    with opened(path) as book:
        with pytest.raises(Corrupt, match="event 5"):
            book.checkpoint()
        assert book.store.marks("CheckpointKept") == (3,)


def test_an_older_copy_is_not_taken_for_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with opened(path) as book:
        book.new_key()
        fill(book, 2)
    older = path.read_bytes()
    with opened(path) as book:
        fill(book, 2)
        kept = book.checkpoint()
    newer = path.read_bytes()
    path.write_bytes(older)
    with pytest.raises(OlderCopy, match="restore --accept-loss"):
        opened(path)
    with Ledger.open(path, by="ann", accept_older=True) as book:
        assert book.verify().events == 4
        with pytest.raises(OlderCopy):
            book.verify(checkpoint=kept)
        with pytest.raises(OlderCopy):
            book.checkpoint()
    path.write_bytes(newer)
    with opened(path) as book:
        assert book.verify(checkpoint=kept).against == 6


def test_a_checkpoint_of_another_ledger_is_told_apart(book: Ledger, tmp_path: Path) -> None:
    with opened(tmp_path / "b.ledger") as other:
        other.new_key()
        told = other.checkpoint()
    with pytest.raises(Forked, match="of another ledger"):
        book.verify(checkpoint=told)
    book.new_key()
    book.checkpoint()
    with pytest.raises(NotTrusted, match="not one of this ledger"):
        book.prove(2, told)
    with pytest.raises(NotTrusted, match="has cosigned it"):
        book.receive(told, [str(current_key(book.store))])


def test_who_followed_a_key_leaves_it_only_what_it_signed_before(
    book: Ledger, tmp_path: Path
) -> None:
    one = PublicKey.parse(book.new_key(tmp_path / "one.key"))
    early = book.checkpoint(tmp_path / "one.key")
    book.new_key(tmp_path / "two.key", old=tmp_path / "one.key")
    turned = followed(book.rotation(), Policy.of([one]))
    at = turned.until[one]
    late = book.checkpoint(tmp_path / "two.key")
    for note in (early, late):
        assert book.verify(checkpoint=note, policy=turned).against
    text = late.partition("\n\n")[0] + "\n"
    stolen = PrivateKey.read(tmp_path / "one.key").sign(text)
    forged = str(Note(signatures=(stolen,), text=text))
    assert book.verify(checkpoint=forged, policy=Policy.of([one])).against == at
    with pytest.raises(NotTrusted, match=f"followed by another at event {at}"):
        book.verify(checkpoint=forged, policy=turned)


def test_a_key_that_was_followed_names_no_other(book: Ledger, tmp_path: Path) -> None:
    one = PublicKey.parse(book.new_key(tmp_path / "one.key"))
    two = PublicKey.parse(book.new_key(tmp_path / "two.key", old=tmp_path / "one.key"))
    turned = followed(book.rotation(), Policy.of([one]))
    stolen = PrivateKey.read(tmp_path / "one.key")
    mallory = PrivateKey(name=one.name, seed=bytes([66]) * 32)
    text = f"{ROTATION}\n{one.name}\n9999\n{mallory.key}\n"
    forged = str(Note(signatures=(stolen.sign(text), mallory.sign(text)), text=text))
    with pytest.raises(NotTrusted, match="no key that is trusted"):
        followed(forged, turned)
    assert followed(book.rotation(), Policy.of([two])) == Policy.of([two])


def test_a_rotation_names_no_key_of_another_ledger(book: Ledger, tmp_path: Path) -> None:
    one = PublicKey.parse(book.new_key(tmp_path / "one.key"))
    mine, other = PrivateKey.read(tmp_path / "one.key"), PrivateKey(name="o", seed=bytes(32))
    for number, key, why in (("9", other.key, "not one of"), ("9" * 5000, one, "from which event"),
                             ("9", other.key.witness, "not one of")):  # fmt: skip
        text = f"{ROTATION}\n{one.name}\n{number}\n{key}\n"
        note = Note(signatures=(mine.sign(text), other.sign(text)), text=text)
        with pytest.raises(BadNote, match=why):
            followed(str(note), Policy.of([one]))


def test_no_checkpoint_is_not_an_empty_one(book: Ledger) -> None:
    book.new_key()
    book.checkpoint()
    for call in (lambda: book.verify(checkpoint=""), lambda: book.prove(2, "")):
        with pytest.raises(BadNote):
            call()
    with pytest.raises(BadKey, match="public key"):
        book.cosign("", trust="")


def test_a_witness_taken_back_to_an_older_copy_is_found_out(book: Ledger, tmp_path: Path) -> None:
    vkey, path = book.new_key(), tmp_path / "w.ledger"
    with opened(path, by="wim") as witness:
        witness.new_key()
        witness.checkpoint()
    older = path.read_bytes()
    book.checkpoint()
    with opened(path, by="wim") as witness:
        witness.cosign(book.request(), trust=vkey)
    path.write_bytes(older)
    with pytest.raises(OlderCopy, match="was seen here"):
        opened(path, by="wim")


def test_an_older_copy_opened_all_the_same_cosigns_nothing(book: Ledger, tmp_path: Path) -> None:
    vkey, path = book.new_key(), tmp_path / "w.ledger"
    with opened(path, by="wim") as witness:
        witness.new_key()
    older = path.read_bytes()
    book.checkpoint()
    with opened(path, by="wim") as witness:
        witness.cosign(book.request(), trust=vkey)
    path.write_bytes(older)
    clock = SteppingClock(start=START * 2)
    with Ledger.open(path, by="wim", clock=clock, accept_older=True) as witness:
        before = witness.head()
        with pytest.raises(OlderCopy):
            witness.cosign(book.request(), trust=vkey)
        assert witness.head() == before


def test_what_cannot_be_remembered_is_neither_signed_nor_cosigned(
    book: Ledger, tmp_path: Path, home: Path
) -> None:
    vkey = book.new_key(tmp_path / "a.key")
    note = book.checkpoint(tmp_path / "a.key")
    fill(book, 1)
    with opened(tmp_path / "w.ledger", by="wim") as witness:
        witness.new_key(tmp_path / "w.key")
        heads = book.head(), witness.head()
        for file in (home / "seen").iterdir():
            file.unlink()
        (home / "seen").rmdir()
        (home / "seen").write_text("no folder")
        with pytest.raises(StoreFailed):
            book.checkpoint(tmp_path / "a.key")
        with pytest.raises(StoreFailed):
            witness.cosign(book.request(), trust=vkey, key=tmp_path / "w.key")
        assert (book.head(), witness.head()) == heads
        (home / "seen").unlink()
        assert book.checkpoint(tmp_path / "a.key") != note
        assert witness.cosign(book.request(), trust=vkey, key=tmp_path / "w.key")


def test_what_was_cosigned_is_covered_by_the_witness_s_next_checkpoint(
    book: Ledger, tmp_path: Path
) -> None:
    vkey = book.new_key()
    book.checkpoint()
    with opened(tmp_path / "w.ledger", by="wim") as witness:
        witness.new_key()
        first = Checkpoint.parse(Note.parse(witness.checkpoint()).text)
        witness.cosign(book.request(), trust=vkey)
        second = Checkpoint.parse(Note.parse(witness.checkpoint()).text)
        assert (first.size, second.size) == (2, 4)


def test_a_ledger_is_no_witness_of_its_own(book: Ledger) -> None:
    vkey = book.new_key()
    book.checkpoint()
    before = book.head()
    with pytest.raises(NotTrusted, match="no witness of its own"):
        book.cosign(book.request(), trust=vkey)
    assert book.head() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET body = CAST(replace(body, 'Office 2', 'Office 9') AS BLOB) WHERE seq = 4",
        "UPDATE event SET salt = zeroblob(16) WHERE seq = 4",
    ],
)
def test_an_altered_event_is_not_proved(book: Ledger, tmp_path: Path, statement: str) -> None:
    book.new_key()
    book.checkpoint()
    assert book.prove(4)
    book.close()
    tamper(tmp_path / "a.ledger", statement)
    with opened(tmp_path / "a.ledger") as again, pytest.raises(Corrupt) as refusal:
        again.prove(4)
    assert (refusal.value.where, refusal.value.seq) == ("event 4", 4)
    assert refusal.value.why.startswith("what is stored of it is not what was recorded; ")


def test_an_event_that_was_emptied_is_not_proved_as_redacted(book: Ledger, tmp_path: Path) -> None:
    book.new_key()
    book.checkpoint()
    book.redact(4, reason="privacy")
    assert book.prove(4)
    book.close()
    tamper(tmp_path / "a.ledger", "UPDATE event SET salt = NULL, body = NULL WHERE seq = 3")
    with opened(tmp_path / "a.ledger") as again:
        assert again.prove(4)
        with pytest.raises(Corrupt, match="gone without a redaction"):
            again.prove(3)


def test_what_a_newer_checkpoint_covers_is_said_to_be(book: Ledger) -> None:
    book.new_key()
    older = book.checkpoint()
    fill(book, 1)
    seq = book.head().seq
    book.checkpoint()
    with pytest.raises(NotFound, match=f"over {seq}, does: leave out"):
        book.prove(seq, older)


def test_what_no_checkpoint_covers_yet_is_told_what_to_do(book: Ledger) -> None:
    book.new_key()
    book.checkpoint()
    with pytest.raises(NotFound, match="once more is recorded"):
        book.prove(book.head().seq)
    fill(book, 1)
    with pytest.raises(NotFound, match="claimledger checkpoint"):
        book.prove(book.head().seq)
