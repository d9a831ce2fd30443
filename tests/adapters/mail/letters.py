"""Messages to read in tests, and what is looked for in what was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ledger.adapter import Document, Draft, Item
from ledger.claims import Claim
from ledger_adapters.mail import MailAdapter

MAIL = MailAdapter()


SAMPLES = Path(__file__).parents[1] / "samples" / "mail"


Read = Callable[..., list[Item]]


def message(text: str, more: str = "", who: str = "Ann Berg <ann@fjord.example>") -> str:
    return (
        f"Message-ID: <m@fjord.example>\nFrom: {who}\nDate: Tue, 8 Aug 2023 09:00:00 +0200\n"
        f"Subject: Cable\n{more}\n{text}"
    )


def documents(items: list[Item]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


def claims(items: list[Item]) -> list[Claim]:
    return [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Claim)]


def said(items: list[Item]) -> list[tuple[str, str]]:
    """Each claim as its chain and its words."""
    return [(" > ".join(hop.name for hop in c.chain), c.content) for c in claims(items)]
