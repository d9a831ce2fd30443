"""Finds reviews and claims in whatever stands around them: pages, graphs, feeds, answers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import pairwise
from typing import Final

import attrs

from ledger_adapters.claimreview.google import in_answer
from ledger_adapters.claimreview.nodes import Node, Value, flat, walk
from ledger_adapters.claimreview.words import address

REVIEWS: Final = frozenset({"ClaimReview", "MediaReview"})
_INNER: Final = ("associatedClaimReview", "associatedMediaReview", "associatedReview")
_KEPT: Final = 5_000
_LARGEST: Final = 8_000
_NAMED: Final = 200_000
_DEEPEST: Final = 4


@attrs.frozen(kw_only=True)
class Found:
    """A review, or a claim that nobody reviews there, and what the feed says of it."""

    node: Node
    wrapper: Mapping[str, str] = attrs.field(factory=dict[str, str])


class Index:
    """What has to be known of a file before its reviews are read.

    Which things are told of in one place and referred to in another, which claims are reviewed
    somewhere, and which ids and addresses several reviews share. Not more is kept than fits.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self._nodes: dict[str, Node] = {}
        self._reviewed: set[str] = set()
        self._places: array[int] = array("Q")
        self._shared: frozenset[int] = frozenset()

    def add(self, root: Value) -> None:
        """Look through a value."""
        for node in walk(root):
            if REVIEWS.intersection(node.types):
                self._count(node)
            elif node.id and node.props and self._has_room(node):
                self._nodes.setdefault(node.id, node)
        for found in find((root,), Index()):
            if "ClaimReview" in found.node.types:
                self._places.append(_sum(found.node.id or address(found.node)))

    def settle(self) -> None:
        """Find out which ids and addresses several reviews share, once all were looked at."""
        places = sorted(self._places)
        self._shared = frozenset(a for a, b in pairwise(places) if a == b)
        self._places = array("Q")

    def _has_room(self, node: Node) -> bool:
        return len(self._nodes) < _KEPT and sum(len(text) for _, text in flat(node)) < _LARGEST

    def _count(self, node: Node) -> None:
        ids = [item.id for item in node.nodes("itemReviewed") if item.id]
        if len(self._reviewed) < _NAMED:
            self._reviewed.update(ids)

    def is_shared(self, review: Node) -> bool:
        """Tell whether several reviews of the file have this one's id, or else its address."""
        return _sum(review.id or address(review)) in self._shared

    def is_reviewed(self, claim: Node) -> bool:
        """Tell whether a review of the file refers to the claim."""
        return claim.id in self._reviewed

    def whole(self, node: Node, depth: int = 0) -> Node:
        """Put what is told elsewhere in place of the references to it."""
        if node.is_reference:
            node = self._nodes.get(node.id, node)
        if depth >= _DEEPEST or not self._nodes:
            return node
        props = {
            name: tuple(self.whole(v, depth + 1) if isinstance(v, Node) else v for v in values)
            for name, values in node.props.items()
        }
        return attrs.evolve(node, props=props)


def find(roots: Iterable[Value], index: Index) -> Iterator[Found]:
    """Find the reviews and the claims without a review, in the order in which they stand."""
    waiting = [Found(node=v) for v in reversed(list(roots)) if isinstance(v, Node)]
    while waiting:
        found = waiting.pop()
        node = found.node
        inner: list[Found] = []
        if REVIEWS.intersection(node.types):
            yield attrs.evolve(found, node=index.whole(node))
            inner = _within(node, found.wrapper, _INNER)
        elif "Claim" in node.types:
            reviews = _reviews_of(node)
            if not (reviews or index.is_reviewed(node)):
                yield attrs.evolve(found, node=index.whole(node))
            inner = [attrs.evolve(found, node=review) for review in reviews]
        else:
            answered = in_answer(node)
            wrapper = _wrapper(node) or found.wrapper
            inner = [Found(node=n) for n in answered] or _within(node, wrapper, node.props)
        waiting.extend(reversed(inner))


def _within(node: Node, wrapper: Mapping[str, str], names: Iterable[str]) -> list[Found]:
    return [Found(node=inner, wrapper=wrapper) for name in names for inner in node.nodes(name)]


def _reviews_of(claim: Node) -> list[Node]:
    """List the reviews that stand within the claim they are of."""
    bare = attrs.evolve(
        claim, props={k: v for k, v in claim.props.items() if k not in ("review", "reviews")}
    )
    found = [r for r in claim.nodes("review", "reviews") if REVIEWS.intersection(r.types)]
    return [
        attrs.evolve(r, props={**r.props, "itemReviewed": r.values("itemReviewed") or (bare,)})
        for r in found
    ]


def _wrapper(node: Node) -> dict[str, str]:
    """Keep what a feed says of one of its items."""
    if "DataFeedItem" not in node.types:
        return {}
    bare = attrs.evolve(node, props={k: v for k, v in node.props.items() if k != "item"}, types=())
    return dict(flat(bare, "DataFeedItem."))


def _sum(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(errors="replace"), digest_size=8).digest())
