"""The words of the ledger: who says what, where it stands, what somebody judged of it.

Everything here is an immutable value (a frozen, keyword-only Struct) and can be written
as canonical JSON. Fields stand in alphabetical order, which is their order in the file; those that
equal their default are left out, but for defaults made by a function, which always stand.
Nothing here checks its input: events are checked once, when they are appended (`ledger.codec`),
and the error names the field.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, field

from ledger.times import When
from ledger.values import Value
from ledger.values import changed as changed

Id: TypeAlias = Annotated[str, Meta(min_length=1, max_length=64)]
"""Identity of a claim, agent, source, ...: 26 characters, time-ordered, made by the ledger.

In an adapter's draft the same field holds the adapter's own key; the host puts ids in.
"""

Offset: TypeAlias = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Span: TypeAlias = tuple[Offset, Offset]
"""`[start, end)` in Unicode code points of the source's captured text."""

Short: TypeAlias = Annotated[str, Meta(max_length=4096)]
Text: TypeAlias = Annotated[str, Meta(max_length=100_000)]
Extras: TypeAlias = dict[Short, Text]

Voice = Literal["speaks", "ascribed"]
Wording = Literal["verbatim", "translated", "paraphrase", "unknown"]
Form = Literal["direct", "mixed", "indirect", "nominal", "narrated"]
Polarity = Literal["positive", "negative", "unknown"]
Flag = Literal["comment", "satire", "counterfactual", "figurative"]
Verb = Literal[
    "say", "report", "assess", "deny", "urge", "praise", "criticise", "accuse", "predict",
    "promise", "ask", "agree", "think", "feel", "want", "know", "publish", "unknown",
]  # fmt: skip
Act = Literal[
    "asserts", "denies", "assesses", "predicts", "urges", "praises", "criticises", "accuses",
    "promises", "offers", "threatens", "asks", "agrees", "cites", "wants", "feels", "unknown",
]  # fmt: skip
AgentKind = Literal[
    "person", "office", "organisation", "state", "outlet", "group", "commenter", "unnamed",
    "unknown",
]  # fmt: skip
Verdict = Literal["confirmed", "rejected", "merged"]
Bearing = Literal["closer", "apart", "neutral", "none", "open"]
Commitment = Literal[
    "certain", "probable", "possible", "not", "improbable", "impossible", "open", "unknown"
]
Relation = Annotated[str, Meta(pattern=r"^[a-z][a-z_]{0,63}$")]
RELATIONS = (
    "restates", "same_utterance", "copy_of", "variant_of", "part_of", "elaborates", "agrees_with",
    "contradicts", "denies", "doubts", "differing_account", "same_occurrence",
    "same_words_other_claimant", "based_on", "about",
)  # fmt: skip
"""The link types that ship; a codebook may use more."""
ChangeReason = Literal[
    "new evidence", "source re-rated", "reinterpretation", "error corrected",
    "situation changed", "scope changed",
]  # fmt: skip


class Words(Value, frozen=True, kw_only=True):
    """Words as they stand in the source, and where."""

    at: Span | None = None
    text: Short = ""


class Mention(Value, frozen=True, kw_only=True):
    """Somebody as the source names them, and who the recorder knows that to be.

    `agent` is None while nobody has said who is meant; a `MentionResolved` event can say so later.
    """

    agent: Id | None = None
    at: Span | None = None
    text: Short = ""


class Anchor(Value, frozen=True, kw_only=True):
    """The place in the source's text where a claim stands (W3C Web Annotation selectors).

    `spans` are `[start, end)` in code points; `exact` is their text, joined by " … " where there
    are several; `prefix` and `suffix` are up to 32 code points of what stands around them.
    """

    exact: Text
    prefix: Short = ""
    spans: tuple[Span, ...] = ()
    suffix: Short = ""


class Hop(Value, frozen=True, kw_only=True):
    """One link of a claim's chain: somebody who says, or to whom a wish or feeling is ascribed.

    `by` lists the mentions (several when they speak jointly, none when the text names nobody).
    """

    by: tuple[Mention, ...] = ()
    cue: Words | None = None
    said: When | None = None
    verb: Verb = "unknown"
    voice: Voice = "speaks"
    wording: Wording = "unknown"

    @property
    def agents(self) -> tuple[str, ...]:
        """The agents this hop is known to be, as the recorder had it."""
        return tuple(m.agent for m in self.by if m.agent)

    @property
    def name(self) -> str:
        """The mentions as written, each once, for printing."""
        return " and ".join(dict.fromkeys(m.text for m in self.by if m.text)) or "[unnamed]"


class Hedge(Value, frozen=True, kw_only=True):
    """A word that weakens a claim, and whose weakening it is.

    `owner` is the position of the owning hop in the chain (0 is the outermost reporter); None
    where the text leaves it open.
    """

    at: Span | None = None
    owner: Annotated[int, Meta(ge=0, le=64)] | None = None
    text: Short


class Occurrence(Value, frozen=True, kw_only=True):
    """What a claim speaks of, and when that happened."""

    happened: When | None = None
    key: Short = ""
    words: Words = field(default_factory=Words)


class Confirmation(Value, frozen=True, kw_only=True):
    """That another reader found the same claim: by which pattern, and how often that is right."""

    confidence: Annotated[int, Meta(ge=0, le=100)] | None = None
    pattern: Short = ""
    reader: Short = ""
    version: Annotated[int, Meta(ge=0)] = 0


class Reading(Value, frozen=True, kw_only=True):
    """How a program found a claim: reader, pattern and, in percent, how often that is right.

    `confirmed` lists the other readers that found the same; `confidence` counts them in.
    """

    confidence: Annotated[int, Meta(ge=0, le=100)] | None = None
    confirmed: Annotated[tuple[Confirmation, ...], Meta(max_length=64)] = ()
    pattern: Short = ""
    reader: Short = ""
    version: Annotated[int, Meta(ge=0)] = 0


class Claim(Value, frozen=True, kw_only=True):
    """One attributed statement: what was said, in which source, by whom and through whom.

    `chain` runs from the outermost reporter to the claimant; the outlet's own voice is a chain of
    one. Spans are code points into the captured text of the source.
    """

    act: Act = "asserts"
    addressee: Mention | None = None
    anchor: Anchor | None = None
    chain: Annotated[tuple[Hop, ...], Meta(min_length=1, max_length=64)]
    content: Text
    extras: Extras = field(default_factory=dict)
    flags: tuple[Flag, ...] = ()
    form: Form = "indirect"
    hedges: tuple[Hedge, ...] = ()
    id: Id
    occurrence: Occurrence | None = None
    polarity: Polarity = "unknown"
    quotes: tuple[Span, ...] = ()
    reading: Reading | None = None
    reply_to: Id | None = None
    source: Id

    @property
    def who(self) -> tuple[Mention, ...]:
        """Who said it: the last hop's mentions."""
        return self.chain[-1].by

    @property
    def date(self) -> When | None:
        """When the claimant said it; None when that is unknown."""
        return self.chain[-1].said

    @property
    def reported_by(self) -> tuple[Hop, ...]:
        """Who reported it: the hops before the claimant, outermost first."""
        return self.chain[:-1]

    @property
    def is_comment(self) -> bool:
        """Whether a reader of the source wrote it under the source."""
        return "comment" in self.flags


class Version(Value, frozen=True, kw_only=True):
    """One captured state of a source: its bytes' sum and the parts of its text.

    `parts` are the SHA-256 sums of the text's paragraph parts, in order; empty for sources of
    which only rows or records are kept.
    """

    length: Offset = 0
    media_type: Short = field(default_factory=lambda: "text/plain")
    parts: tuple[Short, ...] = ()
    retrieved: When | None = None
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Source(Value, frozen=True, kw_only=True):
    """A document as published."""

    extras: Extras = field(default_factory=dict)
    host: Mention | None = None
    id: Id
    key: Short
    language: Short = ""
    name: Short = ""
    published: When | None = None
    publisher: Mention | None = None
    title: Short = ""
    url: Short = ""


class Agent(Value, frozen=True, kw_only=True):
    """Whoever can say something or be party to a relationship."""

    extras: Extras = field(default_factory=dict)
    id: Id
    kind: AgentKind = "unknown"
    names: tuple[Short, ...] = ()

    @property
    def name(self) -> str:
        """The first name, for printing."""
        return self.names[0] if self.names else "[unnamed]"


class ActsFor(Value, frozen=True, kw_only=True):
    """One agent speaks for another while `during` lasts (always, when it is None)."""

    agent: Id
    by: Short
    during: When | None = None
    id: Id
    party: Id
    why: Short = ""


class Resolution(Value, frozen=True, kw_only=True):
    """Who is meant by a mention in a source: everywhere it is written so, or at one place.

    `at` is the start of the mention in code points; None means wherever the source writes `text`.
    """

    agent: Id
    at: Offset | None = None
    by: Short
    id: Id
    source: Id
    text: Short
    why: Short = ""


class Coding(Value, frozen=True, kw_only=True):
    """A coder's judgement of one claim under a codebook: which relationship, aspect and bearing.

    `parties` are the agents whose relationship the claim concerns (two or more: each pair of
    them); `named` says where each stands named (chain, content, sentence, paragraph, coder).
    """

    aspect: Short = ""
    bearing: Bearing = "open"
    claim: Id
    codebook: Short = ""
    coder: Short
    commitment: Commitment = "unknown"
    id: Id
    named: tuple[Short, ...] = ()
    parties: Annotated[tuple[Id, ...], Meta(max_length=64)] = ()
    why: Short = ""


class Link(Value, frozen=True, kw_only=True):
    """One claim's relation to another claim, an agent or an occurrence."""

    by: Short
    claim: Id
    id: Id
    other: Id
    relation: Relation
    why: Short = ""


class Term(Value, frozen=True, kw_only=True):
    """A term of a named scale; the ledger stores the words and never makes up a number."""

    scale: Short
    term: Short


class Rating(Value, frozen=True, kw_only=True):
    """A rater's grade of a source, agent or claim on a named scale."""

    by: Short
    given: When | None = None
    id: Id
    target: Id
    term: Term
    why: Short = ""


class Relationship(Value, frozen=True, kw_only=True):
    """A relationship somebody follows: its parties, and what to call it."""

    codebook: Short = ""
    id: Id
    name: Short = ""
    parties: Annotated[tuple[Id, ...], Meta(min_length=2, max_length=2)]


class Assessment(Value, frozen=True, kw_only=True):
    """An analyst's own dated judgement of a relationship, or of one aspect of it.

    `parties` are the two parties; `aspect` is empty for the relationship as a whole.
    """

    alternatives: tuple[Text, ...] = ()
    aspect: Short = ""
    assessor: Short
    confidence: Term | None = None
    id: Id
    likelihood: Term | None = None
    made: When | None = None
    parties: Annotated[tuple[Id, ...], Meta(min_length=2, max_length=2)]
    reason: ChangeReason | None = None
    rests_on: tuple[Id, ...] = ()
    statement: Text
    supersedes: Id | None = None


class Retraction(Value, frozen=True, kw_only=True):
    """A claimant takes a claim back: who said so, in which source, when."""

    anchor: Anchor | None = None
    chain: Annotated[tuple[Hop, ...], Meta(min_length=1, max_length=64)]
    claim: Id
    id: Id
    source: Id
    words: Text = ""


class Amendment(Value, frozen=True, kw_only=True):
    """The recorder puts right how a claim was recorded; `claim` is the whole new version."""

    claim: Claim
    id: Id
    reason: Short = ""


class Correction(Value, frozen=True, kw_only=True):
    """The reporter corrects what it reports; `claim` is the whole new version.

    `published` is when the correction was; `sha256` that of the source's version it is made in,
    "" for the one that is being read.
    """

    claim: Claim
    id: Id
    note: Short = ""
    published: When | None = None
    sha256: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$")] = ""


class Review(Value, frozen=True, kw_only=True):
    """A person confirmed, rejected or merged (`into` another) what a program found or proposed."""

    by: Short
    id: Id
    into: Id | None = None
    target: Id
    verdict: Verdict
    why: Short = ""
