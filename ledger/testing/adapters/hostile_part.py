"""The part of the contract about hostile files: a flaw or a refusal each, quickly, no crash."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, settings

from ledger.adapter import Document, Draft, Flaw, Match, Passage, Probe
from ledger.errors import BadEvent, BadOptions, BadSource, MissingExtra
from ledger.testing import strategies
from ledger.testing.adapters import golden, sound
from ledger.testing.adapters.base import Part, fail
from ledger.testing.adapters.limits import MEMORY, TooLong, allocated, limited, resident
from ledger.testing.adapters.reading import Reading, items, read
from ledger.testing.adapters.samples import Sample
from ledger.testing.streams import bloated, nested, spoilt

LONG: Final = 300_000
HEAD: Final = 64 * 1024
"""How many bytes a probe holds."""

always = settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=100,
    report_multiple_bugs=False,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
"""The same examples every time, so that a red run is red for everyone."""


class HostilePart(Part):
    """What becomes of files that were spoilt, by chance or on purpose."""

    def test_sniff_takes_any_head(self) -> None:
        """Whatever bytes and names there are: a match or None, never an error."""
        samples = [sample.file.read_bytes()[:4096] for sample in self._found()]

        @always
        @given(strategies.file_names(), strategies.hostile_streams(*samples))
        def holds(name: str, head: bytes) -> None:
            self._sniffed(name, head)

        holds()

    def test_sniff_takes_spoilt_heads(self, good: Sample) -> None:
        """A sample that was cut, turned, mixed or recoded is sniffed at without an error."""
        for what, data in spoilt(good.file.read_bytes()[:HEAD]):
            self._sniffed(good.name, data, what)

    def test_sniff_takes_long_runs(self, good: Sample) -> None:
        """64 KiB of one character, or of one opening bracket, take no long time to sniff at."""
        data = good.file.read_bytes()[:HEAD]
        for what, head in (*bloated(data, HEAD), *nested(data, HEAD // 2)):
            self._sniffed(good.name, head[:HEAD], what)

    def test_spoilt_files_never_break_it(self, good: Sample, tmp_path: Path) -> None:
        """Cut, turned, mixed, recoded: flaws and good records, or a refusal."""
        for what, data in spoilt(good.file.read_bytes()):
            self._spoilt(good, what, good.copy(tmp_path, data))

    def test_places_stay_true_in_spoilt_files(self, good: Sample, tmp_path: Path) -> None:
        """Whatever was done to the file, anchors point at the very words that are there now."""
        for what, data in spoilt(good.file.read_bytes()):
            for why in sound.ungrounded(
                read(self.adapter, good.copy(tmp_path, data), good.given).items
            ):
                fail(f"{good.name}, {what}: {why}")

    def test_any_stream_of_bytes_is_read_or_refused(self, good: Sample, tmp_path: Path) -> None:
        """Streams that hypothesis makes, out of the sample and out of nothing."""

        @always
        @given(strategies.hostile_streams(good.file.read_bytes()))
        def holds(data: bytes) -> None:
            self._spoilt(good, f"with the bytes {data!r:.200}", good.copy(tmp_path, data))

        holds()

    def test_long_runs_take_neither_time_nor_memory(self, tmp_path: Path) -> None:
        """A million of one character, and a hundred thousand brackets: 2 s and 256 MiB at most."""
        sample = self._largest()
        before = resident()
        data = sample.file.read_bytes()
        for what, spoilt_data in (*bloated(data), *nested(data)):
            self._spoilt(sample, what, sample.copy(tmp_path, spoilt_data), sound_too=False)
            if resident() - before > MEMORY:
                fail(f"{sample.name}, {what}: it takes over {MEMORY >> 20} MiB of memory")

    def test_a_long_file_takes_little_memory(self, tmp_path: Path) -> None:
        """What is 300 kB of the sample's own words on one line takes 32 MiB at most."""
        sample = self._largest()
        data = sample.file.read_bytes()
        line = b" ".join(data.split())
        long = data + line * (LONG // (len(line) + 1) + 1)
        path = sample.copy(tmp_path, long)
        held = allocated(
            lambda: self._spoilt(sample, "in one line", path, sound_too=False, times=8)
        )
        if held > MEMORY // 8:
            told = f"{LONG // 1000} kB on one line"
            fail(f"{sample.name}, {told}: it takes {held >> 20} MiB of memory")

    def _sniffed(self, name: str, head: bytes, what: str = "") -> None:
        told = what or f"the bytes {head[:60]!r}"
        try:
            with limited():
                match: Any = self.adapter.sniff(Probe(name, head))
        except TooLong as error:
            fail(f"sniff({name!r}), {told}: {error}")
        except Exception as error:  # noqa: BLE001  # an author's code may raise anything
            fail(f"sniff({name!r}), {told}: it raises {type(error).__name__}: {error}")
        if not (match is None or isinstance(match, Match)):
            fail(f"sniff({name!r}), {told}: it returns {match!r:.80}")

    def _spoilt(
        self, sample: Sample, what: str, path: Path, *, sound_too: bool = True, times: int = 1
    ) -> None:
        """Read a spoilt copy; items, flaws and refusals are well, all else is a fault."""
        told = f"{sample.name}, {what}"
        found: list[Any] = []
        try:
            with limited(2.0 * times):
                for item in items(self.adapter, path, sample.given):
                    found.append(item) if sound_too else None
        except (BadSource, BadOptions, MissingExtra) as error:
            if not str(error).strip():
                fail(f"{told}: it is refused without a reason")
        except TooLong as error:
            fail(f"{told}: {error}")
        except Exception as error:  # noqa: BLE001  # an author's code may raise anything
            fail(f"{told}: it raises {type(error).__name__}: {error}; yield a Flaw instead")
        _well(told, found)


def _well(told: str, found: list[Any]) -> None:
    for item in found:
        if not isinstance(item, Document | Draft | Passage | Flaw):
            fail(f"{told}: it yields {item!r:.80}")
    for why in sound.unsound(found):
        fail(f"{told}: {why}")
    try:
        golden.lines(Reading(tuple(found)))
    except BadEvent as error:
        fail(f"{told}: what it yields cannot be written: {error}")
