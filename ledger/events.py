"""What can happen in a ledger: one immutable class per kind of event, and the entry that commits.

An event says *what* was recorded; a `Stamp` says where in the ledger, when and by whom; the two
together are a `Recorded`. The `Entry` of an event is one fixed line of text over all of it; its
hash is the leaf that the ledger's tree is built from.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Annotated, Literal, TypeAlias, get_args
from urllib.parse import quote

from msgspec import Meta, Struct, field

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
from ledger.inquiry import Hole, Hypothesis, Pin, Weighing
from ledger.times import When
from ledger.values import Value

FORMAT = "claimledger-1"
"""The format this release writes; every later release opens, verifies and replays it."""

Count: TypeAlias = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class LedgerOpened(Value, frozen=True, kw_only=True):
    """A ledger begins."""

    ledger: Id
    origin: Short = ""


class SourceCaptured(Value, frozen=True, kw_only=True):
    """A source was captured, for the first time or in a new version."""

    source: Source
    version: Version


class SourceAmended(Value, frozen=True, kw_only=True):
    """What the recorder noted about a source is put right (publisher, date, title, ...)."""

    reason: Short = ""
    source: Source


class AgentRegistered(Value, frozen=True, kw_only=True):
    """Somebody who can speak is known from here on."""

    agent: Agent


class AgentNamed(Value, frozen=True, kw_only=True):
    """An agent has another name too."""

    agent: Id
    by: Short = ""
    name: Short


class AgentsMerged(Value, frozen=True, kw_only=True):
    """Two agents are one: what is known of `agent` belongs to `into`."""

    agent: Id
    by: Short = ""
    into: Id
    why: Short = ""


class AgentsSplit(Value, frozen=True, kw_only=True):
    """An agent that was merged into another stands alone again."""

    agent: Id
    by: Short = ""
    why: Short = ""


class AgentActsFor(Value, frozen=True, kw_only=True):
    """One agent speaks for another, for a time or always."""

    acts_for: ActsFor


class MentionResolved(Value, frozen=True, kw_only=True):
    """Somebody says who is meant by a mention in a source."""

    resolution: Resolution


class ClaimRecorded(Value, frozen=True, kw_only=True):
    """A claim is in the ledger; `version` is what its source calls this version of the record."""

    claim: Claim
    version: Short = ""


class ClaimAmended(Value, frozen=True, kw_only=True):
    """The recorder puts right how a claim was recorded; `claim` is the whole new version.

    `version` is what its source calls this version of the record.
    """

    claim: Claim
    reason: Short = ""
    version: Short = ""


class ClaimRetracted(Value, frozen=True, kw_only=True):
    """The claimant takes a claim back."""

    retraction: Retraction


class ReportCorrected(Value, frozen=True, kw_only=True):
    """The reporter changed what it reports, in a new version of the source.

    `claim` is the whole new version; `published` is when the reporter published the correction.
    """

    claim: Claim
    note: Short = ""
    published: When | None = None
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class ClaimCoded(Value, frozen=True, kw_only=True):
    """A coder judged a claim."""

    coding: Coding


class ClaimsLinked(Value, frozen=True, kw_only=True):
    """Somebody says how one claim stands to another."""

    link: Link


class RatingGiven(Value, frozen=True, kw_only=True):
    """A rater graded a source, an agent or a claim."""

    rating: Rating


class Reviewed(Value, frozen=True, kw_only=True):
    """A person confirmed, rejected or merged what a program found or proposed.

    `id` is the review's own, by which it can be withdrawn; None where nobody gave it one.
    """

    by: Short
    id: Id | None = None
    into: Id | None = None
    target: Id
    verdict: Literal["confirmed", "rejected", "merged"]
    why: Short = ""


class Withdrawn(Value, frozen=True, kw_only=True):
    """The recorder takes something back that should not have been recorded."""

    by: Short = ""
    reason: Annotated[str, Meta(min_length=1, max_length=4096)]
    target: Id


class RelationshipDefined(Value, frozen=True, kw_only=True):
    """Somebody follows the relationship of two parties from here on."""

    relationship: Relationship


class AssessmentMade(Value, frozen=True, kw_only=True):
    """An analyst judged a relationship or one aspect of it."""

    assessment: Assessment


class HypothesisStated(Value, frozen=True, kw_only=True):
    """An analyst states one of several hypotheses that compete."""

    hypothesis: Hypothesis


class EvidenceWeighed(Value, frozen=True, kw_only=True):
    """An analyst weighs one claim against one hypothesis."""

    weighing: Weighing


class ViewPinned(Value, frozen=True, kw_only=True):
    """Somebody keeps a view as the basis of a briefing."""

    pin: Pin


class PayloadRedacted(Value, frozen=True, kw_only=True):
    """The content of events was erased, for a reason of law or ethics; their places stay.

    `reason` is a code such as "privacy"; `note` says more, without saying what was erased. With
    `forget`, the record keys of the events went too: an import would bring the same again.
    """

    by: Short = ""
    forget: bool = False
    holes: Annotated[tuple[Hole, ...], Meta(min_length=1, max_length=1000)]
    note: Short = ""
    reason: Annotated[str, Meta(min_length=1, max_length=4096)]


class CheckpointKept(Value, frozen=True, kw_only=True):
    """A signed checkpoint is kept: of this ledger, or of another that this one cosigned.

    `note` is the checkpoint as it was handed out, cosignatures included; `key` is the public key
    (vkey) that its log signed with. Which ledger it is of, its first line says.
    """

    key: Short
    note: Text


class KeyRotated(Value, frozen=True, kw_only=True):
    """Another key signs for the ledger from here on; `note` is signed by the key before it too.

    `key` is the public key (vkey). The first key has none before it, and signs alone.
    """

    key: Short
    note: Text


class ImportStarted(Value, frozen=True, kw_only=True):
    """An import begins; what it brings is visible once `ImportFinished` stands."""

    adapter: Short
    file: Short
    options: Extras = field(default_factory=dict)
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    size: Count
    version: Count


class ImportFinished(Value, frozen=True, kw_only=True):
    """An import is whole and visible: what it added, amended and could not read."""

    added: Count
    amended: Count = 0
    flaws: tuple[Text, ...] = ()
    known: Count = 0


Event: TypeAlias = (
    LedgerOpened | SourceCaptured | SourceAmended | AgentRegistered | AgentNamed | AgentsMerged
    | AgentsSplit | AgentActsFor | MentionResolved | ClaimRecorded | ClaimAmended | ClaimRetracted
    | ReportCorrected | ClaimCoded | ClaimsLinked | RatingGiven | Reviewed | Withdrawn
    | RelationshipDefined | AssessmentMade | HypothesisStated | EvidenceWeighed | ViewPinned
    | PayloadRedacted | CheckpointKept | KeyRotated | ImportStarted | ImportFinished
)  # fmt: skip

KINDS: dict[str, type[Event]] = {
    cls.__name__: cls
    for cls in (
        LedgerOpened, SourceCaptured, SourceAmended, AgentRegistered, AgentNamed, AgentsMerged,
        AgentsSplit, AgentActsFor, MentionResolved, ClaimRecorded, ClaimAmended, ClaimRetracted,
        ReportCorrected, ClaimCoded, ClaimsLinked, RatingGiven, Reviewed, Withdrawn,
        RelationshipDefined, AssessmentMade, HypothesisStated, EvidenceWeighed, ViewPinned,
        PayloadRedacted, CheckpointKept, KeyRotated, ImportStarted, ImportFinished,
    )
}  # fmt: skip
"""Every kind this release writes, by name."""

Mark: TypeAlias = Literal["CheckpointKept", "KeyRotated", "PayloadRedacted"]
"""The kinds that are looked for often and stand seldom: a store finds their events at once."""

KEPT: tuple[str, ...] = ("LedgerOpened", *get_args(Mark))
"""The kinds that are never erased: they say nothing of anybody, and the rest hangs on them."""

VERSIONS: dict[str, int] = dict.fromkeys(KINDS, 1)
"""The version of each kind that this release writes."""


class Batch(Struct, frozen=True, kw_only=True, gc=False):
    """One append transaction: when, by whom, as part of which import.

    `recorded_at` is in microseconds since 1970-01-01T00:00:00Z.
    """

    first_seq: int
    id: int
    import_id: str | None = None
    recorded_at: int
    recorder: str


class Recorded(Struct, frozen=True, kw_only=True, gc=False):
    """An event with its place in the ledger; `event` is None where it was redacted."""

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
