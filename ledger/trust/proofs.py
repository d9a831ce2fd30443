"""Proofs about the tree (RFC 6962, section 2.1): an event is in it, and it only ever grew."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from ledger.trust.errors import NotTrusted
from ledger.trust.tree import Fetch, frontier_at


def subtree(start: int, stop: int, fetch: Fetch) -> bytes:
    """Give the hash over the leaves `[start, stop)`, where these are a subtree of some tree."""

    def shifted(level: int, first: int, after: int) -> Sequence[bytes]:
        return fetch(level, first + (start >> level), after + (start >> level))

    return frontier_at(stop - start, shifted).root


def inclusion(index: int, size: int, fetch: Fetch) -> tuple[bytes, ...]:
    """Prove that the leaf `index` (from 0) is in the tree of `size` leaves: hashes, leaf first.

    Raises `IndexError` where the tree has no such leaf.
    """
    if not 0 <= index < size:
        raise IndexError(f"a tree of {size} leaves has no leaf {index}")
    start, stop = 0, size
    found: list[bytes] = []
    while stop - start > 1:
        middle = start + _split(stop - start)
        if index < middle:
            found.append(subtree(middle, stop, fetch))
            stop = middle
        else:
            found.append(subtree(start, middle, fetch))
            start = middle
    return tuple(reversed(found))


def consistency(first: int, second: int, fetch: Fetch) -> tuple[bytes, ...]:
    """Prove that the tree of `second` leaves goes on from that of `first` (RFC 6962, 2.1.2).

    Empty where they are equal or the first is empty. Raises `IndexError` where `first` is larger.
    """
    if not 0 <= first <= second:
        raise IndexError(f"a tree of {second} leaves does not go on from one of {first}")
    if first in (0, second):
        return ()
    start, stop, whole = 0, second, True
    found: list[bytes] = []
    while first < stop:
        middle = start + _split(stop - start)
        if first <= middle:
            found.append(subtree(middle, stop, fetch))
            stop = middle
        else:
            found.append(subtree(start, middle, fetch))
            start, whole = middle, False
    if not whole:
        found.append(subtree(start, stop, fetch))
    return tuple(reversed(found))


def _split(count: int) -> int:
    """Give the largest power of two that is smaller than a count of two or more."""
    return 1 << (count - 1).bit_length() - 1


def check_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Make sure that a leaf is in a tree (RFC 9162, section 2.1.3.2); raises `NotTrusted`."""
    what = "proof of inclusion"
    _all_hashes(what, leaf, root, *proof)
    if not 0 <= index < size:
        raise _wrong(what, f"a tree of {size} leaves has no leaf {index}")
    at, last, found = index, size - 1, leaf
    for hash in proof:
        if not last:
            raise _wrong(what, "it is too long")
        if at & 1 or at == last:
            found = _node(hash, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = _node(found, hash)
        at, last = at >> 1, last >> 1
    if last or found != root:
        raise _wrong(what, "it does not lead to the root")


def check_consistency(
    first: int, second: int, proof: Sequence[bytes], old: bytes, new: bytes
) -> None:
    """Make sure that one tree goes on from another (RFC 9162, 2.1.4.2); raises `NotTrusted`."""
    what = "proof of consistency"
    _all_hashes(what, old, new, *proof)
    if not 0 <= first <= second:
        raise _wrong(what, f"{second} leaves cannot go on from {first}")
    if first in (0, second):
        if proof or (first and old != new):
            raise _wrong(what, "two roots of one size differ" if not proof else "it is too long")
        return
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    path = [old, *proof] if not at else list(proof)
    if not path:
        raise _wrong(what, "it is empty")
    small = large = path[0]
    for hash in path[1:]:
        if not last:
            raise _wrong(what, "it is too long")
        if at & 1 or at == last:
            small, large = _node(hash, small), _node(hash, large)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            large = _node(large, hash)
        at, last = at >> 1, last >> 1
    if last or (small, large) != (old, new):
        raise _wrong(what, "it does not lead from the one root to the other")


def _all_hashes(what: str, *given: bytes) -> None:
    if any(len(hash) != 32 for hash in given):
        raise _wrong(what, "a hash in it is not 32 bytes long")


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _wrong(what: str, why: str) -> NotTrusted:
    return NotTrusted(what=what, why=why)
