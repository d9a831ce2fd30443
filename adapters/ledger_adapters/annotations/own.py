"""The library's own form for the annotations of one text: who says what, and where it stands.

An object with the `document` (its text, or the companion file that holds it), `agents` by key, and
`claims`, each with its spans. A file without spans but with words is read as well: the words are
looked for in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

import attrs

from ledger.adapter import Document, Draft, Flaw, Item, JsonItem, SourceFile, json_items
from ledger.claims import Link
from ledger.errors import BadSource
from ledger_adapters.annotations.handles import handle
from ledger_adapters.annotations.jsonld import listed, text
from ledger_adapters.annotations.leftovers import as_text, kept, too_much
from ledger_adapters.annotations.options import Options
from ledger_adapters.annotations.own_agents import Agents
from ledger_adapters.annotations.own_claims import OwnClaim
from ledger_adapters.annotations.own_words import BadWord, dated
from ledger_adapters.annotations.places import PlainText

Json: TypeAlias = Mapping[str, Any]

_ABOUT: Final = frozenset({
    "file", "text", "url", "host", "publisher", "published", "title", "language", "extras",
})  # fmt: skip
_HEAD: Final = frozenset({
    "document", "agents", "claims", "annotations", "claim_relations", "relations", "annotator",
    "seed", "text", "format", "version",
})  # fmt: skip
CLAIMS: Final = ("claims", "annotations")
"""Under which names the claims stand."""
_RELATION: Final = re.compile(r"[a-z][a-z_]{0,63}")
_RAW: Final = 1000


class OwnFile:
    """One file in the library's own form, while it is read."""

    def __init__(self, file: SourceFile, options: Options, head: Json) -> None:
        """Take what stands beside the claims, and prepare to read them."""
        self._file = file
        self._options = options
        self._head = head
        about = head.get("document")
        self._about: Json = about if isinstance(about, Mapping) else {}
        self._by = options.annotator or text(head.get("annotator")) or "annotations"
        self._agents = Agents(head.get("agents"), self._outlet())
        self._text: PlainText | None = None
        self._left: dict[str, list[str]] = {}
        self._ids: set[str] = set()

    def begin(self) -> Iterator[Item]:
        """Give the document, and who speaks in it."""
        document = self._document()
        self._text = PlainText(document.text) if document.text else None
        self._note_relations()
        why = too_much(document.extras)
        if why:
            yield Flaw(at="$", why=why)
            document = attrs.evolve(document, extras={})
        yield document
        for agent in self._agents.drafts():
            at = f"$.agents.{agent.id}"
            yield Draft(at=at, document=document.key, key=f"agent {agent.id}", record=agent)

    def take(self, at: str, value: Json) -> Iterator[Item]:
        """Read one claim."""
        try:
            made = OwnClaim(value, self._agents, self._text, at)
            claim = made.claim(self._pointing(value))
            why = too_much(claim.extras)
            coding = made.coding(self._by)
        except BadWord as error:
            yield Flaw(at=at, raw=as_text(dict(value))[:_RAW], why=str(error))
            return
        if why:
            yield Flaw(at=at, raw=as_text(dict(value))[:_RAW], why=why)
            return
        key = made.key
        yield Draft(at=at, document=self._key, key=key, record=claim)
        if coding:
            yield Draft(
                at=at, document=self._key, key=f"{key} coding" if key else "", record=coding
            )

    def finish(self) -> Iterator[Item]:
        """Give the links between the claims of the file."""
        for n, each in enumerate(self._relations()):
            one, other, relation = _ends(each)
            if one in self._ids and other in self._ids and _RELATION.fullmatch(relation):
                link = Link(
                    by=self._by,
                    claim=handle(one),
                    id=f"link {one} {relation} {other}",
                    other=handle(other),
                    relation=relation,
                    why=text(each.get("note"))[:4096],
                )
                at = f"claim_relations[{n}]"
                yield Draft(at=at, document=self._key, key=link.id, record=link)

    @property
    def _key(self) -> str:
        return text(self._about.get("url")) or self._options.url

    def _outlet(self) -> str:
        return text(self._about.get("publisher")) or self._options.publisher

    def _document(self) -> Document:
        about, options = self._about, self._options
        file, whole = self._companion()
        try:
            published = dated(about.get("published"), "published")
        except BadWord as error:
            raise BadSource(path=str(self._file.path), why=f"document.{error}") from None
        return Document(
            extras={**kept(self._head, _HEAD), **kept(about, _ABOUT, "document.")},
            file=file,
            host=text(about.get("host")) or options.host,
            key=self._key,
            language=text(about.get("language")) or options.language,
            published=published or options.stated,
            publisher=self._agents.outlet,
            text=whole,
            title=text(about.get("title")) or options.title,
            url=self._key,
        )

    def _companion(self) -> tuple[str, str]:
        """Give the text of the document, and the companion file that it is."""
        own = text(self._about.get("text")) or text(self._head.get("text"))
        told = text(self._about.get("file")) or text(self._head.get("seed"))
        name = self._options.text or (told if not own else "")
        if not name:
            return "", own
        beside = f"{self._file.name.rsplit('.', 1)[0]}.txt"
        for each in (name, beside) if not self._options.text else (name,):
            if each != self._file.name and self._file.has(each):
                return each, self._file.sibling(each).text()
        why = f"there is no {name} beside it, and that is the text it annotates; put it there"
        raise BadSource(path=str(self._file.path), why=why)

    def _relations(self) -> list[Json]:
        told = self._head.get("claim_relations", self._head.get("relations"))
        return [each for each in listed(told) if isinstance(each, Mapping)]

    def _note_relations(self) -> None:
        """Find which relations join claims of the file; the others stay with the one they have."""
        relations = self._relations()
        if not relations:
            return
        for element in json_items(self._file, CLAIMS):
            if isinstance(element, JsonItem) and isinstance(element.value, Mapping):
                self._ids.add(text(element.value.get("id")))
        for each in relations:
            one, other, relation = _ends(each)
            if not (one in self._ids and other in self._ids and _RELATION.fullmatch(relation)):
                note = text(each.get("note"))
                told = f"{relation} {other}: {note}" if note else f"{relation} {other}"
                self._left.setdefault(one, []).append(told)

    def _pointing(self, value: Json) -> dict[str, str]:
        left = self._left.get(text(value.get("id")))
        return {"claim_relations": "; ".join(left)} if left else {}


def _ends(relation: Json) -> tuple[str, str, str]:
    one = text(relation.get("from")) or text(relation.get("frm"))
    return one, text(relation.get("to")), text(relation.get("type"))
