"""The second pass: objects become documents, drafts of records, passages and flaws."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from ledger.adapter import Draft, Flaw, Item, JsonItem
from ledger.claims import Claim, Link, Rating, Retraction
from ledger_adapters.stix.claims import Claims, said_at
from ledger_adapters.stix.documents import FILE, Documents
from ledger_adapters.stix.leftovers import TooLarge
from ledger_adapters.stix.markings import TLP
from ledger_adapters.stix.own import Own, carried
from ledger_adapters.stix.people import People
from ledger_adapters.stix.survey import Noted, Survey, proper_id
from ledger_adapters.stix.ties import Ties
from ledger_adapters.stix.translated import translations

_RAW: Final = 1000
_NO_ID: Final = "it is no STIX object: it needs a type, and an id of that type (STIX 2.1, 2.9)"
_DIFFERS: Final = (
    "it differs from an object before it that has the same id and `modified`; "
    "a new version needs a later `modified` (STIX 2.1, 3.6)"
)


class Reading:
    """Reads the objects of one file, in the light of its survey."""

    def __init__(self, survey: Survey) -> None:
        """Begin; nothing is announced yet."""
        people = People(survey)
        self._survey = survey
        self._people = people
        self._claims = Claims(survey, people)
        self._documents = Documents(survey)
        self._ties = Ties(survey, people)
        self._own = Own()

    def all(self, head: dict[str, Any], items: Iterable[JsonItem | Flaw]) -> Iterator[Item]:
        """Read everything: the bundle, the people in it, then object by object."""
        if self._survey.any:
            yield self._documents.bundle(head)
            yield from self._people.agents(FILE)
        for item in items:
            yield from (item,) if isinstance(item, Flaw) else self._object(item)
        yield from self._own.end()

    def _object(self, item: JsonItem) -> Iterator[Item]:
        value = item.value
        own, id = carried(value), proper_id(value)
        if own is not None:
            yield from self._own.items(value, own, item.at)
        elif id is None:
            yield _flaw(item.at, value, _NO_ID)
        elif id not in TLP:
            state = self._survey.state(value)
            if state == "differs":
                yield _flaw(item.at, value, _DIFFERS)
            elif state == "new" and value["type"] != "identity":
                for noted in self._survey.in_order(Noted(at=item.at, value=value)):
                    yield from self._version(noted)

    def _version(self, noted: Noted) -> Iterator[Item]:
        """Read one version of an object."""
        value = noted.value
        place = self._documents.place(value)
        try:
            claim = self._claims.claim(value, self._ties.rest(value), place)
            claims = translations(claim, value)
        except TooLarge as error:
            yield _flaw(noted.at, value, str(error))
            return
        yield from self._documents.announce(place.document)
        held = self._survey.held(value)
        for record in self._records(value, claims, place.document):
            yield Draft(
                at=noted.at,
                document=place.document,
                key=record.id,
                record=record,
                version=held,
            )

    def _records(
        self, value: dict[str, Any], claims: tuple[Claim, ...], document: str
    ) -> Iterator[Claim | Retraction | Link | Rating]:
        """List all records that an object makes: its claims, taken back or not, and their ties."""
        for each in claims:
            yield self._documents.placed(each, value)
            if value.get("revoked") is True:
                yield self._retraction(value, each, document)
        yield from self._ties.records(value, tuple(each.id for each in claims), document)

    def _retraction(self, value: dict[str, Any], claim: Claim, document: str) -> Retraction:
        """Let the creator take back what is revoked (STIX 2.1, 3.6): said as it was modified."""
        said = said_at({**value, "revoked": False, "published": None})
        return Retraction(
            chain=self._people.chain({**value, "authors": None, "where_sighted_refs": None}, said),
            claim=claim.id,
            id=f"{claim.id}: revoked",
            source=document,
            words="revoked",
        )


def _flaw(at: str, value: Any, why: str) -> Flaw:
    return Flaw(at=at, raw=json.dumps(value, ensure_ascii=False)[:_RAW], why=why)
