"""The cast of one document: who is who in it, and who acts for which state."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from ledger.codebooks import _loose
from ledger.codebooks._names import titled
from ledger.codebooks._text import label, straight
from ledger.codebooks._unnamed import is_unnamed
from ledger.codebooks.acronyms import Acronym, acronyms
from ledger.codebooks.descriptions import Description, descriptions
from ledger.codebooks.gazetteer import RULE, Entry, Gazetteer, Named
from ledger.codebooks.offices import Office, offices
from ledger.codebooks.people import Person, Seen, people, seen, sightings
from ledger.codebooks.proposals import PartyNamed, Proposal
from ledger.codebooks.sentences import Sentences
from ledger.codebooks.titles import Titles

__all__ = ["RULE", "Cast", "PartyNamed", "Proposal"]

_HE: Final = frozenset({"he", "she", "him", "her", "his", "hers"})
_HONOUR: Final = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Sir|Gen|Sen|Rep)\.? ")
_BEFORE_BODY: Final = re.compile(
    r"(?:(?:an? |the )?(?:[\w-]+ )?(?:spokes\w+|readout|statement) (?:for|of|at|from|by) )?"
    r"(?:the )?(?:senior |unnamed |anonymous )?",
    re.IGNORECASE,
)
_AFTER_BODY: Final = re.compile(
    r"(?:(?:'s)? (?:[\w-]+ )?(?:spokes\w+|press service|press office|readout|statement|website))?",
    re.IGNORECASE,
)
_REMEMBERED: Final = 10_000
_JOINS: Final = re.compile(r"\b(?:and|or|as well as|with)\b|[&,]")
_AND: Final = re.compile(r",? (?:and|as well as|&|together with|along with) |, ")


@attrs.frozen(kw_only=True, eq=False)
class Cast:
    """Who is who in one document's text, as patterns and the gazetteer have it."""

    acronyms: tuple[Acronym, ...]
    descriptions: tuple[Description, ...]
    extra: _loose.Loose
    gazetteer: Gazetteer
    loose: _loose.Loose
    offices: tuple[Office, ...]
    people: tuple[Person, ...]
    places: tuple[PartyNamed, ...]
    seen: tuple[Seen, ...]
    sentences: Sentences
    text: str
    _meant: dict[str, Proposal | None] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def read(cls, text: str, gazetteer: Gazetteer, extra_names: Iterable[str] = ()) -> Cast:
        """Read a document's text once; `extra_names` are full names known from elsewhere."""
        plain = straight(text)
        named = gazetteer.find(text)
        found = tuple(sightings(plain, named))
        everybody = people(found, gazetteer)
        again = seen(plain, everybody, gazetteer)
        lapsed = {s.modifier for s in found if s.title.startswith("former ")}
        return cls(
            acronyms=tuple(acronyms(plain)),
            descriptions=tuple(descriptions(plain)),
            extra=_loose.Loose.of(extra_names),
            gazetteer=gazetteer,
            loose=_loose.Loose.read(plain),
            offices=tuple(offices(plain, named, gazetteer)),
            people=everybody,
            places=tuple(_places(text, (n for n in named if n.span not in lapsed), again)),
            seen=again,
            sentences=Sentences.read(text),
            text=text,
        )

    def parties(self, start: int, end: int) -> tuple[PartyNamed, ...]:
        """List where states are named between two places of the text, in order.

        A state is named by its own name, people, capital or seat, or by whoever acts for it.
        """
        first = bisect_left(self.places, start, key=lambda place: place.span[0])
        after = bisect_left(self.places, end, key=lambda place: place.span[0])
        return tuple(p for p in self.places[first:after] if p.span[1] <= end)

    def parties_in(self, words: str) -> tuple[PartyNamed, ...]:
        """List which states some words name that may stand anywhere; spans point into `words`."""
        named = self.gazetteer.find(words)
        plain = straight(words)
        lapsed = {s.modifier for s in sightings(plain, named) if s.title.startswith("former ")}
        again = seen(plain, self.people, self.gazetteer)
        return tuple(_places(words, (n for n in named if n.span not in lapsed), again))

    def each(self, mention: str, at: int | None = None) -> tuple[Proposal, ...]:
        """Say who is meant by a mention that may join several: "Putin and Xi"."""
        one = self.who(mention, at)
        if one:
            return (one,)
        plain = straight(mention)
        if not _JOINS.search(plain):  # most mentions: nothing joins
            return ()
        bodies = tuple(self._offices_in(plain))
        if len(bodies) > 1:
            return tuple(_office(body) for body in bodies)
        parts = _AND.split(plain)
        found = (self.who(part, at) for part in parts) if len(parts) > 1 else ()
        return tuple(p for p in found if p)

    def who(self, mention: str, at: int | None = None) -> Proposal | None:
        """Say who a mention probably is; None when no rule knows, or it joins several.

        `at` is where the mention begins in the text, in code points; pronouns and shared family
        names need it.
        """
        if at is not None:
            return self._who(mention, at)
        if mention not in self._meant:
            if len(self._meant) > _REMEMBERED:
                self._meant.clear()
            self._meant[mention] = self._who(mention, None)
        return self._meant[mention]

    def _who(self, mention: str, at: int | None) -> Proposal | None:
        bare = label(mention)
        if not bare:
            return None
        if bare.casefold() in _HE:
            return self._he(bare, at)
        return next((p for p in self._candidates(mention, bare, at) if p), None)

    def _candidates(self, mention: str, bare: str, at: int | None) -> Iterator[Proposal | None]:
        yield self._listed(mention, bare)
        yield self._person(bare, at)
        yield self._acronym(bare)
        yield self._crowd(mention, bare)
        yield self._body(bare, at)
        yield self._bearer(bare)
        yield self._described(bare)
        yield _loose.propose(self.extra, bare, "known name")
        yield _loose.propose(self.loose, bare, "name in the text")

    def _listed(self, mention: str, bare: str) -> Proposal | None:
        entry = self.gazetteer.named(bare) or self.gazetteer.named(straight(mention).strip())
        if entry is None:
            return None
        return _people_of(entry, bare) if entry.how == "demonym" else _entry(entry, bare)

    def _person(self, bare: str, at: int | None) -> Proposal | None:
        name = _HONOUR.sub("", bare)
        parts = people(sightings(bare, self.gazetteer.find(bare)), self.gazetteer)
        if len(parts) == 1 and straight(bare).endswith((*parts[0].names, *parts[0].short)):
            bearer = self._known(parts[0].name, at) or parts[0]
            return _person(bearer, "title", f"{bearer.name} is {bearer.why}")
        read = titled(f" {name}", 0)
        known = self._known(read.name if read.title else name, at)
        if known is None:
            return None
        rule = "title" if read.title else "name" if name in known.names else "surname"
        return _person(known, rule, f"the text has {known.name}, {known.why}")

    def _known(self, name: str, at: int | None) -> Person | None:
        full = [p for p in self.people if name in p.names]
        short = full or [p for p in self.people if name in p.short or _ends(p, name)]
        if len(short) <= 1 or at is None:
            return short[0] if len(short) == 1 else None
        return self._nearest(short, at)

    def _nearest(self, several: list[Person], at: int) -> Person | None:
        before = [s.person for s in self.seen if s.span[0] < at and s.person in several]
        return before[-1] if before else None

    def _he(self, pronoun: str, at: int | None) -> Proposal | None:
        if at is None:
            return None
        begin, _ = self.sentences.sentence(at, at + 1)
        earlier = self.sentences.before(at)
        for start, end in ((begin, at), *((earlier,) if earlier else ())):
            inside = [s for s in self.seen if start <= s.span[0] and s.span[1] <= end]
            if inside:
                found = inside[0].person
                why = f"{found.name} is the first person named before {pronoun!r}"
                return _person(found, "pronoun", why)
        return None

    def _acronym(self, bare: str) -> Proposal | None:
        known = next((a for a in self.acronyms if bare in (a.short, a.full)), None)
        if known is None:
            return None
        why = f"the text explains {known.short} as {known.full}"
        body = self._body(known.full, None)
        if body:
            return attrs.evolve(body, names=(known.full, known.short), rule="acronym", why=why)
        return Proposal(
            kind="organisation", name=known.full, names=(known.short,), rule="acronym", why=why
        )

    def _crowd(self, mention: str, bare: str) -> Proposal | None:
        if not is_unnamed(bare) or len(tuple(self._offices_in(bare))) > 0:
            return None
        if self.parties_in(bare) and " and " in bare and not is_unnamed(bare.split(" and ")[0]):
            return None
        why = "the text names nobody, and people of a state do not speak for it"
        return Proposal(kind="unnamed", name=" ".join(mention.split()), rule="unnamed", why=why)

    def _offices_in(self, bare: str) -> Iterator[Office]:
        return offices(bare, self.gazetteer.find(bare), self.gazetteer)

    def _body(self, bare: str, at: int | None) -> Proposal | None:
        inside = (o for o in self._offices_in(bare) if _is_the_mention(bare, o))
        bodies = tuple(inside) or self._same_word(bare, at)
        return _office(bodies[0]) if len(bodies) == 1 else None

    def _same_word(self, bare: str, at: int | None) -> tuple[Office, ...]:
        """Find the one body that a bare "foreign ministry" can mean."""
        ending = f" {bare}".casefold()
        same = [o for o in self.offices if o.name.casefold().endswith(ending)]
        before = [o for o in same if at is None or o.span[0] < at]
        return (before[-1],) if before and len({o.name for o in same}) == 1 else ()

    def _described(self, bare: str) -> Proposal | None:
        """Find the one organisation that the text has called "a think tank"."""
        meant = {d.name for d in self.descriptions if d.noun == bare.casefold()}
        if len(meant) != 1:
            return None
        name = label(next(iter(meant)))
        found = self._acronym(name) or Proposal(
            kind="organisation", name=name, rule="description", why=""
        )
        why = f"the text describes {name} as a {bare.casefold()}"
        return attrs.evolve(found, rule="description", why=why)

    def _bearer(self, bare: str) -> Proposal | None:
        """Find who bears a title that stands without a name: "China's foreign minister"."""
        named = self.gazetteer.find(bare)
        if not named or named[0].span[0] != 0 or _AND.search(bare):
            return None
        state = named[0].state
        title = titled(bare, named[0].span[1] + 2 * bare.startswith("'s", named[0].span[1])).title
        if not title or not Titles.shipped().acts(title):
            return None
        bearer = [p for p in self.people if p.party == state and title in p.titles]
        if len(bearer) == 1:
            return _person(bearer[0], "title", f"{bearer[0].name} is {bearer[0].why}")
        name = f"{self.gazetteer.adjective(state)} {title}"
        why = f"a {title} speaks for the state"
        return Proposal(kind="office", name=name, party=state, rule="title", why=why)


def _is_the_mention(bare: str, office: Office) -> bool:
    """Tell whether a mention is the body itself or its spokesman, not something about it."""
    before, after = bare[: office.span[0]], bare[office.span[1] :]
    return _BEFORE_BODY.fullmatch(before) is not None and _AFTER_BODY.fullmatch(after) is not None


def _ends(person: Person, name: str) -> bool:
    """Tell whether a name of several words is the end of a person's full name."""
    return " " in name and any(full.endswith(f" {name}") for full in person.names)


def _places(text: str, named: Iterable[Named], again: Iterable[Seen]) -> list[PartyNamed]:
    found = [
        PartyNamed(
            agent=n.name, how=n.how, span=n.span, state=n.state, words=text[n.span[0] : n.span[1]]
        )
        for n in named
        if n.state
    ]
    found += (
        PartyNamed(
            agent=s.person.name,
            how="agent",
            span=s.span,
            state=s.person.party,
            words=text[s.span[0] : s.span[1]],
        )
        for s in again
        if s.person.party
    )
    return sorted(found, key=lambda place: place.span)


def _entry(entry: Entry, bare: str) -> Proposal:
    whose = "is a party itself" if entry.state == entry.name else f"acts for {entry.state}"
    if not entry.state:
        whose = "acts for no state"
    return Proposal(
        kind=entry.kind,
        name=entry.name,
        names=(bare,) if bare != entry.name else (),
        party=entry.state,
        rule="gazetteer",
        why=f"the gazetteer lists {bare}, which {whose}",
    )


def _people_of(entry: Entry, bare: str) -> Proposal:
    why = f"{bare} are people of {entry.state}; nobody is named who speaks for it"
    return Proposal(kind="unnamed", name=bare, rule="unnamed", why=why)


def _person(person: Person, rule: str, why: str) -> Proposal:
    names = dict.fromkeys((*person.names[1:], *person.short))
    return Proposal(
        kind="person",
        name=person.name,
        names=tuple(n for n in names if n != person.name),
        party=person.party,
        rule=rule,
        why=why,
    )


def _office(office: Office) -> Proposal:
    why = f"{office.name} names a body of {office.state}"
    if office.kind == "state":
        why = f"the side of {office.state} is the state"
    return Proposal(kind=office.kind, name=office.name, party=office.state, rule="body", why=why)
