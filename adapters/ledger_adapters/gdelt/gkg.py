"""The Global Knowledge Graph: a row is what GDELT found in one article, its quotations above all.

A quotation becomes a claim in the quoted words, reported by the article's outlet. GDELT does not
say who spoke, and so neither does the claim. Persons, themes, tone and the rest stay with the
document, in GDELT's own notation.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from ledger.adapter import Document, Draft, Flaw, Item
from ledger.claims import Claim, Hop, Reading, Wording, Words
from ledger.times import When
from ledger_adapters.gdelt.dates import moment, no_later_than
from ledger_adapters.gdelt.events import READER, narrated
from ledger_adapters.gdelt.languages import language
from ledger_adapters.gdelt.memory import Memory
from ledger_adapters.gdelt.outlets import article
from ledger_adapters.gdelt.rows import Row
from ledger_adapters.gdelt.verbs import act, verb

_TOLD: Final = (
    "V2.1DATE", "V2SOURCECOMMONNAME", "V2DOCUMENTIDENTIFIER", "V2.1QUOTATIONS",
)  # fmt: skip
_PART: Final = 100_000
_WHOLE: Final = 384 * 1024
_SHORT: Final = 4096
_QUOTATION: Final = re.compile(r"(?:\A|#)(\d{1,9})\|(\d{1,9})\|([^|#]{0,200})\|", re.ASCII)
_TAG: Final = "<{0}>([^<]{{0,20000}})</{0}>"
_TITLE: Final = re.compile(_TAG.format("PAGE_TITLE"))
_AUTHORS: Final = re.compile(_TAG.format("PAGE_AUTHORS"))
_PUBLISHED: Final = re.compile(_TAG.format("PAGE_PRECISEPUBTIMESTAMP"))


@attrs.frozen
class Quotation:
    """One quotation: where GDELT found it in the article, the verb before it, its words."""

    length: str
    offset: str
    verb: str
    words: str


def read(rows: Iterable[Row | Flaw], held: Memory) -> Iterator[Item]:
    """Make a document of each row and a claim of each of its quotations."""
    for row in rows:
        if isinstance(row, Flaw):
            yield row
            continue
        extras, too_much = _kept(row.extras(*_TOLD))
        document = _document(row, extras)
        fresh = list(held.fresh(document))
        yield from fresh
        if not fresh:
            yield row.flaw("an earlier row told of this article; of this one the quotations count")
        for name in too_much:
            yield row.flaw(f"{name} is more than a source can hold beside the rest: it is left out")
        yield from _quoted(row, document)


def quotations(told: str) -> tuple[str, list[Quotation]]:
    """Part the quotations of an article; gives what stands before the first, and them."""
    found = list(_QUOTATION.finditer(told))
    ends = [*(f.start() for f in found[1:]), len(told)]
    if not found:
        return told, []
    return told[: found[0].start()], [
        Quotation(f[2], f[1], f[3].strip(), told[f.end() : end].strip())
        for f, end in zip(found, ends, strict=True)
    ]


def _quoted(row: Row, document: Document) -> Iterator[Draft | Flaw]:
    before, found = quotations(row["V2.1QUOTATIONS"])
    if before:
        yield row.flaw(f"V2.1QUOTATIONS holds {before!r:.60}, which is no quotation")
    for n, quotation in enumerate(found, start=1):
        at = f"{row.at}, quotation {n}"
        if not 0 < len(quotation.words) <= _PART:
            size = "empty" if not quotation.words else f"over {_PART} characters long"
            yield Flaw(at=at, raw=quotation.words[:1000], why=f"it is {size}")
        else:
            claim = _claim(row, document, quotation, at)
            key = f"{row['GKGRECORDID']}/{n}"
            yield Draft(at=at, document=document.key, key=key, record=claim)


def _claim(row: Row, document: Document, quotation: Quotation, at: str) -> Claim:
    """Say what was quoted: by the outlet, of somebody whom GDELT does not name."""
    wording: Wording = "translated" if row["V2.1TRANSLATIONINFO"] else "verbatim"
    cue = Words(text=quotation.verb) if quotation.verb else None
    return Claim(
        act=act(quotation.verb),
        chain=(
            *narrated(document.publisher, no_later_than(row["V2.1DATE"])),
            Hop(cue=cue, verb=verb(quotation.verb), wording=wording),
        ),
        content=quotation.words,
        extras={
            "GKGRECORDID": row["GKGRECORDID"],
            "V2.1QUOTATIONS.Length": quotation.length,
            "V2.1QUOTATIONS.Offset": quotation.offset,
        },
        form="direct",
        id=at,
        reading=Reading(pattern="V2.1QUOTATIONS", reader=READER),
        source=document.key,
    )


def _document(row: Row, extras: dict[str, str]) -> Document:
    seen, more = row["V2.1DATE"], row["V2EXTRASXML"]
    made = article(
        row["V2DOCUMENTIDENTIFIER"], row["V2SOURCECOMMONNAME"], moment(seen), _published(more, seen)
    )
    authors, title = _tagged(_AUTHORS, more), _tagged(_TITLE, more)
    return attrs.evolve(
        made,
        extras={**extras, **({"author": authors.replace(";", "; ")} if authors else {})},
        language=language(row["V2.1TRANSLATIONINFO"]),
        title=title if len(title) <= _SHORT else "",
    )


def _published(more: str, seen: str) -> When | None:
    """Take the time the page itself tells, unless it is later than when GDELT saw the page."""
    told = _tagged(_PUBLISHED, more)
    return moment(told) if told <= seen and moment(told) else no_later_than(seen)


def _tagged(tag: re.Pattern[str], more: str) -> str:
    found = tag.search(more)
    return " ".join(html.unescape(found[1]).split()) if found else ""


def _kept(columns: dict[str, str]) -> tuple[dict[str, str], list[str]]:
    """Fit columns into what a source can hold: long ones in parts; gives those that cannot be."""
    sizes = {name: len(json.dumps(cell)) for name, cell in columns.items()}
    dropped: list[str] = []
    for name in sorted(sizes, key=lambda n: (-sizes[n], n)):
        if sum(sizes.values()) <= _WHOLE:
            break
        dropped.append(name)
        del sizes[name]
    kept: dict[str, str] = {}
    for name in sizes:
        for n, start in enumerate(range(0, len(columns[name]), _PART), start=1):
            part = columns[name][start : start + _PART]
            kept[name if n == 1 else f"{name} ({n})"] = part
    return kept, dropped
