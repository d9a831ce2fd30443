"""What can happen in a ledger: one immutable class per kind of event, and the entry that commits.

An event says *what* was recorded; a `Stamp` says where in the ledger, when and by whom; the two
together are a `Recorded`. The `Entry` of an event is one fixed line of text over all of it; its
hash is the leaf that the ledger's tree is built from.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Annotated, Literal, TypeAlias
from urllib.parse import quote

import attrs
from msgspec import Meta, Struct

from ledger.claims import (
    ActsFor,
    Agent,
    Assessment,
    Claim,
    Coding,
    Extras,
    Id,
    Link,
    Rating,
    Relationship,
    Resolution,
    Retraction,
    Short,
    Source,
    Text,
    Version,
)

FORMAT = "claimledger-draft-1"
"""The format this release writes. A draft: no other release promises to open it."""

Count: TypeAlias = Annotated[int, Meta(ge=0, le=2**53 - 1)]


@attrs.frozen(kw_only=True)
class LedgerOpened:
    """A ledger begins."""

    ledger: Id
    origin: Short = ""


@attrs.frozen(kw_only=True)
class SourceCaptured:
    """A source was captured, for the first time or in a new version."""

    source: Source
    version: Version


@attrs.frozen(kw_only=True)
class SourceAmended:
    """What the recorder noted about a source is put right (publisher, date, title, ...)."""

    reason: Short = ""
    source: Source


@attrs.frozen(kw_only=True)
class AgentRegistered:
    """Somebody who can speak is known from here on."""

    agent: Agent


@attrs.frozen(kw_only=True)
class AgentNamed:
    """An agent has another name too."""

    agent: Id
    by: Short = ""
    name: Short


@attrs.frozen(kw_only=True)
class AgentsMerged:
    """Two agents are one: what is known of `agent` belongs to `into`."""

    agent: Id
    by: Short = ""
    into: Id
    why: Short = ""


@attrs.frozen(kw_only=True)
class AgentsSplit:
    """An agent that was merged into another stands alone again."""

    agent: Id
    by: Short = ""
    why: Short = ""


@attrs.frozen(kw_only=True)
class AgentActsFor:
    """One agent speaks for another, for a time or always."""

    acts_for: ActsFor


@attrs.frozen(kw_only=True)
class MentionResolved:
    """Somebody says who is meant by a mention in a source."""

    resolution: Resolution


@attrs.frozen(kw_only=True)
class ClaimRecorded:
    """A claim is in the ledger."""

    claim: Claim


@attrs.frozen(kw_only=True)
class ClaimAmended:
    """The recorder puts right how a claim was recorded; `claim` is the whole new version."""

    claim: Claim
    reason: Short = ""


@attrs.frozen(kw_only=True)
class ClaimRetracted:
    """The claimant takes a claim back."""

    retraction: Retraction


@attrs.frozen(kw_only=True)
class ReportCorrected:
    """The reporter changed what it reports, in a new version of the source."""

    claim: Claim
    note: Short = ""
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


@attrs.frozen(kw_only=True)
class ClaimCoded:
    """A coder judged a claim."""

    coding: Coding


@attrs.frozen(kw_only=True)
class ClaimsLinked:
    """Somebody says how one claim stands to another."""

    link: Link


@attrs.frozen(kw_only=True)
class RatingGiven:
    """A rater graded a source, an agent or a claim."""

    rating: Rating


@attrs.frozen(kw_only=True)
class Reviewed:
    """A person confirmed, rejected or merged what a program found or proposed."""

    by: Short
    into: Id | None = None
    target: Id
    verdict: Literal["confirmed", "rejected", "merged"]
    why: Short = ""


@attrs.frozen(kw_only=True)
class Withdrawn:
    """The recorder takes something back that should not have been recorded."""

    by: Short = ""
    reason: Annotated[str, Meta(min_length=1, max_length=4096)]
    target: Id


@attrs.frozen(kw_only=True)
class RelationshipDefined:
    """Somebody follows the relationship of two parties from here on."""

    relationship: Relationship


@attrs.frozen(kw_only=True)
class AssessmentMade:
    """An analyst judged a relationship or one aspect of it."""

    assessment: Assessment


@attrs.frozen(kw_only=True)
class ImportStarted:
    """An import begins; what it brings is visible once `ImportFinished` stands."""

    adapter: Short
    file: Short
    options: Extras = attrs.field(factory=dict[str, str])
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    size: Count
    version: Count


@attrs.frozen(kw_only=True)
class ImportFinished:
    """An import is whole and visible: what it added, amended and could not read."""

    added: Count
    amended: Count = 0
    flaws: tuple[Text, ...] = ()
    known: Count = 0


Event: TypeAlias = (
    LedgerOpened | SourceCaptured | SourceAmended | AgentRegistered | AgentNamed | AgentsMerged
    | AgentsSplit | AgentActsFor | MentionResolved | ClaimRecorded | ClaimAmended | ClaimRetracted
    | ReportCorrected | ClaimCoded | ClaimsLinked | RatingGiven | Reviewed | Withdrawn
    | RelationshipDefined | AssessmentMade | ImportStarted | ImportFinished
)  # fmt: skip

KINDS: dict[str, type[Event]] = {
    cls.__name__: cls
    for cls in (
        LedgerOpened, SourceCaptured, SourceAmended, AgentRegistered, AgentNamed, AgentsMerged,
        AgentsSplit, AgentActsFor, MentionResolved, ClaimRecorded, ClaimAmended, ClaimRetracted,
        ReportCorrected, ClaimCoded, ClaimsLinked, RatingGiven, Reviewed, Withdrawn,
        RelationshipDefined, AssessmentMade, ImportStarted, ImportFinished,
    )
}  # fmt: skip
"""Every kind this release writes, by name."""

VERSIONS: dict[str, int] = dict.fromkeys(KINDS, 1)
"""The version of each kind that this release writes."""


@attrs.frozen(kw_only=True)
class Batch:
    """One append transaction: when, by whom, as part of which import.

    `recorded_at` is in microseconds since 1970-01-01T00:00:00Z.
    """

    first_seq: int
    id: int
    import_id: str | None = None
    recorded_at: int
    recorder: str


class Recorded(Struct, frozen=True, kw_only=True):
    """An event with its place in the ledger; `event` is None where it was redacted.

    A Struct, and not an attrs class like the rest: reading makes one for every event, and this
    one is made in an eighth of the time.
    """

    batch: Batch
    event: Event | None
    kind: str
    seq: int


class Entries:
    """The fixed text of a batch's entries: everything that each event's leaf commits to.

    One line an event, fields parted by single spaces: format, ledger id, seq, kind/version,
    batch, recorded_at, recorder (percent-encoded), import id or "-", sum in hex.
    """

    __slots__ = ("_head", "_tail")

    def __init__(self, ledger_id: str, batch: Batch) -> None:
        """Prepare the fields that every entry of the batch shares."""
        self._head = f"{FORMAT} {ledger_id} "
        recorder = quote(batch.recorder, safe="")
        self._tail = f" {batch.id} {batch.recorded_at} {recorder} {batch.import_id or '-'} "

    def entry(self, seq: int, kind: str, version: int, body_sum: bytes) -> bytes:
        """Write the entry of one event; `body_sum` is SHA-256(salt || body)."""
        return f"{self._head}{seq} {kind}/{version}{self._tail}{body_sum.hex()}".encode()

    def leaves(self, rows: Iterable[tuple[int, str, int, bytes]]) -> list[bytes]:
        """Hash the entries of many events (seq, kind, version, sum): RFC 6962 leaves."""
        head, tail, hashed = f"\0{self._head}", self._tail, sha256
        return [
            hashed(f"{head}{seq} {kind}/{version}{tail}{sum_.hex()}".encode()).digest()
            for seq, kind, version, sum_ in rows
        ]
