"""Erasing for good what events and captured texts say, as law or ethics ask: a hole stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import attrs

from ledger.errors import BadEvent, NotFound
from ledger.events import KEPT, KINDS, PayloadRedacted, Recorded
from ledger.inquiry import Hole
from ledger.projections import SHIPPED
from ledger.projections.timeline import claim_of
from ledger.projections.touched import TOUCHED, TouchedRow
from ledger.replay.finding import Place, places
from ledger.store.contract import Store
from ledger.store.erasing import beside, furniture
from ledger.trust.residue import Found, Redacted, look, sought
from ledger.trust.saying import Target, named
from ledger.verbs.again import again
from ledger.verbs.asking import Asking
from ledger.verbs.outlines import hole
from ledger.views.rows.keeping import views_file

_MOST: Final = 250
_NAMED: Final = re.compile(r"event:(\d+)|text:(\d+)/(\d+)", re.ASCII)


@attrs.frozen(kw_only=True)
class Condemned:
    """What `redact` would erase of a ledger that has `at` events: events, and parts of texts.

    The `parts` are those of texts whose event stands; `along` are those that an event that captured
    a text takes along.
    """

    along: tuple[tuple[int, int], ...]
    at: int
    events: tuple[Recorded, ...]
    parts: tuple[tuple[int, int], ...]

    @property
    def targets(self) -> tuple[Target, ...]:
        """All that has to be named, by number."""
        return (*((r.seq, None) for r in self.events), *self.parts)


@attrs.frozen(kw_only=True)
class _How:
    """How a redaction is to erase, and why."""

    forget: bool
    keep_place: bool
    note: str
    reason: str


class Redacting(Asking):
    """Finding what is to be erased, erasing it, and looking that nothing is left."""

    def find_text(self, words: str) -> tuple[Place, ...]:
        """List every place that says some words: fields of events, and parts of captured texts.

        Letter case and white space make no difference; other spellings do. `target` of each is what
        `redact` takes. Raises `NotFound` where there are no words.
        """
        return tuple(places(self.store, words, self.now().evidence.source_name))

    def redact(
        self,
        *targets: str | int,
        reason: str,
        note: str = "",
        keep_place: bool = True,
        forget: bool = False,
    ) -> Redacted:
        """Erase for good what events and texts say: all of what you name, or nothing.

        Name a claim by its id (every version goes), an event by its number or as `event:12`, a part
        of a text as `text:12/0`. `reason` is a code such as "privacy" or "court order". A hole
        stays in each place, in views of the past too, with whose it was and when unless
        `keep_place` is False; proofs stay valid. With `forget` an import brings the same in again.
        Raises `NotFound`, `BadEvent`, `MovedOn`, `StoreFailed`.
        """
        how = _How(forget=forget, keep_place=keep_place, note=note, reason=reason)
        return again(lambda: self._erased(targets, how))  # what is named may be more by now

    def _erased(self, targets: Sequence[str | int], how: _How) -> Redacted:
        """Erase, unless somebody else writes just then, and look what is left."""
        doomed = condemned(self, targets)
        needles = sought(self.store, doomed.targets, keys=how.forget)
        events = self._redactions(doomed, how)
        batch = self.store.append(events, recorder=self.by, after=doomed.at)
        self._views.forget()
        files = tuple(file for file in _files(self.store) if file.exists())
        found = look(self.store, needles, files, _own(files))
        if found.residue and self.store.scrub(wait=False):
            found = look(self.store, needles, files, _own(files))
        return _redacted(doomed, found, files, batch.first_seq + len(events) - 1)

    def _redactions(self, doomed: Condemned, how: _How) -> list[PayloadRedacted]:
        """Make the events that erase what is condemned: several where it is much."""
        meant = self.now().who.meant
        whole = [hole(r, meant) if how.keep_place else Hole(seq=r.seq) for r in doomed.events]
        holes = (*whole, *(Hole(part=part, seq=seq) for seq, part in doomed.parts))
        return [
            PayloadRedacted(
                by=self.by,
                forget=how.forget,
                holes=holes[n : n + _MOST],
                note=how.note,
                reason=how.reason,
            )
            for n in range(0, len(holes), _MOST)
        ]

    def scrub(self) -> bool:
        """Rewrite the ledger's files with nothing in them but what is held; False where it cannot.

        It finishes a redaction that left residue because somebody was reading, and waits for them
        up to 30 s. It takes as long as a copy of the file, and as much room on the disk.
        """
        views = self._views.forget(wholly=True)
        return self.store.scrub() and views


def condemned(desk: Asking, targets: Sequence[str | int]) -> Condemned:
    """List what `redact` would erase.

    Raises `NotFound`, and `BadEvent` for what is never erased or has been erased already.
    """
    at = desk.store.head().seq
    events: dict[int, Recorded] = {}
    parts: dict[tuple[int, int], None] = {}
    for target in dict.fromkeys(targets):
        seq, part = _numbers(target)
        if part is not None:
            parts[_part(desk, seq, part)] = None
            continue
        found = _bringing(desk, target) if not seq else tuple(desk.store.pick((seq,)))
        left = {r.seq: r for r in found if r.event is not None}
        if not left:
            asked = named((seq, None)) if seq else str(target)
            raise _gone(desk, asked, found[0].seq)
        events |= left
    for recorded in events.values():
        _check_erasable(recorded)
    if not events and not parts:
        raise _bad("nothing was named; name a claim, an event or a part of a text")
    return Condemned(
        along=tuple(
            (seq, n)
            for seq in sorted(events)
            for n, part in enumerate(desk.store.kept(seq))
            if part.text is not None
        ),
        at=at,
        events=tuple(events[seq] for seq in sorted(events)),
        parts=tuple(sorted(p for p in parts if p[0] not in events)),
    )


def _numbers(target: str | int) -> tuple[int, int | None]:
    """Read a number, `event:12` or `text:12/0`; an id is no number."""
    if isinstance(target, int):
        return target, None
    found = _NAMED.fullmatch(str(target))
    if not found:
        return 0, None
    event, text, part = found.groups()
    return (int(event), None) if event else (int(text), int(part))


def _part(desk: Asking, seq: int, part: int) -> tuple[int, int]:
    """Make sure that a part of a text is there, and not erased."""
    [recorded] = desk.store.pick((seq,))
    kept, asked = desk.store.kept(seq), named((seq, part))
    if part >= len(kept):
        has = f"has {len(kept)} parts, counted from 0" if kept else "captured no text"
        hint = f"Event {seq} ({recorded.kind}) {has}."
        raise NotFound(what="part of a text", asked=asked, hint=hint)
    if kept[part].text is None:
        raise _gone(desk, asked, seq)
    return seq, part


def _bringing(desk: Asking, target: str | int) -> tuple[Recorded, ...]:
    """List the events that carry a claim (every version) or any other id."""
    id = str(target)
    made, ground = desk.store.where(id), desk.now().ground
    if made is None:
        hint = "Give an id, an event's number, `event:12`, or a part of a text, `text:12/0`."
        raise NotFound(what="record", asked=id, hint=hint)
    touched: list[TouchedRow] = ground.views.rows(TOUCHED, at=ground.basis.seq, subject=id)
    found = desk.store.pick(sorted({made, *(row.seq for row in touched)}))
    return tuple(r for r in found if r.seq == made or _carries(r, id))


def _carries(recorded: Recorded, claim: str) -> bool:
    it = claim_of(recorded.event)
    return it is not None and it.id == claim


def _check_erasable(recorded: Recorded) -> None:
    if recorded.kind in KEPT:
        raise _bad(f"event {recorded.seq} is a {recorded.kind}, which is never erased")


def _gone(desk: Asking, asked: str, seq: int) -> BadEvent:
    """Say that nothing is left of what is named, and which redaction erased it."""
    now = desk.now()
    by = ", ".join(str(n) for n in now.evidence.erasing((seq,), now.basis.seq))
    return _bad(f"nothing of {asked} is left to erase: event {by} redacted it; leave it out")


def _bad(why: str) -> BadEvent:
    return BadEvent(kind=PayloadRedacted.__name__, where="$.holes", why=why)


def _files(store: Store) -> tuple[Path, ...]:
    """List the files of a ledger and of its views, whether they are there or not."""
    files = store.files()
    return (*files, *beside(views_file(files[0]))) if files else ()


def _own(files: Sequence[Path]) -> bytes:
    """Give what the files say of themselves: tables, kinds of events, names of projections."""
    tables = (furniture(file) for file in files if not file.name.endswith(("-wal", "-shm")))
    return b"\n".join((*tables, " ".join((*KINDS, *(p.name for p in SHIPPED))).encode()))


def _redacted(doomed: Condemned, found: Found, files: Sequence[Path], event: int) -> Redacted:
    return Redacted(
        elsewhere=found.elsewhere,
        event=event,
        events=tuple(r.seq for r in doomed.events),
        files=tuple(file.name for file in files),
        parts=tuple(sorted((*doomed.along, *doomed.parts))),
        residue=found.residue,
    )
