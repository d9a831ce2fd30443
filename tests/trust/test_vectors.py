"""Published vectors come out: Ed25519 (Wycheproof), proofs of inclusion (transparency-dev)."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path
from typing import Any, Final

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from examples.verifier import verify_ledger
from ledger.testing.plain_tree import tree_hash
from ledger.trust.errors import NotTrusted
from ledger.trust.keys import PublicKey
from ledger.trust.notes import Signature
from ledger.trust.proofs import check_inclusion
from tests.corpus import CORPUS
from tests.trust.malformed.making import Signer

VECTORS: Final = CORPUS / "vectors"
ED25519: Final = VECTORS / "ed25519" / "ed25519_test.json"
needs_vectors = pytest.mark.skipif(
    not VECTORS.is_dir(), reason="the published vectors are not beside this checkout"
)


def wycheproof() -> list[tuple[dict[str, Any], bytes, bytes, bytes]]:
    """Every test with its key, message and signature."""
    found = []
    for group in json.loads(ED25519.read_text("utf-8"))["testGroups"]:
        for test in group["tests"]:
            told = (group["publicKey"]["pk"], test["msg"], test["sig"])
            public, message, signature = map(bytes.fromhex, told)
            found.append((test, public, message, signature))
    return found


@needs_vectors
def test_the_verifier_takes_the_signatures_that_wycheproof_calls_valid_and_no_other() -> None:
    tests = wycheproof()
    assert len(tests) > 140
    for test, public, message, signature in tests:
        valid = test["result"] == "valid"
        assert verify_ledger.signs(public, message, signature) is valid, test


@needs_vectors
def test_the_product_takes_the_signatures_that_wycheproof_calls_valid_and_no_other() -> None:
    """Of a note, as far as the message of a test can be the text of one: it has to be UTF-8."""
    asked = 0
    for test, public, message, signature in wycheproof():
        try:
            text = message.decode()
        except UnicodeDecodeError:
            continue
        key = PublicKey(name="k", public=public)
        mine = Signature(id=key.id, name="k", signed=signature)
        assert key.signed(text, mine) is (test["result"] == "valid"), test
        asked += 1
    assert asked > 60


SEEDS = st.integers(0, 255)


@settings(max_examples=25)
@given(seed=SEEDS, message=st.binary(max_size=60), at=st.integers(0, 63), bit=st.integers(0, 7))
def test_the_verifier_and_cryptography_say_the_same_of_a_signature(
    seed: int, message: bytes, at: int, bit: int
) -> None:
    signer = Signer("k", seed)
    signature = signer.private.sign(message)
    assert verify_ledger.signs(signer.public, message, signature)
    altered = bytearray(signature)
    altered[at] ^= 1 << bit
    try:
        Ed25519PublicKey.from_public_bytes(signer.public).verify(bytes(altered), message)
    except InvalidSignature:
        assert not verify_ledger.signs(signer.public, message, bytes(altered))
    else:
        raise AssertionError("an altered signature was taken")


def inclusion(path: Path) -> tuple[bool, bool, bool]:
    """Whether a proof is to be taken, is taken by the verifier, is taken by the product."""
    it = json.loads(path.read_text("utf-8"))
    proof = [b64decode(node) for node in it["proof"] or ()]
    leaf, root = b64decode(it["leafHash"] or ""), b64decode(it["root"] or "")
    index, size = it["leafIdx"], it["treeSize"]
    try:
        ours = verify_ledger.root_by(leaf, index, size, proof) == root
    except ValueError:
        ours = False
    try:
        check_inclusion(leaf, index, size, proof, root)
    except NotTrusted:
        return not it["wantErr"], ours, False
    return not it["wantErr"], ours, True


@needs_vectors
def test_the_published_proofs_of_inclusion_are_taken_or_refused_as_they_say() -> None:
    paths = sorted((VECTORS / "rfc6962" / "inclusion").rglob("*.json"))
    assert len(paths) > 80
    found = {path: inclusion(path) for path in paths}
    assert [path for path, said in found.items() if len(set(said)) > 1] == []
    assert {wanted for wanted, _, _ in found.values()} == {True, False}


@settings(max_examples=25)
@given(st.integers(0, 700))
def test_the_tree_of_the_verifier_is_that_of_the_standard(size: int) -> None:
    leaves = [n.to_bytes(32, "big") for n in range(size)]
    tree = verify_ledger.Tree()
    for leaf in leaves:
        tree.add(leaf)
    assert tree.root() == tree_hash(leaves)
    whole = {(8, n): tree_hash(leaves[n << 8 : (n + 1) << 8]) for n in range(size >> 8)}
    assert tree.kept == whole
