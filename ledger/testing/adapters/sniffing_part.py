"""The part of the contract about sniffing: it knows its own kind, says why, and never raises."""

from __future__ import annotations

from typing import Any

import pytest

from ledger.adapter import Match, Probe, SourceFile, Sure
from ledger.offers import no_adapter
from ledger.testing.adapters.base import Part, fail
from ledger.testing.adapters.samples import Sample

OTHER_KINDS = {
    "empty": b"",
    "blank.txt": b" \n\n\t\n",
    "letter.txt": b"Dear Ann,\n\nthe ferry leaves at nine, I shall be there. Yours, Ole\n",
    "stock.csv": b"item,shelf,count\nrope,4,12\nlamp,9,3\n",
    "stock.json": b'{"items": [{"name": "rope", "count": 12}, {"name": "lamp", "count": 3}]}\n',
    "stock.jsonl": b'{"name": "rope", "count": 12}\n{"name": "lamp", "count": 3}\n',
    "stock.xml": b'<?xml version="1.0"?>\n<stock><item count="12">rope</item></stock>\n',
    "stock.html": b"<!doctype html><title>Stock</title><p>Twelve ropes, three lamps.</p>\n",
    "stock.toml": b'[stock]\nrope = 12\nlamp = 3\nnote = "on shelf 9"\n',
    "noise.bin": bytes(range(256)) * 16,
    "archive.zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(range(100)),
}
"""Files of no adapter's kind: a name, and what is in it."""


class SniffingPart(Part):
    """The adapter by its name and by its `sniff`."""

    def test_it_is_an_adapter(self) -> None:
        """It is an instance with name, version, options, sniff and read."""
        wrong = no_adapter(self.adapter)
        if wrong:
            fail(f"{self.adapter!r} is no adapter: {wrong}")

    def test_sniff_knows_every_good_sample_and_says_why(self, good: Sample) -> None:
        """It gives a `Match` with a reason that a person can read."""
        match = self.sniff(good.name, SourceFile(good.file).head())
        if match is None:
            fail(f"sniff does not know {good.name}")
        if len(match.reason.split()) < 2 or not match.reason.isprintable():
            fail(f"sniff({good.name}) gives no reason a person can read: {match.reason!r}")

    def test_sniff_answers_the_same_twice(self, sample: Sample) -> None:
        """The same name and bytes get the same answer."""
        head = SourceFile(sample.file).head()
        first, second = self.sniff(sample.name, head), self.sniff(sample.name, head)
        if first != second:
            fail(f"sniff({sample.name}) says {first}, then {second}")

    @pytest.mark.parametrize("name", OTHER_KINDS)
    def test_sniff_is_not_certain_of_other_kinds(self, name: str) -> None:
        """A letter, a table of stock, an archive, nothing at all: of none is it certain."""
        match = self.sniff(name, OTHER_KINDS[name])
        if match and match.sure == Sure.CERTAIN:
            fail(f"sniff is certain of {name}, a file of no kind of its own: {match.reason}")

    def sniff(self, name: str, head: bytes) -> Match | None:
        """Ask the adapter, and make sure that it answers with a `Match` or None."""
        match: Any = self.adapter.sniff(Probe(name, head))
        if match is None or isinstance(match, Match):
            return match
        fail(f"sniff({name}) returned {match!r:.80}, neither a Match nor None")
