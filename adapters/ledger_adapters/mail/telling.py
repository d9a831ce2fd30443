"""From a message to what the ledger takes: a document, its sender's claim, quotations, prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from ledger.adapter import Document, Draft, Flaw, Item, Passage, anchor
from ledger.claims import Claim, Hop, Link, Mention, Span
from ledger_adapters.mail.boxes import Raw
from ledger_adapters.mail.fields import text_of
from ledger_adapters.mail.known import Known
from ledger_adapters.mail.layout import MOST_LINES, MOST_RUNS, Run, runs
from ledger_adapters.mail.message import SHORT, Message, read
from ledger_adapters.mail.options import Options
from ledger_adapters.mail.pending import Pending, Quotation
from ledger_adapters.mail.words import words

BY: Final = "adapter:mail"
LONGEST: Final = 50_000
_ARTICLE: Final = 150
_ROOM: Final = 200_000
_DEEPEST: Final = 20


class Teller:
    """Tells messages one by one, remembering what each says itself."""

    def __init__(self, options: Options, known: Known) -> None:
        self._options = options
        self._known = known
        self._linked: set[int] = set()
        self._pending = Pending()

    def items(self, raw: Raw, via: tuple[Hop, ...] = ()) -> Iterator[Item]:
        """Turn a message into items; `via` are those who passed it on as an attachment."""
        message = read(raw)
        if not (message.sender.called or message.body.text or message.title):
            yield Flaw(at=raw.at, raw=_raw(raw), why="it is no message: no sender, subject or text")
            return
        found = [] if message.body.encrypted else _runs(message)
        own = [run for run in found if not run.speakers]
        again = self._again(message, own, via)
        if again:
            if again is not True:
                yield again
            return
        yield from (Flaw(at=raw.at, raw=_raw(raw), why=why) for why in message.faults)
        if len(found) == MOST_RUNS or message.body.text.count("\n") >= MOST_LINES:
            why = f"only its first {MOST_LINES} lines and {MOST_RUNS} quotations were told apart"
            yield Flaw(at=raw.at, raw=_raw(raw), why=why)
        if message.body.encrypted:
            why = f"it is encrypted ({message.body.encrypted}): export it decrypted"
            yield Flaw(at=raw.at, raw=_raw(raw), why=why)
        yield from self._told(message, found, own, via)

    def rest(self) -> Iterator[Item]:
        """Tell the quotations that waited for what they quote."""
        for quotation in self._pending.all():
            yield from self._quoted(quotation)

    def _again(self, message: Message, own: list[Run], via: tuple[Hop, ...]) -> Flaw | bool:
        """Take note of a message; tells whether the mailbox had it before."""
        text = "\n".join(run.words for run in own)
        key = message.key if not via else "\x1f".join((*(hop.name for hop in via), message.key))
        said = "" if via or not self._claims(message, own) else text
        same = self._known.add(key, said, text)
        if same is not False:
            return bool(same)
        why = f"another message has the same Message-ID {message.key} and other text; left out"
        return Flaw(at=message.at, raw=text[:1000], why=why)

    def _told(
        self, message: Message, found: list[Run], own: list[Run], via: tuple[Hop, ...]
    ) -> Iterator[Item]:
        document, left_out = self._document(message, via)
        yield from (
            Flaw(at=message.at, why=f"its {n!r} is too long; it was left out") for n in left_out
        )
        yield document
        sender = Hop(
            by=(Mention(text=document.publisher),) if document.publisher else (),
            said=message.sent, verb="say", wording="verbatim",
        )  # fmt: skip
        claimed = ""
        if own and (via or self._claims(message, own)):
            claimed = claim_key(message.key, via)
            yield self._own(message, document, own, (*via, sender), claimed)
        if self._is_prose(message, own):
            yield from (Passage(document=message.key, kind="body", span=r.span) for r in own)
        quoted = [run for run in found if run.speakers]
        for n, run in enumerate(quoted, start=1):
            quotation = _quotation(message, document, run, (*via, sender), claimed, n)
            if self._waits(message):
                self._pending.add(quotation)
            else:
                yield from self._quoted(quotation)
        yield from self._forwarded(message, (*via, sender))

    def _claims(self, message: Message, own: list[Run]) -> bool:
        """Tell whether a message is a claim of its sender's; a newsletter is prose alone."""
        return bool(own) and not (message.is_newsletter and self._is_prose(message, own))

    def _is_prose(self, message: Message, own: list[Run]) -> bool:
        if self._options.prose != "auto":
            return self._options.prose == "all"
        long = sum(len(run.words.split()) for run in own) >= _ARTICLE
        return message.is_newsletter or long

    def _document(self, message: Message, via: tuple[Hop, ...]) -> tuple[Document, list[str]]:
        extras, left_out = _fitting(message.extras())
        made = Document(
            extras=extras,
            host=via[-1].name[:SHORT] if via else message.host,
            key=message.key,
            language=message.fields.get("content-language")[:100],
            published=message.sent,
            publisher=(self._options.publisher or message.sender.called)[:SHORT],
            text=message.body.text,
            title=message.title[:SHORT],
        )
        return made, left_out

    def _own(
        self, message: Message, document: Document, own: list[Run], chain: tuple[Hop, ...], key: str
    ) -> Draft:
        """Make the sender's own text the sender's claim."""
        spans, content = _fitted(own)
        answers = [claim_key(id, ()) for id in message.answers[:1]]
        whole = sum(len(run.words) for run in own)
        claim = Claim(
            anchor=anchor(document.text, *spans),
            chain=_reported(chain),
            content=content,
            extras={"cut": f"{whole} code points in all"} if whole > LONGEST else {},
            form="direct",
            id=key,
            reply_to=answers[0] if answers and not chain[:-1] else None,
            source=document.key,
        )
        own_key = key if chain[:-1] else message.key
        return Draft(at=message.at, document=document.key, key=own_key, record=claim)

    def _waits(self, message: Message) -> bool:
        """Tell whether a message answers one that may yet come."""
        return any(not self._known.has(id) for id in message.answers[:1]) and self._pending.has_room

    def _quoted(self, quotation: Quotation) -> Iterator[Draft]:
        """Link a quotation to the message it is of, else make it a claim of whom it names."""
        for id in quotation.answers:
            if self._known.says(id, quotation.words):
                place = hash((quotation.claimed, id))
                if quotation.claimed and place not in self._linked:
                    self._linked.add(place)
                    yield _link(quotation, id)
                return
        yield quotation.draft

    def _forwarded(self, message: Message, chain: tuple[Hop, ...]) -> Iterator[Item]:
        if len(chain) > _DEEPEST:
            why = f"messages are attached to one another more than {_DEEPEST} deep; left out"
            yield Flaw(at=message.at, why=why)
            return
        for n, inner in enumerate(message.body.forwarded, start=1):
            raw = Raw(at=f"{message.at}, attached message {n}", message=inner)
            yield from self.items(raw, _reported((*chain, Hop()))[:-1])


def claim_key(id: str, via: tuple[Hop, ...]) -> str:
    """Give what the claim of a message is called: its id, and who passed it on."""
    whole = " > ".join((*(hop.name for hop in via), id))
    if len(whole) <= 64 and not via:
        return whole
    return f"mail:{sha256(whole.encode('utf-8', 'replace')).hexdigest()[:48]}"


def _runs(message: Message) -> list[Run]:
    return runs(message.body.text, words(), bulk=message.is_bulk)


def _reported(chain: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Let all hops but the last report: they pass on the words of the next."""
    outer = (
        Hop(by=hop.by, said=hop.said, verb="report", wording=hop.wording) for hop in chain[:-1]
    )
    return (*outer, chain[-1])


def _quotation(
    message: Message, document: Document, run: Run, chain: tuple[Hop, ...], claimed: str, n: int
) -> Quotation:
    """Make a claim of a quotation: the sender reports the words of whom it names, word for word."""
    inner = tuple(
        Hop(
            by=(Mention(text=s.person.called[:200]),) if s.person.called else (),
            said=s.said, verb="say", wording="verbatim",
        )
        for s in run.speakers
    )  # fmt: skip
    spans, content = _fitted([run])
    address = run.speakers[-1].person.address
    key = claim_key(f"{message.key}#{n}", chain[:-1])
    claim = Claim(
        anchor=anchor(document.text, *spans),
        chain=_reported((*chain, *inner))[-64:],
        content=content,
        extras={"address": address} if address else {},
        form="direct",
        id=key,
        source=document.key,
    )
    draft = Draft(at=message.at, document=document.key, key=f"{message.key}#{n}", record=claim)
    return Quotation(answers=message.answers, claimed=claimed, draft=draft, words=run.words)


def _link(quotation: Quotation, id: str) -> Draft:
    """Say that an answer quotes a message of the same mailbox: it is about its claim."""
    key = f"{quotation.claimed}>{id}"
    link = Link(
        by=BY,
        claim=quotation.claimed,
        id=claim_key(key, ()),
        other=claim_key(id, ()),
        relation="about",
        why=f"it quotes these words of {id}"[:SHORT],
    )
    return Draft(at=quotation.draft.at, document=quotation.draft.document, key=key, record=link)


def _fitted(own: list[Run]) -> tuple[tuple[Span, ...], str]:
    """Keep as much of a long text as one claim holds."""
    spans: list[Span] = []
    kept: list[str] = []
    room = LONGEST
    for run in own:
        if room <= 0 or len(spans) >= 1000:
            break
        start, end = run.span
        spans.append((start, min(end, start + room)))
        kept.append(run.words[:room])
        room -= max(end - start, len(run.words))
    return tuple(spans), "\n\n".join(kept)


def _fitting(extras: Iterable[tuple[str, str]]) -> tuple[dict[str, str], list[str]]:
    """Keep the extras that a record has room for, fields that come twice together."""
    kept: dict[str, str] = {}
    left_out: list[str] = []
    room = _ROOM
    for name, value in extras:
        if not value:
            continue
        if len(value) > min(room, _ROOM // 4):
            left_out.append(name[:100])
            continue
        kept[name] = f"{kept[name]}\n{value}" if name in kept else value
        room -= len(name) + len(value)
    return kept, left_out


def _raw(raw: Raw) -> str:
    return text_of(raw.message[:500], "")[0].replace("\x00", "\ufffd")
