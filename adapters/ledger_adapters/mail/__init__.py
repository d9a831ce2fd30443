"""Mail: single messages (.eml, a file of a Maildir) and mailboxes (mbox), message by message.

Each message is a document; what its sender wrote is the sender's claim, or prose for a reader where
it is a newsletter or as long as an article. What is quoted is a claim of whom it names, through the
sender, unless the mailbox has the quoted message itself. Nothing is fetched, run or shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ledger.adapter import Item, Match, Probe, SourceFile
from ledger.errors import BadSource
from ledger_adapters.mail.boxes import messages
from ledger_adapters.mail.known import Known
from ledger_adapters.mail.options import Options
from ledger_adapters.mail.sniffing import sniff
from ledger_adapters.mail.telling import Teller

__all__ = ["MailAdapter", "Options", "ledger_adapters"]


class MailAdapter:
    """Reads mail message by message; a broken message is a flaw, and the rest go on."""

    name: Final = "mail"
    version: Final = 1
    options: Final[type[Any]] = Options

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know mail by the header fields it begins with."""
        return sniff(probe)

    def read(self, file: SourceFile, options: Options, /) -> Iterator[Item]:
        """Read documents, claims, links and passages; quotations of later messages come last.

        Raises `BadSource` where the encoding named cannot be that of mail.
        """
        if file.encoding.replace("_", "-").lower().startswith(("utf-16", "utf-32")):
            why = f"mail is no {file.encoding} text: import it as it came, it names its encodings"
            raise BadSource(path=str(file.path), why=why)
        teller = Teller(options, Known())
        for raw in messages(file):
            yield from teller.items(raw)
        yield from teller.rest()


def ledger_adapters() -> list[MailAdapter]:
    """Offer the adapter."""
    return [MailAdapter()]
