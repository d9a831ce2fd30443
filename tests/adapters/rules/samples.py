"""Reads a text with the rules reader, for the tests beside it."""

from ledger.adapter import Document, Draft, Passage
from ledger.claims import Claim, Resolution
from ledger.times import when
from ledger_adapters.rules import RulesReader


def drafts(text: str, *, published: str = "", publisher: str = "The Courier") -> list[Draft]:
    """All drafts the reader yields for an article."""
    document = Document(text=text, publisher=publisher, published=when(published, basis="metadata"))
    found = RulesReader().read(document, Passage(span=(0, len(text))))
    return [draft for draft in found if isinstance(draft, Draft)]


def claims(text: str, *, published: str = "", publisher: str = "The Courier") -> list[Claim]:
    """The claims among them."""
    found = drafts(text, published=published, publisher=publisher)
    return [draft.record for draft in found if isinstance(draft.record, Claim)]


def resolutions(text: str) -> list[Resolution]:
    """The resolutions among them."""
    return [draft.record for draft in drafts(text) if isinstance(draft.record, Resolution)]


def told(claim: Claim) -> tuple[str, ...]:
    """A claim as the names of its chain and then its content."""
    return (*(hop.name for hop in claim.chain), claim.content)
