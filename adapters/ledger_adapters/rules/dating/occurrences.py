"""What a claim speaks of: a call, meeting or summit the article names, and when it was."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

import attrs

from ledger.claims import Occurrence, Span, Words
from ledger.times import When
from ledger_adapters.rules.dating.dates import Dates
from ledger_adapters.rules.vocabulary.words import any_case

KINDS = {
    "call": "call", "conversation": "call", "talk": "call", "talks": "talks", "discussion": "talks",
    "discussions": "talks", "meeting": "meeting", "summit": "summit", "conference": "summit",
    "visit": "visit", "trip": "visit", "negotiations": "talks", "briefing": "briefing",
    "hearing": "hearing", "interview": "interview", "debate": "debate", "ceremony": "ceremony",
}  # fmt: skip
NAMED = re.compile(
    r"\b(?:(?P<the>the|that|this|their|his|her|its)|a|an|recent|first|second)\s+"
    r"(?:[\w\u2019'-]+\s+){0,3}?(?P<kind>"
    + "|".join(KINDS)
    + r")\b(?!\s+(?:for|on)\b)(?!(?<=talk)\s+of\b)",
    re.IGNORECASE,
)
STEMS = tuple(kind for kind in KINDS if not kind.endswith("s") or kind[:-1] not in KINDS)
CONTACT = re.compile(
    "(?:"
    + any_case(
        (
            "touched on", "touched upon", "exchanged views", "discussed", "spoke", "talked", "met",
            "held talks", "agreed",
        )
    )
    + r")\b"
)  # fmt: skip


@attrs.frozen
class Naming:
    """One place that names an occurrence."""

    at: int
    occurrence: Occurrence


@attrs.frozen
class Occurrences:
    """All places of an article that name an occurrence, in order."""

    namings: tuple[Naming, ...]
    places: tuple[int, ...]
    text: str

    def of(self, sentence: Span, paragraph: Span) -> Occurrence | None:
        """What a sentence speaks of: named in it or before it, or the last contact."""
        for span in (sentence, (paragraph[0], sentence[1])):
            first = self._first(span[0])
            if first and first.at < span[1]:
                return first.occurrence
        last = self._last(sentence[1])
        if last and CONTACT.search(self.text, *sentence):
            return last.occurrence
        return None

    def _first(self, after: int) -> Naming | None:
        n = bisect_left(self.places, after)
        return self.namings[n] if n < len(self.namings) else None

    def _last(self, before: int) -> Naming | None:
        n = bisect_right(self.places, before - 1) - 1
        return self.namings[n] if n >= 0 else None


def occurrences(text: str, spans: list[Span], dates: Dates) -> Occurrences:
    """Find what the paragraphs name, the date carried on to "the call" and its like."""
    found: list[Naming] = []
    dated: dict[str, tuple[str, When | None]] = {}
    whole = text.lower()
    stems = [stem for stem in STEMS if stem in whole]
    for start, end in spans:
        low = text[start:end].lower()
        for match in NAMED.finditer(text, start, end) if any(s in low for s in stems) else ():
            kind = KINDS[match.group("kind").casefold()]
            happened = _happened(dates, match, end)
            if happened is None and match.group("the"):
                kind, happened = (
                    dated.get(kind) or (kind == "talks" and dated.get("")) or (kind, None)
                )
            elif happened is not None:
                dated[kind] = dated[""] = kind, happened
            found.append(Naming(match.start(), _make(kind, match, happened)))
    return Occurrences(tuple(found), tuple(n.at for n in found), text)


def _make(kind: str, match: re.Match[str], happened: When | None) -> Occurrence:
    key = f"{kind} {happened.edtf}" if happened is not None and happened.edtf else ""
    return Occurrence(
        happened=happened, key=key, words=Words(at=match.span(), text=match.group()[:200])
    )


def _happened(dates: Dates, match: re.Match[str], end: int) -> When | None:
    """A date inside the words, or right behind them ("the meeting on Monday")."""
    for start, stop in (match.span(), (match.end(), min(end, match.end() + 6))):
        found = dates.first(start, stop)
        if found is not None and found.rule not in ("open", "recurring"):
            return found.when
    return None
