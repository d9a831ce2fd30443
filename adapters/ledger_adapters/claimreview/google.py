"""Answers of Google's Fact Check Tools API (v1alpha1), in the words of schema.org.

`claims:search` gives claims with their reviews, `claims:imageSearch` results with a claim each,
`pages` the markup of whole pages. What has no word of schema.org keeps Google's.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger_adapters.claimreview.nodes import Node, Value

ANSWER = "FactCheckTools answer"
"""The type given to what Google's answers tell, which have none of their own."""


def in_answer(node: Node) -> list[Node]:
    """Find the reviews in a claim or page of an answer; none in anything else."""
    if node.types:
        return []
    if node.nodes("claimReview"):
        return [_review(node, review) for review in node.nodes("claimReview")]
    if "claimReview" in node.props and node.text("text"):
        return [attrs.evolve(node, types=("Claim",))]
    return [_marked(node, markup) for markup in node.nodes("claimReviewMarkups")]


def _review(claim: Node, review: Node) -> Node:
    rest = {k: v for k, v in claim.props.items() if k not in ("claimReview", "text")}
    return Node(
        types=("ClaimReview", ANSWER),
        props={
            **review.props,
            "claimReviewed": claim.values("text"),
            "itemReviewed": (Node(props=rest),) if rest else (),
        },
    )


def _marked(page: Node, markup: Node) -> Node:
    """Make the review of one markup of a page; its claim's words begin with "claim"."""
    whole = {**dict(_of_page(page)), **markup.props}
    claim = {k: v for k, v in whole.items() if k.startswith("claim") and k != "claimReviewed"}
    rest = {k: v for k, v in whole.items() if k not in claim}
    item = (Node(props=claim),) if claim else ()
    return Node(types=("ClaimReview", ANSWER), props={**rest, "itemReviewed": item})


def _of_page(page: Node) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for name, values in page.props.items():
        if name == "claimReviewAuthor":
            yield "author", values
        elif name != "claimReviewMarkups":
            yield name, values
