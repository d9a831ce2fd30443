"""Ids become 16-byte keys, each its own."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from ledger.clock import SystemClock, new_id
from ledger.store.hashing import IDS, id_of, key_of, keys_of

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ULIDS = st.tuples(st.sampled_from("01234567"), st.text(LETTERS, min_size=25, max_size=25)).map(
    "".join
)
NEARLY = st.text(LETTERS + "_ +-iloué٣", min_size=26, max_size=26)
ANY = st.text(min_size=1, max_size=64)


def test_an_id_of_the_ledger_keeps_its_128_bits() -> None:
    assert key_of("01ARZ3NDEKTSV4RRFFQ69G5FAV").hex() == "01563e3ab5d3d6764c61efb99302bd5b"
    early, late = new_id(SystemClock()), new_id(SystemClock())
    assert (key_of(early) < key_of(late)) == (early < late)


def test_an_id_that_is_no_number_is_hashed() -> None:
    for id in ("a", "8" * 26, "0" * 26, "_" * 26, "01arz3ndektsv4rrffq69g5fav", "٣" * 26):
        assert key_of(id) == sha256(id.encode()).digest()[:16]


@given(st.sets(ULIDS | NEARLY | ANY, min_size=1))
def test_different_ids_have_different_keys(ids: set[str]) -> None:
    keys = {key_of(id) for id in ids}
    assert len(keys) == len(ids)
    assert IDS not in keys
    assert all(len(key) == 16 for key in keys)


@given(st.lists(ULIDS) | st.lists(ULIDS | NEARLY) | st.lists(ANY))
def test_many_keys_are_those_of_each(ids: list[str]) -> None:
    assert keys_of(ids) == [key_of(id) for id in ids]


@given(ULIDS.filter(lambda id: id.strip("0") != ""))
def test_a_key_spells_the_id_that_it_is_the_number_of(id: str) -> None:
    assert id_of(key_of(id)) == id
    assert id_of(IDS) == "0" * 26
