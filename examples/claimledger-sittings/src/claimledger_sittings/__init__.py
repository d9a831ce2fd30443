"""Reads the records of sittings of an assembly into claimledger."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import attrs
from ledger.adapter import Document, Flaw, Item, Match, Passage, Probe, SourceFile, Sure
from ledger.claims import Span
from ledger.errors import BadDate
from ledger.times import when

from claimledger_sittings.members import members
from claimledger_sittings.speeches import speech

FIRST = "Sitting: "
HEADS = ("Sitting", "Date", "Record", "Revision")


@attrs.frozen(kw_only=True)
class Options:
    """`record` is who keeps the record, where the file does not say."""

    record: str = ""


class SittingsAdapter:
    """Reads one sitting: a head, then speeches and notes parted by empty lines."""

    name = "sittings"
    version = 1
    options = Options

    def sniff(self, probe: Probe, /) -> Match | None:
        """Know a sitting by its first line."""
        first = probe.text.partition("\n")[0]
        if first.startswith(FIRST):
            return Match(Sure.CERTAIN, "its first line names the sitting")
        return None

    def read(self, file: SourceFile, options: Options, /) -> Iterator[Item]:
        """Yield the document, who is who in it, then every speech and note in order.

        Speeches point into the text of the document, so that all of it is held.
        """
        text = file.text()
        blocks = _blocks(text)
        start, end = next(blocks, (0, 0))
        document, revision, flaws = head(text[start:end], text, options)
        yield document
        yield from chain(flaws, members(file))
        for start, end in blocks:
            if text[start] == "[" and text[end - 1] == "]":
                yield Passage(kind="body", span=(start + 1, end - 1))
            else:
                yield speech(text, (start, end), document, revision)


def head(lines: str, text: str, options: Options) -> tuple[Document, str, list[Flaw]]:
    """Read the head of a sitting: its document, its revision, and what is wrong with it."""
    told: dict[str, str] = {}
    flaws = []
    for n, line in enumerate(lines.splitlines(), start=1):
        name, colon, value = line.partition(":")
        why = "" if colon and name in HEADS else f"the head has {', '.join(HEADS)}"
        if name == "Date" and not _is_date(value.strip()):
            why = f"{value.strip()!r} is no date, such as 2023-06-14"
        if why:
            flaws.append(Flaw(at=f"line {n}", raw=line, why=why))
        else:
            told[name] = value.strip()
    document = Document(
        published=when(told.get("Date"), basis="metadata"),
        publisher=told.get("Record", options.record),
        text=text,
        title=told.get("Sitting", ""),
    )
    return document, told.get("Revision", ""), flaws


def _is_date(value: str) -> bool:
    try:
        when(value)
    except BadDate:
        return False
    return True


def _blocks(text: str) -> Iterator[Span]:
    """Part a text at its empty lines; gives where each block stands."""
    start = at = 0
    for line in chain(text.splitlines(keepends=True), ["\n"]):
        if line.strip():
            at += len(line)
            continue
        end = start + len(text[start:at].rstrip())
        if end > start:
            yield start, end
        start = at = at + len(line)


def ledger_adapters() -> list[SittingsAdapter]:
    """Offer the adapter to claimledger."""
    return [SittingsAdapter()]
