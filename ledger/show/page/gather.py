"""All that is found of a pair of parties, at every recorded moment the slider can stand at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ledger.claims import Term
from ledger.events import ReportCorrected
from ledger.show.page.glance import Glance
from ledger.show.page.known import Known
from ledger.show.page.places import Place, Spans, places
from ledger.show.page.rows import (
    Assessed,
    Comment,
    Happened,
    Linked,
    Opinion,
    Retracted,
    Row,
    Version,
)
from ledger.store.contract import Store
from ledger.views.engine import Views
from ledger.views.evidence import Evidence


@attrs.frozen(kw_only=True)
class Gathered:
    """What was found, each row with the places from which and up to which it holds."""

    assessments: list[tuple[Assessed, int, int]]
    comments: list[tuple[Comment, int, int]]
    links: list[tuple[Linked, int, int]]
    places: tuple[Place, ...]
    retractions: list[Retracted]
    rows: list[tuple[Row, int, int]]


def gather(store: Store, views: Views, known: Known, last: int, names: tuple[str, str]) -> Gathered:
    """Look at a ledger at every place of the slider, up to event `last`."""
    now = list(Glance(views, known, last, names).seqs())
    known.load(now)
    at = places(store, last, len(now))
    rows, links, comments = Spans[Row](), Spans[Linked](), Spans[Comment]()
    assessments, retractions = Spans[Assessed](), Spans[Retracted]()
    for n, place in enumerate(at):
        glance = Glance(views, known, place.seq, names)
        rows.at(n, glance.rows())
        links.at(n, glance.links())
        comments.at(n, glance.comments())
        assessments.at(n, glance.assessments())
        retractions.at(n, glance.retractions())
    return Gathered(
        assessments=assessments.whole(len(at)),
        comments=comments.whole(len(at)),
        links=links.whole(len(at)),
        places=at,
        retractions=_newest(value for value, _, _ in retractions.whole(len(at))),
        rows=rows.whole(len(at)),
    )


def _newest(found: Iterable[Retracted]) -> list[Retracted]:
    """Keep one of each retraction: as it was told last."""
    return list({it.id: it for it in found}.values())


def versions(seqs: Iterable[int], known: Known, evidence: Evidence) -> Iterator[Version]:
    """Tell what each version of a claim says, by the number of the event that brought it."""
    for seq in seqs:
        claim = known.claim(seq)
        if claim is None:
            yield Version(content="[redacted]", seq=seq)
            continue
        passage = evidence.passage(seq, claim)
        spoken_of = claim.occurrence
        happened = spoken_of.happened if spoken_of else None
        yield Version(
            after=passage.after if passage else "",
            before=passage.before if passage else "",
            content=claim.content,
            date=str(claim.date) if claim.date else "",
            exact=passage.exact if passage else "",
            first=_first(seq, claim.id, known, evidence),
            occurred=happened.edtf if happened else "",
            occurrence=spoken_of.words.text if spoken_of else "",
            seq=seq,
        )


def _first(seq: int, claim: str, known: Known, evidence: Evidence) -> str:
    """Tell what was first reported, where the reporter corrected it since."""
    if known.recorded(seq).kind != ReportCorrected.__name__:
        return ""
    found = map(known.claim, evidence.seqs_of((claim,)))
    return next((c.content for c in found if c), "")


def opinions(found: Iterable[Assessed], known: Known) -> Iterator[Opinion]:
    """Tell what each assessment says."""
    for it in found:
        told = known.assessment(it.seq)
        if told is None:
            yield Opinion(id=it.id, statement="[redacted]")
            continue
        yield Opinion(
            confidence=_term(told.confidence),
            id=it.id,
            likelihood=_term(told.likelihood),
            made=str(told.made) if told.made else "",
            reason=told.reason or "",
            rests=told.rests_on,
            statement=told.statement,
        )


def _term(term: Term | None) -> str:
    return f"{term.term} [{term.scale}]" if term else ""


def happened(seqs: Sequence[int], known: Known) -> Iterator[Happened]:
    """Tell of events by their numbers."""
    known.load(seqs)
    for seq in sorted(set(seqs)):
        it = known.recorded(seq)
        at = it.batch.recorded_at // 1_000_000
        yield Happened(at=at, kind=it.kind, recorder=it.batch.recorder, seq=seq)
