"""All that is found of a pair of parties, at every recorded moment the slider can stand at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from ledger.projections.judgements import ASSESSMENTS, LINKS
from ledger.projections.restating import SET_AGAINST
from ledger.projections.timeline import STATEMENTS
from ledger.show.page.course import Course
from ledger.show.page.held import Rows
from ledger.show.page.parties import Parties, parties
from ledger.show.page.places import Place, places
from ledger.show.page.rows import Assessed, Comment, Linked, Retracted, Row, like
from ledger.show.page.spans import Span
from ledger.store.contract import Store
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views


@attrs.frozen(kw_only=True)
class Gathered:
    """What was found, each row with the places from which and up to which it holds."""

    assessments: list[Span[Assessed]]
    comments: list[Span[Comment]]
    links: list[Span[Linked]]
    places: tuple[Place, ...]
    retractions: list[Retracted]
    rows: list[Span[Row]]


def gather(
    store: Store, views: Views, evidence: Evidence, last: int, names: tuple[str, str]
) -> Gathered:
    """Look at a ledger at every place of the slider, up to event `last`."""
    at = places(store, last)
    rows = Rows(views, at)
    pair = list(parties(views, rows, at, names))
    course = Course(views, evidence, rows, pair)
    found = sorted(course.follow(at), key=lambda it: (it[0].seq, it[0].coded, it[1]))
    return Gathered(
        assessments=list(_assessments(rows, pair)),
        comments=list(_comments(rows, {row.source for row, _, _ in found})),
        links=list(_links(rows, {row.claim for row, _, _ in found})),
        places=at,
        retractions=course.retracted(),
        rows=found,
    )


def _links(rows: Rows, claims: set[str]) -> Iterator[Span[Linked]]:
    """Go through what set claims against one another."""
    held = rows.held(LINKS, claim=sorted(claims), relation=SET_AGAINST)
    for it in sorted(held, key=lambda it: it.row.seq):
        if it.row.other in claims:
            yield like(Linked, it.row), it.start, it.end


def _comments(rows: Rows, sources: set[str]) -> Iterator[Span[Comment]]:
    """Go through readers' comments in these documents."""
    held = rows.held(STATEMENTS, source=sorted(sources), apart=("comment",))
    held.sort(key=lambda it: (it.row.seq, it.start))
    yield from dict.fromkeys((like(Comment, it.row), it.start, it.end) for it in held)


def _assessments(rows: Rows, pair: Sequence[Parties]) -> Iterator[Span[Assessed]]:
    """Go through what analysts concluded of the pair, whoever the parties were known to be."""
    stretches = list(_stretches(pair))
    known = sorted({it for members, _, _ in stretches for side in members for it in side})
    for it in sorted(rows.held(ASSESSMENTS, a=known, b=known), key=lambda it: it.row.seq):
        for (one, other), start, end in stretches:
            a, b = it.row.a, it.row.b
            since, to = max(start, it.start), min(end, it.end)
            if since < to and ((a in one and b in other) or (b in one and a in other)):
                yield like(Assessed, it.row), since, to


def _stretches(pair: Sequence[Parties]) -> Iterable[tuple[tuple[set[str], set[str]], int, int]]:
    """Go through the stretches of places at which both parties were known by the same ids."""
    for members, same in groupby(enumerate(pair), key=lambda it: it[1].members):
        numbers = [n for n, _ in same]
        yield members, numbers[0], numbers[-1] + 1
