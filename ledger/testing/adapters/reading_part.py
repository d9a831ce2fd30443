"""The part of the contract about reading: sound items, all of them, as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from ledger.adapter import Document, Draft, Flaw, Passage
from ledger.interchange.lines import read_lines
from ledger.testing.adapters import golden, sound
from ledger.testing.adapters.base import Part, fail
from ledger.testing.adapters.limits import allocated
from ledger.testing.adapters.reading import items, read
from ledger.testing.adapters.samples import Sample

BIG: Final = 1024 * 1024
"""How many bytes `big` should write at least."""


class ReadingPart(Part):
    """What `read` yields, and when."""

    def big(self, path: Path) -> None:
        """Write a file of 1 MiB or more at `path`, to be read with the largest sample's options.

        The kit says the largest good sample again and again. Override it where that gives a file
        which nobody would have, such as a page with thousands of heads.
        """
        data = self._largest().file.read_bytes()
        path.write_bytes(data * (BIG // len(data) + 1))

    def test_it_yields_documents_drafts_passages_and_flaws_only(self, sample: Sample) -> None:
        """Anything else is refused by the host."""
        for item in self.read(sample).items:
            if not isinstance(item, Document | Draft | Passage | Flaw):
                fail(f"{sample.name}: it yields {item!r:.80}")

    def test_it_reads_the_same_twice(self, sample: Sample) -> None:
        """Nothing is remembered, drawn or counted on from one reading to the next."""
        first, second = golden.lines(self.read(sample)), golden.lines(self.read(sample))
        if first != second:
            fail(f"{sample.name}, read twice, differs:\n{golden.differences(first, second)}")

    def test_documents_come_before_what_is_of_them(self, sample: Sample) -> None:
        """A draft or passage names a document that was announced before it."""
        self._holds(sample, sound.misplaced)

    def test_places_point_at_their_words(self, sample: Sample) -> None:
        """Anchors, mentions and cues give the code points at which their very words stand."""
        self._holds(sample, sound.ungrounded)

    def test_dates_are_edtf_with_a_basis(self, sample: Sample) -> None:
        """Every date can be read again, and says whether text, metadata or recorder gave it."""
        self._holds(sample, sound.undated)

    def test_every_claim_has_a_chain(self, sample: Sample) -> None:
        """The claimant is there, though unknown, and hedges are owned by hops that are."""
        self._holds(sample, sound.unchained)

    def test_everything_says_where_it_stands(self, sample: Sample) -> None:
        """Drafts and flaws have a place, flaws a reason."""
        self._holds(sample, sound.unplaced)

    def test_what_it_yields_can_be_written_and_read_back(self, sample: Sample) -> None:
        """The ledger's own interchange takes every document and draft without a flaw."""
        written = [line for line in golden.lines(self.read(sample)) if _is_interchange(line)]
        back = list(read_lines(enumerate((f"{line}\n" for line in written), start=1)))
        for item in back:
            if isinstance(item, Flaw):
                fail(f"{sample.name}: what it yields breaks a rule of the model: {item.why}")

    def test_a_good_sample_has_no_flaw(self, good: Sample) -> None:
        """What is wrong stands in samples named broken."""
        reading = self.read(good)
        for flaw in reading.flaws:
            fail(f"{good.name}: {flaw.at}: {flaw.why}")
        if reading.refused:
            fail(f"{good.name}: {reading.refused}")
        if not reading.found:
            fail(f"{good.name}: it finds nothing in it, neither drafts nor passages")

    def test_a_broken_sample_is_told_of(self, broken: Sample) -> None:
        """What is wrong is a flaw, or the file is refused with a reason."""
        reading = self.read(broken)
        if not (reading.flaws or reading.refused):
            fail(f"{broken.name}: nothing is said of what is wrong in it")

    def test_the_rest_goes_on_after_a_bad_record(self) -> None:
        """In one broken sample at least, good records stand after a bad one and are read."""
        broken = [sample for sample in self._found() if sample.broken]
        for sample in broken:
            kinds = [type(item) for item in self.read(sample).items]
            if Flaw in kinds and {Draft, Passage} & set(kinds[kinds.index(Flaw) :]):
                return
        names = ", ".join(sample.name for sample in broken)
        fail(f"in no broken sample ({names}) is anything read after the first flaw")

    def test_the_last_record_needs_no_line_end(self, good: Sample, tmp_path: Path) -> None:
        """A file whose last line end was lost holds as many records as before."""
        data = good.file.read_bytes()
        now = read(self.adapter, good.copy(tmp_path, data.rstrip(b"\r\n")), good.given)
        before = self.read(good)
        if (len(now.found), len(now.flaws)) != (len(before.found), len(before.flaws)):
            told = golden.differences(golden.lines(before), golden.lines(now))
            fail(f"{good.name}, without the line end after its last record:\n{told}")

    def test_it_gives_records_while_it_reads(self, tmp_path: Path) -> None:
        """When the first record comes, half of a big file or more is still to be read."""
        path = self._big(tmp_path)
        seen: list[int] = []
        first = None
        for item in items(self.adapter, path, self._largest().given, seen.append):
            if first is None and isinstance(item, Draft | Passage):
                first = sum(seen)
        size, total = path.stat().st_size, sum(seen)
        if first is None:
            fail("in a big file it finds no record; write `big`, or waive")
        if total - first < size // 2:
            fail(f"its first record comes after {first} of {total} bytes read: it does not stream")

    def test_memory_does_not_grow_with_the_file(self, tmp_path: Path) -> None:
        """While it reads two thousand items of a big file, it never holds as much as half of it."""
        path, given = self._big(tmp_path), self._largest().given
        self.read(self._largest())  # what is imported and kept at the first reading is not counted

        def work() -> None:
            for _ in islice(items(self.adapter, path, given), 2000):
                pass

        held, size = allocated(work), path.stat().st_size
        if held > size // 2:
            fail(f"it holds {held:,} bytes of memory while it reads {size:,}: it does not stream")

    def _big(self, folder: Path) -> Path:
        path = self._largest().copy(folder)
        self.big(path)
        if path.stat().st_size < BIG:
            fail(f"`big` wrote {path.stat().st_size} bytes; it takes {BIG} to see anything")
        return path

    def _holds(self, sample: Sample, rule: Callable[[Iterable[Any]], Iterator[str]]) -> None:
        for why in rule(self.read(sample).items):
            fail(f"{sample.name}: {why}")


def _is_interchange(line: str) -> bool:
    return line.startswith(('{"document"', '{"who"'))
