"""The part of the contract about identity: the same record is the same, wherever it stands."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from types import SimpleNamespace

import attrs
import pytest

from ledger.adapter import Document, Draft
from ledger.book import Ledger
from ledger.claims import Claim
from ledger.importing.report import ImportReport
from ledger.interchange import write_draft
from ledger.plugins import Plugins
from ledger.testing.adapters import golden, sound
from ledger.testing.adapters.base import Part, fail
from ledger.testing.adapters.reading import Reading, read
from ledger.testing.adapters.reorderings import reorderings
from ledger.testing.adapters.samples import Sample
from ledger.testing.streams import places

_CALLED = (
    "id",
    "source",
    "document",
    "anchor",
    "at",
    "claim",
    "other",
    "target",
    "rests_on",
    "supersedes",
)


class IdentityPart(Part):
    """Keys, and what becomes of a file that is imported again."""

    def reordered(self, sample: Path) -> bytes | None:
        """Give a sample's bytes with its records in another order; None lets the kit try.

        The kit moves lines, paragraphs, elements of JSON arrays and of XML. Override it where
        that does not do for your kind of file.
        """
        return None

    def test_no_two_records_share_a_key(self, good: Sample) -> None:
        """A key is one record's, a document is told of in one way."""
        for why in sound.twice(self.read(good).items):
            fail(f"{good.name}: {why}")

    def test_keys_stay_when_records_change_places(self, good: Sample, tmp_path: Path) -> None:
        """A record put on top, or the whole file turned over, changes no record's key."""
        before = self.read(good)
        if sum(bool(draft.key) for draft in before.drafts) < 2:
            pytest.skip("no two records with keys of their own: the host goes by what is written")
        own = self.reordered(good.file)
        data, wrong = good.file.read_bytes(), ""
        for turned in reorderings(data) if own is None else (own,):
            now = read(self.adapter, good.copy(tmp_path, turned), good.given)
            if _turned_over(before, now):
                changed = _changed_keys(now, before)
                if not changed:
                    return
                wrong = wrong or changed
        if wrong:
            fail(f"{good.name}, with its records in another order: {wrong}")
        why = "the kit cannot put its records into another order; write `reordered`, or waive"
        fail(f"{good.name}: {why}")

    def test_keys_stay_when_records_are_added(self, good: Sample, tmp_path: Path) -> None:
        """What an earlier, shorter copy of the file held has the same keys in the longer one."""
        whole = self.read(good)
        lines = good.file.read_bytes().splitlines(keepends=True)
        for n in places(len(lines), 8):
            shorter = good.copy(tmp_path, b"".join(lines[:n]))
            part = read(self.adapter, shorter, good.given)
            wrong = _changed_keys(whole, part)
            if wrong:
                fail(f"{good.name}, of which only {n} lines were there before: {wrong}")

    def test_a_renamed_copy_reads_the_same(self, good: Sample, tmp_path: Path) -> None:
        """Neither the file's name, its folder nor its age are part of a record."""
        renamed = good.renamed(tmp_path / "elsewhere", "renamed-")
        before = golden.lines(_unfiled(self.read(good)))
        now = golden.lines(_unfiled(read(self.adapter, renamed, good.given)))
        if before != now:
            told = golden.differences(before, now)
            fail(f"{good.name}, under another name, reads otherwise:\n{told}")

    def test_importing_again_adds_nothing(self, good: Sample, tmp_path: Path) -> None:
        """A ledger takes all of it without a flaw, and nothing more the second time."""
        with self.ledger() as book:
            first = self.imported(book, good.file, good)
            for flaw in first.flaws:
                fail(f"{good.name}: the ledger refuses what is at {flaw.at!r}: {flaw.why}")
            again = self.imported(book, good.file, good)
            renamed = self.imported(book, good.renamed(tmp_path, "renamed-"), good)
        for what, report in (("again", again), ("under another name", renamed)):
            if report.added or report.amended or report.flaws:
                fail(f"{good.name}, imported {what}, is not known: {report}")

    def ledger(self) -> Ledger:
        """Open a ledger in memory that knows this adapter and the reader of prose."""
        rules = Plugins.load().reader("rules")
        plugins = Plugins()
        plugins.register(SimpleNamespace(ledger_adapters=lambda: [self.adapter]), "tested")
        plugins.register(SimpleNamespace(ledger_readers=lambda: [rules]), "rules")
        return Ledger.open(":memory:", by="the contract", plugins=plugins)

    def imported(self, book: Ledger, path: Path, sample: Sample) -> ImportReport:
        """Import a file with a sample's options, flawed records left out."""
        return book.import_from(
            path, adapter=self.adapter.name, on_flaw="keep-going", **sample.given
        )


def _changed_keys(now: Reading, before: Reading) -> str:
    """Tell of a record that both hold under keys that differ; "" when there is none.

    Where parts of records were moved instead of records, keys seem to change: one order in which
    none does is enough.
    """
    keys, known = _keys(now), _keys(before)
    for sense in known.keys() & keys.keys():
        if not known[sense] <= keys[sense]:
            was, got = min(known[sense] - keys[sense]), min(keys[sense])
            return f"a key was {was!r}, and is {got!r} now: {sense}"
    return ""


def _turned_over(before: Reading, now: Reading) -> bool:
    """Tell whether both hold the same records of keys, each in an order of its own."""
    senses, turned = ([_sense(d) for d in each.drafts if d.key] for each in (before, now))
    return senses != turned and Counter(senses) == Counter(turned)


def _keys(reading: Reading) -> dict[str, set[str]]:
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for draft in reading.drafts:
        keys[_sense(draft)].add(draft.key)
    return keys


def _sense(draft: Draft) -> str:
    """Tell what a record says, whatever it is called and wherever it stands."""
    record = draft.record
    if isinstance(record, Claim):
        names = [[mention.text for mention in hop.by] for hop in record.chain]
        return json.dumps([names, record.content, record.extras], ensure_ascii=False)
    told = json.loads(write_draft(draft))
    return json.dumps(_without_ids(told | {"key": ""}), ensure_ascii=False)


def _without_ids(value: object) -> object:
    """Leave out what a record is called by: that may be its place, where the key is not."""
    if isinstance(value, dict):
        return {k: _without_ids(v) for k, v in value.items() if k not in _CALLED}
    return [_without_ids(v) for v in value] if isinstance(value, list) else value


def _unfiled(reading: Reading) -> Reading:
    """Leave out which companion a document is: it was renamed too."""
    kept = (attrs.evolve(i, file="") if isinstance(i, Document) else i for i in reading.items)
    return Reading(tuple(kept), reading.refused)
