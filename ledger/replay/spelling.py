"""Values and events in plain words, for whoever reads a history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from ledger.claims import Anchor, Hedge, Hop, Mention, Occurrence, Term, Words
from ledger.events import (
    AgentNamed,
    AgentsMerged,
    AgentsSplit,
    CheckpointKept,
    Event,
    ImportFinished,
    ImportStarted,
    KeyRotated,
    RatingGiven,
    RelationshipDefined,
    Reviewed,
    ViewPinned,
    Withdrawn,
)
from ledger.times import When
from ledger.views.evidence import Evidence
from ledger.views.who import Who

_EMPTY: Final[tuple[object, ...]] = (None, "", (), {})


def spelt(value: object) -> str:
    """Say a value in plain words: "B2 [Admiralty]", "Wang Yi, 2023-08-07"; "nothing" of nothing."""
    match value:
        case _ if value in _EMPTY:
            return "nothing"
        case bool():
            return "yes" if value else "no"
        case Words(text=text) | Mention(text=text) | Hedge(text=text) | Anchor(exact=text):
            return text or "nothing"
        case Term(scale=scale, term=term):
            return f"{term} [{scale}]"
        case Hop(name=name, said=said):
            return f"{name}, {said}" if said else name
        case Occurrence(happened=when, key=key, words=words):
            found = (words.text or key, str(when) if when else "")
            return ", ".join(filter(None, found)) or "nothing"
        case When():
            return str(value)
        case tuple() | list():
            return " and ".join(map(spelt, value))
        case dict():
            return ", ".join(f"{key} {spelt(each)}" for key, each in value.items())
        case Struct():
            return ", ".join(_fields(value))
        case _:
            return str(value)


def _fields(value: Any) -> Iterator[str]:
    """Say what the fields of a value hold, each under its name; its id only where it is alone."""
    held = {name: getattr(value, name) for name in value.__struct_fields__}
    told = {name: each for name, each in held.items() if each not in _EMPTY and name != "id"}
    for name, each in (told or held).items():
        words = spelt(each)
        yield words if isinstance(each, Struct) and len(held) == 1 else f"{_plain(name)} {words}"


def _plain(name: str) -> str:
    return name.replace("_", " ")


def event_words(event: Event, evidence: Evidence, who: Who) -> str:
    """Say in plain words what an event does that is told of nowhere else."""
    match event:
        case AgentNamed(agent=agent, by=by, name=name):
            return f"{_name(agent, who)} is also called “{name}”{_by(by)}"
        case AgentsMerged(agent=agent, by=by, into=into, why=why):
            return f"{_name(agent, who)} is {_name(into, who)}{_by(by)}{_why(why)}"
        case AgentsSplit(agent=agent, by=by, why=why):
            return f"{_name(agent, who)} stands alone again{_by(by)}{_why(why)}"
        case RatingGiven(rating=it):
            given = f", given {it.given}" if it.given else ""
            of = _target(it.target, evidence, who)
            return f"{spelt(it.term)} for {of}{given}{_by(it.by)}{_why(it.why)}"
        case RelationshipDefined(relationship=it):
            name = f" as “{it.name}”" if it.name else ""
            return f"{_pair(it.parties, who)} is followed{name}"
        case Reviewed(by=by, into=into, target=target, verdict=verdict, why=why):
            whither = f" into {_target(into, evidence, who)}" if into else ""
            return f"{verdict}{_by(by)}: {_target(target, evidence, who)}{whither}{_why(why)}"
        case ViewPinned(pin=it):
            what = f"{_pair(it.parties, who)} as of event {it.seq}"
            return f"{it.name}, {what}{_by(it.by)}{_why(it.note)}"
        case Withdrawn(by=by, reason=reason, target=target):
            return f"{_target(target, evidence, who)}{_by(by)}{_why(reason)}"
        case ImportStarted(adapter=adapter, file=file, version=version):
            return f"{file}, read by {adapter}@{version}"
        case ImportFinished(added=added, amended=amended, flaws=flaws, known=known):
            return f"{added} added, {amended} amended, {known} known, {len(flaws)} flawed"
        case CheckpointKept(note=note):
            origin, size, *_ = (*note.splitlines(), "", "")
            return f"of {origin}, over {size} events"
        case KeyRotated(key=key):
            return f"{key} signs from here on"
        case _:
            return spelt(event)


def _name(agent: str, who: Who) -> str:
    """Name an agent as it is called itself, whoever it was merged into."""
    row = who.row(agent)
    return row.name if row else agent


def _pair(parties: tuple[str, ...], who: Who) -> str:
    return "–".join(_name(party, who) for party in parties)


def _target(id: str, evidence: Evidence, who: Who) -> str:
    """Say what an id stands for: a claim's content, an agent's or a source's name, else the id."""
    if who.row(id):
        return _name(id, who)
    for seq in evidence.seqs_of((id,)):
        claim = evidence.claim(seq)
        if claim:
            return f"“{claim.content}”"
    row = evidence.source(id)
    return row.name if row else id


def _by(name: str) -> str:
    return f", by {name}" if name else ""


def _why(why: str) -> str:
    return f" ({why})" if why else ""
