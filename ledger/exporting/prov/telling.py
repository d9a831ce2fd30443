"""What each record of a ledger says in the terms of PROV."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from ledger.adapter import Document, Draft, Whole
from ledger.claims import (
    ActsFor,
    Agent,
    Amendment,
    Claim,
    Correction,
    Hop,
    Mention,
    Retraction,
    Source,
)
from ledger.exporting.prov.sections import Bundle, Sections, name, term
from ledger.replay.moment import Moment
from ledger.times import When
from ledger.values import Value

_KINDS: Final = {
    "person": "prov:Person",
    "commenter": "prov:Person",
    "office": "prov:Organization",
    "organisation": "prov:Organization",
    "state": "prov:Organization",
    "outlet": "prov:Organization",
    "group": "prov:Organization",
}
_JUDGES: Final = ("by", "coder", "assessor")
_OF: Final = ("claim", "target", "hypothesis", "other", "rests_on", "supersedes", "source")
"""The fields of a judgement that say what it was made from."""
_json: Final = msgspec.json.Encoder(order="sorted").encode


class Telling:
    """Puts documents and drafts into the sections of a PROV-JSON file."""

    def __init__(self, sections: Sections, moment: Moment) -> None:
        """Tell of a moment."""
        self._moment = moment
        self._sections = sections
        self._versions: dict[str, int] = {}
        self._delegations: set[str] = set()
        self._judges: set[str] = set()

    def tell(self, item: Document | Draft) -> None:
        """Add what a document or a record says."""
        if isinstance(item, Document):
            if item.source:
                self._source(item, item.source)
            return
        match item.record:
            case Whole() as whole:
                self._entity(name("ledger"), whole)
            case Agent() as agent:
                self._agent(agent)
            case ActsFor() as acts:
                self._acts(acts)
            case Claim() as claim:
                self._claim(claim, name(claim.id))
            case Amendment() | Correction() as version:
                self._revised(version)
            case Retraction() as retraction:
                self._retracted(retraction)
            case _:
                self._judged(item.record)

    # Sources

    def _source(self, document: Document, source: Source) -> None:
        """Tell of a source once, and of each captured version as of a revision of the last."""
        count = self._versions[source.id] = self._versions.get(source.id, 0) + 1
        if count == 1:
            self._entity(name(source.id), source, label=source.title or source.name)
            for mention in (source.publisher, source.host):
                if mention and mention.agent:
                    self._attributed(self._sections, name(source.id), name(mention.agent))
        version = name(source.id, "version", str(count))
        more = {"claimledger:text": document.text} if document.text else {}
        self._entity(version, document.version or Source(id=source.id, key=source.key), **more)
        relation = {"prov:specificEntity": version, "prov:generalEntity": name(source.id)}
        self._sections.add("specializationOf", "", relation)
        if count > 1:
            before = name(source.id, "version", str(count - 1))
            self._derived(version, before, "prov:Revision")

    # Agents

    def _agent(self, agent: Agent) -> None:
        kind = _KINDS.get(agent.kind)
        told = {**_told(agent), "prov:label": agent.name}
        self._sections.add("agent", name(agent.id), told | _typed(kind, "Agent"))

    def _acts(self, acts: ActsFor) -> None:
        """Tell of a delegation: a relation, from which nothing can be derived."""
        self._delegations.add(acts.id)
        self._sections.add(
            "actedOnBehalfOf",
            name(acts.id),
            {
                **_told(acts),
                "prov:delegate": name(acts.agent),
                "prov:responsible": name(acts.party),
            },
        )

    # Claims

    def _claim(self, claim: Claim, id: str) -> None:
        """Tell of a claim, from the source through each reporter's account to the claimant."""
        self._entity(id, claim, label=claim.content[:200])
        self._said(self._sections, id, claim, len(claim.chain) - 1, id)
        before = name(claim.source)
        for n, hop in enumerate(claim.reported_by):
            account = f"{id}.account.{n + 1}"
            self._entity(account, None, kind="prov:Bundle", label=f"what {hop.name} reports")
            if n == 0:
                self._said(self._sections, account, claim, n, id)
            self._derived(account, before, _derivation(hop))
            self._sections.bundle(account, self._account(claim, id, n))
            before = account
        self._derived(id, before, _derivation(claim.chain[-1]))

    def _account(self, claim: Claim, id: str, n: int) -> Bundle:
        """Make the bundle of what a reporter says of the next hop: who said it, and when."""
        bundle, last = Bundle(), n + 2 == len(claim.chain)
        inner = id if last else f"{id}.account.{n + 2}"
        bundle.add("entity", inner, {} if last else {"prov:type": term("prov:Bundle")})
        self._said(bundle, inner, claim, n + 1, id)
        return bundle

    def _said(self, into: Sections | Bundle, entity: str, claim: Claim, n: int, id: str) -> None:
        """Say whose an entity is and, where the moment is known exactly, when it was made.

        It is what hop `n` of a claim says; `id` is what the claim is called in this wording.
        """
        hop = claim.chain[n]
        for m, mention in enumerate(hop.by):
            agent = self._meant(mention, claim.source)
            if not agent:  # somebody nobody knows is an agent of this claim alone
                agent = f"{id}.speaker.{n + 1}.{m + 1}"
                told = {"prov:label": mention.text or "[unnamed]"}
                into.add("agent", agent, told | _typed(None, "Mention"))
            attributes = {"claimledger:as_written": hop.name, **_told(hop, "by")}
            self._attributed(into, entity, agent, attributes)
        if hop.said and _instant(hop.said):
            time = {"prov:entity": entity, "prov:time": hop.said.edtf}
            into.add("wasGeneratedBy", "", time)

    def _meant(self, mention: Mention, source: str) -> str:
        found = self._moment.who.meant(mention, source)
        return name(self._moment.who.root(found)) if found else ""

    def _revised(self, version: Amendment | Correction) -> None:
        """Tell of a later wording: a revision of the claim, whose earlier wording is no more."""
        id = name(version.id)
        self._claim(version.claim, id)
        first, _, nth = version.id.rpartition("/")
        of = first if nth == "2" else f"{first}/{int(nth) - 1}"
        self._sections.add(
            "wasDerivedFrom",
            "",
            {
                **_told(version, "claim"),
                "prov:generatedEntity": id,
                "prov:usedEntity": name(of),
                "prov:type": term("prov:Revision"),
            },
        )

    def _retracted(self, retraction: Retraction) -> None:
        """Tell of an activity that made a claim invalid, and who did so."""
        id = name(retraction.id)
        self._sections.add("activity", id, _told(retraction) | _typed(None, "Retraction"))
        self._sections.add(
            "wasInvalidatedBy",
            "",
            {"prov:entity": name(retraction.claim), "prov:activity": id}
            | _timed(retraction.chain[-1].said),
        )
        for mention in retraction.chain[-1].by:
            agent = self._meant(mention, retraction.source)
            if agent:
                relation = {"prov:activity": id, "prov:agent": agent}
                self._sections.add("wasAssociatedWith", "", relation)

    # Judgements

    def _judged(self, record: Any) -> None:
        """Tell of a coding, link, rating, review, ...: made from what it judges, by its judge."""
        id = name(record.id)
        self._entity(id, record)
        for field in _OF:
            found = getattr(record, field, None) or ()
            for other in (found,) if isinstance(found, str) else found:
                if other not in self._delegations:
                    self._derived(id, name(other), None)
        judge = next((getattr(record, field) for field in _JUDGES if hasattr(record, field)), "")
        if judge:
            self._attributed(self._sections, id, self._judge(judge))

    def _judge(self, judge: str) -> str:
        """Tell of who judges once: a person by that name, or a rule."""
        id = name("judge", judge)
        if judge not in self._judges:
            self._judges.add(judge)
            kind = "prov:SoftwareAgent" if judge.startswith(("rule:", "reader:")) else None
            self._sections.add("agent", id, {"prov:label": judge} | _typed(kind, "Judge"))
        return id

    # Statements

    def _entity(
        self, id: str, record: Value | None, *, kind: str = "", label: str = "", **more: str
    ) -> None:
        told = _told(record) if record is not None else {}
        labelled = {"prov:label": label} if label else {}
        own = type(record).__name__ if record is not None else ""
        self._sections.add("entity", id, {**told, **labelled, **more} | _typed(kind or None, own))

    def _attributed(
        self, into: Sections | Bundle, entity: str, agent: str, more: dict[str, Any] | None = None
    ) -> None:
        into.add(
            "wasAttributedTo", "", {"prov:entity": entity, "prov:agent": agent, **(more or {})}
        )

    def _derived(self, entity: str, of: str, kind: str | None) -> None:
        typed = {"prov:type": term(kind)} if kind else {}
        relation = {"prov:generatedEntity": entity, "prov:usedEntity": of, **typed}
        self._sections.add("wasDerivedFrom", "", relation)


def _derivation(hop: Hop) -> str:
    """Say how words were taken over: as a quotation, or from a primary source."""
    return "prov:Quotation" if hop.wording in ("verbatim", "translated") else "prov:PrimarySource"


def _instant(date: When) -> bool:
    """Tell whether a date is a moment to the second, as PROV's times have to be."""
    edtf = date.edtf
    return edtf[:1].isdigit() and "T" in edtf and "/" not in edtf and edtf[-1] not in "?~%"


def _timed(date: When | None) -> dict[str, str]:
    return {"prov:time": date.edtf} if date and _instant(date) else {}


def _typed(kind: str | None, own: str) -> dict[str, Any]:
    types = [term(each) for each in (kind, f"claimledger:{own}" if own else None) if each]
    return {"prov:type": types[0] if len(types) == 1 else types} if types else {}


def _told(record: Value, *without: str) -> dict[str, Any]:
    """Write the fields of a record as attributes: text as it is, dates as EDTF, others as JSON."""
    told: dict[str, Any] = {}
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if field in without or value is None or value in ("", ()) or value == {}:
            continue
        told[f"claimledger:{field}"] = value if isinstance(value, str) else _json(value).decode()
    return told
