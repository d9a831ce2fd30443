"""What stored events and texts say, as strings: for finding words, and for knowing them again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias, get_args

import attrs
import msgspec

from ledger.claims import ChangeReason
from ledger.store.contract import Raw, Store

Target: TypeAlias = tuple[int, int | None]
"""An event, by its number, or a part of its captured text, counted from 0."""

_TERMS: Final = frozenset(
    {
        "act", "aspect", "basis", "bearing", "commitment", "edtf", "flags", "form", "kind",
        "language", "media_type", "pattern", "polarity", "reader", "relation", "rule", "scale",
        "sha256", "term", "verb", "verdict", "voice", "wording",
    }
)  # fmt: skip
"""Fields that hold a term, a date or a number: words of this library, and of nobody."""
_QUIET: Final = frozenset({"assessor", "by", "codebook", "coder", "named"})
"""Fields that stand alike in many events: who judged, by which rules."""
_FREE: Final = frozenset({"extras", "options"})
_ID: Final = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{64}")


@attrs.frozen(kw_only=True)
class String:
    """A string of an event, and where it stands in it: `$.claim.content`."""

    field: str
    text: str
    where: str

    @property
    def worded(self) -> bool:
        """Whether it is somebody's words: neither an id nor a term of this library."""
        mine = self.text in get_args(ChangeReason) or _ID.fullmatch(self.text)
        return self.field not in _TERMS and not mine

    @property
    def told(self) -> bool:
        """Whether it is worth saying who else says it."""
        return self.worded and self.field not in _QUIET


def strings(body: bytes) -> Iterator[String]:
    """List the strings of an event's body, of kinds from the future too."""
    yield from _strings(msgspec.json.decode(body), "", "$", free=False)


def _strings(value: Any, field: str, where: str, *, free: bool) -> Iterator[String]:
    """Go through plain data; the names of fields are somebody's words only where they are free."""
    if isinstance(value, str):
        yield String(field=field, text=value, where=where)
    elif isinstance(value, list):
        for n, each in enumerate(value):
            yield from _strings(each, field, f"{where}[{n}]", free=free)
    elif isinstance(value, dict):
        for name, each in value.items():
            if free:
                yield String(field=field, text=name, where=where)
            yield from _strings(each, name, f"{where}.{name}", free=free or name in _FREE)


def named(target: Target) -> str:
    """Write an event as `event:12`, a part of its text as `text:12/0`."""
    seq, part = target
    return f"event:{seq}" if part is None else f"text:{seq}/{part}"


def said(store: Store) -> Iterator[tuple[str, bytes]]:
    """Go through all that a ledger says now, and where: events and texts as stored, and plainly."""
    recorders: set[str] = set()
    yield "ledger", store.origin.encode()
    for raw in store.raw():
        if raw.batch.recorder not in recorders:
            recorders.add(raw.batch.recorder)
            yield f"batch:{raw.batch.id}", raw.batch.recorder.encode()
        yield from _of_event(raw)
        for n, text in texts(store, raw):
            yield named((raw.seq, n)), text.encode()


def _of_event(raw: Raw) -> Iterator[tuple[str, bytes]]:
    if raw.body is None:
        return
    yield named((raw.seq, None)), raw.body
    if b"\\" in raw.body:  # what JSON escapes stands elsewhere as it is
        plain = "\n".join(string.text for string in strings(raw.body))
        yield named((raw.seq, None)), plain.encode()


def texts(store: Store, raw: Raw) -> Iterator[tuple[int, str]]:
    """List the parts of the text that an event captured, but for those that were erased."""
    if raw.kind == "SourceCaptured":
        for n, part in enumerate(store.kept(raw.seq)):
            if part.text is not None:
                yield n, part.text
