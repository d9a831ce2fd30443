"""Makes claims and retractions of what was said at a sitting."""

from __future__ import annotations

import re

from ledger.adapter import Document, Draft, Flaw, anchor
from ledger.claims import Claim, Hop, Mention, Retraction, Span

HEAD = re.compile(
    r"#(?P<number>[0-9]+) (?P<who>[^,:#\n]+)"
    r"(?:, (?:answering #(?P<answered>[0-9]+)|withdrawing #(?P<withdrawn>[0-9]+)"
    r"|quoting (?P<quoted>[^,:#\n]+)))?:"
)


def speech(text: str, span: Span, document: Document, revision: str) -> Draft | Flaw:
    """Read a speech: its first line says who speaks, and how; the words stand below."""
    start, end = span
    first, _, words = text[start:end].partition("\n")
    found = HEAD.fullmatch(first.rstrip())
    at = f"speech {found['number']}" if found else f"character {start}"
    if found is None or not words.strip():
        why = "a speech begins with #NUMBER NAME: and goes on below with what was said"
        return Flaw(at=at, raw=text[start:end], why=why)
    place = anchor(text, (end - len(words.lstrip()), end))
    chain = _chain(found, start, document)
    if found["withdrawn"]:
        record: Claim | Retraction = Retraction(
            anchor=place,
            chain=chain,
            claim=found["withdrawn"],
            id=found["number"],
            source=document.key,
            words=place.exact,
        )
    else:
        record = Claim(
            anchor=place,
            chain=chain,
            content=place.exact,
            form="direct",
            id=found["number"],
            quotes=place.spans,
            reply_to=found["answered"],
            source=document.key,
        )
    # The number is the assembly's own: other words under it in a later revision are an amendment.
    return Draft(at=at, key=found["number"], record=record, version=revision and revision.zfill(6))


def _chain(found: re.Match[str], start: int, document: Document) -> tuple[Hop, ...]:
    """Who said it, through whom: the record, the speaker, and whoever the speaker quotes."""
    speaker = Mention(at=_span(found, "who", start), text=found["who"])
    said = Hop(by=(speaker,), said=document.published, verb="say", wording="verbatim")
    if not found["quoted"]:
        return Hop(verb="report"), said
    quoted = Mention(at=_span(found, "quoted", start), text=found["quoted"])
    return Hop(verb="report"), said, Hop(by=(quoted,), verb="say")


def _span(found: re.Match[str], group: str, start: int) -> Span:
    return start + found.start(group), start + found.end(group)
