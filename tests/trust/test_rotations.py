"""A key is followed by the next, and counts no further."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from ledger import Ledger
from ledger.trust.errors import BadKey, BadNote, NotTrusted
from ledger.trust.keys import PrivateKey, PublicKey
from ledger.trust.notes import Note
from ledger.trust.policy import Policy
from ledger.trust.rotations import ROTATION, current_key, followed, rotate, successor
from tests.trust.desk import WIM, made, refused

pytestmark = pytest.mark.usefixtures("home")


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


def test_a_rotation_that_says_nothing_is_refused() -> None:
    store, key = made(1)
    new = PrivateKey(name=key.name, seed=bytes([7]) * 32)
    note = rotate(store, new, key, by="ann")
    known = Policy.of([WIM.key, key.key])
    assert followed(str(note), known).logs == (WIM.key, key.key, new.key)
    alone = Note(signatures=(key.sign(note.text),), text=note.text)
    unsigned = Note(signatures=(new.sign(note.text),), text=note.text)
    text = "claimledger/key-rotation\nclaimledger/L2\n"
    says = "it does not say which key comes next"
    from_where = note.text.replace(f"\n{store.head().seq}\n", "\nfive\n")
    no = "has not signed it with that key"
    for call, kind, why in (
        (lambda: successor(attrs.evolve(note, text=text), key.key), BadNote, says),
        (lambda: successor(attrs.evolve(note, text=from_where), key.key), BadNote,
         "it does not say from which event on"),
        (lambda: successor(alone, key.key), NotTrusted, "the new key has not signed it"),
        (lambda: successor(unsigned, key.key), NotTrusted, f"{key.name} {no}"),
        (lambda: followed(str(note), Policy.of([WIM.key])), NotTrusted,
         "no key that is trusted has signed it; give several in their order"),
    ):  # fmt: skip
        refused(call, kind, what="rotation", why=why)
