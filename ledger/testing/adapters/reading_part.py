"""The part of the contract about reading: sound items, the same every time."""

from __future__ import annotations

from ledger.adapter import Document, Draft, Flaw, Passage
from ledger.testing.adapters import golden
from ledger.testing.adapters.base import Part, fail
from ledger.testing.adapters.samples import Sample


class ReadingPart(Part):
    """What `read` yields."""

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
        """What is wrong is a flaw with a place and a reason, or the file is refused."""
        reading = self.read(broken)
        if not (reading.flaws or reading.refused):
            fail(f"{broken.name}: nothing is said of what is wrong in it")
        for flaw in reading.flaws:
            if not (flaw.at.strip() and flaw.why.strip()):
                fail(f"{broken.name}: a flaw has to say where and why: {flaw}")
