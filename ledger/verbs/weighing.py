"""The verbs of competing hypotheses: state them, and weigh claims against them; one event each."""

from __future__ import annotations

from typing import Protocol, cast

from ledger.errors import BadEvent
from ledger.events import Event, EvidenceWeighed, HypothesisStated
from ledger.inquiry import Hypothesis, Score, Weighing
from ledger.times import When, when
from ledger.views.hypotheses.matrix import SCORES


class WeighingDesk(Protocol):
    """What these verbs ask of the ledger they write to."""

    by: str

    def append(self, *events: Event) -> int:
        """Append events, all or none; gives the number of the last."""
        ...

    def new_id(self) -> str:
        """Make a fresh id."""
        ...

    def agent_id(self, name: str) -> str:
        """Find an agent by name or id."""
        ...


class WeighingVerbs:
    """Stating hypotheses and weighing claims against them."""

    def hypothesize(
        self: WeighingDesk,
        first: str,
        second: str,
        statement: str,
        *,
        question: str = "",
        aspect: str = "",
        made: str | When | None = None,
    ) -> str:
        """State one of several competing hypotheses about a relationship; gives its id.

        Those of one `question` compete with each other.
        """
        parties = (self.agent_id(first), self.agent_id(second))
        hypothesis = Hypothesis(
            aspect=aspect,
            by=self.by,
            id=self.new_id(),
            made=when(made),
            parties=parties,
            question=question,
            statement=statement,
        )
        self.append(HypothesisStated(hypothesis=hypothesis))
        return hypothesis.id

    def weigh(
        self: WeighingDesk,
        claim: str,
        hypothesis: str,
        score: str,
        *,
        why: str = "",
        made: str | When | None = None,
    ) -> str:
        """Say how a claim stands to a hypothesis: CC, C, N, I, II or NA; gives the score's id.

        Your own later score of the same two stands in its place. Raises `BadEvent` for any other
        score.
        """
        weighing = Weighing(
            by=self.by,
            claim=claim,
            hypothesis=hypothesis,
            id=self.new_id(),
            made=when(made),
            score=_score(score),
            why=why,
        )
        self.append(EvidenceWeighed(weighing=weighing))
        return weighing.id


def _score(given: str) -> Score:
    if given not in SCORES:
        known = ", ".join(f"{score} ({means})" for score, means in SCORES.items())
        raise BadEvent(
            kind=EvidenceWeighed.__name__,
            where="$.weighing.score",
            why=f"{given!r} is no score",
            hint=f"Scores are {known}.",
        )
    return cast(Score, given)
