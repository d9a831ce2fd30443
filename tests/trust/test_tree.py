"""The tree gives RFC 6962's root at any size, however its leaves came in."""

from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.testing.plain_tree import tree_hash
from ledger.trust.tree import KEPT, Frontier, frontier_at

LEAVES = [sha256(n.to_bytes(4, "big")).digest() for n in range(70_000)]


def whole_subtree(level: int, index: int) -> bytes:
    return tree_hash(LEAVES[index << level : (index + 1) << level])


def test_known_roots_come_out() -> None:
    """The published vectors of the RFC 6962 reference tests."""
    data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f"]  # fmt: skip
    leaves = [sha256(b"\x00" + bytes.fromhex(d)).digest() for d in data]
    known = {
        0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    }
    for size, root in known.items():
        assert Frontier().extended(leaves[:size])[0].root.hex() == root


@given(st.lists(st.integers(0, 700), max_size=6))
def test_any_split_into_batches_gives_the_same_tree(sizes: list[int]) -> None:
    frontier, kept = Frontier(), []
    for size in sizes:
        more = LEAVES[frontier.size : frontier.size + size]
        frontier, nodes = frontier.extended(more)
        kept += nodes
        assert frontier.root == tree_hash(LEAVES[: frontier.size])
    at_once, nodes_at_once = Frontier().extended(LEAVES[: sum(sizes)])
    assert (frontier, kept) == (at_once, nodes_at_once)
    assert [n.index for n in kept] == list(range(frontier.size >> 8))
    assert all(n.level == 8 and n.hash == whole_subtree(8, n.index) for n in kept)


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 65_535, 65_536, 65_537, 65_900, 70_000])
def test_a_frontier_is_found_again_from_the_kept_nodes(size: int) -> None:
    whole, kept = Frontier().extended(LEAVES[:size])
    asked = []

    def fetch(level: int, start: int, stop: int) -> Sequence[bytes]:
        asked.append(stop - start)
        if level == 0:
            return LEAVES[start:stop]
        return [n.hash for n in kept if n.level == level and start <= n.index < stop]

    assert frontier_at(size, fetch) == whole
    assert all(0 < count < 256 for count in asked)
    assert {n.level for n in kept} <= set(KEPT)


@given(st.integers(1, 300), st.integers(0, 299), st.integers(0, 255))
def test_no_leaf_can_be_changed_without_the_root(size: int, at: int, bit: int) -> None:
    leaves = LEAVES[:size]
    changed = bytearray(leaves[at % size])
    changed[bit // 8] ^= 1 << bit % 8
    others = [*leaves[: at % size], bytes(changed), *leaves[at % size + 1 :]]
    assert Frontier().extended(leaves)[0].root != Frontier().extended(others)[0].root


def test_nodes_that_were_given_are_not_kept_again() -> None:
    given = [whole_subtree(8, n) for n in range(256)]
    frontier, kept = Frontier().extended(given, 8)
    assert frontier == Frontier().extended(LEAVES[:65_536])[0]
    assert [(n.level, n.index) for n in kept] == [(16, 0)]
