"""Proofs are those of RFC 6962's own definition, and no other proof is taken."""

from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.testing.plain_tree import tree_hash
from ledger.trust.errors import NotTrusted
from ledger.trust.proofs import check_consistency, check_inclusion, consistency, inclusion
from ledger.trust.tree import KEPT, Frontier

MOST = 140_000
LEAVES = [sha256(n.to_bytes(4, "big")).digest() for n in range(MOST)]
NODES = {(n.level, n.index): n.hash for n in Frontier().extended(LEAVES)[1]}
SMALL = st.integers(1, 1500)


def fetch(level: int, start: int, stop: int) -> Sequence[bytes]:
    assert level in (0, *KEPT)
    assert 0 < stop - start < 256  # little is read, however large the tree
    if not level:
        return LEAVES[start:stop]
    return [NODES[level, n] for n in range(start, stop)]


def split(count: int) -> int:
    return 1 << (count - 1).bit_length() - 1


def path(index: int, leaves: list[bytes]) -> list[bytes]:
    """PATH(m, D[n]), RFC 6962, section 2.1.1."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if index < k:
        return [*path(index, leaves[:k]), tree_hash(leaves[k:])]
    return [*path(index - k, leaves[k:]), tree_hash(leaves[:k])]


def subproof(first: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """SUBPROOF(m, D[n], b), RFC 6962, section 2.1.2."""
    if first == len(leaves):
        return [] if whole else [tree_hash(leaves)]
    k = split(len(leaves))
    if first <= k:
        return [*subproof(first, leaves[:k], whole), tree_hash(leaves[k:])]
    return [*subproof(first - k, leaves[k:], whole=False), tree_hash(leaves[:k])]


@given(SMALL, st.data())
def test_a_leaf_is_proved_as_the_standard_defines_it(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion(index, size, fetch)
    assert list(proof) == path(index, LEAVES[:size])
    check_inclusion(LEAVES[index], index, size, proof, tree_hash(LEAVES[:size]))


@given(SMALL, st.data())
def test_growth_is_proved_as_the_standard_defines_it(second: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, second))
    proof = consistency(first, second, fetch)
    assert list(proof) == subproof(first, LEAVES[:second])
    roots = tree_hash(LEAVES[:first]), tree_hash(LEAVES[:second])
    check_consistency(first, second, proof, *roots)


@pytest.mark.parametrize(("first", "second"), [(65_536, 140_000), (70_001, 131_072), (256, 65_537)])
def test_large_trees_are_proved_from_the_kept_nodes(first: int, second: int) -> None:
    roots = tree_hash(LEAVES[:first]), tree_hash(LEAVES[:second])
    check_consistency(first, second, consistency(first, second, fetch), *roots)
    for index in (0, first - 1, first, second - 1):
        proof = inclusion(index, second, fetch)
        check_inclusion(LEAVES[index], index, second, proof, roots[1])


@given(st.integers(2, 300), st.data())
def test_no_altered_proof_of_a_leaf_is_taken(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof, root = list(inclusion(index, size, fetch)), tree_hash(LEAVES[:size])
    n = data.draw(st.integers(0, len(proof) - 1))
    changed = [[*proof[:n], LEAVES[-1], *proof[n + 1 :]], proof[:n], [*proof, LEAVES[0]]]
    for wrong in changed:
        with pytest.raises(NotTrusted, match="proof of inclusion"):
            check_inclusion(LEAVES[index], index, size, wrong, root)
    with pytest.raises(NotTrusted):
        check_inclusion(LEAVES[(index + 1) % size], index, size, proof, root)
    for at in (-1, size):
        with pytest.raises(NotTrusted, match="no leaf"):
            check_inclusion(LEAVES[index], at, size, proof, root)


@given(st.integers(2, 300), st.data())
def test_no_altered_proof_of_growth_is_taken(second: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, second - 1))
    proof = list(consistency(first, second, fetch))
    old, new = tree_hash(LEAVES[:first]), tree_hash(LEAVES[:second])
    n = data.draw(st.integers(0, len(proof) - 1))
    changed = [[*proof[:n], LEAVES[-1], *proof[n + 1 :]], proof[:n], [*proof, LEAVES[0]], []]
    for wrong in changed:
        with pytest.raises(NotTrusted, match="proof of consistency"):
            check_consistency(first, second, wrong, old, new)
    for roots in ((new, old), (old, old), (new, new)):
        with pytest.raises(NotTrusted):
            check_consistency(first, second, proof, *roots)


def test_trees_of_one_size_and_the_empty_tree_need_no_proof() -> None:
    old, new = tree_hash(LEAVES[:5]), tree_hash(LEAVES[:6])
    assert (consistency(5, 5, fetch), consistency(0, 5, fetch)) == ((), ())
    check_consistency(5, 5, [], old, old)
    check_consistency(0, 5, [], sha256(b"").digest(), old)
    with pytest.raises(NotTrusted, match="differ"):
        check_consistency(5, 5, [], old, new)
    for first in (0, 5):
        with pytest.raises(NotTrusted, match="too long"):
            check_consistency(first, 5, [old], old, old)
    with pytest.raises(NotTrusted, match="cannot go on"):
        check_consistency(6, 5, [], new, old)
    with pytest.raises(NotTrusted, match="32 bytes"):
        check_consistency(0, 5, [], b"", old)
    with pytest.raises(IndexError, match="does not go on"):
        consistency(6, 5, fetch)
    with pytest.raises(IndexError, match="no leaf 5"):
        inclusion(5, 5, fetch)


LEAF, OTHER = LEAVES[0], LEAVES[1]
SHORT = "a hash in it is not 32 bytes long"
LEADS = "it does not lead from the one root to the other"


@pytest.mark.parametrize(
    ("leaf", "index", "size", "proof", "root", "why"),
    [
        (LEAF[:31], 0, 2, [OTHER], OTHER, SHORT),
        (LEAF, 0, 2, [OTHER], OTHER[:31], SHORT),
        (LEAF, 0, 2, [OTHER + b"."], OTHER, SHORT),
        (LEAF, 2, 2, [OTHER], OTHER, "a tree of 2 leaves has no leaf 2"),
        (LEAF, -1, 2, [OTHER], OTHER, "a tree of 2 leaves has no leaf -1"),
        (LEAF, 0, 1, [OTHER], LEAF, "it is too long"),
        (LEAF, 0, 2, [OTHER], OTHER, "it does not lead to the root"),
        (LEAF, 0, 2, [], LEAF, "it does not lead to the root"),
    ],
)
def test_it_is_said_what_is_wrong_with_a_proof_of_a_leaf(
    leaf: bytes, index: int, size: int, proof: list[bytes], root: bytes, why: str
) -> None:
    with pytest.raises(NotTrusted) as refusal:
        check_inclusion(leaf, index, size, proof, root)
    assert (refusal.value.what, refusal.value.why) == ("proof of inclusion", why)


@pytest.mark.parametrize(
    ("first", "second", "proof", "old", "new", "why"),
    [
        (1, 2, [OTHER], LEAF[:31], OTHER, SHORT),
        (1, 2, [OTHER], LEAF, OTHER[:31], SHORT),
        (1, 2, [OTHER + b"."], LEAF, OTHER, SHORT),
        (3, 2, [], LEAF, OTHER, "2 leaves cannot go on from 3"),
        (-1, 2, [], LEAF, OTHER, "2 leaves cannot go on from -1"),
        (2, 2, [], LEAF, OTHER, "two roots of one size differ"),
        (2, 2, [OTHER], LEAF, LEAF, "it is too long"),
        (0, 2, [OTHER], LEAF, OTHER, "it is too long"),
        (3, 5, [], LEAF, OTHER, "it is empty"),
        (1, 2, [], LEAF, LEAF, LEADS),
        (1, 2, [OTHER], LEAF, OTHER, LEADS),
        (1, 2, [OTHER, OTHER], LEAF, OTHER, "it is too long"),
    ],
)
def test_it_is_said_what_is_wrong_with_a_proof_of_growth(
    first: int, second: int, proof: list[bytes], old: bytes, new: bytes, why: str
) -> None:
    with pytest.raises(NotTrusted) as refusal:
        check_consistency(first, second, proof, old, new)
    assert (refusal.value.what, refusal.value.why) == ("proof of consistency", why)


def test_every_proof_of_a_small_tree_is_taken_and_is_that_of_the_standard() -> None:
    roots = [tree_hash(LEAVES[:size]) for size in range(34)]
    for second in range(1, 34):
        for first in range(1, second + 1):
            proof = consistency(first, second, fetch)
            assert list(proof) == subproof(first, LEAVES[:second])
            check_consistency(first, second, proof, roots[first], roots[second])
            proof = inclusion(first - 1, second, fetch)
            assert list(proof) == path(first - 1, LEAVES[:second])
            check_inclusion(LEAVES[first - 1], first - 1, second, proof, roots[second])
