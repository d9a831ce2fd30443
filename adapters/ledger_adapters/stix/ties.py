"""How claims stand to one another, and who graded which: links and ratings out of references."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs

from ledger.claims import Link, Rating, Term
from ledger_adapters.stix.claims import said_at
from ledger_adapters.stix.markings import TLP
from ledger_adapters.stix.people import People
from ledger_adapters.stix.survey import Survey, refs

OPINION: Final = "STIX 2.1 opinion"
CONFIDENCE: Final = "STIX 2.1 confidence"
"""The scales of an opinion (10.18) and of `confidence`, a number from 0 to 100 (3.2)."""

_STANCE: Final = {
    "strongly-disagree": "denies",
    "disagree": "denies",
    "agree": "agrees_with",
    "strongly-agree": "agrees_with",
}
"""How the creator of an opinion stands to what it is about. Whoever disagrees, strongly or not,
believes the other to be wrong (10.18): how strongly is told by the rating."""

_BETWEEN: Final = {"derived-from": "based_on", "based-on": "based_on", "duplicate-of": "restates"}
"""Relationships between things that are relations between what is said of them."""

_REFERS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "note": (("object_refs", "about"),),
    "opinion": (("object_refs", "about"),),
    "relationship": (("source_ref", "about"), ("target_ref", "about")),
    "sighting": (("sighting_of_ref", "about"), ("observed_data_refs", "based_on")),
    "observed-data": (("object_refs", "about"),),
    "language-content": (("object_ref", "variant_of"),),
    "malware-analysis": (("sample_ref", "about"), ("analysis_sco_refs", "based_on")),
}
_HOLDS: Final = ("report", "grouping")


@attrs.frozen
class Ties:
    """Makes links and ratings; what they refer to has to be in the file."""

    survey: Survey
    people: People

    def rest(self, value: dict[str, Any]) -> dict[str, Any]:
        """Give an object without what links and ratings tell of it."""
        type = str(value.get("type"))
        left = {
            name: self._untied(value.get(name), self._tied) for name, _ in _REFERS.get(type, ())
        }
        if type in _HOLDS:
            left["object_refs"] = self._untied(value.get("object_refs"), self._claimed)
        if graded(value) and value.get("revoked") is not True:
            left["confidence"] = None
        return value | left

    def _untied(self, value: Any, tied: Callable[[str], bool]) -> Any:
        if isinstance(value, list):
            return [ref for ref in value if not (isinstance(ref, str) and tied(ref))]
        return None if isinstance(value, str) and tied(value) else value

    def records(
        self, value: dict[str, Any], ids: tuple[str, ...], document: str
    ) -> Iterator[Link | Rating]:
        """Make the links and ratings of an object, whose claims are called `ids`.

        What is revoked grades nothing any more.
        """
        for id in ids:
            yield from self._refers(value, id)
        yield from self._holds(value, document)
        yield from self._between(value)
        if value.get("revoked") is not True:
            yield from self._opinion(value)
            yield from self._confidence(value, ids[0])

    def _tied(self, ref: str) -> bool:
        """Tell whether a link can be to it: it is in the file, and a claim or an agent."""
        if ref in TLP or not self.survey.has(ref):
            return False
        return not ref.startswith("identity--") or self.survey.name(ref) != ref

    def _link(self, value: dict[str, Any], claim: str, relation: str, other: str) -> Link:
        own = "" if claim.startswith(value["id"]) else f"{value['id']}: "
        id = f"{own}{claim} {relation} {other}"
        return Link(by=self.people.by(value), claim=claim, id=id, other=other, relation=relation)

    def _refers(self, value: dict[str, Any], id: str) -> Iterator[Link]:
        stance = _STANCE.get(str(value.get("opinion")), "about")
        for name, relation in _REFERS.get(str(value.get("type")), ()):
            for ref in filter(self._tied, refs(value.get(name))):
                claim = not ref.startswith("identity--")
                meant = stance if value["type"] == "opinion" and claim else relation
                yield self._link(value, id, meant, ref)

    def _holds(self, value: dict[str, Any], document: str) -> Iterator[Link]:
        """Link what a report or grouping holds to it, but for what stands in that document."""
        if value.get("type") not in _HOLDS:
            return
        for ref in filter(self._claimed, refs(value.get("object_refs"))):
            if not self._stands(ref, document):
                yield self._link(value, ref, "part_of", value["id"])

    def _stands(self, ref: str, document: str) -> bool:
        found = self.survey.membership(ref)
        return bool(found and found.report == document and not self.survey.creator(ref))

    def _between(self, value: dict[str, Any]) -> Iterator[Link]:
        relation = _BETWEEN.get(str(value.get("relationship_type")))
        one, other = refs(value.get("source_ref")), refs(value.get("target_ref"))
        if relation and one and other and all(map(self._claimed, (*one, *other))):
            yield self._link(value, one[0], relation, other[0])

    def _claimed(self, ref: str) -> bool:
        return self._tied(ref) and not ref.startswith("identity--")

    def _opinion(self, value: dict[str, Any]) -> Iterator[Rating]:
        held = value.get("opinion")
        if value.get("type") == "opinion" and isinstance(held, str):
            for ref in filter(self._tied, refs(value.get("object_refs"))):
                yield self._rating(value, ref, Term(scale=OPINION, term=held[:4096]))

    def _confidence(self, value: dict[str, Any], id: str) -> Iterator[Rating]:
        if graded(value):
            term = Term(scale=CONFIDENCE, term=str(value["confidence"]))
            yield self._rating(value, id, term)

    def _rating(self, value: dict[str, Any], target: str, term: Term) -> Rating:
        id, given = f"{value['id']}: {term.scale} of {target}", said_at(value)
        return Rating(by=self.people.by(value), given=given, id=id, target=target, term=term)


def graded(value: dict[str, Any]) -> bool:
    """Tell whether an object says how confident its creator is: a whole number, 0 to 100."""
    found = value.get("confidence")
    return isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= 100
