"""The history of one field of a claim, source, agent or assessment: what it was, what it became."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import attrs

from ledger.claims import Agent, Assessment, Claim, Source, changed
from ledger.errors import BadQuestion, NotFound
from ledger.events import (
    AgentNamed,
    AgentRegistered,
    AssessmentMade,
    ClaimAmended,
    ClaimRecorded,
    Recorded,
    ReportCorrected,
    SourceAmended,
    SourceCaptured,
)
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.replay.history import Entry
from ledger.replay.spelling import spelt
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views

Versioned: TypeAlias = Claim | Source | Agent | Assessment
_TOLD: dict[type[Any], tuple[str, ...]] = {Claim: ("date", "reported_by", "who"), Agent: ("name",)}
"""What a value tells besides its fields."""


def field_history(
    subject: str, field: str, entries: Iterable[Entry], evidence: Evidence
) -> tuple[Entry, ...]:
    """Keep the entries in which a field of the subject changed, with what it was and became.

    Raises `NotFound` for a field that it does not have, `BadQuestion` where it has none.
    """
    found: list[Entry] = []
    last: Versioned | None = None
    for one in entries:
        now = _version(one.recorded, subject, last)
        if now is None:
            continue
        was = None if last is None else _value(last, field)
        value = _value(now, field)
        if last is None or was != value:
            says = f"{one.recorded.kind}: {field} {_words(was)} → {_words(value)}"
            step = attrs.evolve(one.step, says=says)
            found.append(attrs.evolve(one, after=value, before=was, field=field, step=step))
        last = now
    if last is None:
        hint = "Ask for a field of a claim, source, agent or assessment."
        raise BadQuestion(asked=f"field={field!r}", why=f"{subject} has no versions", hint=hint)
    return tuple(found)


def superseding(subject: str, views: Views, evidence: Evidence, at: int) -> tuple[int, ...]:
    """List the events of an assessment, of all that it superseded and that superseded it.

    None for what is no assessment.
    """
    if not any(map(evidence.assessment, evidence.seqs_of((subject,)))):
        return ()
    found: set[int] = set()
    seen: set[str] = set()
    todo = {subject}
    while todo:
        seqs = set(evidence.seqs_of(sorted(todo)))
        for id in todo:
            rows: list[TouchedRow] = views.every(TOUCHED, at=at, subject=id)
            seqs |= {row.seq for row in rows}
        seen |= todo
        made = {seq: it for seq in seqs if seq <= at and (it := evidence.assessment(seq))}
        found |= made.keys()
        todo = {id for it in made.values() for id in (it.id, it.supersedes) if id} - seen
    return tuple(sorted(found))


def _version(recorded: Recorded, subject: str, last: Versioned | None) -> Versioned | None:
    """Give the subject as an event left it; None for an event that says nothing new of it."""
    match recorded.event:
        case ClaimRecorded(claim=it) | ClaimAmended(claim=it) | ReportCorrected(claim=it):
            return it if it.id == subject else None
        case SourceCaptured(source=source) | SourceAmended(source=source):
            return source if source.id == subject else None
        case AgentRegistered(agent=agent):
            return agent if agent.id == subject else None
        case AgentNamed(agent=id, name=name) if id == subject and isinstance(last, Agent):
            return changed(last, names=(*last.names, name))
        case AssessmentMade(assessment=assessment) if last is None or isinstance(last, Assessment):
            return assessment
        case _:
            return None


def _value(it: Versioned, field: str) -> object:
    known = (*it.__struct_fields__, *_TOLD.get(type(it), ()))
    if field not in known:
        what = f"field of a {type(it).__name__.lower()}"
        raise NotFound(what=what, asked=field, known=known, hint=f"It has {', '.join(known)}.")
    found: object = getattr(it, field)
    return found


def _words(value: object) -> str:
    """Write a value in a few words, in quotation marks where there is something to quote."""
    words = spelt(value)
    if words == "nothing":
        return words
    return " and ".join(map(_words, value)) if isinstance(value, tuple) else f'"{words}"'
