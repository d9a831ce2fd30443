"""What is wrong with a policy, key, note or proof is said, with the place where it stands."""

from __future__ import annotations

import os
import sys
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.errors import MissingExtra
from ledger.trust.errors import BadKey, BadNote, NotTrusted
from ledger.trust.keys import PrivateKey, PublicKey, signers
from ledger.trust.notes import MOST, Checkpoint, Note, Proof, Signature, base64, unbase64
from ledger.trust.policy import Policy

ANN, BOB = (PrivateKey(name=f"example.org/{n}", seed=n.encode() * 32) for n in "ab")
LOG, WIT, WIT2 = ANN.key, ANN.key.witness, BOB.key.witness
TWO = f"witness a {WIT}\nwitness b {WIT2}\n"
HASH = base64(bytes(32))
TEXT = f"example.org/a\n1\n{HASH}\n"
NOTE = Note(signatures=(ANN.sign(TEXT),), text=TEXT)


@pytest.mark.parametrize(
    ("told", "line", "why"),
    [
        ("logs x\n", 1, "'logs' is no log, witness, group or quorum"),
        ("\n# log\nlog\n", 3, "it has 1 words"),
        (f"log {LOG} x y\n", 1, "it has 4 words"),
        (f"log {WIT}\n", 1, "its key is of another type"),
        (f"log {LOG}\nlog {LOG}\n", 2, "its key is there already"),
        (f"log {str(LOG)[:-1]}\n", 1, f"public key: {'it is not written as C2SP says'}"),
        ("witness a\n", 1, "it has 2 words"),
        (f"witness a {WIT} x y\n", 1, "it has 5 words"),
        (f"witness a {LOG}\n", 1, "its key is of another type"),
        (f"witness none {WIT}\n", 1, "the name 'none' is taken"),
        (f"{TWO}witness a {WIT}\n", 3, "the name 'a' is taken"),
        (f"witness a {WIT}\nwitness c {WIT}\n", 2, "its key is there already"),
        (f"{TWO}group g any\n", 3, "it has 3 words"),
        (f"{TWO}group g any c\n", 3, "'c' is not defined above, or is in a group already"),
        (f"{TWO}group g any a a\n", 3, "'a' is not defined above, or is in a group already"),
        (f"{TWO}group g 3 a b\n", 3, "'3' of 2 members makes no sense"),
        (f"{TWO}group g 0 a b\n", 3, "'0' of 2 members makes no sense"),
        (f"{TWO}group g some a b\n", 3, "'some' of 2 members makes no sense"),
        (f"{TWO}group a any b\n", 3, "the name 'a' is taken"),
        ("quorum\n", 1, "it has 1 words"),
        ("quorum a b\n", 1, "it has 3 words"),
        ("quorum a\n", 1, "'a' is not defined above"),
        (f"{TWO}quorum a\nquorum b\n", 4, "there is one already"),
        ("quorum none\nquorum none\n", 2, "there is one already"),
    ],
)
def test_a_refused_policy_is_told_by_its_line(told: str, line: int, why: str) -> None:
    with pytest.raises(BadNote) as refusal:
        Policy.parse(told)
    assert refusal.value.what == f"policy, line {line}"
    assert refusal.value.why.startswith(why)
    assert not refusal.value.why.endswith(".")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("", "it has no quorum line"),
        (TWO, "it has no quorum line"),
        ("quorum none\x07\n", "it is too long or holds control characters"),
        ("\n" * 1000 + "quorum none", "it is too long or holds control characters"),
    ],
)
def test_a_policy_that_is_refused_as_a_whole_says_why(told: str, why: str) -> None:
    with pytest.raises(BadNote) as refusal:
        Policy.parse(told)
    assert (refusal.value.what, refusal.value.why) == ("policy", why)


def test_a_policy_may_have_a_thousand_lines() -> None:
    assert Policy.parse("\n" * 999 + "quorum none") == Policy()


def test_a_policy_is_read_whole() -> None:
    told = f"log {LOG}\nlog {BOB.key} https://b.example\n{TWO}group g all a b\nquorum g\n"
    assert Policy.parse(told) == Policy(
        groups={"g": (2, ("a", "b"))},
        logs=(LOG, BOB.key),
        quorum="g",
        witnesses={"a": WIT, "b": WIT2},
    )
    assert Policy.parse(told.replace(" all ", " any ")).groups == {"g": (1, ("a", "b"))}
    assert Policy.of([LOG]) == Policy(logs=(LOG,))
    of = Policy.of([LOG], [WIT, WIT2])
    assert of.groups == {"all": (2, (str(WIT), str(WIT2)))}
    assert (of.quorum, of.witnesses) == ("all", {str(WIT): WIT, str(WIT2): WIT2})


def vkey(type: int, name: str = "example.org/a", flip: int = 0) -> str:
    key = PublicKey(name=name, public=LOG.public, type=type)
    return str(key).replace(key.id.hex(), (bytes([key.id[0] ^ flip]) + key.id[1:]).hex())


FORM = "it is not written as C2SP says: name+id+base64"
FITS = "its id does not fit it; maybe it was not copied whole"


@pytest.mark.parametrize(
    ("told", "key", "why"),
    [
        ("", "public key", FORM),
        ("a+00000000", "public key", FORM),
        ("a+00000000+====", "public key", FORM),
        ("a+00000000+AAAA", "public key", FORM),
        (vkey(2), "example.org/a", "keys of type 2 are not known here"),
        (vkey(1, flip=1), "example.org/a", FITS),
        (vkey(4, flip=128), "example.org/a", FITS),
    ],
)
def test_a_refused_public_key_says_which_and_why(told: str, key: str, why: str) -> None:
    with pytest.raises(BadKey) as refusal:
        PublicKey.parse(told)
    assert (refusal.value.key, refusal.value.why) == (key, why)


def changed(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text("ascii")), "ascii")


def test_a_refused_private_key_says_its_file_and_why(tmp_path: Path) -> None:
    file, gone = tmp_path / "deep" / "folder" / "a.key", tmp_path / "none.key"
    ANN.write(file)
    ANN.write(file.with_name("again.key"))
    whole = file.read_text("ascii")
    assert PrivateKey.read(file) == ANN
    other = b64encode(b"\4" + ANN.seed).decode()
    wrongs: list[tuple[Path, Callable[[str], str], str]] = [
        (file, lambda it: it.replace(ANN.key.id.hex(), "00000000"), FITS),
        (file, lambda it: it.replace(it.rpartition("+")[2], other), FITS),
        (file, lambda it: it.upper(), FORM),
        (file, lambda it: f"{it}\n", FORM),
    ]
    for path, change, why in wrongs:
        changed(path, change)
        with pytest.raises(BadKey) as refusal:
            PrivateKey.read(path)
        assert (refusal.value.key, refusal.value.why) == (str(path), why)
        path.write_text(whole, "ascii")
    file.chmod(0o640)
    for path, call, why in (
        (
            gone,
            PrivateKey.read,
            "the key is not there; say which file it is in, on the command line",
        ),
        (tmp_path, PrivateKey.read, "it cannot be read: "),
        (file, ANN.write, "there is a file already; name another"),
        (file, PrivateKey.read, f"others can read it; run `chmod 600 {file}`"),
    ):
        with pytest.raises(BadKey) as refusal:
            call(path)
        assert refusal.value.key == str(path)
        assert refusal.value.why.startswith(why)
    file.chmod(0o604)
    with pytest.raises(BadKey, match="others can read it"):
        PrivateKey.read(file)
    file.chmod(0o400)
    assert PrivateKey.read(file) == ANN
    assert os.stat(file.parent).st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("read", "told", "what", "why"),
    [
        (Note.parse, "x", "note", "it is not written as C2SP says"),
        (Note.parse, "\n" * (MOST + 1), "note", "it is not written as C2SP says"),
        (Note.parse, "a\n\n\u2014 a AAAAAA==\n", "note", "a signature is too short"),
        (Note.parse, "a\n\n\u2014 a AAAA=\n", "AAAA=", "it is no base 64 as RFC 4648 writes it"),
        (Checkpoint.parse, "x", "checkpoint", "it is not written as C2SP says"),
        (Checkpoint.parse, f"o\n{1 << 63}\n{HASH}\n", str(1 << 63), "it is more than 2^63 - 1"),
        (Checkpoint.parse, "o\n1\nAAAA\n", "AAAA", "it is no hash of 32 bytes"),
        (Proof.parse, "x", "proof", "it is not written as C2SP says"),
        (Proof.parse_request, "x", "request to a witness", "it is not written as C2SP says"),
        (Proof.parse_request, f"old 1\nAAAA\n\n{NOTE}", "AAAA", "it is no hash of 32 bytes"),
        (unbase64, "é" * 100, "é" * 80, "it is no base 64 as RFC 4648 writes it"),
        (unbase64, "AB==", "AB==", "it is no base 64 as RFC 4648 writes it"),
        (unbase64, "AA=\n=", "AA=\n=", "it is no base 64 as RFC 4648 writes it"),
    ],
)
def test_a_refused_note_says_what_and_why(
    read: Callable[[str], object], told: str, what: str, why: str
) -> None:
    with pytest.raises(BadNote) as refusal:
        read(told)
    assert (refusal.value.what, refusal.value.why) == (what, why)


def test_what_is_handed_out_is_read_as_it_was_made() -> None:
    largest = Checkpoint(more="x\ny\n", origin="o", root=bytes(32), size=(1 << 63) - 1)
    assert Checkpoint.parse(str(largest)) == largest
    two = Note(signatures=(*NOTE.signatures, ANN.cosign(TEXT, 7)), text=TEXT)
    assert Note.parse(str(two)) == two
    short = Note(signatures=(Signature(id=b"1234", name="a", signed=b"5"),), text="x\n\ny\n")
    assert Note.parse(str(short)) == short
    for extra in (b"", b"{}"):
        for hashes in ((), (bytes(32), b"1" * 32)):
            proof = Proof(extra=extra, hashes=hashes, note=two, number=9)
            assert Proof.parse(proof.proof()) == proof
    asked = Proof(hashes=(bytes(32),), note=two, number=0)
    assert Proof.parse_request(asked.request()) == asked
    filled = "a\n" * 10
    long = str(NOTE).replace(TEXT, filled + "b" * (MOST - len(str(NOTE)) + len(TEXT) - 21) + "\n")
    assert len(long) == MOST
    assert str(Note.parse(long)) == long


def test_a_cosignature_tells_its_time() -> None:
    mine = ANN.cosign(TEXT, 1_900_000_000)
    assert mine.signed[:8] == (1_900_000_000).to_bytes(8, "big")
    assert (mine.name, mine.id) == (ANN.name, WIT.id)
    assert signers(Note(signatures=(mine,), text=TEXT), (WIT,)) == (WIT,)
    last = Signature(id=mine.id, name=mine.name, signed=b"\x80" + bytes(7) + mine.signed[8:])
    assert not WIT.signed(TEXT, last)
    greatest = ANN.cosign(TEXT, (1 << 63) - 1)
    assert WIT.signed(TEXT, greatest)
    assert not WIT.signed(TEXT, ANN.cosign(TEXT, 1 << 63))


def test_a_signature_that_does_not_fit_is_told_apart_from_one_that_is_missing() -> None:
    wrong = Signature(id=LOG.id, name=LOG.name, signed=bytes(64))
    with pytest.raises(NotTrusted) as refusal:
        signers(Note(signatures=(*NOTE.signatures, wrong), text=TEXT), (LOG,))
    assert refusal.value.what == "signature of example.org/a"
    assert refusal.value.why == "it does not fit the text"
    with pytest.raises(NotTrusted) as refusal:
        Policy.of([BOB.key, BOB.key]).check(NOTE)
    assert refusal.value.what == "checkpoint"
    assert refusal.value.why == (
        "example.org/b has not signed it with a key given; if another key follows that one, give "
        "its rotation too"
    )
    with pytest.raises(NotTrusted) as refusal:
        Policy.of([LOG], [WIT]).check(NOTE)
    assert (refusal.value.what, refusal.value.why) == ("checkpoint", "the quorum 'all' is not met")


@pytest.mark.parametrize("call", [lambda: ANN.sign(TEXT), lambda: signers(NOTE, (LOG,))])
def test_what_is_missing_for_keys_is_named(
    call: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric", None)
    with pytest.raises(MissingExtra) as refusal:
        call()
    assert (refusal.value.extra, refusal.value.package) == ("proofs", "cryptography")
