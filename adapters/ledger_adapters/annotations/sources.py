"""The sources that annotations are about: each told of once, with its text where that is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

import attrs
import msgspec

from ledger.adapter import Document, Flaw, SourceFile
from ledger.errors import BadDate
from ledger.times import Basis, When, when
from ledger_adapters.annotations.jsonld import listed, text, types
from ledger_adapters.annotations.leftovers import kept, too_much
from ledger_adapters.annotations.options import Options
from ledger_adapters.annotations.places import PlainText
from ledger_adapters.annotations.targets import Target, title_of

_HELD: Final = 256
"""Of how many sources the texts are held."""
_BASES: Final[dict[str, Basis]] = {basis: basis for basis in get_args(Basis)}
_KNOWN: Final = frozenset({
    "id", "@id", "type", "@type", "title", "dcterms:title", "dc:title", "label", "name", "language",
    "key", "text", "publisher", "published", "host", "extras",
})  # fmt: skip


@attrs.frozen(kw_only=True)
class Known:
    """A source that was told of: its document's key, and its text where that is known."""

    key: str
    text: PlainText | None


class Sources:
    """Tells of each source when it is first met."""

    def __init__(self, file: SourceFile, options: Options) -> None:
        """Read companion files beside this one."""
        self._file = file
        self._options = options
        self._known: dict[str, Known] = {}
        self._keys: dict[str, str] = {}
        self._first = ""

    def meet(self, target: Target) -> Iterator[Document | Flaw]:
        """Tell of a target's source, unless that was done lately: twice told is one source."""
        if target.source in self._known:
            return
        self._first = self._first or target.source
        document = self._document(target)
        why = too_much(document.extras)
        if why:
            yield Flaw(at=f"source {target.source:.200}", why=why)
            document = attrs.evolve(document, extras={})
        if len(self._known) >= _HELD:
            del self._known[next(iter(self._known))]
        text_of = PlainText(document.text) if document.text else None
        self._known[target.source] = Known(key=document.key, text=text_of)
        if document.key != target.source:
            self._keys[target.source] = document.key
        yield document

    def known(self, source: str) -> Known:
        """Give what is known of a source that was just met."""
        return self._known[source]

    def _document(self, target: Target) -> Document:
        about, options, iri = target.about, self._options, target.source
        if isinstance(about.get("document"), Mapping):
            return self._whole(about["document"], text(about.get("text")) or self._text(iri))
        key = self._keys.get(iri) or text(about.get("key")) or iri
        first = next((text(each) for each in listed(about.get("language")) if text(each)), "")
        return Document(
            file="" if iri else options.text,
            extras={
                **_typed(about),
                **kept(about, _KNOWN, "source."),
                **_texts(about.get("extras")),
            },
            host=text(about.get("host")) or options.host,
            key=key,
            language=first or options.language,
            published=_date(about.get("published")) or options.stated,
            publisher=text(about.get("publisher")) or options.publisher,
            text=text(about.get("text")) or self._text(iri),
            title=title_of(about) or options.title,
            url="" if iri.startswith("urn:claimledger:") else iri,
        )

    def _whole(self, found: Mapping[str, Any], whole: str) -> Document:
        """Read a document as the ledger exports it; what breaks a rule of the model is left out."""
        try:
            document = msgspec.convert(dict(found), Document)
        except msgspec.ValidationError:
            told = {
                name: found[name] for name in ("key", "url") if isinstance(found.get(name), str)
            }
            document = Document(**told, extras=kept(found, tuple(told), "document."))
        return attrs.evolve(document, source=None, text=whole, version=None)

    def _text(self, iri: str) -> str:
        """Read the companion file that is the text of a source."""
        options = self._options
        name = options.texts.get(iri, "")
        alone = iri == (options.url or self._first)
        if not name and options.text and alone:
            name = options.text
        return self._file.sibling(name).text() if name else ""


def _typed(about: Mapping[str, Any]) -> dict[str, str]:
    strange = [name for name in types(about) if name != "Text"]
    return {"source.type": " ".join(strange)} if strange else {}


def _texts(found: Any) -> dict[str, str]:
    return kept(found) if isinstance(found, Mapping) else {}


def _date(found: Any) -> When | None:
    """Read a date that is written as EDTF, or as an object with its words and basis."""
    told = found if isinstance(found, Mapping) else {"edtf": found}
    words, basis = text(told.get("words")), text(told.get("basis"))
    try:
        return when(text(told.get("edtf")), words=words, basis=_BASES.get(basis, "metadata"))
    except BadDate:
        return When(basis="metadata", words=words or text(told.get("edtf")))
