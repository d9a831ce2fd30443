"""The rules that propose how claims stand to one another; each proposal says its rule and why.

Every rule puts claims into buckets (the words, the quotation, the occurrence) and links within a
bucket, each claim to one other at most: none compares every pair.
"""

from __future__ import annotations

from collections.abc import Iterable

from ledger.codebooks._heard import Heard as Heard
from ledger.codebooks._heard import Proposed as Proposed
from ledger.codebooks.echoes import (
    CONTRADICTIONS,
    DENIALS,
    POSITIONS,
    RESTATEMENTS,
    UTTERANCES,
    echoes,
)
from ledger.codebooks.occasions import (
    COPIES,
    OCCURRENCES,
    SAME_WORDS,
    copies,
    occurrences,
    same_words,
)

RULES = (
    CONTRADICTIONS, COPIES, DENIALS, OCCURRENCES, POSITIONS, RESTATEMENTS, SAME_WORDS, UTTERANCES,
)  # fmt: skip
"""Every rule here, by the name it signs with."""


def propose(heard: Iterable[Heard]) -> tuple[Proposed, ...]:
    """Propose links between claims, in the order of the claims; comments and wishes are left out.

    What is only ascribed to somebody is not their claim, and readers' comments, satire and the like
    are nobody's position.
    """
    own = [
        h for h in heard if not h.claim.flags and h.claim.chain[-1].voice == "speaks"
    ]  # fmt: skip
    found = [*copies(own), *echoes(own), *same_words(own), *occurrences(own)]
    place = {h.claim.id: h.seq for h in own}
    unique = {(p.claim, p.other, p.relation): p for p in reversed(found)}
    return tuple(
        sorted(unique.values(), key=lambda p: (place[p.claim], place[p.other], p.relation))
    )
