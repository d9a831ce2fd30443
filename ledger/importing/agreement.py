"""Whether readers found the same claim, and how sure that makes of it.

Two findings are the same where more than half of the longer content is in both and the same people
are named as claimants. Each finding is paired with one other at most: the one it shares most with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ledger.claims import Claim, Confirmation, Mention, Reading, Span, changed

HALF: Final = 0.5
_BLOCK: Final = 512
_CAP: Final = 99


def spans(claim: Claim) -> Sequence[Span]:
    """List where in the text a claim's content stands."""
    return claim.anchor.spans if claim.anchor else ()


def shared(one: Claim, other: Claim) -> float:
    """Give the share of the longer anchor that both have; claims of other flags share nothing."""
    if one.flags != other.flags:
        return 0.0
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in spans(one) for c, d in spans(other))
    longest = max(sum(b - a for a, b in spans(claim)) for claim in (one, other))
    return both / longest if longest else 0.0


def same_finding(one: Claim, other: Claim) -> bool:
    """Tell whether two readers found the same: more than half of the content, the same claimant."""
    return shared(one, other) > HALF and _same_people(one.who, other.who)


def pairs(first: Sequence[Claim], second: Sequence[Claim]) -> dict[int, int]:
    """Pair what two readers found in one text: places in `second` with places in `first`."""
    near: defaultdict[int, set[int]] = defaultdict(set)
    for n, claim in enumerate(first):
        for block in _blocks(claim):
            near[block].add(n)
    rivals = (
        (-shared(first[n], claim), n, m)
        for m, claim in enumerate(second)
        for n in {n for block in _blocks(claim) for n in near[block]}
        if same_finding(first[n], claim)
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, n, m in sorted(rivals):
        if n not in taken and m not in found:
            found[m] = n
            taken.add(n)
    return found


def confirmed(reading: Reading, by: Iterable[Reading | Confirmation]) -> Reading:
    """Say of a reading that other readers found the same, each counted once.

    Confidence is raised to 1 - (1 - a)(1 - b), at most .99, where a reader is of another kind than
    those before it; that takes their errors for independent, so it is a ceiling. An unknown
    confidence adds nothing.
    """
    for other in by:
        known = {reading.reader, *(c.reader for c in reading.confirmed)}
        if other.reader in known:
            continue
        confidence = reading.confidence
        if _kind(other.reader) not in map(_kind, known):
            confidence = _together(confidence, other.confidence)
        added = Confirmation(
            confidence=other.confidence,
            pattern=other.pattern,
            reader=other.reader,
            version=other.version,
        )
        reading = changed(reading, confidence=confidence, confirmed=(*reading.confirmed, added))
    return reading


def kept(held: Claim, claim: Claim) -> Claim:
    """Give a claim, read anew by its reader, what other readers confirmed of it before."""
    if not (held.reading and claim.reading and same_finding(held, claim)):
        return claim
    return changed(claim, reading=confirmed(claim.reading, held.reading.confirmed))


def joined(held: Claim, claim: Claim) -> Claim | None:
    """Give the held claim with what a newly read one adds as confirmation; None for nothing."""
    if not (held.reading and claim.reading and same_finding(held, claim)):
        return None
    reading = confirmed(held.reading, [claim.reading, *claim.reading.confirmed])
    return None if reading == held.reading else changed(held, reading=reading)


def _kind(reader: str) -> str:
    """Give the reader's kind: with another model it is still the same reader."""
    return reader.partition(":")[0]


def _together(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    doubt = -(-(100 - one) * (100 - other) // 100)  # rounded up
    return max(one, other, min(_CAP, 100 - doubt))


def _blocks(claim: Claim) -> Iterator[int]:
    for start, end in spans(claim):
        yield from range(start // _BLOCK, max(start, end - 1) // _BLOCK + 1)


def _same_people(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Tell whether each that one names is among those that the other names, and back."""
    return _among(one, other) and _among(other, one)


def _among(some: Sequence[Mention], others: Sequence[Mention]) -> bool:
    return all(any(_meet(m, n) for n in others) for m in some)


def _meet(one: Mention, other: Mention) -> bool:
    if one.at and other.at and one.at[0] < other.at[1] and other.at[0] < one.at[1]:
        return True
    return _bare(one.text) == _bare(other.text)


def _bare(name: str) -> str:
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)
