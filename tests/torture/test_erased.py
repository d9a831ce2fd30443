"""What is erased is gone from every byte of every file, while others read, and roots stay."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import attrs
import pytest

from ledger import Ledger
from ledger.events import Recorded
from ledger.plugins import Plugins
from ledger.projections.timeline import claim_of

PAIR = ("Norway", "Sweden")
WORD = re.compile(rb"[q-z]{12}")
READER = """
import sys
from ledger.clock import SystemClock
from ledger.store import SqliteStore
with SqliteStore.open(sys.argv[1], recorder="reader", clock=SystemClock(), create=False) as store:
    print("reading", flush=True)
    while True:
        for one in store.read():
            store.text(one.seq)
"""


@contextmanager
def readers(path: Path, count: int) -> Iterator[None]:
    """Let some processes read the ledger all the time."""
    command = [sys.executable, "-c", READER, str(path)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(count)]
    try:
        for process in started:
            assert process.stdout
            assert process.stdout.readline()
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()
            assert process.stdout
            process.stdout.close()


def words(path: Path) -> set[bytes]:
    """Every made-up word in the bytes of the ledger's files, closed here, and of its views."""
    files = [p for p in path.parent.iterdir() if p.name.startswith(path.name)]
    return {word for file in files for word in WORD.findall(file.read_bytes())}


@attrs.define(kw_only=True)
class Erasing:
    """A ledger that grows and is redacted at random; every word that it is told is made up."""

    path: Path
    plugins: Plugins
    random: Random
    erased: set[bytes] = attrs.field(factory=set)
    targets: int = 0
    rewritten: int = 0

    def said(self, count: int) -> str:
        made = ("".join(self.random.choices("qrstuvwxyz", k=12)) for _ in range(count))
        return " ".join(made)

    def opened(self) -> Ledger:
        return Ledger.open(self.path, by="ann", plugins=self.plugins)

    def grow(self, book: Ledger) -> None:
        """Import an article, record claims that quote it, some over many pages, and ask."""
        text = [
            f"Norway said on Monday that trade with Sweden was {self.said(n)}."
            for n in self.sizes()
        ]
        file = self.path.parent / f"text-{self.random.random()}.txt"
        file.write_text("\n\n".join(text), encoding="utf-8")
        book.import_from(file, name=file.name, publisher="Post", published="2023-08-09")
        for paragraph, size in zip(text, self.sizes(), strict=True):
            claim = book.record(
                who="Norway",
                content=f'"{self.said(size)}"',
                source=file.name,
                quote=paragraph[-200:],
                date="2023-08-08",
            )
            book.code(claim, "economy", parties=PAIR, why=self.said(4))
        file.unlink()
        str(book.relationship(*PAIR))

    def sizes(self) -> list[int]:
        return [self.random.choice((2, 10, 60, 400, 3000, 7000)) for _ in range(4)]

    def redact(self, book: Ledger) -> None:
        """Erase some events and parts of texts; note which words nothing says from then on."""
        there = [r for r in book.store.read() if r.event is not None and self.telling(r)]
        some: list[str | int] = [r.seq for r in self.random.sample(there, 4)]
        texts = [r.seq for r in there if r.kind == "SourceCaptured"]
        parts = [
            f"text:{seq}/{n}"
            for seq in texts
            for n, kept in enumerate(book.store.kept(seq))
            if kept.text is not None
        ]
        some += self.random.sample(parts, min(3, len(parts)))
        before, roots = self.held(book), list(book.store.batches())
        forget, keep = self.random.random() < 0.5, self.random.random() < 0.5
        done = book.redact(*some, reason="privacy", forget=forget, keep_place=keep)
        assert done.residue == ()
        assert list(book.store.batches())[:-1] == roots
        gone = before - self.held(book)
        self.erased |= gone
        self.targets += len(done.events) + len(done.parts)
        if self.random.random() < 0.2:
            assert book.scrub()
        assert book.verify().root == book.head().root.hex()

    def telling(self, recorded: Recorded) -> bool:
        return bool(claim_of(recorded.event)) or recorded.kind in ("ClaimCoded", "SourceCaptured")

    def held(self, book: Ledger) -> set[bytes]:
        """Every made-up word that the ledger says."""
        bodies = (raw.body or b"" for raw in book.store.raw())
        texts = ((book.store.text(r.seq) or "").encode() for r in book.store.raw())
        return {word for data in (*bodies, *texts) for word in WORD.findall(data)}


@pytest.mark.parametrize(
    ("rounds", "others"),
    [
        pytest.param(3, 1, id="short"),
        pytest.param(60, 0, id="long-alone", marks=pytest.mark.torture),
        pytest.param(60, 3, id="long-with-readers", marks=pytest.mark.torture),
    ],
)
def test_no_byte_of_what_is_erased_is_left_and_every_root_stays(
    tmp_path: Path,
    plugins: Plugins,
    rounds: int,
    others: int,
    record_property: Callable[[str, object], None],
) -> None:
    erasing = Erasing(path=tmp_path / "a.ledger", plugins=plugins, random=Random(rounds + others))
    with erasing.opened() as book:
        for name in PAIR:
            book.register(name, "state")
        erasing.grow(book)
    with readers(erasing.path, others):
        for n in range(rounds):
            with erasing.opened() as book:
                if n % 3 == 0:
                    erasing.grow(book)
                erasing.redact(book)
            assert not words(erasing.path) & erasing.erased
    told = f"{erasing.targets} events and parts, {len(erasing.erased):,} words erased, 0 left"
    record_property("erased", told)
