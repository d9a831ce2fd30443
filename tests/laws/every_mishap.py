"""Everything that befalls a ledger, as rules of a machine: verbs, imports, redactions, crashes."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256

import attrs
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule
from msgspec.structs import replace

from ledger import Ledger, RelationshipView
from ledger.claims import Hop, Mention
from ledger.codebooks.codebook import Codebook
from ledger.codebooks.gazetteer import Gazetteer
from ledger.errors import ImportRunning
from ledger.events import (
    AgentActsFor,
    AssessmentMade,
    Batch,
    ClaimAmended,
    ClaimCoded,
    ClaimRecorded,
    ClaimRetracted,
    ClaimsLinked,
    Event,
    EvidenceWeighed,
    HypothesisStated,
    PayloadRedacted,
    Recorded,
    ReportCorrected,
    Reviewed,
    SourceCaptured,
    Withdrawn,
)
from ledger.importing.desk import Rules
from ledger.inquiry import Hole
from ledger.plugins import Plugins
from ledger.references import made
from ledger.show.view_shape import ViewShape, view_shape
from ledger.trust.verify import verify
from ledger.verbs.outlines import hole
from ledger.views.rows.engine import Views
from tests.laws.comparing import differences
from tests.laws.every_question import Machine
from tests.laws.every_verb import INDEX, LINES, TEXTS
from tests.laws.mishaps import Acknowledging, TrippingClock, copied, half_a_batch, put_back
from tests.laws.plain_model import Model, model
from tests.laws.plain_state import visible
from tests.laws.random_ledgers import START
from tests.laws.shelves import HOUR

STAY = (
    AgentActsFor, AssessmentMade, ClaimCoded, ClaimsLinked, EvidenceWeighed, HypothesisStated,
    Reviewed, Withdrawn,
)  # fmt: skip
"""Of these a redaction takes nothing that the plain list looks at."""
REDACTED = (
    "ClaimRecorded", "ClaimCoded", "AssessmentMade", "ClaimsLinked", "ClaimRetracted", "Reviewed",
    "AgentActsFor", "Withdrawn", "AgentsMerged", "MentionResolved", "RatingGiven", "AgentNamed",
    "HypothesisStated", "EvidenceWeighed", "SourceAmended", "RelationshipDefined",
    "ImportFinished", "ImportStarted",
)  # fmt: skip
PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "Orlov said Arcadia would leave Borduria alone.\n\n",
            "Petrov said that trade between Arcadia and Borduria grew.\n\n",
            "It rained.\n\n",
            "Quill said Arcadia was angry with Borduria.\n\n",
        ]
    ),
    min_size=1,
    max_size=4,
    unique=True,
)
PLUGINS = Plugins.load()
RULES = Rules(codebook=Codebook.shipped(), gazetteer=Gazetteer.shipped())


class EveryMishap(Machine):
    """A ledger that is written to, redacted, killed and asked, in any order."""

    clock: TrippingClock

    def __init__(self) -> None:
        self.left: dict[int, Event | None] = {}  # what stands where something was redacted
        self.places: dict[int, Event | None] = {}  # what will, should the redaction be written
        self.roots: list[tuple[Batch, bytes]] = []
        self.texts: dict[int, list[str | None]] = {}
        self.then: dict[int, ViewShape] = {}
        self.looked: tuple[object, int] = (None, 0)
        self.plain: tuple[tuple[int, int], Model] = ((0, 0), Model())
        self.turn = 0
        self.written: dict[str, list[str]] = {}  # the parts of every text there was, by its sum
        super().__init__()
        self.spare = self.path.parent / "copy"
        self.spare.mkdir()

    def ticking(self) -> TrippingClock:
        return TrippingClock(start=START, step=HOUR)

    def opened(self) -> Ledger:
        return Ledger.open(self.path, by=self.by, clock=self.clock, durable=False, plugins=PLUGINS)

    # The plain list

    def took(self) -> list[str]:
        """Take note of what was appended, and of what that erased."""
        known = len(self.done)
        kinds = super().took()
        for one in self.done[known:]:
            match one.event:
                case SourceCaptured(version=version) if version.parts:
                    self.texts[one.seq] = list(self.written[version.sha256])
                case PayloadRedacted(holes=holes):
                    for it in holes:
                        self.erase(it)
                case _:
                    pass
        return kinds

    def erase(self, it: Hole) -> None:
        if it.part is None:
            self.erased.add(it.seq)
            self.left[it.seq] = self.places[it.seq]
        else:
            self.texts[it.seq][it.part] = None
        self.answered.clear()
        self.then.clear()

    def state(self, upto: int | None = None) -> Model:
        key = (len(self.done) if upto is None else upto, len(self.left))
        if key != self.plain[0]:
            self.plain = key, model(map(self.as_left, self.done[: key[0]]))
        return self.plain[1]

    def as_left(self, one: Recorded) -> Recorded:
        return replace(one, event=self.left[one.seq]) if one.seq in self.left else one

    def standing(self) -> list[str]:
        """The claims that stand and of which no version was erased."""
        gone = self.erased_claims()
        return [id for id in super().standing() if id not in gone]

    def erased_claims(self) -> set[str]:
        return {id for one in self.done if one.seq in self.erased if (id := claim_of(one.event))}

    def brought(self, *kinds: str) -> list[str]:
        """The ids that visible events of these kinds brought, if they are not erased."""
        found = (one for one in visible(self.done) if one.kind in kinds)
        kept = (one.event for one in found if one.seq not in self.erased)
        return [id for event in kept if event is not None and (id := made(event))]

    def has_claims(self) -> bool:
        return bool(self.brought("ClaimRecorded"))

    # What always holds

    @invariant()
    def the_ledger_verifies_and_no_earlier_root_ever_changes(self) -> None:
        if self.done:
            found = verify(self.book.store)
            holes = sum(part is None for parts in self.texts.values() for part in parts)
            assert (found.events, found.redacted) == (len(self.done), len(self.erased) + holes)
            roots = list(self.book.store.batches())
            assert roots[: len(self.roots)] == self.roots
            self.roots = roots
            assert found.root == roots[-1][1].hex() == self.book.head().root.hex()

    @invariant()
    def the_texts_are_those_captured_with_holes_where_they_were_erased(self) -> None:
        for seq, parts in self.texts.items():
            kept = self.book.store.kept(seq)
            assert [part.text for part in kept] == parts
        captured = {
            one.seq
            for one in self.done
            if isinstance(one.event, SourceCaptured) and one.event.version.parts
        }
        assert captured == set(self.texts)

    @invariant()
    def the_view_now_is_what_the_plain_list_gives(self) -> None:
        """And what views made afresh say; looked at again where anything was done since."""
        if not self.done or self.looked == (self.book, len(self.done)):
            return
        now = self.book.relationship(*self.parties)
        assert not differences(now, self.state().view(*self.parties))
        afresh = Ledger(
            self.book.store, Views(self.book.store), by=self.by, clock=self.clock, plugins=PLUGINS,
            rules=RULES,
        )  # fmt: skip
        assert shape(afresh.relationship(*self.parties)) == shape(now)
        listed = {claim.id for claim in self.book.claims()}
        assert listed == self.state().listed() - self.erased_claims()
        self.ask(len(self.done))
        self.looked = self.book, len(self.done)

    @invariant()
    def the_claims_listed_are_those_of_the_plain_list(self) -> None:
        """What was erased stands in views, as seen above; there is nothing of it to list."""

    @invariant()
    def the_past_is_what_it_was(self) -> None:
        """In turn every moment there was; all of them at the end."""
        if self.done:
            self.turn += 1
            self.ask(self.begun + self.turn % self.span)

    @property
    def begun(self) -> int:
        return 1 + next(n for n, one in enumerate(self.done) if one.kind == "SourceCaptured")

    @property
    def span(self) -> int:
        return len(self.done) - self.begun + 1

    def ask(self, seq: int) -> None:
        """Ask for a moment: it says what it said, or, asked first, what the plain list says."""
        view = self.book.as_of(recorded=seq).relationship(*self.parties)
        if seq not in self.then:
            assert not differences(view, self.state(seq).view(*self.parties))
        answer = shape(view)
        assert self.then.setdefault(seq, answer) == answer

    def teardown(self) -> None:
        if self.done:
            for seq in range(self.begun, len(self.done) + 1):
                self.ask(seq)
        super().teardown()

    # Questions that know no holes

    @precondition(lambda self: not self.erased)
    @rule(n=INDEX, m=st.integers(0, 999))
    def ask_for_a_history(self, n: int, m: int) -> None:
        super().ask_for_a_history(n, m)

    # Redactions

    @rule(n=INDEX, kind=INDEX, keep_place=st.booleans(), forget=st.booleans())
    def redact(self, n: int, kind: int, keep_place: bool, forget: bool) -> None:
        found = self.erasable(kind)
        if found:
            self.redacting(self.pick(found, n), keep_place, forget)
            self.did("PayloadRedacted")

    def erasable(self, kind: int) -> list[list[Recorded]]:
        """What can be erased of one of the kinds there are: of a claim, every version."""
        there = [one for one in visible(self.done) if one.seq not in self.erased]
        kinds = [kind for kind in REDACTED if any(one.kind == kind for one in there)]
        if not kinds:
            return []
        chosen = self.pick(kinds[::-1], kind)
        if chosen == "ClaimRecorded":
            versions: dict[str, list[Recorded]] = {}
            for one in there:
                if id := claim_of(one.event):
                    versions.setdefault(id, []).append(one)
            return list(versions.values())
        return [[one] for one in there if one.kind == chosen]

    def redacting(self, gone: list[Recorded], keep_place: bool, forget: bool) -> None:
        state = self.state()
        for one in gone:
            self.places[one.seq] = plain_place(one.event, state) if keep_place else None
        if forget:
            meant = self.book.now().who.meant
            holes = tuple(hole(one, meant) if keep_place else Hole(seq=one.seq) for one in gone)
            self.book.append(
                PayloadRedacted(by=self.by, forget=True, holes=holes, reason="court order")
            )
        else:
            seqs = (one.seq for one in gone)
            self.book.redact(*seqs, reason="privacy", keep_place=keep_place)

    @rule(n=INDEX, m=INDEX)
    def redact_a_part_of_a_text(self, n: int, m: int) -> None:
        there = [
            (seq, part)
            for seq, parts in self.texts.items()
            for part, text in enumerate(parts)
            if text is not None
        ]
        if there:
            pairs = {self.pick(there, n), self.pick(there, m)}
            holes = tuple(Hole(part=part, seq=seq) for seq, part in sorted(pairs))
            self.book.append(PayloadRedacted(by=self.by, holes=holes, reason="privacy"))
            self.did("PayloadRedacted")

    # Imports: again, and of files that overlap

    def imported(
        self, file: str, text: str, dry_run: bool, left: int | None, **options: str
    ) -> None:
        parts = [f"{it}\n\n" for it in text.split("\n\n")[:-1]] + [text.split("\n\n")[-1]]
        self.written[sha256(text.encode()).hexdigest()] = [part for part in parts if part]
        super().imported(file, text, dry_run, left, **options)

    @rule(paragraphs=PARAGRAPHS, left=st.sampled_from([None, None, 0, 1, 2]))
    def import_a_version(self, paragraphs: list[str], left: int | None) -> None:
        text = "".join(paragraphs)
        self.imported("serial.txt", text, False, left, name="serial", published="2023-07-01")

    # Crashes

    @rule(
        doing=st.sampled_from(["lines", "text", "redact", "record", "half"]),
        look=st.integers(0, 25), rows=LINES, text=TEXTS, n=INDEX, kind=INDEX, index=st.booleans(),
        views=st.sampled_from(["kept", "lost", "ahead"]),
    )  # fmt: skip
    def crash(
        self, look: int, doing: str, rows: list[dict[str, str]], text: str, n: int, kind: int,
        index: bool, views: str,
    ) -> None:  # fmt: skip
        """Die at the n-th look at the clock, or within another's append; then open what is left."""
        store = Acknowledging(self.book.store)
        self.book.store = store  # type: ignore[assignment]  # it passes all on
        reached: list[int] = []

        def die() -> None:
            reached.append(store.acknowledged)
            copied(self.path, self.spare, index=index)

        lines = "".join(f"{json.dumps(row)}\n" for row in rows)
        self.clock.due, self.clock.trip = look, die
        match doing:
            case "lines":
                self.imported_then_killed("killed.jsonl", lines)
            case "text":
                self.imported_then_killed("article.txt", text, name="article")
            case "redact" if found := self.erasable(kind):
                self.redacting(self.pick(found, n), True, bool(n % 2))
            case "record":
                self.book.record(who="Quill", content=f"{n} was seen", source="notes")
            case _:
                self.clock.due = -1
                half_a_batch(self.path, die)
        self.clock.due = -1
        if not reached:
            die()
        self.book.close()
        put_back(self.spare, self.path, views=views)
        self.book = self.opened()
        assert self.book.head().seq == reached[0]
        self.took()
        if doing == "lines":
            self.imported("killed.jsonl", lines, False, None)

    def imported_then_killed(self, file: str, text: str, **options: str) -> None:
        path = self.path.parent / file
        path.write_text(text, "utf-8")
        self.written[sha256(text.encode()).hexdigest()] = [text]
        with suppress(ImportRunning):
            self.book.import_from(path, **options)  # type: ignore[arg-type]


def shape(view: RelationshipView) -> ViewShape:
    """All that a view shows, apart from how it was asked for."""
    return attrs.evolve(view_shape(view), basis=None, moment="")  # type: ignore[arg-type]  # left out


def claim_of(event: Event | None) -> str:
    """The id of the claim that an event is a version of."""
    match event:
        case ClaimRecorded(claim=claim) | ClaimAmended(claim=claim) | ReportCorrected(claim=claim):
            return claim.id
        case _:
            return ""


def plain_place(event: Event | None, state: Model) -> Event | None:
    """What a redaction leaves of an event, as far as a plain list looks at it."""
    match event:
        case ClaimRecorded(claim=claim) | ClaimAmended(claim=claim) | ReportCorrected(claim=claim):
            bare = replace(claim, content="", chain=bare_chain(claim.chain, claim.source, state))
            return replace(event, claim=bare)
        case ClaimRetracted(retraction=it):
            chain = bare_chain(it.chain, it.source, state)
            return ClaimRetracted(retraction=replace(it, chain=chain))
        case _:
            return event if isinstance(event, STAY) else None


def bare_chain(chain: tuple[Hop, ...], source: str, state: Model) -> tuple[Hop, ...]:
    """A chain without its words: whose each hop is, as recorded or as it is understood now."""
    return tuple(
        replace(
            hop,
            by=tuple(Mention(agent=m.agent or state.meant(m, source) or None) for m in hop.by),
        )
        for hop in chain
    )
