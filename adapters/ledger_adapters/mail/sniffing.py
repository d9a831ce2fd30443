"""Knowing mail by the header fields it begins with."""

from __future__ import annotations

import re
from typing import Final

from ledger.adapter import Match, Probe, Sure
from ledger_adapters.mail.boxes import is_box
from ledger_adapters.mail.fields import read_fields, split

_FIRST: Final = re.compile(rb"[!-9;-~]{1,100}[ \t]?:")
_OWN: Final = frozenset(
    "received message-id mime-version return-path delivered-to x-mailer in-reply-to list-id "  # noqa: SIM905 - a word list reads better as words
    "content-transfer-encoding dkim-signature reply-to references".split()
)
_USUAL: Final = frozenset({"from", "to", "date", "subject", "cc", "sender", "content-type"})


def sniff(probe: Probe) -> Match | None:
    """Say whether a file is a mailbox or a message, by its first lines."""
    head = probe.head.lstrip(b"\xef\xbb\xbf\r\n")
    box = is_box(head)
    if box:
        head = head[head.find(b"\n") + 1 :]
    if not _FIRST.match(head):
        return None
    fields = read_fields(split(head)[0][:16_384]).all
    names = {name for name, _ in fields}
    if "snapshot-content-location" in names or ("from", "<Saved by Blink>") in fields:
        return None  # a browser's web archive (MHTML)
    own, usual = names & _OWN, names & _USUAL
    if box and (own or len(usual) > 1):
        return Match(Sure.CERTAIN, 'it begins with a mailbox\'s "From " line and a header')
    if own and len(usual) > 1:
        listed = ", ".join(sorted(own | usual)[:4])
        return Match(Sure.CERTAIN, f"it begins with the header of a message ({listed}, ...)")
    if len(usual) > 2 and "from" in usual:
        whole = {"from", "date", "subject", "to"} <= usual or probe.suffix in (".eml", ".mbox")
        sure = Sure.CERTAIN if whole else Sure.LIKELY
        return Match(sure, f"it begins with the fields {', '.join(sorted(usual))}")
    if probe.suffix in (".eml", ".mbox") and names:
        return Match(Sure.LIKELY, f"the name ends in {probe.suffix} and it begins with fields")
    return None
