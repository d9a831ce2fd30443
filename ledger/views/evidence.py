"""From a row back to what it rests on: the event, the claim, the sentence in the source."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

import attrs

from ledger.claims import Anchor, Assessment, Claim
from ledger.events import AssessmentMade, ImportFinished, Mark, PayloadRedacted, Recorded
from ledger.projections.sources import SOURCES, SourceRow
from ledger.projections.timeline import claim_of
from ledger.store.contract import Kept
from ledger.store.parts import HOLE
from ledger.views.rows.engine import Views
from ledger.visible import Visible

_AROUND = 200
_GAP = "\uffff"  # no character of Unicode's: a text has U+FFFD where it could not be decoded
_GAPS = re.compile(f"{_GAP}+")


class Archive(Protocol):
    """What evidence asks of a store: events by number and captured texts."""

    def pick(self, seqs: Sequence[int], /) -> Iterator[Recorded]:
        """Read the events of these numbers."""
        ...

    def text(self, seq: int, /) -> str | None:
        """Give the text captured by the event of that number."""
        ...

    def kept(self, seq: int, /) -> Sequence[Kept]:
        """List the parts of that text as stored."""
        ...

    def where(self, id: str, /) -> int | None:
        """Tell which event brought an id into the ledger."""
        ...

    def imported(self, import_id: str, /) -> tuple[int, ...]:
        """List the numbers of an import's events."""
        ...

    def marks(self, kind: Mark, /) -> Sequence[int]:
        """List the numbers of the events of a kind that stands seldom: redactions, ..."""
        ...


@attrs.frozen(kw_only=True)
class Passage(Visible):
    """The words a claim stands in, with what surrounds them in the captured source."""

    after: str
    before: str
    exact: str
    source: str

    def __str__(self) -> str:
        """Print the passage with the claim's own words in double angle quotes."""
        return f"{self.before}»{self.exact}«{self.after}"


class Evidence:
    """Fetches events, claims and passages, as of one state of the ledger."""

    def __init__(self, archive: Archive, views: Views, at: int) -> None:
        """Look things up in an archive, as of the state after event `at`."""
        self._archive = archive
        self._views = views
        self._at = at
        self._ends: dict[str, int] = {}
        self._captured: dict[str, set[int]] = {}
        self._names: dict[str, str] = {}
        self._recorded: dict[int, Recorded] = {}
        self._texts: dict[int, str | None] = {}
        self._wanted: set[int] = set()

    def expect(self, seqs: Iterable[int]) -> None:
        """Say which events may be asked for: they are fetched at once with the first of them."""
        self._wanted.update(seqs)

    def load(self, seqs: Sequence[int]) -> None:
        """Fetch many events at once."""
        missing = sorted(seq for seq in set(seqs) if seq not in self._recorded)
        for recorded in self._archive.pick(missing):
            self._recorded[recorded.seq] = recorded

    def recorded(self, seq: int) -> Recorded:
        """Give the event of that number with when and by whom it was recorded."""
        if seq not in self._recorded:
            wanted, self._wanted = self._wanted, set()
            self.load((seq, *wanted))
        return self._recorded[seq]

    def visible(self, seq: int) -> int:
        """Tell since which event another is visible: itself or, of an import, what finished it."""
        return max(seq, self._end(seq) or 0)

    def held(self, seq: int, at: int) -> bool:
        """Tell whether an event is visible after event `at`; never, of an import cut short."""
        end = self._end(seq)
        return seq <= at and (end is None or 0 < end <= at)

    def _end(self, seq: int) -> int | None:
        """Tell which event finished the import of an event; 0 for none, None for no import."""
        import_id = self.recorded(seq).batch.import_id
        if import_id is not None and import_id not in self._ends:
            last = self._archive.imported(import_id)[-1]
            done = self.recorded(last).kind == ImportFinished.__name__
            self._ends[import_id] = last if done else 0
        return None if import_id is None else self._ends[import_id]

    def brought(self, import_id: str, after: int) -> list[Recorded]:
        """List what an import brought that was not visible yet after event `after`."""
        seqs = self._archive.imported(import_id)
        self.load(seqs)
        ends = [s for s in seqs if self._recorded[s].kind == ImportFinished.__name__]
        shown = max((end for end in ends if end <= after), default=0)
        return [self._recorded[s] for s in seqs if s > shown]

    def erasing(self, seqs: Collection[int], at: int) -> list[int]:
        """Tell which redactions up to an event erased any of these, or part of a text of theirs."""
        found = [seq for seq in self._archive.marks("PayloadRedacted") if seq <= at]
        self.load(found)
        events = ((seq, self.recorded(seq).event) for seq in found)
        return [n for n, it in events if isinstance(it, PayloadRedacted) and erases(it, seqs)]

    def claim(self, seq: int) -> Claim | None:
        """Give the claim that an event brought; None when it was redacted."""
        return claim_of(self.recorded(seq).event)

    def assessment(self, seq: int) -> Assessment | None:
        """Give the assessment that an event brought; None when it was redacted."""
        event = self.recorded(seq).event
        return event.assessment if isinstance(event, AssessmentMade) else None

    def seqs_of(self, ids: Iterable[str]) -> list[int]:
        """Tell which events brought these ids into the ledger."""
        found = [self._archive.where(id) for id in ids]
        return [seq for seq in found if seq is not None]

    def source(self, id: str, at: int | None = None) -> SourceRow | None:
        """Give what was known of a source (as of an earlier event, when `at` is given)."""
        rows: list[SourceRow] = self._views.rows(SOURCES, at=at or self._at, source=id)
        return rows[0] if rows else None

    def source_name(self, id: str) -> str:
        """Give a source's name for printing."""
        if id not in self._names:
            row = self.source(id)
            self._names[id] = row.name if row else id
        return self._names[id]

    def passage(self, seq: int, claim: Claim) -> Passage | None:
        """Quote the words a claim stands in, with the sentence around them.

        None when the claim has no anchor and no quotation was kept.
        """
        if claim.anchor is None:
            return None
        before, after = self._around(seq, claim, claim.anchor)
        return Passage(
            before=before,
            exact=claim.anchor.exact,
            after=after,
            source=self.source_name(claim.source),
        )

    def _around(self, seq: int, claim: Claim, anchor: Anchor) -> tuple[str, str]:
        text = self._text(seq, claim.source)
        if not text or not anchor.spans:
            return anchor.prefix, anchor.suffix
        start, end = anchor.spans[0][0], anchor.spans[-1][1]
        if " … ".join(text[a:b] for a, b in anchor.spans) != anchor.exact:
            return anchor.prefix, anchor.suffix
        return surroundings(text, start, end)

    def _text(self, seq: int, source: str) -> str | None:
        """Give the text that was the newest of a source when an event was recorded."""
        if source not in self._captured:
            rows: list[SourceRow] = self._views.every(SOURCES, at=self._at, source=source)
            self._captured[source] = {row.captured for row in rows} - {0}
        captured = self._captured[source]
        if not captured:
            return None
        newest = max((c for c in captured if c < seq), default=min(captured))
        if newest not in self._texts:
            self._texts[newest] = gapped(self._archive, newest)
        return self._texts[newest]


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what stands before and after a stretch of a `gapped` text, within its sentence."""
    before = text[max(0, start - _AROUND) : start]
    ended = f"{text[max(start, end - 2) : end]} ".endswith(_ENDS)
    after = "" if ended else _sentence_end(text[end : end + _AROUND])
    return _GAPS.sub("[redacted] ", _sentence_start(before)), _GAPS.sub(" [redacted]", after)


def gapped(archive: Archive, seq: int) -> str | None:
    """Give a captured text, with as long a gap in the place of each part that was erased."""
    text = archive.text(seq)
    if text is None or HOLE not in text:
        return text
    parts = archive.kept(seq)
    return "".join(_GAP * p.length if p.text is None else p.text for p in parts)


def _sentence_start(before: str) -> str:
    """Cut what stands before to its last sentence (or paragraph) start."""
    cut = max((before.rfind(mark) + len(mark) for mark in _ENDS if mark in before), default=0)
    return before[cut:].lstrip()


def _sentence_end(after: str) -> str:
    """Cut what stands after to its first sentence (or paragraph) end."""
    ends = [after.find(mark) + len(mark) for mark in _ENDS if mark in after]
    return after[: min(ends, default=None)].rstrip()


_ENDS = (". ", ".” ", '." ', "! ", "? ", "\n")


def erases(redaction: PayloadRedacted, seqs: Collection[int]) -> bool:
    """Tell whether a redaction takes any of these events, or a part of a text of theirs."""
    return any(hole.seq in seqs for hole in redaction.holes)
