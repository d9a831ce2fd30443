"""One message as the ledger sees it: who sent it when and where, what it says, what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

import attrs

from ledger.times import When
from ledger_adapters.mail.boxes import Raw
from ledger_adapters.mail.dates import header_date
from ledger_adapters.mail.fields import Fields, Person, people
from ledger_adapters.mail.mime import read_message
from ledger_adapters.mail.texts import Body, body_of

SHORT: Final = 2000
_ID: Final = re.compile(r"<[^<>\s]{1,1000}>")
_VIA: Final = re.compile(r"(.{1,200}?)\s(?:via|über|par|через)\s.{1,200}", re.IGNORECASE)
_LISTED: Final = re.compile(r"(.{0,300}?)\s*<([^<>]{1,300})>\s*")
_TRANSPORT: Final = re.compile(
    r"received(?:-spf)?|return-path|delivered-to|dkim-signature|domainkey-signature|arc-.*|x-received|"
    r"x-google-.*|x-gm-.*|authentication-results|mime-version|content-.*|status|x-status|x-uid.*|"
    r"x-keywords|x-mozilla-.*|lines|message-id|subject|date|x-spam-.*|x-ms-exchange-.*"
)


@attrs.frozen(kw_only=True)
class Message:
    """A message read: `key` is its Message-ID as written, else the sum of its bytes."""

    at: str
    body: Body
    envelope: str = ""
    faults: tuple[str, ...] = ()
    fields: Fields
    key: str

    @property
    def sender(self) -> Person:
        """Who wrote it: From, without what a list adds to the name ("Ann via Talk")."""
        found = people(self.fields.get("from")) or people(self.fields.get("sender"))
        one = found[0] if found else Person()
        via = _VIA.fullmatch(one.name) if self.fields.get("list-id") else None
        original = people(self.fields.get("x-original-from"))
        if original:
            return original[0]
        return attrs.evolve(one, name=via[1].strip("\"' ")) if via else one

    @property
    def authors(self) -> tuple[str, ...]:
        """Everybody whom From names, where these are several."""
        found = people(self.fields.get("from"))
        return tuple(p.called for p in found) if len(found) > 1 else ()

    @property
    def sent(self) -> When | None:
        """When it was sent, in the sender's zone."""
        return header_date(self.fields.get("date"))

    @property
    def title(self) -> str:
        """Its subject."""
        return self.fields.get("subject")

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of what it answers, nearest first."""
        direct = _ID.findall(self.fields.get("in-reply-to"))
        older = _ID.findall(self.fields.get("references"))[-50:]
        return tuple(dict.fromkeys((*direct, *older[::-1])))

    @property
    def is_bulk(self) -> bool:
        """Whether it went to many: a list or a newsletter."""
        fields = self.fields
        bulk = fields.get("precedence").lower() in ("bulk", "list", "junk")
        return bulk or bool(fields.get("list-unsubscribe") or fields.get("list-id"))

    @property
    def is_newsletter(self) -> bool:
        """Whether it went to many who cannot answer there (RFC 2369, List-Post)."""
        posts = self.fields.get("list-post").strip().upper()
        return self.is_bulk and (not posts or posts == "NO") and not self.answers

    @property
    def host(self) -> str:
        """The list that passed it on; "" for other mail."""
        listed = self.fields.get("list-id")
        if not listed or self.is_newsletter:
            return ""
        found = _LISTED.fullmatch(listed)
        return ((found[1].strip('" ') or found[2]) if found else listed)[:SHORT]

    def extras(self) -> Iterator[tuple[str, str]]:
        """List the fields that a document has no word for, and what hangs on the message."""
        yield "author", "; ".join(self.authors)
        for name, value in self.fields.all:
            if not _TRANSPORT.fullmatch(name):
                yield name, value
        for n, told in enumerate(self.body.attachments, start=1):
            yield f"attachment.{n}", told
        yield "signed", self.body.signed
        yield "envelope", self.envelope
        yield "body", "made of text/html" if self.body.html else ""


def read(raw: Raw) -> Message:
    """Read one message."""
    part, faults = read_message(raw.message)
    body = body_of(part)
    if raw.cut:
        faults = (*faults, "it is larger than 16 MiB; only its first 16 MiB were read")
    found = _ID.search(part.fields.get("message-id"))
    told = part.fields.get("message-id")
    key = found[0] if found else told if told and len(told) < SHORT else ""
    return Message(
        at=raw.at,
        body=body,
        envelope=raw.envelope,
        faults=(*faults, *body.faults),
        fields=part.fields,
        key=key or f"sha256:{_sum(raw, part.fields)}",
    )


def _sum(raw: Raw, fields: Fields) -> str:
    """Take the sum of what tells a message from another: its fields, else all of it."""
    said = [fields.get(name) for name in ("from", "to", "date", "subject")]
    told = "\x1f".join(said).encode("utf-8", "replace") if fields.get("date") else raw.message
    return sha256(told).hexdigest()
