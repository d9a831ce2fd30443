"""A ledger's file altered, and what comes of it: it is refused, or it reads exactly as before."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Literal, TypeAlias, get_args

import attrs

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.errors import LedgerError
from ledger.events import AgentNamed, Mark, PayloadRedacted
from ledger.inquiry import Hole
from ledger.store import SqliteStore
from ledger.store.contract import Store
from ledger.store.hashing import IDS
from ledger.trust.verify import verify

Outcome: TypeAlias = Literal["refused", "same", "keys"]
"""Refused with an error of ours; the same content; the same but for keys of imported records."""

START = 1_900_000_000_000_000
SECONDS = 30
ARTICLE = (
    "Arcadia and Borduria met in May.\n\n"
    "Minister Orlov said Arcadia would stay neutral toward Borduria.\n"
)


@attrs.frozen(kw_only=True)
class Content:
    """All that a ledger says; `keys` are those of imported records, to which no root commits."""

    said: tuple[object, ...]
    keys: tuple[object, ...]


@attrs.frozen(kw_only=True)
class Whole:
    """A ledger nobody altered: its files, its head as somebody else noted it, its content."""

    content: Content
    files: dict[str, bytes]
    root: bytes
    seq: int


def a_small_ledger(path: Path, *, names: int = 0) -> None:
    """A closed ledger of an article, a part of it redacted, a claim by hand, and an amendment."""
    article = path.with_name("article.txt")
    article.write_text(ARTICLE, "utf-8")
    with Ledger.open(path, by="ann", clock=SteppingClock(start=START)) as book:
        agent = book.register("Arcadia", "state")
        book.register("Borduria", "state")
        book.import_from(article, name="the article", publisher="The Gazette")
        claim = book.record(who="Borduria", content="it waits", source="the article")
        book.amend(claim, "a slip", content="it waited")
        captured = book.store.where(book.source_id("the article"))
        assert captured is not None
        part = Hole(part=0, seq=captured)
        book.append(PayloadRedacted(by="ann", holes=(part,), reason="privacy"))
        if names:
            book.append(*(AgentNamed(agent=agent, name=f"A{n}") for n in range(names)))


def packed(path: Path, page_size: int) -> None:
    """Lay a closed ledger's file out anew in smaller pages, of which little is empty."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in (
            "PRAGMA journal_mode = DELETE", f"PRAGMA page_size = {page_size}", "VACUUM",
            "PRAGMA journal_mode = WAL",
        ):  # fmt: skip
            db.execute(statement).fetchall()
    finally:
        db.close()


def content(store: Store) -> Content:
    """Read all there is, as it is stored: whatever else a store says follows from that."""
    raws = tuple(store.raw())
    batches = tuple(store.batches())
    known = tuple(store.identities())
    return Content(
        said=(
            (store.ledger_id, store.origin),
            store.head(),
            raws,
            batches,
            tuple(store.latest()),
            tuple(store.kept(raw.seq) for raw in raws),
            tuple(store.marks(kind) for kind in get_args(Mark)),
            tuple(store.imported(id) for id in {batch.import_id for batch, _ in batches} if id),
            tuple(it for it in known if it.source == IDS),
        ),
        keys=tuple(it for it in known if it.source != IDS),
    )


def opened(path: Path) -> SqliteStore:
    return SqliteStore.open(
        path, recorder="bob", clock=SteppingClock(start=START * 2), create=False, seconds=1
    )


def whole(path: Path, *ends: str) -> Whole:
    """Note what a ledger is, with the bytes of its file and of those beside it."""
    files = {end: Path(f"{path}{end}").read_bytes() for end in ("", *ends)}
    with opened(path) as store:
        head = store.head()
        return Whole(content=content(store), files=files, root=head.root, seq=head.seq)


def outcome(path: Path, was: Whole) -> Outcome:
    """Open and verify what was altered, with the head noted elsewhere; AssertionError if unseen."""
    try:
        with in_time(), opened(path) as store:
            found = verify(store)
            now = (
                content(store) if (found.events, found.root) == (was.seq, was.root.hex()) else None
            )
    except LedgerError:
        return "refused"
    if now is None:
        return "refused"
    for before, after in zip(was.content.said, now.said, strict=True):
        assert after == before, f"{before!r} reads now as {after!r}"
    return "same" if now.keys == was.content.keys else "keys"


@contextmanager
def in_time() -> Iterator[None]:
    """Stop what hangs."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"it took more than {SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


class Bench:
    """A copy of a ledger's files that is altered, looked at, and put right again."""

    def __init__(self, folder: Path, was: Whole) -> None:
        self.path = folder / "altered.ledger"
        self._was = was
        self._beside = [Path(f"{self.path}{end}") for end in ("-wal", "-shm", "-journal")]
        self.restore()

    def restore(self) -> None:
        """Put every file back as it was."""
        for file in self._beside:
            file.unlink(missing_ok=True)
        for end, data in self._was.files.items():
            Path(f"{self.path}{end}").write_bytes(data)

    def altered(self, changed: dict[str, bytes]) -> Outcome:
        """Look at the files with some in the place of the right ones."""
        for end, data in changed.items():
            Path(f"{self.path}{end}").write_bytes(data)
        try:
            return outcome(self.path, self._was)
        finally:
            self.restore()

    def flipped(self, at: int, change: int, end: str = "") -> Outcome:
        """Look at a file with one byte of it altered."""
        data = self._was.files[end]
        byte = bytes(((data[at] ^ 0xFF) if change == 0xFF else (data[at] + change) & 0xFF,))
        number = os.open(f"{self.path}{end}", os.O_WRONLY)
        try:
            os.pwrite(number, byte, at)
        finally:
            os.close(number)
        try:
            return outcome(self.path, self._was)
        finally:
            if len(self._was.files) > 1:
                self.restore()
            else:
                self.mend(at)

    def mend(self, at: int) -> None:
        """Put one byte back; all of it where more than that was written meanwhile."""
        number = os.open(self.path, os.O_RDWR)
        try:
            data = self._was.files[""]
            os.pwrite(number, data[at : at + 1], at)
            right = os.pread(number, len(data) + 1, 0) == data
        finally:
            os.close(number)
        if not right or any(file.exists() for file in self._beside):
            self.restore()
