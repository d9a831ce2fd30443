"""The part of the contract about samples: they are there, and read as their golden files say."""

from __future__ import annotations

import pytest

from ledger.errors import BadEvent
from ledger.testing.adapters import golden
from ledger.testing.adapters.base import Part, fail
from ledger.testing.adapters.samples import BadSamples, Sample, find

HOW = (
    "If the adapter is right, write the golden file anew (pytest --write-golden), look at it, "
    "and commit it."
)


class GoldenPart(Part):
    """Samples and golden files."""

    def test_there_are_samples(self) -> None:
        """The folder holds good samples, a broken one, and nothing that belongs to none."""
        try:
            found = find(self.samples)
        except BadSamples as error:
            fail(str(error))
        if not any(not sample.broken for sample in found):
            fail(f"{self.samples} holds no good sample: a contract without one tests nothing")
        if not any(sample.broken for sample in found):
            why = "put in a file named broken..., with a bad record among good ones"
            fail(f"{self.samples} holds no broken sample: {why}")

    def test_it_reads_what_the_golden_file_says(self, sample: Sample, write_golden: bool) -> None:
        """Every sample is read as its golden file says, to the last item."""
        try:
            now = golden.lines(self.read(sample))
        except BadEvent as error:
            fail(f"{sample.name}: what it yields cannot be written: {error}")
        old = golden.stored(sample.golden)
        if write_golden and old != now:
            golden.store(sample.golden, now)
            pytest.skip(f"written: {sample.golden.name}; look at it, then run the tests again")
        if old is None:
            fail(f"{sample.name} has no golden file {sample.golden.name}. {HOW}")
        if old != now:
            told = golden.differences(old, now)
            fail(f"{sample.name} is not read as {sample.golden.name} says:\n{told}\n{HOW}")
