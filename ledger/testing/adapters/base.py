"""What the parts of the contract share: the adapter, its samples, and what is waived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar, Final, NoReturn

import attrs
import pytest

from ledger.errors import LedgerError, nearest
from ledger.testing.adapters.reading import Reading, read
from ledger.testing.adapters.samples import BadSamples, Sample, find

NEVER_WAIVED: Final = ("test_there_are_samples",)


@attrs.define(kw_only=True)
class BadWaiver(LedgerError, ValueError):
    """A contract waives what it does not test, or does not say why."""

    cls: str
    why: str

    def __str__(self) -> str:
        return f"{self.cls}.waive: {self.why}"


class Part:
    """A part of the contract: subclasses say which adapter, and where its samples are."""

    adapter: ClassVar[Any]
    samples: ClassVar[Path]
    waive: ClassVar[Mapping[str, str]] = {}

    def __init_subclass__(cls, **more: Any) -> None:
        """Refuse to waive a test that there is not, and to waive one without a reason."""
        super().__init_subclass__(**more)
        tests = [name for name in dir(cls) if name.startswith("test_")]
        for name, reason in cls.waive.items():
            if name not in tests:
                near = nearest(name, tests)
                raise BadWaiver(cls=cls.__name__, why=f"there is no test {name!r}.{near}")
            if name in NEVER_WAIVED:
                raise BadWaiver(cls=cls.__name__, why=f"{name} cannot be waived")
            if not reason.strip():
                raise BadWaiver(cls=cls.__name__, why=f"say why {name} is waived")

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Run a test once for each sample that it asks for."""
        kinds: dict[str, Callable[[Sample], bool]] = {
            "sample": lambda s: True,
            "good": lambda s: not s.broken,
            "broken": lambda s: s.broken,
        }
        for kind in kinds.keys() & set(metafunc.fixturenames):
            chosen = list(filter(kinds[kind], self._found()))
            metafunc.parametrize(kind, chosen, ids=lambda sample: sample.name)

    def _found(self) -> tuple[Sample, ...]:
        try:
            return find(self.samples)
        except BadSamples:  # told by a test of its own
            return ()

    @pytest.fixture(autouse=True)
    def _waived(self, request: pytest.FixtureRequest) -> None:
        reason = self.waive.get(request.function.__name__)
        if reason:
            pytest.skip(f"waived: {reason}")

    @pytest.fixture
    def write_golden(self, request: pytest.FixtureRequest) -> bool:
        """Tell whether golden files are to be written."""
        return bool(request.config.getoption("--write-golden", default=False))

    def read(self, sample: Sample) -> Reading:
        """Read a sample where it stands."""
        return read(self.adapter, sample.file, sample.given)

    def _largest(self) -> Sample:
        """Give the largest good sample."""
        good = self.good_samples()
        if not good:
            pytest.skip("there is no good sample, which is told by a test of its own")
        return max(good, key=lambda sample: sample.file.stat().st_size)

    def good_samples(self) -> list[Sample]:
        """List the samples in which nothing is wrong."""
        return [sample for sample in self._found() if not sample.broken]


def fail(why: str) -> NoReturn:
    """End a test with a message for the author, without a stack of frames in the kit."""
    pytest.fail(why, pytrace=False)
