"""What several readers find in one file: alike, or only one of them, side by side."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import attrs

from ledger.adapter import Document, Draft, Flaw, Item, Passage
from ledger.claims import Claim
from ledger.codebooks.sentences import Sentences
from ledger.errors import BadOptions
from ledger.importing.agreement import pairs, spans
from ledger.importing.readers import chosen, reading
from ledger.options import structure
from ledger.plugins import Plugins
from ledger.sourcefile import SourceFile


@attrs.frozen(kw_only=True)
class Finding:
    """One attributed statement: its sentence, and what each reader found there (None: nothing)."""

    claims: tuple[Claim | None, ...]
    document: str
    sentence: str

    @property
    def by_all(self) -> bool:
        """Whether every reader found it."""
        return None not in self.claims


@attrs.frozen(kw_only=True)
class Shared:
    """How far two readers agree: how many findings are of both, and of one alone."""

    both: int
    first: str
    only_first: int
    only_second: int
    second: str

    @property
    def f(self) -> int | None:
        """The agreement F in percent: 2 * both / (all of the one + all of the other)."""
        whole = 2 * self.both + self.only_first + self.only_second
        return round(200 * self.both / whole) if whole else None


@attrs.frozen(kw_only=True)
class Comparison:
    """What readers found in a file, in the order of the text, and what they could not read."""

    findings: tuple[Finding, ...]
    flaws: tuple[Flaw, ...]
    readers: tuple[str, ...]

    def count(self, reader: str) -> int:
        """Count what a reader found."""
        n = self.readers.index(reader)
        return sum(finding.claims[n] is not None for finding in self.findings)

    def agreement(self) -> tuple[Shared, ...]:
        """Count for each two readers what both found and what only one of them did."""
        return tuple(self._shared(n, m) for n, m in combinations(range(len(self.readers)), 2))

    def _shared(self, n: int, m: int) -> Shared:
        had = [(f.claims[n] is not None, f.claims[m] is not None) for f in self.findings]
        return Shared(
            both=had.count((True, True)),
            first=self.readers[n],
            only_first=had.count((True, False)),
            only_second=had.count((False, True)),
            second=self.readers[m],
        )


def compare_readers(
    path: str | os.PathLike[str],
    readers: Sequence[str],
    *,
    adapter: str | None = None,
    encoding: str = "",
    plugins: Plugins | None = None,
    **options: object,
) -> Comparison:
    """Let several readers read one file, and lay side by side what they found; nothing is kept.

    What is compared is what the text attributes to somebody: the outlet's own statements and
    readers' comments are left out. Two findings are the same where more than half of the longer
    content is in both and the same claimants are named. Raises what an import raises, and
    `BadOptions` for fewer than two readers.
    """
    plugins = plugins or Plugins.load()
    file = SourceFile(Path(path), encoding)
    found = plugins.adapter(adapter) if adapter else plugins.sniff(file)[0]
    named = chosen(readers, found.name)
    if len(named) < 2:
        why = f"{' '.join(named)!r} alone has nothing to be compared with: name two readers or more"
        raise BadOptions(adapter=found.name, where="reader", why=why)
    items = plugins.read(found, file, structure(found.name, found.options, options))
    desk = _Desk(plugins=plugins, readers=named)
    for item in items:
        desk.take(item)
    return Comparison(
        findings=tuple(desk.findings(file.name)),
        flaws=tuple(desk.flaws),
        readers=tuple(plugins.reader(name).name for name in named),
    )


@attrs.define(kw_only=True)
class _Desk:
    """What each reader found so far in each document."""

    plugins: Plugins
    readers: tuple[str, ...]
    flaws: list[Flaw] = attrs.field(factory=list, init=False)
    _documents: dict[str, Document] = attrs.field(factory=dict, init=False)
    _found: dict[str, list[list[Claim]]] = attrs.field(factory=dict, init=False)

    def take(self, item: Item) -> None:
        """Take what the adapter yields; let the readers read its prose."""
        if isinstance(item, Document):
            self._documents.setdefault(item.key, item)
        elif isinstance(item, Flaw):
            self.flaws.append(item)
        elif isinstance(item, Passage) and item.kind != "comment":
            document = self._documents.get(item.document)
            if document:
                self._read(document, item)

    def _read(self, document: Document, passage: Passage) -> None:
        found = self._found.setdefault(document.key, [[] for _ in self.readers])
        for claims, name in zip(found, self.readers, strict=True):
            _, drafts = reading(self.plugins, name, document, passage)
            claims += _attributed(name, drafts, self.flaws)

    def findings(self, file: str) -> Iterator[Finding]:
        """Give what was found, document by document; one without a name goes by the `file`."""
        for key, found in self._found.items():
            document = self._documents[key]
            label = document.title or document.url or document.key or file
            yield from _findings(document, label, found)


def _attributed(reader: str, drafts: Iterable[Draft | Flaw], flaws: list[Flaw]) -> Iterator[Claim]:
    """Give the claims that are attributed to somebody; take note of flaws."""
    for item in drafts:
        if isinstance(item, Flaw):
            flaws.append(attrs.evolve(item, at=f"{reader}: {item.at}"))
        elif isinstance(item.record, Claim) and _is_attributed(item.record):
            yield item.record


def _is_attributed(claim: Claim) -> bool:
    return bool(spans(claim)) and claim.form != "narrated" and not claim.is_comment


def _findings(
    document: Document, label: str, found: Sequence[Sequence[Claim]]
) -> Iterator[Finding]:
    """Put what readers found in one document together, in the order of the text."""
    sentences = Sentences.read(document.text)
    groups: list[list[Claim | None]] = []
    leads: list[Claim] = []
    for n, claims in enumerate(found):
        alike = pairs(leads, claims)
        for m, claim in enumerate(claims):
            if m in alike:
                groups[alike[m]][n] = claim
            else:
                groups.append([None] * n + [claim] + [None] * (len(found) - n - 1))
                leads.append(claim)
    for place in sorted(range(len(leads)), key=lambda n: tuple(spans(leads[n]))):
        where = spans(leads[place])
        start, end = sentences.sentence(where[0][0], where[-1][1])
        yield Finding(
            claims=tuple(groups[place]), document=label, sentence=document.text[start:end].strip()
        )
