"""What is signed, proved and cosigned is checked by others, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import Corrupt, NotFound, StoreFailed
from ledger.trust.errors import BadKey, BadNote, Forked, InDoubt, NotTrusted, OlderCopy
from ledger.trust.keys import PrivateKey
from ledger.trust.notes import Checkpoint, Note, Proof
from ledger.trust.proving import check_proof
from ledger.trust.rotations import current_key
from tests.tampering import tamper
from tests.trust.desk import START, fill, opened, policy

pytestmark = pytest.mark.usefixtures("home")


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


def test_no_checkpoint_is_not_an_empty_one(book: Ledger) -> None:
    book.new_key()
    book.checkpoint()
    for call in (lambda: book.verify(checkpoint=""), lambda: book.prove(2, "")):
        with pytest.raises(BadNote):
            call()
    with pytest.raises(BadKey, match="public key"):
        book.cosign("", trust="")


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
