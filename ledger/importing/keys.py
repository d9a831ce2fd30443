"""How a record is known to be the same when it is imported again: identity, never likeness.

A record's key is the source's own key of it or else a hash of what is *written*: mentions, content
and the how-manieth such record of the source it is. Nothing that was resolved, dated or guessed
goes in, so a better reader or gazetteer does not make an old record new.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

import msgspec

from ledger.adapter import Document, Draft, Record
from ledger.claims import Claim
from ledger.importing.notes import Notes
from ledger.values import spelt_out

SOURCES: Final = "sources"
AGENTS: Final = "agents"
ACTS: Final = "acts"
"""Under which name the identities of things that belong to no source are kept."""


def key(*words: str) -> bytes:
    """Make the 16-byte key of some words; each word counts apart from the next."""
    return sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).digest()[:16]


def source_key(document: Document, name: str, file_sum: str) -> str:
    """Give the identity of a document: its url, a name, or the sum of the file's bytes.

    What the file calls a document is its name; the `name` that the user gives is that of a
    document which the file does not call anything.
    """
    if document.url:
        return f"url:{document.url}"
    named = document.key or name
    if named:
        return f"name:{named}"
    return f"sha256:{file_sum}"


class RecordKeys:
    """Gives the records of one source their keys, in the order in which they stand."""

    def __init__(self, counts: Notes[int], source: str) -> None:
        """Count records that are written alike among the `counts` of all sources."""
        self._counts = counts
        self._source = source

    def of(self, draft: Draft, outlet: str = "") -> bytes:
        """Give the key of the next record; `outlet` is what its document's publisher is called."""
        if draft.key:
            return _own(draft)
        base = _base(draft, outlet)
        place = f"{self._source}{base}"
        count = (self._counts.get(place) or 0) + 1
        self._counts[place] = count
        return key("nth", base, str(count))

    def ahead(self, drafts: Iterable[Draft], outlet: str = "") -> Iterator[bytes]:
        """Give the keys that records will have, if they are the next ones; counts nothing."""
        more: Counter[str] = Counter()
        for draft in drafts:
            if draft.key:
                yield _own(draft)
            else:
                base = _base(draft, outlet)
                more[base] += 1
                count = (self._counts.get(f"{self._source}{base}") or 0) + more[base]
                yield key("nth", base, str(count))


def _own(draft: Draft) -> bytes:
    return key("own", type(draft.record).__name__, draft.key)


def _base(draft: Draft, outlet: str) -> str:
    return key("written", *written(draft.record, outlet)).hex()


def written(record: Record, outlet: str = "") -> tuple[str, ...]:
    """List what is written of a record: the words that tell it from another.

    The outlet's own hop is known from the document, not from the text: it does not count.
    """
    if isinstance(record, Claim):
        mentions = [m.text for hop in record.chain for m in hop.by if m.at or m.text != outlet]
        cues = [hop.cue.text if hop.cue else "" for hop in record.chain]
        return ("Claim", record.content, *mentions, *cues, *record.flags)
    plain = msgspec.json.encode(spelt_out(record), order="sorted").decode()
    return (type(record).__name__, plain)
