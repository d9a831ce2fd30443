"""Shows what several readers found: as text side by side, and as a shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ledger.claims import Claim
from ledger.importing.comparing import Comparison, Finding, Shared
from ledger.show.layout import line_width, table, wrap


@attrs.frozen(kw_only=True)
class FoundShape:
    """What one reader found."""

    who: tuple[str, ...]
    source: str
    date: str | None
    reported_by: tuple[str, ...]
    content: str
    cue: str
    reader: str


@attrs.frozen(kw_only=True)
class FindingShape:
    """A sentence, and what was found in it by which readers."""

    sentence: str
    by_all: bool
    found: tuple[FoundShape, ...]


@attrs.frozen(kw_only=True)
class SharedShape:
    """How far two readers agree; `f` is in percent, null where neither found anything."""

    first: str
    second: str
    both: int
    only_first: int
    only_second: int
    f: int | None


@attrs.frozen(kw_only=True)
class ComparisonShape:
    """What readers found in a file."""

    readers: tuple[str, ...]
    counts: tuple[int, ...]
    agreement: tuple[SharedShape, ...]
    findings: tuple[FindingShape, ...]
    flaws: tuple[str, ...]


def comparison_shape(compared: Comparison) -> ComparisonShape:
    """Take from a comparison what is shown of it."""
    return ComparisonShape(
        readers=compared.readers,
        counts=tuple(map(compared.count, compared.readers)),
        agreement=tuple(map(_shared, compared.agreement())),
        findings=tuple(_finding(f, compared.readers) for f in compared.findings),
        flaws=tuple(f"{flaw.at}: {flaw.why}" for flaw in compared.flaws),
    )


def comparison_text(compared: Comparison) -> str:
    """Print how far readers agree, then what all found, then what only some did."""
    parts = [_counts(compared)]
    for title, by_all in (("FOUND BY ALL", True), ("FOUND BY SOME", False)):
        found = [finding for finding in compared.findings if finding.by_all is by_all]
        shown = [_lines(finding, compared.readers) for finding in found]
        parts.append("\n\n".join((f"{title}: {len(found)}", *map("\n".join, shown))))
    flaws = [line for flaw in compared.flaws for line in _wrapped(f"{flaw.at}: {flaw.why}")]
    return "\n\n".join((*parts, *(["\n".join(("FLAWS", *flaws))] if flaws else [])))


def _counts(compared: Comparison) -> str:
    found = table(("reader", "found"), [(r, str(compared.count(r))) for r in compared.readers])
    rows = [
        (s.first, s.second, str(s.both), str(s.only_first), str(s.only_second), _percent(s))
        for s in compared.agreement()
    ]
    heads = ("first", "second", "both", "only first", "only second", "F")
    return f"{found}\n\n{table(heads, rows)}"


def _percent(shared: Shared) -> str:
    return "–" if shared.f is None else f"{shared.f} %"


def _lines(finding: Finding, readers: Sequence[str]) -> Iterator[str]:
    yield from wrap(finding.sentence.replace("\n", " "), line_width())
    for reader, claim in zip(readers, finding.claims, strict=True):
        told = " · ".join((*_chain(claim), claim.content)) if claim else "nothing"
        yield from _wrapped(f"{reader}: {told}")


def _wrapped(text: str) -> list[str]:
    return [f"  {line}" for line in wrap(text.replace("\n", " "), line_width() - 2)]


def _chain(claim: Claim) -> Iterator[str]:
    """Name the hops behind the outlet's, each with its cue."""
    for hop in claim.chain[1:] or claim.chain:
        yield f"{hop.name} ({hop.cue.text})" if hop.cue else hop.name


def _finding(finding: Finding, readers: Sequence[str]) -> FindingShape:
    found = [
        _found(claim, finding.document, reader)
        for reader, claim in zip(readers, finding.claims, strict=True)
        if claim
    ]
    return FindingShape(sentence=finding.sentence, by_all=finding.by_all, found=tuple(found))


def _found(claim: Claim, document: str, reader: str) -> FoundShape:
    cue = claim.chain[-1].cue
    return FoundShape(
        who=tuple(mention.text for mention in claim.who),
        source=document,
        date=(claim.date.edtf or None) if claim.date else None,
        reported_by=tuple(hop.name for hop in claim.reported_by if hop.by),
        content=claim.content,
        cue=cue.text if cue else "",
        reader=reader,
    )


def _shared(it: Shared) -> SharedShape:
    return SharedShape(
        first=it.first,
        second=it.second,
        both=it.both,
        only_first=it.only_first,
        only_second=it.only_second,
        f=it.f,
    )
