"""After an erasure: what is left of it in the files, and what of it others say too.

Bytes of what was erased are left where they stand in a file and nothing that the ledger holds says
them. What an event or text that stands says as well is no residue: it is told where.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs
import msgspec

from ledger.store.contract import Raw, Store
from ledger.store.hashing import LASTING
from ledger.trust.needles import LEAST, Needle, Needles, grouped
from ledger.trust.saying import Target, said, strings, texts
from ledger.trust.scanning import Hit, scan
from ledger.visible import Visible

SHORT: Final = 5
"""The shortest string, in bytes, that is looked for alone: chance makes shorter ones anywhere."""
TELLING: Final = 32
"""The shortest stretch of a longer string of which it is told who else says it."""
_SHOWN: Final = 5


@attrs.frozen(kw_only=True)
class Residue(Visible):
    """Erased bytes that still stand in a file: where, how many, and of what, but not which."""

    file: str
    offset: int
    size: int
    times: int
    what: str

    def __str__(self) -> str:
        """Print it in one line."""
        more = f" and {self.times - 1} more times" if self.times > 1 else ""
        return f"{self.file}: {self.size} bytes ({self.what}) at {self.offset}{more}"


@attrs.frozen(kw_only=True)
class Elsewhere(Visible):
    """Words of what was erased that something else says too: events, parts of texts.

    `places` are named as `redact` takes them: `event:12`, `text:4/0`.
    """

    places: tuple[str, ...]
    words: str

    def __str__(self) -> str:
        """Print the words, and the first places."""
        shown = ", ".join(self.places[:_SHOWN])
        more = len(self.places) - _SHOWN
        return f"“{self.words}”: {shown}" + (f" and {more} more" if more > 0 else "")


@attrs.frozen(kw_only=True)
class Found:
    """What a search for erased bytes found."""

    elsewhere: tuple[Elsewhere, ...] = ()
    residue: tuple[Residue, ...] = ()


@attrs.frozen(kw_only=True)
class Redacted(Visible):
    """What a redaction erased: events and parts of texts, by number, and `event`, which says so.

    An event that captured a text took its parts along, and they are among the `parts`.

    `residue` is what is left of it in the `files` that were looked through, and should be
    nothing; `elsewhere` what something else says too, and was not erased. Of more events than 250,
    several say so, of which `event` is the last.
    """

    elsewhere: tuple[Elsewhere, ...]
    event: int
    events: tuple[int, ...]
    files: tuple[str, ...]
    parts: tuple[tuple[int, int], ...]
    residue: tuple[Residue, ...]

    def __str__(self) -> str:
        """Print it, one thing a line."""
        count = len(self.events) + len(self.parts)
        left = f"{len(self.residue)} in {len(self.files)} files"
        lines = [f"erased: {count}, by event {self.event}; residue: {left}"]
        lines += [f"  {residue}" for residue in self.residue]
        lines += [f"  also said elsewhere: {told}" for told in self.elsewhere]
        return "\n".join(lines)


def sought(store: Store, targets: Collection[Target], *, keys: bool) -> tuple[Needle, ...]:
    """List what will be looked for once these targets are erased: call it before.

    With `keys`, the record keys of the events too.
    """
    found: dict[bytes, Needle] = {}
    whole = {seq for seq, part in targets if part is None}
    for raw in _raws(store, {seq for seq, _ in targets}):
        for needle in _of(store, raw, targets, whole=raw.seq in whole):
            found.setdefault(needle.data, needle)
    if keys:
        for known in store.identities():
            if known.seq in whole and known.source not in LASTING:
                found.setdefault(known.key, Needle(data=known.key, what="record key"))
    return tuple(found.values())


def _raws(store: Store, seqs: Iterable[int]) -> Iterator[Raw]:
    for seq in sorted(seqs):
        yield from store.raw(seq, seq)


def _of(store: Store, raw: Raw, targets: Collection[Target], *, whole: bool) -> Iterator[Needle]:
    """List the salts and words of an event or of parts of its text, as stored and plainly."""
    if whole and raw.salt is not None and raw.body is not None:
        yield Needle(data=raw.salt, what="salt")
        for string in strings(raw.body):
            if string.worded:
                yield from _words(string.text, told=string.told)
    kept = store.kept(raw.seq)
    for n, text in texts(store, raw):
        if whole or (raw.seq, n) in targets:
            yield Needle(data=kept[n].salt or b"", what="salt")
            yield from _words(text, told=True)


def _words(text: str, *, told: bool) -> Iterator[Needle]:
    for data in dict.fromkeys((text.encode(), msgspec.json.encode(text)[1:-1])):
        if len(data) >= SHORT:
            yield Needle(data=data, told=told, what="words")


def look(store: Store, needles: Sequence[Needle], files: Sequence[Path], own: bytes = b"") -> Found:
    """Look for what was erased in what the ledger says, and in the bytes of files.

    `own` is what the files say of themselves: words that nobody said. Raises `StoreFailed` where
    the files cannot be looked through.
    """
    elsewhere: list[Elsewhere] = []
    residue: list[Residue] = []
    for group in grouped(needles):
        spoken = _spoken(store, group)
        wanted = [n for n in group if len(n.data) >= LEAST or n.data not in spoken]
        lawful = (*spoken, own)
        left = [hit for hit in scan(files, wanted) if not _inside(hit.data, lawful)]
        residue += map(_left, _unsaid(store, left))
        elsewhere += _told(spoken.values())
    return Found(elsewhere=tuple(elsewhere), residue=tuple(residue))


@attrs.define(kw_only=True)
class _Spoken:
    """Erased bytes that the ledger says: which, and where."""

    data: bytes
    places: dict[str, None] = attrs.field(factory=dict)
    told: bool


def _spoken(store: Store, needles: Sequence[Needle]) -> dict[bytes, _Spoken]:
    """Find what of the needles the ledger says, stretch by stretch, short ones whole."""
    long, short = Needles(needles), [n for n in needles if len(n.data) < LEAST]
    whole = [n.data for n in needles if n.told and len(n.data) < TELLING]
    spoken: dict[bytes, _Spoken] = {}
    for place, data in said(store):
        for needle, found in (
            *((run.needle, run.data) for run in long.runs(data)),
            *((needle, needle.data) for needle in short if needle.data in data),
        ):
            if found not in spoken:
                long_enough = needle.told and len(found) >= TELLING
                spoken[found] = _Spoken(data=found, told=long_enough or _holds(whole, found))
            spoken[found].places[place] = None
    return spoken


def _inside(data: bytes, spoken: Iterable[bytes]) -> bool:
    return any(data in said for said in spoken)


def _holds(parts: Iterable[bytes], data: bytes) -> bool:
    return any(part in data for part in parts)


def _unsaid(store: Store, hits: list[Hit]) -> list[Hit]:
    """Leave out what the ledger says after all, by now or in a longer stretch."""
    if hits:
        for _, data in said(store):
            hits = [hit for hit in hits if hit.data not in data]
    return hits


def _left(hit: Hit) -> Residue:
    file, size = Path(hit.file).name, len(hit.data)
    return Residue(file=file, offset=hit.offset, size=size, times=hit.times, what=hit.needle.what)


def _told(spoken: Iterable[_Spoken]) -> Iterator[Elsewhere]:
    """List what is worth telling, longest first, without what a longer one tells of each place."""
    known: dict[str, list[bytes]] = {}
    for it in sorted((s for s in spoken if s.told), key=lambda s: -len(s.data)):
        new = [p for p in it.places if not _inside(it.data, known.get(p, ()))]
        for place in new:
            known.setdefault(place, []).append(it.data)
        if new:
            yield Elsewhere(places=tuple(new), words=_readable(it.data))


def _readable(data: bytes) -> str:
    """Read a stretch of text, stored plainly or as JSON escapes it; its ends may be cut."""
    try:
        return msgspec.json.decode(b'"%b"' % data, type=str)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return data.decode(errors="ignore")
