"""Records made of plain words: who, content, source, date, reported_by and what else a table has.

Adapters whose records come as plain text use this, so that a row of a CSV file and a loose line of
JSON make the same claim.
"""

from __future__ import annotations

from collections.abc import Mapping

from ledger.adapter import Document, Draft
from ledger.interchange.fuller import besides, fuller
from ledger.interchange.plain import Loose, claim, coded
from ledger.interchange.words import dated


def drafts(loose: Loose, at: str, coder: str) -> tuple[Draft, ...]:
    """Make the drafts of a loose record: its claim, and what else it says of it.

    That is a coding where it is judged too, and what its rarer words tell. The claim's id, which
    the others refer to, is the record's own key or else `at`; `coder` is whose judgement it is
    where the record does not say. Raises `BadWord`.
    """
    id = loose.key or at
    made = claim(loose, id)
    if loose.more:
        full = fuller(made, loose.more, loose.called)
        return besides(full, loose, at, coder)
    first = Draft(at=at, document=loose.document, key=loose.key, record=made)
    if not (loose.aspect or loose.bearing or loose.parties):
        return (first,)
    return first, coded(loose, at, coder)


class Documents:
    """Which documents were met so far, so that each is told of once."""

    def __init__(self) -> None:
        self._met: dict[str, dict[str, str]] = {}

    def key(self, words: Mapping[str, str]) -> str:
        """Tell the key of the document that these words name; "" is the file itself."""
        return words.get("url", "") or words.get("source", "")

    def new(self, words: Mapping[str, str]) -> Document | None:
        """Make the document of these words when it is met first; raises `BadWord`."""
        key = self.key(words)
        if key in self._met:
            return None
        source, url = words.get("source", ""), words.get("url", "")
        link = source.startswith(("http://", "https://"))
        document = Document(
            extras={"source": source} if url and source != url and words.get("title") else {},
            host=words.get("host", ""),
            key=key,
            language=words.get("language", ""),
            published=dated("published", words.get("published", ""), "metadata"),
            publisher=words.get("publisher", ""),
            retrieved=dated("retrieved", words.get("retrieved", "")),
            title=words.get("title", "") or ("" if link else source),
            url=url or (source if link else ""),
        )
        self._met[key] = dict(words)
        return document

    def differing(self, words: Mapping[str, str]) -> dict[str, str]:
        """Tell what these words say of a document other than when it was met first."""
        first = self._met.get(self.key(words), words)
        if first == words:
            return {}
        return {name: word for name, word in words.items() if word and word != first.get(name)}
