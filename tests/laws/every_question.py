"""Every verb that reads, as rules of a machine: each answer is that of the plain list."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from ledger.replay.first import contested
from ledger.times import bound
from tests.laws.beside import NAMES
from tests.laws.comparing import differences
from tests.laws.every_verb import INDEX, PUBLISHED, SAID, Writing
from tests.laws.plain_model import about
from tests.laws.plain_state import Asked, visible
from tests.laws.shelves import canonical, unmarked


class Machine(Writing):
    """A ledger that is written to and asked, in any order."""

    @rule(n=st.integers(0, 999), published=PUBLISHED, said=SAID)
    def ask_the_past(self, n: int, published: str | None, said: str | None) -> None:
        begun = 1 + next(n for n, one in enumerate(self.done) if one.kind == "SourceCaptured")
        seq = begun + n % (len(self.done) - begun + 1)
        view = self.book.as_of(recorded=seq, published=published, said=said).relationship(
            *self.parties
        )
        asked = Asked(
            published=bound(published) if published else None, said=bound(said) if said else None
        )
        assert not differences(view, self.state(seq).view(*self.parties, asked))
        key, answer = (seq, published, said), canonical(view)
        assert self.answered.setdefault(key, answer) == answer

    @rule(n=st.integers(0, 999), m=st.integers(0, 999))
    def ask_what_changed(self, n: int, m: int) -> None:
        begun = 1 + next(n for n, one in enumerate(self.done) if one.kind == "SourceCaptured")
        span = len(self.done) - begun + 1
        first, last = sorted((begun + n % span, begun + m % span))
        found = self.book.changes(*self.parties, recorded=(first, last))
        moved = {
            (c.aspect, c.subject): tuple(
                (it.row.claim, it.row.seq) if it else None  # type: ignore[union-attr]
                for it in (c.before, c.after)
            )
            for c in found
            if c.row == "position"
        }
        before, after = (self.state(seq).view(*self.parties) for seq in (first, last))
        for aspect in {*before.aspects, *after.aspects}:
            for p, name in enumerate(NAMES[:2]):
                was, now = (
                    v.aspects[aspect].parties[p].latest if aspect in v.aspects else None
                    for v in (before, after)
                )
                if was != now:
                    assert moved[aspect, name] == (was, now)
                else:
                    assert moved.get((aspect, name), (was, now)) == (was, now)
        shown = {one.seq for one in visible(self.done[:last])}
        late = {one.seq for one in visible(self.done[:first])}
        assert {cause.seq for c in found for cause in c.causes} <= shown - late

    @rule(n=INDEX, m=st.integers(0, 999))
    def ask_for_a_history(self, n: int, m: int) -> None:
        kinds = "ClaimRecorded", "AssessmentMade", "AgentRegistered", "SourceCaptured"
        subject = self.pick(self.brought(*kinds), n)
        found = {entry.recorded.seq for entry in self.book.history(subject)}
        shown = {one.seq for one in visible(self.done)}
        assert about(self.done, subject) <= found <= shown

    @rule(name=st.sampled_from(NAMES))
    def ask_all_the_rest(self, name: str) -> None:
        """What other tests hold to the letter has to answer here, and to change nothing."""
        book, pair = self.book, self.parties
        for found in (
            book.matrix(*pair), book.disagreements(*pair), book.claimants(), book.claimant(name),
            book.source_record("notes"), book.without(*pair, source="diary"),
            book.without(*pair, agent="Orlov"), book.brief(*pair, recorded=(1, None)),
            book.agreement(*pair),
        ):  # fmt: skip
            assert str(found)
        book.revisions("claimant", *pair)
        book.timeline(name)
        walk = book.replay(*pair)
        walk.go_to_step(-1)
        now = unmarked(canonical(book.relationship(*pair)))
        assert unmarked(canonical(walk.view)) == now
        first = book.first(*pair, contested())
        disputed = any(a.disputes or a.accounts for a in book.relationship(*pair))
        assert first is not None or not disputed
        assert self.took() == []
