"""Every frozen ledger is opened, verified and replayed, and answers what it always answered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import attrs
import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.testing.sample_events import an_agent
from ledger.trust.errors import OlderCopy
from ledger.trust.keys import PublicKey
from ledger.trust.policy import Policy
from ledger.trust.proving import check_proof
from ledger.trust.rotations import followed
from tests.data.answers import answers, differing
from tests.data.make_frozen import at, write
from tests.examples.ledger_files import verifier

DATA = Path(__file__).parent / "data"
FROZEN = sorted(DATA.glob("schema-*.ledger"))
NEWEST = "written by this release"


@attrs.frozen
class Frozen:
    """A copy of a frozen ledger, and what was written down of it when it was frozen."""

    path: Path
    told: dict[str, Any]

    @property
    def trusted(self) -> Policy:
        """The key that signed last, and the witness."""
        keys = [PublicKey.parse(self.told["key"])]
        return Policy.of(keys, [PublicKey.parse(self.told["witness"])])

    def opened(self) -> Ledger:
        clock = SteppingClock(start=at("2030-01-01"), drawn=10**6)
        return Ledger.open(self.path, by="a reader", clock=clock, create=False)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the script writes with the library as it is now."""
    folder = tmp_path_factory.mktemp("fresh")
    write(folder)
    return next(folder.glob("*.ledger"))


@pytest.fixture(params=[*FROZEN, NEWEST], ids=[*(path.stem for path in FROZEN), NEWEST])
def frozen(request: pytest.FixtureRequest, tmp_path: Path, home: Path) -> Frozen:
    found: Path = request.getfixturevalue("fresh") if request.param == NEWEST else request.param
    told = json.loads(found.with_suffix(".json").read_text("utf-8"))
    return Frozen(Path(shutil.copy(found, tmp_path)), told)


@pytest.mark.skipif(not FROZEN, reason="the format is a draft: no ledger is frozen yet")
def test_a_ledger_is_frozen_for_every_schema() -> None:
    assert [path.stem for path in FROZEN] == [f"schema-{n + 1}" for n in range(len(FROZEN))]


def test_it_answers_what_it_always_answered(frozen: Frozen) -> None:
    with frozen.opened() as book:
        assert differing(frozen.told["answers"], answers(book)) == []


def test_a_second_replay_answers_the_same(frozen: Frozen) -> None:
    """The views beside it, kept from the first time, are right too."""
    with frozen.opened() as book:
        first = answers(book)
    with frozen.opened() as book:
        assert answers(book) == first


def test_its_checkpoints_and_proofs_hold(frozen: Frozen) -> None:
    told = frozen.told
    with frozen.opened() as book:
        against = book.verify(checkpoint=told["checkpoint"], policy=frozen.trusted).against
        assert against == int(told["checkpoint"].split("\n")[1])
        before = PublicKey.parse(told["key before"])
        assert book.verify(checkpoint=told["checkpoint before"], policy=Policy.of([before])).against
        turned = followed(told["rotation"], Policy.of([before]))
        for note in (told["checkpoint before"], told["checkpoint"]):
            assert book.verify(checkpoint=note, policy=turned).against
    assert turned.logs == (before, PublicKey.parse(told["key"]))
    proven = check_proof(told["proof"], policy=frozen.trusted)
    assert (proven.seq, proven.body is None) == (3, False)
    key = Policy.of([PublicKey.parse(told["key"])])
    assert check_proof(told["proof before"], policy=key).body is None


def test_the_verifier_in_one_file_finds_it_sound(frozen: Frozen, tmp_path: Path) -> None:
    note, proof, told = tmp_path / "note", tmp_path / "proof", frozen.told
    note.write_text(told["checkpoint"], "utf-8")
    proof.write_text(told["proof"], "utf-8")
    keys = ("--key", told["key"], "--witness", told["witness"])
    code, line = verifier(frozen.path, "--checkpoint", note, *keys)
    assert (code, told["answers"]["verified"]["root"] in line) == (0, True), line
    assert verifier("--proof", proof, *keys)[0] == 0


def test_it_is_written_to_as_ever(frozen: Frozen) -> None:
    with frozen.opened() as book:
        last = book.head().seq
        book.append(an_agent(SteppingClock(start=at("2030-01-02"), drawn=2 * 10**6)))
        assert book.head().seq == last + 1
        assert book.verify(checkpoint=frozen.told["checkpoint"]).events == last + 1
    assert verifier(frozen.path)[0] == 0


def test_a_ledger_that_forgot_its_last_events_is_an_older_copy(frozen: Frozen) -> None:
    """What the checkpoint is over is more than the ledger that the script would begin anew."""
    path = frozen.path.with_name("anew.ledger")
    clock = SteppingClock(start=at("2024-01-10"))
    with Ledger.open(path, by="ann é", clock=clock) as book, pytest.raises(OlderCopy):
        book.verify(checkpoint=frozen.told["checkpoint"])
