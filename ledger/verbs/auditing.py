"""The audit verbs: how, when and why an assessment changed, each in one call."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from ledger.errors import BadQuestion, NotFound
from ledger.replay.bounds import Asked
from ledger.replay.course import Course
from ledger.replay.fields import field_history, superseding
from ledger.replay.first import First, Predicate, find_first
from ledger.replay.history import Entry, entry, history
from ledger.replay.moment import Moment
from ledger.replay.queue import CodingQueue, Pen
from ledger.replay.revision import Revised, Reviser
from ledger.replay.revisions import revised
from ledger.replay.stops import By, stops
from ledger.replay.walk import Replay
from ledger.replay.without import Without, leave_out
from ledger.show.page.page import page_html
from ledger.verbs.asking import Asking
from ledger.views.coders.agreement import Agreement
from ledger.views.coders.unjudged import Wanted, unjudged
from ledger.views.hypotheses.matrix import Matrix


class Auditing(Asking):
    """Everything that is asked to audit a ledger."""

    def agreement(self, first: str, second: str, *, rules: bool = False) -> Agreement:
        """Measure how far coders agree on a relationship's claims (Krippendorff's alpha).

        With `rules`, the codebook's rules count as coders too. Raises `NotFound`, `Ambiguous`.
        """
        return self.now().agreement(first, second, rules=rules)

    def page(
        self,
        first: str,
        second: str,
        *,
        recorded: Asked | int = None,
        published: Asked = None,
        said: Asked = None,
    ) -> str:
        """Make a page to look at: one HTML file with a timeline and a slider over the moments.

        The bounds are the latest moment it knows. It needs no network and runs its own script
        only. Raises `NotFound`, `Ambiguous`, `BadMoment`.
        """
        moment = self.as_of(recorded=recorded, published=published, said=said)
        order = tuple(aspect.name for aspect in self._rules.codebook.aspects)
        return page_html(self.store, self._views, moment, (first, second), order)

    def matrix(self, first: str, second: str, question: str = "", by: str | None = None) -> Matrix:
        """Lay competing hypotheses against the claims weighed: a score an analyst, no total.

        `question` says which hypotheses, where there are several questions; `by` is one analyst.
        Raises `NotFound`, `Ambiguous`.
        """
        return self.now().matrix(first, second, question, by)

    def first(
        self,
        first: str,
        second: str,
        predicate: Predicate,
        *,
        published: Asked = None,
        said: Asked = None,
    ) -> First | None:
        """Find the first moment at which something holds of a relationship; None: it never did.

        `predicate` is asked of the view after every event that moved it: a function of your own,
        or `contested()`, `stated(who)`, `assessed()` from `ledger.replay.first`. Nothing is
        bisected. Raises `PredicateFailed` where it raises, `NotFound`, `Ambiguous`, `BadMoment`.
        """
        return find_first(self._course(first, second, published, said), predicate)

    def replay(
        self,
        first: str | None = None,
        second: str | None = None,
        *,
        published: Asked = None,
        said: Asked = None,
        by: By = "event",
    ) -> Replay:
        """Step through the ledger, or a relationship's own turns: forward, back, to, until.

        It stops after every event, or with `by` at the ends of imports or days (UTC). Raises
        `BadQuestion` for one party alone or an unknown `by`, `NotFound`, `Ambiguous`, `BadMoment`.
        """
        pair = _pair(first, second)
        course = self._course(*pair, published, said) if pair else None

        def look(recorded: Asked | int) -> Moment:
            return self.as_of(recorded=recorded, published=published, said=said)

        now = course.now if course else self.as_of(published=published, said=said)
        turns = course.steps.turns if course else None
        found = stops(self.store, now.basis.seq, by, turns)
        return Replay(look, found, now, course)

    def revisions(
        self,
        by: Reviser = "claimant",
        first: str | None = None,
        second: str | None = None,
        *,
        recorded: Asked | int = None,
        published: Asked = None,
        said: Asked = None,
    ) -> tuple[Revised, ...]:
        """List who revised, and how often out of how many; whoever revised most comes first.

        Of each claimant the changes of position, of each source the corrections, of each assessor
        the assessments superseded; of one relationship, or of all. Raises `BadQuestion`,
        `NotFound`, `Ambiguous`, `BadMoment`.
        """
        moment = self.as_of(recorded=recorded, published=published, said=said)
        return revised(moment, self._views, by, _pair(first, second))

    def without(
        self,
        first: str,
        second: str,
        *,
        source: str | None = None,
        agent: str | None = None,
        recorded: Asked | int = None,
        published: Asked = None,
        said: Asked = None,
    ) -> Without:
        """Show a relationship without a source or an agent, and what rests on these alone.

        An agent is left out as claimant, anywhere in the chain, and as publisher or host. Raises
        `BadQuestion` where neither is given, `NotFound`, `Ambiguous`, `BadMoment`.
        """
        moment = self.as_of(recorded=recorded, published=published, said=said)
        return leave_out(moment, first, second, source, agent)

    def history(
        self,
        subject: str,
        second: str | None = None,
        *,
        aspect: str = "",
        field: str = "",
        recorded: Asked | int = None,
    ) -> tuple[Entry, ...]:
        """List what was recorded of a subject (id, or name of an agent or source), oldest first.

        With a second party, of the relationship of two agents, or of one aspect of it; with a
        `field`, the versions in which it changed, with its values. Raises `NotFound`,
        `Ambiguous`, `BadQuestion`, `BadMoment`.
        """
        now = self.as_of(recorded=recorded)
        if second is None:
            return self._of_subject(self._subject(now, subject), aspect, field, now)
        if field:
            why, hint = "a relationship has no fields", "Leave out the second party, or the field."
            raise BadQuestion(asked=f"field={field!r}", why=why, hint=hint)
        return attrs.evolve(self._course(subject, second, None, None), now=now).history(aspect)

    def _of_subject(self, id: str, aspect: str, field: str, now: Moment) -> tuple[Entry, ...]:
        if aspect:
            why = "an aspect is of a relationship, and that takes two parties"
            raise BadQuestion(asked=f"aspect={aspect!r}", why=why, hint="Name the second party.")
        evidence, at = now.evidence, now.basis.seq
        found = history(id, self._views, evidence, at)
        if not field:
            return found
        chain = (entry(evidence, now.who, s) for s in superseding(id, self._views, evidence, at))
        return field_history(id, field, tuple(chain) or found, evidence)

    def _subject(self, now: Moment, subject: str) -> str:
        if self.store.where(subject) is not None:
            return subject
        try:
            return now.who.find(subject)
        except NotFound:
            return now.source(subject).source

    def _course(self, first: str, second: str, published: Asked, said: Asked) -> Course:
        return Course(
            first=first,
            known=tuple(aspect.name for aspect in self._rules.codebook.aspects),
            look=lambda seq: self.as_of(recorded=seq, published=published, said=said),
            now=self.as_of(published=published, said=said),
            second=second,
            store=self.store,
            views=self._views,
        )

    def to_code(
        self,
        first: str | None = None,
        second: str | None = None,
        *,
        aspect: str = "",
        by: str = "",
        last: Iterable[str] = (),
        recode: bool = False,
        redo_with: str = "",
    ) -> CodingQueue:
        """Queue what no person has judged yet, of one relationship or of all, for a coder to judge.

        `by` is the coder; `aspect` keeps what a rule proposes it for ("uncoded": none), `recode`
        adds what the coder judged, `redo_with` takes what another coder judged instead; the claims
        of the ids in `last` come last. Raises `NotFound`, `Ambiguous`, `BadQuestion`.
        """
        now, book, pair = self.now(), self._rules.codebook, _pair(first, second)
        wanted = Wanted(
            aspect=aspect, by=by or self.by, last=tuple(last), recode=recode, redo_with=redo_with,
            pair=(now.who.find(pair[0]), now.who.find(pair[1])) if pair else None,
        )  # fmt: skip
        order = tuple(a.name for a in book.aspects)
        pen = Pen(
            clock=self._clock, codebook=f"{book.name}@{book.version}", coder=wanted.by,
            recorder=self.by, store=self.store,
        )  # fmt: skip
        items = unjudged(now.ground, wanted, order)
        return CodingQueue(items, aspects=order, ground=now.ground, pen=pen, wanted=wanted)


def _pair(first: str | None, second: str | None) -> tuple[str, str] | None:
    """Take both parties or none; raises `BadQuestion` for one alone."""
    if first and second:
        return first, second
    if first or second:
        hint = "Give both parties, or none for the whole ledger."
        raise BadQuestion(asked=f"{first or second}", why="that is one party alone", hint=hint)
    return None
