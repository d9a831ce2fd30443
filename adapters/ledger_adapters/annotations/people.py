"""Who made an annotation or a body: a person, an organisation or a program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs

from ledger.adapter import Draft
from ledger.claims import Agent, AgentKind, Mention
from ledger_adapters.annotations.handles import handle
from ledger_adapters.annotations.jsonld import iri, listed, text, types
from ledger_adapters.annotations.leftovers import kept

_KINDS: Final[Mapping[str, AgentKind]] = {
    "Person": "person",
    "Organization": "organisation",
    "Organisation": "organisation",
    "Group": "group",
}
_NAMES: Final = ("name", "foaf:name", "schema:name", "label", "nickname", "nick", "foaf:nick")
_KNOWN: Final = ("id", "@id", "type", "@type", "name", "foaf:name", "schema:name", "label")


LONGEST: Final = 1000
"""How many characters of a name are a name."""


@attrs.frozen(kw_only=True)
class Person:
    """Somebody who annotates: `key` is what the file calls them, `extras` what else it says."""

    extras: dict[str, str]
    key: str
    kind: AgentKind
    name: str

    @property
    def mention(self) -> Mention:
        """Name them in a chain."""
        return Mention(agent=handle(self.key), text=self.name)

    @property
    def draft(self) -> Draft:
        """Introduce them to the ledger."""
        return Draft(
            key=f"agent {self.key}",
            record=Agent(
                extras=self.extras, id=handle(self.key), kind=self.kind, names=(self.name,)
            ),
        )


def people(value: Any) -> tuple[Person, ...]:
    """List those whom a creator member names: IRIs, names, or objects of either."""
    found = (_person(each) for each in listed(value))
    return tuple({person.key: person for person in found if person}.values())


def _person(value: Any) -> Person | None:
    known: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
    id = iri(value)
    named = (text(name) for key in _NAMES for name in listed(known.get(key)))
    name = next(filter(None, map(str.strip, named)), "") or _spoken(id)
    if not name:
        return None
    kind = _kind(types(known))
    extras = kept(known, _KNOWN)
    if len(name) > LONGEST:
        extras["name"], name = name, f"{name[:LONGEST]}…"
    strange = [t for t in types(known) if _local(t) not in _KINDS]
    if strange:
        extras["type"] = " ".join(strange)
    return Person(extras=extras, key=id or f"creator {name}", kind=kind, name=name)


def _kind(names: tuple[str, ...]) -> AgentKind:
    for name in names:
        if _local(name) in _KINDS:
            return _KINDS[_local(name)]
    return "unknown"


def _local(name: str) -> str:
    """Take the prefix or namespace off a type: "foaf:Person" is "Person"."""
    return name.rpartition("#")[2].rpartition("/")[2].rpartition(":")[2]


def _spoken(id: str) -> str:
    """Read an IRI as a name where it is an account or an address of mail."""
    for scheme in ("acct:", "mailto:"):
        if id.lower().startswith(scheme):
            return id[len(scheme) :]
    return id
