"""The claim that an annotation makes: its maker says what its body says of a part of the target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import attrs

from ledger.adapter import anchor, changed
from ledger.claims import Act, Anchor, Claim, Hop, Mention, Verb
from ledger_adapters.annotations.bodies import Body
from ledger_adapters.annotations.jsonld import member, moment, names_of
from ledger_adapters.annotations.leftovers import kept
from ledger_adapters.annotations.people import Person, people
from ledger_adapters.annotations.places import PlainText
from ledger_adapters.annotations.selecting import Selected
from ledger_adapters.annotations.targets import Target

Json: TypeAlias = Mapping[str, Any]

_KNOWN: Final = names_of(
    "@context", "id", "type", "body", "bodyValue", "target", "creator", "created", "motivation"
)
_DOES: Final[Mapping[str, tuple[Act, Verb]]] = {
    "assessing": ("assesses", "assess"),
    "editing": ("urges", "urge"),
    "questioning": ("asks", "ask"),
}
_LONGEST: Final = 4096


@attrs.frozen(kw_only=True)
class Note:
    """One annotation: where it stands in the file, what it holds, and who made it.

    `replies_to` is the id of another annotation; `comment` tells that a reader of the source wrote
    it under the source.
    """

    annotation: Json
    at: str
    comment: bool
    key: str
    makers: tuple[Person, ...]
    motivations: tuple[str, ...]
    replies_to: str = ""

    @property
    def id(self) -> str:
        """What its claim is called in the file."""
        return self.key or self.at


@attrs.frozen(kw_only=True)
class Remark:
    """One body of a note about one of its targets; `body` is None when it marks words only."""

    body: Body | None
    note: Note
    selected: Selected
    tags: tuple[str, ...]
    target: Target
    text: PlainText | None

    @property
    def speakers(self) -> tuple[Person, ...]:
        """Who wrote the body, where that is told apart from who made the annotation."""
        return people(self.body.creator) if self.body else ()

    def claim(self, id: str, reply_to: str | None) -> Claim:
        """Make the claim."""
        content, act, verb = self._said()
        return Claim(
            act=act,
            anchor=self._anchor(),
            chain=self._chain(verb),
            content=content,
            extras=self._extras(),
            flags=("comment",) if self.note.comment else (),
            form="direct",
            id=id,
            reply_to=reply_to,
            source="",
        )

    def _said(self) -> tuple[str, Act, Verb]:
        """Tell what is said: the body, else its tags, else the marked words are cited."""
        if self.body:
            meant = (self.body.purpose,) if self.body.purpose else self.note.motivations
            does = (_DOES[each] for each in meant if each in _DOES)
            act, verb = next(does, ("asserts", "say"))
            return self.body.content, "cites" if self.body.cited else act, verb
        if self.tags:
            return ", ".join(self.tags), "asserts", "say"
        return self.selected.exact or self.target.source, "cites", "say"

    def _by(self, persons: tuple[Person, ...]) -> tuple[Mention, ...]:
        """Name those who speak; a commenter is known in the source alone, by name."""
        named = tuple(person.mention for person in persons)
        return tuple(changed(m, agent=None) for m in named) if self.note.comment else named

    def _chain(self, verb: Verb) -> tuple[Hop, ...]:
        """Who made the annotation says it, or reports who wrote its body."""
        makers, speakers = self.note.makers, self.speakers
        created = moment(member(self.note.annotation, "created"))
        keys = {person.key for person in makers}
        if not speakers or {person.key for person in speakers} <= keys:
            by = self._by(makers)
            return (Hop(by=by, said=created, verb=verb, wording="verbatim"),)
        assert self.body is not None
        written = moment(self.body.created)
        by = self._by(speakers)
        if not makers:
            return (Hop(by=by, said=written or created, verb=verb, wording="verbatim"),)
        maker = Hop(by=self._by(makers), said=created, verb="report")
        return (maker, Hop(by=by, said=written, verb=verb, wording="verbatim"))

    def _anchor(self) -> Anchor | None:
        found = self.selected
        if self.text and found.spans:
            return anchor(self.text.text, *found.spans)
        if not (found.exact or found.spans):
            return None
        return Anchor(
            exact=found.exact,
            prefix=found.prefix[-_LONGEST:],
            spans=found.spans,
            suffix=found.suffix[:_LONGEST],
        )

    def _extras(self) -> dict[str, str]:
        told = kept(self.note.annotation, _KNOWN)
        told["motivation"] = " ".join(self.note.motivations)
        told["tags"] = ", ".join(self.tags) if self.body else ""
        told["target.selector"] = "; ".join(self.selected.rest)
        told["target.place"] = self.selected.how
        told |= self.target.more
        if self.body:
            pointing = self.body.content
            told |= {name: value for name, value in self.body.more.items() if value != pointing}
            told["body.purpose"] = self.body.purpose
        for role, persons in (("creator", self.note.makers), ("body.creator", self.speakers)):
            told[role] = " ".join(p.key for p in persons if p.name != p.key and ":" in p.key)
            for person in persons:
                told |= {f"{role}.{name}": value for name, value in person.extras.items()}
        return {name: value for name, value in told.items() if value}
