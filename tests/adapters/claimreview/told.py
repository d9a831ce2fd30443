"""Reviews to read in tests, and what is looked for in what was read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ledger.adapter import Document, Draft, Flaw, Item
from ledger.claims import Claim
from ledger_adapters.claimreview import ClaimReviewAdapter

ADAPTER = ClaimReviewAdapter()


SAMPLES = Path(__file__).parents[1] / "samples" / "claimreview"


Read = Callable[..., list[Item]]


def review(**more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://faktor.example/bridge",
        "datePublished": "2023-08-10",
        "author": {"@type": "Organization", "name": "Faktor"},
        "claimReviewed": "The bridge is closed.",
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Anna Keller"},
            "datePublished": "2023-08-07",
        },
        "reviewRating": {"@type": "Rating", "alternateName": "Mostly false", "ratingValue": 2},
        **more,
    }


def page(*scripts: str, body: str = "") -> str:
    told = "".join(f'<script type="application/ld+json">{s}</script>' for s in scripts)
    return f"<!doctype html><html><head>{told}</head><body>{body}</body></html>"


def records(items: list[Item], kind: type[Any]) -> list[Any]:
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, kind)]


def keys(items: list[Item]) -> list[str]:
    return [i.key for i in items if isinstance(i, Draft)]


def documents(items: list[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def whys(items: list[Item]) -> list[str]:
    return [item.why for item in items if isinstance(item, Flaw)]


def reviewed(items: list[Item]) -> list[Claim]:
    """The claims that were reviewed."""
    return [c for c in records(items, Claim) if len(c.chain) == 2]


def answer(**more: Any) -> dict[str, Any]:
    told = {
        "publisher": {"name": "Faktor", "site": "faktor.example"},
        "url": "https://faktor.example/bridge",
        "title": "Is the bridge closed?",
        "reviewDate": "2023-08-10T00:00:00Z",
        "textualRating": "Mostly false",
        "languageCode": "en",
    }
    claim = {"text": "It is closed.", "claimant": "Ann", "claimDate": "2023-08-07T00:00:00Z"}
    return {"claims": [{**claim, "claimReview": [told]}], **more}
