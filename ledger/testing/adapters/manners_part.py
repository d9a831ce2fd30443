"""The part of the contract about manners: the file and the options decide, and nothing else."""

from __future__ import annotations

import copy
import inspect
import pickle
from itertools import zip_longest
from pathlib import Path
from typing import Any

import attrs
import pytest

from ledger.adapter import Probe, SourceFile
from ledger.errors import BadOptions, BadSource
from ledger.options import structure
from ledger.testing.adapters import golden
from ledger.testing.adapters.base import Part, fail
from ledger.testing.adapters.elsewhere import read_elsewhere
from ledger.testing.adapters.reading import Reading, items, read, why
from ledger.testing.adapters.samples import Sample
from ledger.testing.adapters.watching import Refused, watched


class MannersPart(Part):
    """What an adapter may depend on, and what it may touch."""

    def test_it_reads_the_same_elsewhere(self, tmp_path: Path) -> None:
        """Hash seed, time zone, locale, folder and today's date make no difference."""
        samples = self._found()
        files = [(sample.file.resolve(), sample.given) for sample in samples]
        here = [golden.lines(self.read(sample)) for sample in samples]
        try:
            elsewhere = read_elsewhere(self.adapter, files, tmp_path)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            why = "define its class at the top of a module, and keep nothing on it that is open"
            fail(f"the adapter cannot be sent to another process ({error}): {why}")
        for place, there in elsewhere:
            if isinstance(there, str):
                fail(f"read in another process ({place}), it fails:\n{there[-2000:]}")
            for sample, one, other in zip(samples, here, there, strict=True):
                if one != other:
                    told = golden.differences(one, other)
                    fail(f"{sample.name} reads otherwise in another process ({place}):\n{told}")

    def test_it_touches_nothing_but_its_file(self, sample: Sample, tmp_path: Path) -> None:
        """It opens files through the host alone: no paths of its own, no network, no writing."""
        path = sample.copy(tmp_path)
        probe = Probe(path.name, SourceFile(path).head())
        noted: list[str] = []
        try:
            with watched(tmp_path, _home(self.adapter)) as noted:
                self.adapter.sniff(probe)
                read(self.adapter, path, sample.given)
        except Refused:
            pass
        if noted:
            fail(f"{sample.name}: the adapter itself {noted[0]}; files go through the host")

    def test_two_readings_at_once_do_not_meet(self) -> None:
        """Files read in turns, item by item, read as each does alone."""
        samples = self._found()
        alone = [golden.lines(self.read(sample)) for sample in samples]
        for n, sample in enumerate(samples):
            m = (n + 1) % len(samples)
            both = _in_turns(self.adapter, sample, samples[m])
            for which, now in zip((n, m), map(golden.lines, both), strict=True):
                if now != alone[which]:
                    told = golden.differences(alone[which], now)
                    name = samples[which].name
                    fail(f"{name}, while another file is read too, reads otherwise:\n{told}")

    def test_it_leaves_its_options_alone(self, sample: Sample) -> None:
        """Options are the user's; the same ones may be used for the next file."""
        options = structure(self.adapter.name, self.adapter.options, sample.given)
        before = copy.deepcopy(attrs.asdict(options))
        try:
            for _ in self.adapter.read(SourceFile(sample.file), options):
                pass
        except (BadSource, BadOptions):
            pass
        if attrs.asdict(options) != before:
            fail(f"{sample.name}: read changes its options: {before} -> {attrs.asdict(options)}")

    def test_options_are_typed(self) -> None:
        """An option of another type, or one that there is not, is refused before anything else."""
        given = next((sample.given for sample in self.good_samples()), {})
        wrong: list[tuple[str, object]] = [("no_such_option", "x")]
        for field in attrs.fields(self.adapter.options):
            wrong += [(field.alias, value) for value in (object(), b"\xff", [[["x"]]])]
        for name, value in wrong:
            try:
                structure(self.adapter.name, self.adapter.options, {**given, name: value})
            except BadOptions:
                continue
            except TypeError as error:
                fail(f"the option {name} has no type that can be checked: {error}")
            fail(f"the option {name} takes {value!r:.60}; give it a type, such as str")

    def test_it_heeds_the_encoding_it_is_told(self, good: Sample, tmp_path: Path) -> None:
        """A text in UTF-16, named so, reads as in UTF-8, or it is said that it cannot."""
        try:
            text = good.file.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            pytest.skip("the sample is not UTF-8")
        path = good.copy(tmp_path, text.encode("utf-16"))
        options = structure(self.adapter.name, self.adapter.options, good.given)
        try:
            now = Reading(tuple(self.adapter.read(SourceFile(path, "utf-16"), options)))
        except BadSource:
            return
        before, found = golden.lines(self.read(good)), golden.lines(now)
        if before != found and (now.found or not now.flaws):
            told = golden.differences(before, found)
            fail(f"{good.name}, in utf-16 and named so, reads otherwise:\n{told}")


def _home(adapter: object) -> Path:
    """Find the folder of an adapter's package, where its code and its data are."""
    folder = Path(inspect.getfile(type(adapter))).parent
    while (folder / "__init__.py").exists() and (folder.parent / "__init__.py").exists():
        folder = folder.parent
    return folder


def _in_turns(adapter: Any, one: Sample, other: Sample) -> tuple[Reading, Reading]:
    """Read two files, an item of each in turn."""
    found: tuple[list[Any], list[Any]] = [], []
    refused = ["", ""]

    def steps(which: int, sample: Sample) -> Any:
        try:
            for item in items(adapter, sample.file, sample.given):
                found[which].append(item)
                yield
        except (BadSource, BadOptions) as error:
            refused[which] = why(error, sample.file)

    for _ in zip_longest(steps(0, one), steps(1, other)):
        pass
    return Reading(tuple(found[0]), refused[0]), Reading(tuple(found[1]), refused[1])
