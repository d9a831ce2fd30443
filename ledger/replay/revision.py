"""What a revision is: one change of position, correction or new assessment, and whose."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from ledger.replay.history import Entry
from ledger.views.basis import Basis
from ledger.views.printing import printed

Reviser: TypeAlias = Literal["claimant", "source", "assessor"]
"""Whose revisions: changes of position, corrections, assessments superseded."""


@attrs.frozen(kw_only=True)
class Revision:
    """One change of position, correction or new assessment: what was, what is, by which event.

    `kind` is "bearing", "words" or "retracted" of a claimant, "corrected" or "amended" of a source,
    "superseded" of an assessor; `told` says what changed, or the reason given. `sure` is false
    where the dates do not tell which of two statements came first. `before` and `after` are what
    was said; `entry` is the event, with its sentence in the source.
    """

    after: str
    aspect: str = ""
    before: str
    entry: Entry
    kind: str
    parties: tuple[str, str] = ("", "")
    sure: bool = True
    told: str = ""


@attrs.frozen(kw_only=True)
class Revised:
    """How often somebody revised: `revisions`, out of how many statements, claims, assessments.

    `by` tells which of these `of` counts. `possibly` are changes of which the dates do not tell
    that they were any. `id` is the agent's or source's, or the assessor's name.
    """

    basis: Basis
    by: Reviser
    id: str
    name: str
    of: int
    possibly: tuple[Revision, ...] = ()
    revisions: tuple[Revision, ...] = ()

    def __str__(self) -> str:
        """Print how often, out of how many, and each revision with its event and sentence."""
        return printed(self)
