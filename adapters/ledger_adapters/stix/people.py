"""Who says it: identities as agents, and the chain from an object's creator to its claimant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from ledger.adapter import Draft, Flaw
from ledger.claims import Agent, AgentKind, Hop, Mention, Verb
from ledger.times import When
from ledger_adapters.stix.leftovers import TooLarge, leftovers
from ledger_adapters.stix.markings import marked
from ledger_adapters.stix.names import LONGEST_NAME, MOST
from ledger_adapters.stix.survey import Noted, Survey, refs

KINDS: Final[dict[str, AgentKind]] = {
    "individual": "person",
    "group": "group",
    "organization": "organisation",
    "class": "group",
}
"""Which kind of agent an `identity_class` is (STIX 2.1, 10.8); any other is unknown."""

_VERBS: Final[dict[str, Verb]] = {"sighting": "report", "observed-data": "report"}


@attrs.frozen
class People:
    """Names those who created, wrote or saw something, as the file knows them."""

    survey: Survey

    def agents(self, document: str) -> Iterator[Draft | Flaw]:
        """Make an agent of each identity, by its newest version; older names are names too."""
        for versions in self.survey.people():
            try:
                yield self._agent(versions, document)
            except TooLarge as error:
                yield Flaw(at=versions[0].at, raw=str(versions[0].value)[:1000], why=str(error))

    def mention(self, id: str) -> Mention:
        """Name an identity; one that the file does not describe stays the id it is written as."""
        name = self.survey.name(id) if id.startswith("identity--") else ""
        return Mention(agent=id, text=name) if name not in ("", id) else Mention(text=id[:MOST])

    def creator(self, value: dict[str, Any]) -> Mention | None:
        """Name who created an object; None where it does not say."""
        found = value.get("created_by_ref")
        return self.mention(found) if isinstance(found, str) and found else None

    def by(self, value: dict[str, Any]) -> str:
        """Name who created an object, for what that one judges."""
        creator = self.creator(value)
        return creator.text if creator else "[unnamed]"

    def chain(self, value: dict[str, Any], said: When | None) -> tuple[Hop, ...]:
        """Tell who says what an object says: its creator, and behind that one whoever told it.

        Those are the `authors` of a note or opinion (STIX 2.1, 4.13), and where something was
        sighted, by others than the creator (5.2).
        """
        creator = self.creator(value)
        verb = _VERBS.get(str(value.get("type")), "publish" if creator else "unknown")
        first = Hop(by=(creator,) if creator else (), said=said, verb=verb)
        authors = tuple(Mention(text=name[:LONGEST_NAME]) for name in refs(value.get("authors")))
        if authors:
            last = Hop(by=authors, said=said, verb="say")
        else:
            seen = self._witnesses(value)
            if not seen or seen == (creator,):
                return (first,)
            last = Hop(by=seen, verb="report")
        return (first, last) if creator else (last,)

    def _witnesses(self, value: dict[str, Any]) -> tuple[Mention, ...]:
        if value.get("type") != "sighting":
            return ()
        found = refs(value.get("where_sighted_refs"))
        return tuple(self.mention(ref) for ref in found if ref.startswith("identity--"))

    def _agent(self, versions: tuple[Noted, ...], document: str) -> Draft:
        newest = versions[0]
        value, id = newest.value, newest.value["id"]
        names = [each.value.get("name") for each in versions]
        names += refs(value.get("aliases"))
        written = tuple(dict.fromkeys(n for n in names if isinstance(n, str) and n.strip()))
        if not written:
            raise TooLarge("it has no name; an identity has one (STIX 2.1, 4.5)")
        if max(map(len, written)) > LONGEST_NAME:
            raise TooLarge(f"its name has over {LONGEST_NAME} characters")
        marks, told = marked(value, self.survey.name)
        extras = leftovers(value, ("id", "name", "aliases", *told)) | marks
        kind = KINDS.get(str(value.get("identity_class")), "unknown")
        agent = Agent(extras=extras, id=id, kind=kind, names=written)
        return Draft(at=newest.at, document=document, key=id, record=agent)
