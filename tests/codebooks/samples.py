"""Claims for tests, anchored in a text by their own words."""

from ledger.adapter import anchor
from ledger.claims import Claim, Hop, Mention, Occurrence, Words


def claim(
    text: str,
    content: str,
    *chain: str,
    told: str = "",
    occurrence: str = "",
    id: str = "",
) -> Claim:
    """Make a claim whose content stands in the text, or nowhere when it does not."""
    at = text.find(content)
    return Claim(
        addressee=Mention(text=told) if told else None,
        anchor=anchor(text, (at, at + len(content))) if at >= 0 else None,
        chain=tuple(Hop(by=(mention(text, name),)) for name in chain),
        content=content,
        id=id or content[:60],
        occurrence=Occurrence(words=Words(text=occurrence)) if occurrence else None,
        source="source",
    )


def mention(text: str, name: str) -> Mention:
    """Name somebody where the text does so first."""
    at = text.find(name)
    return Mention(at=(at, at + len(name)) if at >= 0 else None, text=name)
