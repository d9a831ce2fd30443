"""Every verb that writes, as rules of a machine: what each appends is held to the letter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ledger.errors import ImportRunning, StoreFailed
from ledger.events import Batch, Event, ReportCorrected
from ledger.store.contract import Store
from ledger.times import when
from tests.laws.beside import NAMES, PEOPLE, Beside
from tests.laws.plain_state import visible

SOURCES = ("notes", "diary", "wire")
ASPECTS = ("contact", "economy", "neutrality")
WITHDRAWN = (
    "RatingGiven", "RelationshipDefined", "HypothesisStated", "EvidenceWeighed", "ClaimsLinked",
    "AssessmentMade", "ClaimRecorded", "ClaimRetracted", "AgentActsFor", "ClaimCoded",
    "MentionResolved", "Reviewed",
)  # fmt: skip
REVIEWED = ("ClaimRecorded", "ClaimsLinked", "MentionResolved", "ClaimCoded")
INDEX = st.integers(0, 99)
DATES = st.sampled_from([None, "2021", "2022-03-05", "2023-06-01/2023-07-15", "2023-11-XX"])
ASPECT = st.sampled_from(ASPECTS)
NAME = st.sampled_from(NAMES)
CONTENTS = st.sampled_from(["they met", "they quarrelled", "they traded"])
PUBLISHED = st.sampled_from([None, "2021-12-31", "2022-03-31", "2023-11-02", "2030-01-01"])
SAID = st.sampled_from([None, "2021-06-30", "2022-12-31", "2023-11-15", "2030-01-01"])
TEXTS = st.sampled_from(
    [
        "Minister Orlov said Arcadia would stay neutral in Borduria's war.\n",
        "Arcadia and Borduria met in May. Quill said trade between Arcadia and Borduria grew.\n",
        "Nothing happened.\n",
    ]
)
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "who": st.sampled_from([*NAMES, "the envoy"]),
            "content": CONTENTS,
            "source": st.sampled_from(["notes", "gazette"]),
        },
        optional={"date": st.sampled_from(["2022-03", "2023-06-01"])},
    ),
    min_size=1,
    max_size=3,
)


class Failing:
    """A store whose disk is full after so many appends; all else is the real store's."""

    def __init__(self, store: Store, appends: int) -> None:
        self._store = store
        self._left = appends

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def append(self, events: Sequence[Event], /, **told: Any) -> Batch:
        if self._left == 0:
            raise StoreFailed(path="test", why="the disk is full")
        self._left -= 1
        return self._store.append(events, **told)


class Writing(Beside):
    """A ledger that is written to with every verb."""

    # Writing: sources and claims

    @rule(name=st.sampled_from(SOURCES[:2]), published=DATES)
    def date_a_source(self, name: str, published: str | None) -> None:
        if self.book.source_id(name):
            self.book.source(name, published=published)
            assert set(self.took()) <= {"SourceAmended"}

    @rule(
        who=NAME, content=CONTENTS, source=st.sampled_from(SOURCES), date=DATES, via=st.booleans()
    )
    def record(self, who: str, content: str, source: str, date: str | None, via: bool) -> None:
        id = self.book.record(
            content=content, date=date, reported_by=("The Gazette",) if via else (), source=source,
            voice="ascribed" if content == "they traded" and via else "speaks", who=who,
        )  # fmt: skip
        kinds = self.took()
        assert kinds.count("ClaimRecorded") == (1 if kinds else 0)
        assert id in self.standing() or not kinds

    @precondition(Beside.has_standing)
    @rule(n=INDEX, date=DATES, flag=st.sampled_from([(), (), ("comment",), ("satire",)]))
    def amend(self, n: int, date: str | None, flag: tuple[str, ...]) -> None:
        claim = self.pick(self.standing(), n)
        self.book.amend(claim, "a slip", content="they met again", date=date, flags=flag)
        self.did("ClaimAmended")

    @precondition(Beside.has_standing)
    @rule(n=INDEX, published=DATES)
    def correct(self, n: int, published: str | None) -> None:
        claim = self.pick(self.standing(), n)
        self.book.correct(claim, content="they did not meet, it corrected", published=published)
        event = self.did("ReportCorrected")
        assert isinstance(event, ReportCorrected)
        assert (event.claim.id, event.published) == (claim, when(published))

    @precondition(lambda self: self.has_claims())
    @rule(n=INDEX, who=NAME, date=DATES)
    def retract(self, n: int, who: str, date: str | None) -> None:
        claim = self.pick(self.brought("ClaimRecorded"), n)
        self.book.retract(claim, who=who, source="wire", date=date)
        self.did("ClaimRetracted")

    @rule(n=INDEX, kind=INDEX)
    def withdraw(self, n: int, kind: int) -> None:
        found = [ids for kind in WITHDRAWN if (ids := self.brought(kind))]
        if found:
            self.book.withdraw(self.pick(self.pick(found, kind), n), "a slip")
            self.did("Withdrawn")

    @rule(n=INDEX)
    def redact(self, n: int) -> None:
        """Codings and assessments keep whose they were and when, which is all the list counts."""
        there = [
            one.seq
            for one in visible(self.done)
            if one.kind in ("ClaimCoded", "AssessmentMade") and one.seq not in self.erased
        ]
        if there:
            seq = self.pick(there, n)
            assert self.book.redact(seq, reason="privacy").events == (seq,)
            self.erased.add(seq)
            self.answered.clear()  # every answer shows the hole from here on
            self.did("PayloadRedacted")

    # Writing: judging

    @precondition(lambda self: self.has_claims())
    @rule(n=INDEX, aspect=ASPECT, one=NAME, other=NAME, bearing=st.sampled_from(["open", "closer"]))
    def code(self, n: int, aspect: str, one: str, other: str, bearing: Any) -> None:
        claim = self.pick(self.brought("ClaimRecorded"), n)
        if self.named(one) == self.named(other):
            one, other = self.parties
        self.book.code(claim, aspect, parties=(one, other), bearing=bearing)
        self.did("ClaimCoded")

    @precondition(lambda self: self.has_claims())
    @rule(n=INDEX, m=INDEX, relation=st.sampled_from(["denies", "differing_account", "restates"]))
    def link(self, n: int, m: int, relation: str) -> None:
        ids = self.brought("ClaimRecorded")
        self.book.link(self.pick(ids, n), relation, self.pick(ids, m))
        self.did("ClaimsLinked")

    @rule(n=INDEX, aspect=st.sampled_from(["", *ASPECTS]), made=DATES, again=st.booleans())
    def assess(self, n: int, aspect: str, made: str | None, again: bool) -> None:
        older = self.brought("AssessmentMade")
        supersedes = self.pick(older, n) if again and older else None
        self.book.assess(
            *self.parties, "it cools", aspect=aspect, made=made,
            reason="new evidence" if supersedes else None, supersedes=supersedes,
            rests_on=tuple(self.brought("ClaimRecorded")[:1]),
        )  # fmt: skip
        self.did("AssessmentMade")

    @rule(n=INDEX, kind=INDEX, verdict=st.sampled_from(["confirmed", "rejected", "merged"]))
    def review(self, n: int, kind: int, verdict: Any) -> None:
        found = [self.brought(kind) for kind in REVIEWED]
        there = [ids for ids in found if ids]
        if there:
            self.book.review(self.pick(self.pick(there, kind), n), verdict)
            self.did("Reviewed")

    @rule()
    def propose(self) -> None:
        found = self.book.propose(*self.parties)
        assert self.took() == ["ClaimsLinked"] * len(found)
        assert self.book.propose(*self.parties) == ()

    @precondition(lambda self: self.has_claims())
    @rule(n=INDEX, what=st.sampled_from(["rate", "follow", "weigh", "register", "name"]))
    def say_what_moves_no_position(self, n: int, what: str) -> None:
        book, claim = self.book, self.pick(self.brought("ClaimRecorded"), n)
        match what:
            case "rate":
                book.rate(self.pick([claim, book.source_id("notes")], n), "Admiralty", "B2")
                self.did("RatingGiven")
            case "follow":
                book.follow(*self.parties)
                self.did("RelationshipDefined")
            case "weigh":
                hypothesis = book.hypothesize(*self.parties, "a rift", aspect=ASPECTS[n % 3])
                self.did("HypothesisStated")
                book.weigh(claim, hypothesis, ("CC", "I", "NA")[n % 3])
                self.did("EvidenceWeighed")
            case "register":
                book.register(f"Sidorov of day {n}", "person")
                self.did("AgentRegistered")
            case _:
                book.name(self.pick(PEOPLE, n), f"he of day {n}")
                self.did("AgentNamed")

    # Writing: who is who

    @rule(one=st.sampled_from(PEOPLE), into=NAME)
    def merge(self, one: str, into: str) -> None:
        agent, other = self.named(one), self.named(into)
        if agent != other and agent not in self.parties:
            self.book.merge(one, into)
            self.did("AgentsMerged")
            assert self.named(one) == self.named(into)

    @rule(n=INDEX)
    def split(self, n: int) -> None:
        known = self.brought("AgentRegistered")  # not of an import that was never finished
        merged = [id for id in self.state().merged if id in known]
        if merged:
            agent = self.pick(merged, n)
            self.book.split(agent)
            self.did("AgentsSplit")
            assert self.named(agent) == agent

    @rule(agent=st.sampled_from(PEOPLE), party=NAME, during=DATES)
    def acts_for(self, agent: str, party: str, during: str | None) -> None:
        self.book.acts_for(agent, party, during)
        self.did("AgentActsFor")

    @precondition(Beside.has_standing)
    @rule(n=INDEX, agent=NAME)
    def resolve(self, n: int, agent: str) -> None:
        claim = self.book.claim(self.pick(self.standing(), n))
        self.book.resolve(claim.source, claim.chain[-1].name, agent)
        self.did("MentionResolved")

    # Writing: imports and pins

    @rule(text=TEXTS, dry_run=st.booleans(), left=st.sampled_from([None, None, 0, 1, 2]))
    def import_text(self, text: str, dry_run: bool, left: int | None) -> None:
        self.imported("article.txt", text, dry_run, left, name="article", published="2023-06-10")

    @rule(rows=LINES, dry_run=st.booleans(), left=st.sampled_from([None, None, 0, 1, 2]))
    def import_lines(self, rows: list[dict[str, str]], dry_run: bool, left: int | None) -> None:
        text = "".join(f"{json.dumps(row)}\n" for row in rows)
        self.imported("rows.jsonl", text, dry_run, left)

    def imported(
        self, file: str, text: str, dry_run: bool, left: int | None, **options: str
    ) -> None:
        """Import a file; with `left`, by a ledger whose disk is full after so many appends."""
        path = self.path.parent / file
        path.write_text(text, "utf-8")
        real = self.book.store
        if left is not None:
            self.book.store = Failing(real, left)  # type: ignore[assignment]
        try:
            self.book.import_from(path, dry_run=dry_run, **options)  # type: ignore[arg-type]
        except (ImportRunning, StoreFailed):
            self.book.store = real
            assert "ImportFinished" not in self.took()
            return
        self.book.store = real
        kinds = self.took()
        assert not (dry_run and kinds)
        if not dry_run:
            self.book.import_from(path, **options)  # type: ignore[arg-type]
            assert self.took() == []

    @rule(name=st.sampled_from(["spring", "autumn"]), published=PUBLISHED, said=SAID)
    def pin(self, name: str, published: str | None, said: str | None) -> None:
        if name not in {kept.pin.name for kept in self.book.pins()}:
            view = self.book.as_of(published=published, said=said).relationship(*self.parties)
            self.book.pin(name, view)
            self.did("ViewPinned")
        checked = self.book.check(name)
        assert checked.same or self.erased
        assert not checked.differs
