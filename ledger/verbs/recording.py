"""Recording one claim by hand: the same road as an import, one record long."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from ledger.adapter import Document, Draft, anchor
from ledger.claims import Act, Anchor, Claim, Form, Hop, Mention, Span, Voice
from ledger.errors import BadEvent, BadSource
from ledger.events import SourceAmended, SourceCaptured
from ledger.importing.claiming import Claiming, check_draft
from ledger.importing.planner import Planner
from ledger.importing.scene import Scene
from ledger.importing.sources import Captured
from ledger.importing.versions import same
from ledger.projections.sources import SourceRow
from ledger.projections.timeline import claim_of
from ledger.store.contract import Store
from ledger.times import When, when


@attrs.frozen(kw_only=True)
class Told:
    """What a person says of a claim: who, what, when, through whom, in which words."""

    act: Act = "asserts"
    content: str
    date: str | When | None = None
    quote: str = ""
    reported_by: Sequence[str] = ()
    voice: Voice = "speaks"
    who: str


def plan_claim(told: Told, source: SourceRow, store: Store, planner: Planner) -> str:
    """Plan one claim of a known source; gives its id, or that of the same claim told before.

    A `quote` that stands in the source's captured text anchors the claim there. Raises
    `BadEvent` when it does not, or when the claim breaks a rule.
    """
    text = store.text(source.captured) or ""
    known = _known(source, store)
    document = Document(key=source.name, publisher=_publisher(known), text=text)
    outlet = known.source.publisher or Mention()
    scene = planner.scene(document, Captured(id=known.source.id, outlet=outlet))
    claim = _claim(told, text)
    check_draft(claim, text)
    found = _standing(claim, scene, planner)
    planner.finish()
    return found


def _standing(claim: Claim, scene: Scene, planner: Planner) -> str:
    """Give the claim that stands just as it is told now, else plan it as a new one.

    Claims of the same words are told apart by counting; those withdrawn, or told otherwise (of
    another day, say), are passed over.
    """
    while True:
        key = scene.keys.of(Draft(record=claim), scene.document.publisher)
        found = planner.known.record((scene.source, key))
        if found.event is None:
            return Claiming(desk=planner.desk).new(claim, scene, found.identity)
        held = claim_of(found.event.event)
        before = planner.versions.standing(held.id) if held else None
        if before and same(claim, before.claim, scene.outlet.text):
            return before.claim.id


def _known(source: SourceRow, store: Store) -> SourceCaptured | SourceAmended:
    for recorded in store.pick((source.seq,)):
        if isinstance(recorded.event, SourceCaptured | SourceAmended):
            return recorded.event
    raise BadSource(path=source.name, why="what was noted of this source was redacted")


def _publisher(known: SourceCaptured | SourceAmended) -> str:
    return known.source.publisher.text if known.source.publisher else ""


def _claim(told: Told, text: str) -> Claim:
    place, quotes = _place(told.quote, text)
    form: Form = "mixed" if told.quote else "indirect"
    reporters = tuple(Hop(by=(Mention(text=name),)) for name in told.reported_by)
    claimant = Hop(
        by=(Mention(text=told.who),) if told.who.strip() else (),
        said=when(told.date),
        voice=told.voice,
        wording="verbatim" if told.quote else "paraphrase",
    )
    return Claim(
        act=told.act,
        anchor=place,
        chain=(*reporters, claimant),
        content=told.content,
        form=form,
        id="told",
        quotes=quotes,
        source="told",
    )


def _place(quote: str, text: str) -> tuple[Anchor | None, tuple[Span, ...]]:
    if not quote:
        return None, ()
    if not text:
        return Anchor(exact=quote), ()
    start = text.find(quote)
    if start < 0:
        raise BadEvent(
            kind="ClaimRecorded",
            where="quote",
            why=f"{quote!r} does not stand in the captured source",
            hint="Copy it from the source, or leave it out.",
        )
    span = (start, start + len(quote))
    return anchor(text, span), (span,)
