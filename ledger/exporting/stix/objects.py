"""The STIX objects that a ledger's documents and records become."""

from __future__ import annotations

import re
from typing import Any, Final, TypeAlias

import attrs

from ledger.adapter import Document, Draft
from ledger.claims import (
    ActsFor,
    Agent,
    Amendment,
    Claim,
    Correction,
    Hop,
    Link,
    Rating,
    Retraction,
    Source,
)
from ledger.exporting.stix.naming import AUTHOR, EXTENSION, Names, begun, published, stamp
from ledger.exporting.stix.words import refers, said
from ledger.times import When

Object: TypeAlias = dict[str, Any]

CLASSES: Final = {
    "person": "individual",
    "commenter": "individual",
    "organisation": "organization",
    "outlet": "organization",
    "state": "organization",
    "office": "organization",
    "group": "group",
}
"""The `identity_class` of each kind of agent (STIX 2.1, 10.8); of any other it is unknown."""

_OPINION: Final = "STIX 2.1 opinion"
_OPINIONS: Final = ("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")


@attrs.define
class Objects:
    """Makes objects; remembers how those that are no notes are called, to refer to them.

    `now` is when what comes next was recorded, in microseconds since 1970.
    """

    names: Names
    now: int = 0
    _agents: set[str] = attrs.field(factory=set, init=False)
    _called: dict[str, str] = attrs.field(factory=dict, init=False)
    _languages: dict[str, str] = attrs.field(factory=dict, init=False)
    _sources: dict[str, str] = attrs.field(factory=dict, init=False)

    def identity(self, agent: Agent) -> Object:
        """Make an identity of an agent."""
        self._agents.add(agent.id)
        made = self._object("identity", agent.id)
        made["name"] = agent.name
        made["identity_class"] = CLASSES.get(agent.kind, "unknown")
        return made

    def document(self, document: Document, source: Source) -> Object:
        """Make a report of a source; of one without a date, for which STIX has none, a grouping."""
        date = published(source.published)
        type = "report" if date else "grouping"
        own = self._sources.get(source.id, "")
        made = self._object(type, source.id)
        made |= {"name": source.title or source.name or document.key}
        made |= {"published": date} if date else {"context": "unspecified"}
        publisher = source.publisher.agent if source.publisher else None
        made["object_refs"] = [self._identity(publisher) or AUTHOR]
        if publisher and self._identity(publisher):
            made["created_by_ref"] = self._identity(publisher)
        self._sources[source.id] = self._sources[document.key] = own or made["id"]
        if _LANGUAGE.fullmatch(source.language):
            made["lang"] = self._languages[document.key] = source.language
        return made

    def part(self, document: str, text: str, nth: int) -> Object:
        """Make a note of a further part of a long text."""
        made = self._object("note", f"{self._sources[document]}/text {nth}")
        made |= {"abstract": f"text, part {nth}", "content": text}
        return made | {"object_refs": [self._sources[document]]}

    def claim(self, claim: Claim, document: str) -> Object:
        """Make a note of a claim, created by its outermost reporter, written by its claimants."""
        made = self._object("note", claim.id)
        first = next((a for a in claim.chain[0].agents if a in self._agents), "")
        if first:
            made["created_by_ref"] = self._identity(first)
        made |= {"abstract": _attributed(claim.chain), "content": claim.content}
        authors = _authors(claim.chain[-1])
        made |= {"authors": authors} if authors else {}
        made |= {"labels": list(claim.flags)} if claim.flags else {}
        made["object_refs"] = [self._sources.get(document, AUTHOR)]
        if document in self._languages:
            made["lang"] = self._languages[document]
        return made

    def judgement(self, draft: Draft) -> Object:
        """Make what is nearest to a judgement: a relationship, an opinion, else a note.

        What they are about is a note, unless it is an agent or a source.
        """
        record: Any = draft.record
        match record:
            case Link():
                return self._tie(record, record.claim, record.other, record.relation)
            case ActsFor():
                return self._tie(record, record.agent, record.party, "acts_for")
            case Rating(term=term) if term.scale == _OPINION and term.term in _OPINIONS:
                made = self._object("opinion", record.id) | {"opinion": term.term}
                made |= {"explanation": record.why} if record.why else {}
            case Retraction():
                made = self._object("note", record.claim) | {"revoked": True}
                made["content"] = said(record)
            case _:
                made = self._object("note", record.id) | {"content": said(record)}
        by = [b for b in (getattr(record, n, "") for n in ("by", "coder", "assessor")) if b]
        by = _authors(record.chain[-1]) if isinstance(record, Retraction) else by
        made |= {"authors": by} if by else {}
        meant = refers(record) if not isinstance(record, Retraction) else (record.source,)
        found = [self._ref(id) for id in meant if id != record.id]
        if made["type"] != "note" or isinstance(record, Retraction):
            self._called[record.id] = str(made["id"])
        return made | {"object_refs": found or [AUTHOR]}

    def carried(self, lines: list[str], **more: object) -> Object:
        """Make the extension that an object carries: what the ledger reads back."""
        own = {"extension_type": "property-extension", **more, "records": lines}
        return {"extensions": {EXTENSION: own}}

    def _object(self, type: str, own: str) -> Object:
        created = begun(own, self.now)
        return {
            "type": type,
            "spec_version": "2.1",
            "id": self.names.id(type, own),
            "created": stamp(created),
            "modified": stamp(max(created, self.now)),
        }

    def _identity(self, agent: str | None) -> str:
        return self.names.id("identity", agent) if agent in self._agents and agent else ""

    def _ref(self, id: str) -> str:
        known = self._identity(id) or self._sources.get(id) or self._called.get(id)
        return known or self.names.id("note", id)

    def _tie(self, record: Any, one: str, other: str, relation: str) -> Object:
        made = self._object("relationship", record.id)
        self._called[record.id] = made["id"]
        made["relationship_type"] = relation.replace("_", "-")
        made |= {"description": record.why} if record.why else {}
        return made | {"source_ref": self._ref(one), "target_ref": self._ref(other)}


def claim_of(record: Any) -> Claim | None:
    """Give the claim that a record is, or words anew."""
    if isinstance(record, Amendment | Correction):
        return record.claim
    return record if isinstance(record, Claim) else None


def day(date: When | None) -> str:
    """Write a date as EDTF; "" where it is unknown."""
    return date.edtf if date else ""


def _authors(hop: Hop) -> list[str]:
    return list(dict.fromkeys(m.text for m in hop.by if m.text))


def _attributed(chain: tuple[Hop, ...]) -> str:
    """Say in a line who says it, when, and through whom."""
    *before, last = chain
    date = f", {day(last.said)}" if day(last.said) else ""
    through = f" [through {' > '.join(hop.name for hop in before)}]" if before else ""
    return f"{last.name}{date}{through}"
