"""Claims as W3C Web Annotations: one collection of JSON-LD that can be imported again without loss.

Each claim is an Annotation: its target is the place in the source, its body says what was said and
holds the whole claim, its creator is who recorded it. The terms that the Web Annotation vocabulary
lacks are in the file's own context. A source is described where it is first annotated, with its
captured text; an agent where it is first named. (W3C Recommendation, 23 February 2017.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

import attrs
import msgspec

from ledger.adapter import Document
from ledger.claims import Anchor, Claim, Mention, Source, changed
from ledger.exporting.interchange import Interchange
from ledger.exporting.rows import edtf, hop_name, source_of
from ledger.exporting.walk import Found
from ledger.show.escape import in_json

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
URN: Final = "urn:claimledger:"
TERMS: Final[Mapping[str, object]] = {
    "@version": 1.1,
    "claimledger": URN,
    "Claim": "claimledger:Claim",
    "claim": {"@id": "claimledger:claim", "@type": "@json"},
    "document": {"@id": "claimledger:document", "@type": "@json"},
    "publisher": "claimledger:publisher",
    "reportedBy": {"@id": "claimledger:reportedBy", "@container": "@list"},
    "said": "claimledger:said",
    "text": "claimledger:text",
    "who": "claimledger:who",
}
"""What the file's own words mean, for readers of linked data (JSON-LD 1.1)."""

_LONGEST: Final = 3 * 1024 * 1024
"""The most bytes of a source's text that go into one annotation: readers take up to 4 MiB."""
_encode: Final = msgspec.json.Encoder().encode
_GENERATOR: Final = {"id": f"{URN}software", "type": "Software", "name": "claimledger"}


@attrs.define
class WebAnnotations(Interchange):
    """Writes claims as one AnnotationCollection with one page."""

    _described: dict[str, str] = attrs.field(factory=dict, init=False)

    def lines(self, found: Iterable[Found]) -> Iterator[bytes]:
        """Write the collection, an annotation at a time; how many there are stands at its end."""
        collection = f"{URN}collection:{self.store.ledger_id}"
        yield b'{"@context":%b,\n' % _json([CONTEXT, dict(TERMS)])
        yield b'"id":%b,"type":"AnnotationCollection",' % _json(collection)
        yield b'"label":"Claims recorded in a ledger",\n'
        yield b'"first":{"id":%b,"type":"AnnotationPage",' % _json(f"{collection}:1")
        yield b'"partOf":%b,"startIndex":0,"items":[' % _json(collection)
        for it in found:
            yield b",\n" if self.written else b"\n"
            yield _json(self._annotation(it))
            self.written += 1
        yield b'\n]},\n"total":%d}\n' % self.written

    def _annotation(self, it: Found) -> dict[str, object]:
        claim = self._anchored(self._named(it), it)
        batch = it.recorded.batch
        return {
            "id": f"{URN}claim:{claim.id}",
            "type": "Annotation",
            "motivation": "describing",
            "creator": {"name": batch.recorder},
            "created": _time(batch.recorded_at),
            "generator": _GENERATOR,
            "body": self._body(claim, it),
            "target": self._target(claim, it),
        }

    def _body(self, claim: Claim, it: Found) -> dict[str, object]:
        """Say what was said, by whom and through whom; then the whole claim."""
        who = it.desk.who
        body: dict[str, object] = {
            "type": ["TextualBody", "Claim"],
            "value": claim.content,
            "format": "text/plain",
            "who": hop_name(claim.chain[-1], it.claim, who),
            "reportedBy": [hop_name(hop, it.claim, who) for hop in claim.reported_by],
            "said": edtf(claim.date),
        }
        record: dict[str, object] = msgspec.to_builtins(changed(claim, source="-"))
        del record["source"]
        agents = msgspec.to_builtins(list(self._new_agents(claim, who)))
        return {**body, "claim": {**record, **({"agents": agents} if agents else {})}}

    def _target(self, claim: Claim, it: Found) -> object:
        source = self._source(it)
        selectors = list(_selectors(claim.anchor, self._text_of(it) if self.texts else ""))
        place = {"selector": selectors} if selectors else {}
        return {"type": "SpecificResource", "source": source, **place}

    def _source(self, it: Found) -> object:
        """Describe a source where it is first met; after that its IRI is enough."""
        known = self._described.get(it.claim.source)
        if known:
            return known
        source = source_of(it)
        iri = (source.url if source else "") or f"{URN}source:{it.claim.source}"
        self._described[it.claim.source] = iri
        about: dict[str, object] = {"id": iri, "type": "Text"}
        if source is None:
            return {**about, "document": {"key": it.claim.source}}
        text = self._text_of(it) if self.texts else ""
        if text and len(_json(text)) <= _LONGEST:
            about["text"] = text
        told = {"dcterms:title": source.title, "language": source.language}
        told["publisher"] = _named(source.publisher)
        about |= {name: value for name, value in told.items() if value}
        return {**about, "document": self._told(source)}

    def _told(self, source: Source) -> dict[str, object]:
        """Give what is known of a source, as the interchange does; nothing that is empty."""
        document = Document(
            extras=source.extras,
            host=_named(source.host),
            key=self._key(source),
            language=source.language,
            published=source.published,
            publisher=_named(source.publisher),
            title=source.title,
            url=source.url,
        )
        found: dict[str, object] = msgspec.to_builtins(document)
        del found["media_type"]
        return {name: value for name, value in found.items() if value not in ("", {}, None)}


def _selectors(anchor: Anchor | None, text: str) -> Iterator[dict[str, object]]:
    """Select the place by its words and by its position, the whole of what lies between spans."""
    if anchor is None:
        return
    exact = anchor.exact
    if anchor.spans:
        start, end = anchor.spans[0][0], anchor.spans[-1][1]
        exact = text[start:end] if text else exact if len(anchor.spans) == 1 else ""
        yield {"type": "TextPositionSelector", "start": start, "end": end}
    if exact.strip():
        around = {"prefix": anchor.prefix, "suffix": anchor.suffix}
        told = {name: words for name, words in around.items() if words}
        yield {"type": "TextQuoteSelector", "exact": exact, **told}


def _json(value: object) -> bytes:
    return in_json(_encode(value).decode()).encode()


def _time(microseconds: int) -> str:
    """Write a moment as xsd:dateTime in UTC."""
    whole = datetime.fromtimestamp(microseconds // 1_000_000, UTC)
    return f"{whole:%Y-%m-%dT%H:%M:%S}.{microseconds % 1_000_000:06d}Z"


def _named(mention: Mention | None) -> str:
    return mention.text if mention else ""
