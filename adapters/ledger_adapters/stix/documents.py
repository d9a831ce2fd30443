"""Where a claim stands: in a report, among its creator's objects, or among those of nobody known.

An object that names its creator stands among that creator's objects, in whatever bundle or report
it comes: so a later version of it, or its revocation, finds it again. Nobody can tell who may
revise an object without a creator; it stands in the report that it came in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from ledger.adapter import Document, Passage
from ledger.claims import Claim, changed
from ledger_adapters.stix.dates import instant
from ledger_adapters.stix.leftovers import leftovers
from ledger_adapters.stix.markings import marked
from ledger_adapters.stix.survey import Membership, Survey

FILE: Final = ""
"""The key of the file itself, where the people stand and what a bundle says of itself."""

NAMELESS: Final = "STIX objects without a creator"
"""The document of what names no creator and is in no report."""

_SHORT: Final = 4096
_TOLD: Final = ("id", "name", "description", "published", "lang", "created_by_ref", "object_refs")


@attrs.frozen(kw_only=True)
class Place:
    """The document that an object stands in, and the report that this is, for want of a creator."""

    document: str
    report: Membership | None = None


@attrs.define
class Documents:
    """Tells where objects stand, and announces each document once, before what stands in it."""

    _survey: Survey
    _announced: set[str] = attrs.field(factory=set, init=False)

    def bundle(self, head: dict[str, Any]) -> Document:
        """Give the file as a document: what a bundle or envelope says of itself."""
        extras = leftovers(head, ("type", "objects"))
        return Document(extras=extras, key=FILE, media_type="application/stix+json")

    def place(self, value: dict[str, Any]) -> Place:
        """Tell where an object stands."""
        id, creator = value["id"], value.get("created_by_ref")
        if value["type"] == "report":
            return Place(document=id)
        if isinstance(creator, str) and creator:
            return Place(document=creator)
        report = self._survey.membership(id)
        if report:
            return Place(document=report.report, report=report)
        return Place(document=NAMELESS)

    def announce(self, key: str) -> Iterator[Document | Passage]:
        """Give a document when it is named first; a report's description is prose to be read."""
        if key in self._announced:
            return
        self._announced.add(key)
        report = self._survey.report(key)
        if report is None:
            title = f"STIX objects of {self._named(key)}" if self._named(key) else ""
            yield Document(key=key, media_type="application/stix+json", title=title)
            return
        yield self._report(report)
        text = _text(report, "description")
        if text.strip():
            yield Passage(document=key, kind="body", span=(0, len(text)))

    def placed(self, claim: Claim, value: dict[str, Any]) -> Claim:
        """Say where in its document's text a claim stands: a report's own words are that text."""
        report = self._survey.report(claim.id) if value["type"] == "report" else None
        text = _text(report or {}, "description")
        if not claim.anchor or not text or claim.anchor.exact != text:
            return claim
        return changed(claim, anchor=changed(claim.anchor, spans=((0, len(text)),)))

    def _report(self, value: dict[str, Any]) -> Document:
        creator = value.get("created_by_ref")
        marks, told = marked(value, self._survey.name)
        return Document(
            extras=leftovers(value, (*_TOLD, *told)) | marks,
            key=value["id"],
            language=_text(value, "lang")[:_SHORT],
            published=instant(value.get("published")),
            publisher=self._named(creator) if isinstance(creator, str) else "",
            text=_text(value, "description"),
            title=_text(value, "name")[:_SHORT],
        )

    def _named(self, id: str) -> str:
        """Give the name of an identity; "" where the file does not have it."""
        name = self._survey.name(id)
        return "" if name == id else name


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
