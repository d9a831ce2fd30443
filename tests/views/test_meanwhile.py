"""What is said of an import's records before its end, which makes them visible."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ledger import Ledger
from ledger.claims import Claim, Coding, Hop, Mention, Source, Version, changed
from ledger.events import (
    ClaimAmended,
    ClaimCoded,
    ClaimRecorded,
    Event,
    ImportFinished,
    ImportStarted,
    ReportCorrected,
    Reviewed,
    SourceAmended,
    SourceCaptured,
    Withdrawn,
)
from ledger.times import When
from tests.notebook import notebook, record

SOURCE = Source(id="wire", key="name:wire", name="wire", published=When(edtf="2023-06-06"))
CLAIM = Claim(
    chain=(Hop(by=(Mention(text="he"),), said=When(edtf="2023-06-05")),),
    content="we trade",
    id="imported",
    source="wire",
)
CODING = Coding(aspect="economy", claim="imported", coder="rule:x@1", id="coded", parties=("", ""))
MINE = changed(CODING, aspect="contact", coder="ann", id="mine")
STARTED = ImportStarted(adapter="x", file="x", sha256="0" * 64, size=0, version=1)
WORDED = changed(CLAIM, content="we trade more")
TOLD: dict[str, tuple[Event, ...]] = {
    "amended": (ClaimAmended(claim=WORDED),),
    "coded": (ClaimCoded(coding=MINE),),
    "coded and taken back": (ClaimCoded(coding=MINE), Withdrawn(reason="a slip", target="mine")),
    "confirmed": (Reviewed(by="ann", target="coded", verdict="confirmed"),),
    "corrected": (ReportCorrected(claim=WORDED, published=SOURCE.published, sha256="1" * 64),),
    "dated": (SourceAmended(source=changed(SOURCE, published=When(edtf="2022"))),),
    "gone": (Withdrawn(reason="a slip", target="imported"),),
    "no coding": (Withdrawn(reason="a slip", target="coded"),),
    "no source": (Withdrawn(reason="a slip", target="wire"),),
    "rejected": (Reviewed(by="ann", target="coded", verdict="rejected"),),
}


def put(book: Ledger, events: Sequence[Event], import_id: str | None = None) -> None:
    parties = book.agent_id("Arcadia"), book.agent_id("Borduria")
    here = [
        ClaimCoded(coding=changed(e.coding, parties=parties)) if isinstance(e, ClaimCoded) else e
        for e in events
    ]
    book.store.append(tuple(here), recorder="ann", import_id=import_id)


def answers(told: Sequence[Event], early: bool, chunks: bool = False) -> list[str]:
    """What the ledger says where something was told before, or after, the end of an import."""
    capture = SourceCaptured(source=SOURCE, version=Version(sha256="0" * 64))
    with notebook() as book:
        record(book, "we stay neutral")
        brought: list[Event] = [
            STARTED,
            capture,
            ClaimRecorded(claim=CLAIM),
            ClaimCoded(coding=CODING),
        ]
        put(book, brought, "late")
        end = (ImportFinished(added=3),)
        for events in (told, end) if early else (end, told):
            if events:
                put(book, events, "late" if events is end else None)
            if chunks:
                book.now()
        moments = (book.now(), book.as_of(published="2022-12-31"), book.as_of(said="2023-06-05"))
        views = [str(moment.relationship("Arcadia", "Borduria")) for moment in moments]
        return [*views, *(claim.content for claim in book.claims())]


@pytest.mark.parametrize("chunks", [False, True])
@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_what_is_told_of_a_running_import_counts_once_it_has_ended(
    told: Sequence[Event], chunks: bool
) -> None:
    late = answers(told, False, chunks)
    assert answers(told, True, chunks) == late
    assert (late == answers((), False)) == (len(told) == 2)  # coded and taken back


def test_another_imports_word_on_a_running_import_waits_for_both() -> None:
    with notebook() as book:
        put(book, [STARTED, SourceCaptured(source=SOURCE, version=Version(sha256="0" * 64))], "one")
        put(book, [ClaimRecorded(claim=CLAIM), ClaimCoded(coding=CODING)], "one")
        put(book, [STARTED, ClaimAmended(claim=WORDED)], "two")
        put(book, [ImportFinished(added=3)], "one")
        assert [claim.content for claim in book.claims()] == ["we trade"]
        put(book, [ImportFinished(added=1)], "two")
        assert [claim.content for claim in book.claims()] == ["we trade more"]
