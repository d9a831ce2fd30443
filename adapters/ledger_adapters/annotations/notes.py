"""Annotations in the order in which their claims can be told: replies after what they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from sys import intern
from typing import Any, Final, TypeAlias

import attrs

from ledger.adapter import Draft, Flaw, Item, SourceFile
from ledger.claims import Claim, Link
from ledger_adapters.annotations.bodies import Body, bodies
from ledger_adapters.annotations.claim_bodies import BadClaim, agents_of, claim_of, settled
from ledger_adapters.annotations.handles import handle
from ledger_adapters.annotations.jsonld import iri, listed, member, plain, text, types, version
from ledger_adapters.annotations.leftovers import as_text, too_much
from ledger_adapters.annotations.options import Options
from ledger_adapters.annotations.people import Person, people
from ledger_adapters.annotations.remarks import Note, Remark
from ledger_adapters.annotations.selecting import select
from ledger_adapters.annotations.sources import Sources
from ledger_adapters.annotations.targets import Target, iris_of, targets

Json: TypeAlias = Mapping[str, Any]
_CLAIMS: Final = 1000
_MET: Final = 10_000
_RAW: Final = 1000


@attrs.frozen(kw_only=True)
class _Made:
    """What became of an annotation: the id of its first claim, and the source that is about."""

    claim: str
    source: str


class Notes:
    """Turns annotations into claims; a reply waits until what it replies to has come."""

    def __init__(self, file: SourceFile, options: Options, answered: Container[int]) -> None:
        """Start before the first annotation; `answered` are hashes of ids that replies name."""
        self._answered = answered
        self._options = options
        self._sources = Sources(file, options)
        self._met: set[str] = set()
        self._made: dict[str, _Made] = {}
        self._waiting: defaultdict[str, list[Note]] = defaultdict(list)

    def take(
        self, at: str, annotation: Json, *, comment: bool = False, parent: str = ""
    ) -> Iterator[Item]:
        """Read one annotation, and the replies that have waited for it."""
        kinds = types(annotation)
        if kinds and "Annotation" not in kinds:
            yield _flaw(at, f"it is of the type {kinds[0]!r:.60}, and no annotation", annotation)
            return
        note = self._note(at, annotation, comment, parent)
        if note.replies_to and note.replies_to not in self._made:
            self._waiting[note.replies_to].append(note)
            return
        ready = [note]
        while ready:
            first = ready.pop()
            yield from self._items(first)
            if first.key in self._made:
                ready += reversed(self._waiting.pop(first.key, []))

    def finish(self) -> Iterator[Item]:
        """Read the replies to annotations that the file does not have."""
        while self._waiting:
            _, notes = self._waiting.popitem()
            for note in notes:
                yield from self._items(note)

    def _note(self, at: str, annotation: Json, comment: bool, parent: str) -> Note:
        told = (plain(iri(each)) for each in listed(member(annotation, "motivation")))
        motivations = tuple(filter(None, told))
        key = iri(annotation)
        if not parent:
            about = next(iris_of(annotation), "")
            parent = about if "replying" in motivations or about in self._made else ""
        return Note(
            annotation=annotation,
            at=at,
            comment=comment or self._options.comments == "all",
            key=key,
            makers=people(member(annotation, "creator")),
            motivations=motivations,
            replies_to="" if parent == key else parent,
        )

    def _items(self, note: Note) -> Iterator[Item]:
        about = list(self._targets(note))
        if not about:
            yield _flaw(note.at, "it has no target: it is about nothing", note.annotation)
            return
        said = bodies(note.annotation, note.motivations)
        if len(about) * len(said.found) > _CLAIMS:
            why = f"{len(said.found)} bodies about {len(about)} targets are too many claims"
            yield _flaw(note.at, why, {"id": note.key})
            return
        ids: list[str] = []
        for n, target in enumerate(about):
            yield from self._sources.meet(target)
            for k, body in enumerate(said.found or (None,)):
                id = note.id if n == k == 0 else f"{note.id} {n + 1}.{k + 1}"
                ids.append(id)
                for item in self._one(note, id, target, body, said.tags):
                    self._remember(note, target, item)
                    yield item
                if n > 0:
                    yield self._link(note, id, ids[k], target)

    def _remember(self, note: Note, target: Target, item: Item) -> None:
        """Take note of the first claim of an annotation, for what replies to it."""
        if isinstance(item, Draft) and isinstance(item.record, Claim) and self._matters(note):
            made = _Made(claim=item.record.id, source=intern(target.source))
            self._made.setdefault(note.key, made)

    def _matters(self, note: Note) -> bool:
        return bool(note.key) and hash(note.key) in self._answered

    def _targets(self, note: Note) -> Iterator[Target]:
        """List the targets; a reply is about what the annotation before it is about."""
        before = self._made.get(note.replies_to)
        for told in targets(note.annotation):
            target = attrs.evolve(told, source=told.source or self._options.url)
            if before is None or target.source == before.source:
                yield target
            else:
                more = {**target.more, "target": note.replies_to}
                yield attrs.evolve(target, about={}, more=more, source=before.source)

    def _one(
        self, note: Note, id: str, target: Target, body: Body | None, tags: tuple[str, ...]
    ) -> Iterator[Item]:
        """Make the claim of one body about one target."""
        known = self._sources.known(target.source)
        selected = select(target.selectors, known.text)
        remark = Remark(
            body=body, note=note, selected=selected, tags=tags, target=target, text=known.text
        )
        if body and body.claim is not None:
            yield from self._whole(remark, body.claim, id, known.key)
            return
        if selected.lost:
            yield _flaw(note.at, f"its target: {selected.lost}", list(target.selectors))
        for person in () if note.comment else (*note.makers, *remark.speakers):
            yield from self._introduced(person, known.key, note.at)
        yield self._remark(remark, id, known.key)

    def _remark(self, remark: Remark, id: str, document: str) -> Draft | Flaw:
        note = remark.note
        before = self._made.get(note.replies_to)
        claim = remark.claim(handle(id), before.claim if before else None)
        why = too_much(claim.extras)
        if why:
            return _flaw(note.at, why, claim.content)
        dates = (member(note.annotation, name) for name in ("modified", "created"))
        return Draft(
            at=note.at,
            document=document,
            key=id if note.key else "",
            record=claim,
            version=version(*dates) if note.key else "",
        )

    def _introduced(self, person: Person, document: str, at: str) -> Iterator[Draft]:
        """Introduce somebody to the ledger, unless that was done lately."""
        if person.key not in self._met:
            if len(self._met) > _MET:
                self._met.clear()
            self._met.add(person.key)
            yield attrs.evolve(person.draft, at=at, document=document)

    def _whole(self, remark: Remark, found: Json, id: str, document: str) -> Iterator[Item]:
        """Take the claim that a body holds whole, in the place that the target tells."""
        at = remark.note.at
        try:
            agents = agents_of(found.get("agents"))
            told = {name: value for name, value in found.items() if name != "agents"}
            claim = claim_of(told, text(found.get("id")) or handle(id))
            claim = settled(claim, remark.selected, remark.text)
        except BadClaim as error:
            yield _flaw(at, str(error), found)
            return
        for agent in agents:
            yield attrs.evolve(agent, at=at, document=document)
        yield Draft(at=at, document=document, key=claim.id, record=claim)

    def _link(self, note: Note, id: str, first: str, target: Target) -> Draft:
        link = Link(
            by=self._options.annotator or "annotations",
            claim=handle(id),
            id=f"{id} same",
            other=handle(first),
            relation="same_utterance",
            why="one annotation of several targets",
        )
        document = self._sources.known(target.source).key
        return Draft(at=note.at, document=document, key=link.id if note.key else "", record=link)


def _flaw(at: str, why: str, found: Any) -> Flaw:
    raw = as_text(dict(found) if isinstance(found, Mapping) else found)
    return Flaw(at=at, raw=raw[:_RAW], why=why)
