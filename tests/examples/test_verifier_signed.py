"""What the product signs, proves and cosigns, the verifier in one file takes, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.testing.sample_events import an_agent
from ledger.trust.keys import PublicKey
from tests.examples.ledger_files import START, verifier
from tests.tampering import tamper


@attrs.frozen
class Handed:
    """What an owner hands out: a checkpoint that a witness cosigned, proofs, and the keys."""

    checkpoint: Path
    key: str
    ledger: Path
    proofs: tuple[Path, ...]
    witness: str

    def against(self, *, key: str = "", witness: str = "", checkpoint: Path | None = None) -> str:
        """Check the ledger against its checkpoint; gives the line, its exit code before it."""
        code, line = verifier(
            self.ledger, "--checkpoint", checkpoint or self.checkpoint,
            "--key", key or self.key, "--witness", witness or self.witness,
        )  # fmt: skip
        return f"{code} {line}"


def opened(path: Path, start: int) -> Ledger:
    clock = SteppingClock(start=START + start, step=1000)
    return Ledger.open(path, by="ann é", clock=clock, durable=False)


def fill(book: Ledger, clock: SteppingClock, count: int) -> None:
    book.append(*(an_agent(clock) for _ in range(count)))


def handed_out(folder: Path) -> Iterator[tuple[str, str]]:
    """Write a ledger of 600 events, its cosigned checkpoint, and proofs of some of its events."""
    clock = SteppingClock(start=START + 10**15)
    with opened(folder / "a.ledger", 0) as book, opened(folder / "w.ledger", 10**12) as other:
        fill(book, clock, 597)
        book.redact(5, reason="privacy")
        vkey = book.new_key()
        book.checkpoint()
        witness = PublicKey.parse(other.new_key())
        cosigned = other.cosign(book.request(), trust=vkey)
        book.receive(cosigned, [str(witness)])
        (folder / "cosigned").write_text(cosigned, "utf-8")
        for seq in (1, 5, 256, 257, 512, 600):
            (folder / f"{seq}.tlog-proof").write_text(book.prove(seq), "utf-8")
        fill(book, clock, 3)
    yield vkey, str(witness.witness)


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handed]:
    folder = tmp_path_factory.mktemp("handed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LEDGER_HOME", str(folder / "home"))
        for vkey, witness in handed_out(folder):
            yield Handed(
                checkpoint=folder / "cosigned",
                key=vkey,
                ledger=folder / "a.ledger",
                proofs=tuple(sorted(folder.glob("*.tlog-proof"))),
                witness=witness,
            )


def test_a_cosigned_checkpoint_of_a_ledger_that_went_on_holds(handed: Handed) -> None:
    assert "; the checkpoint over 600 holds" in handed.against()
    assert handed.against().startswith("0 sound: 605 events, 1 erased")


def test_the_vkey_that_a_witness_has_as_owner_of_a_ledger_does_too(handed: Handed) -> None:
    """A `keygen` prints one vkey; whoever cosigns does it with the same key."""
    key = PublicKey.parse(handed.witness)
    assert handed.against(witness=str(attrs.evolve(key, type=1))).startswith("0 sound")


def test_each_event_is_proved_without_the_ledger(handed: Handed) -> None:
    for path in handed.proofs:
        asked = ("--proof", path, "--key", handed.key, "--witness", handed.witness)
        code, line = verifier(*asked)
        assert code == 0, line
        assert line.startswith(f"sound: event {path.stem}, ")
        assert ("erased" in line) is (path.stem == "5")
        assert "by ann%20%C3%A9, is among 600" in line


def test_a_key_of_somebody_else_is_not_enough(handed: Handed) -> None:
    stranger = PublicKey(name="stranger.example", public=bytes(32))
    for wrong in (handed.against(key=str(stranger)), handed.against(witness=str(stranger))):
        assert wrong == "1 wrong: the checkpoint is not signed by 'stranger.example'\n"
    assert handed.against(key=handed.witness).startswith("1 wrong: ")
    assert handed.against(key=handed.key[:-2]).startswith("1 wrong: ")


def test_an_altered_checkpoint_is_not_taken(handed: Handed, tmp_path: Path) -> None:
    told = handed.checkpoint.read_text("utf-8")
    altered = tmp_path / "altered"
    for text in (told.replace("\n600\n", "\n599\n"), told[:-10], "", f"{told}\n"):
        altered.write_text(text, "utf-8")
        assert handed.against(checkpoint=altered).startswith("1 wrong: ")


def test_another_ledger_or_an_older_copy_is_found(handed: Handed, tmp_path: Path) -> None:
    other = attrs.evolve(handed, ledger=handed.ledger.with_name("w.ledger"))
    assert "1 wrong: the file: it is ledger" in other.against()
    older = tmp_path / "older.ledger"
    older.write_bytes(handed.ledger.read_bytes())
    last = "(SELECT max(id) FROM batch)"
    for _ in range(4):
        tamper(
            older, f"DELETE FROM event WHERE batch = {last}", f"DELETE FROM batch WHERE id = {last}"
        )
    tamper(older, "DELETE FROM identity WHERE seq > (SELECT max(seq) FROM event)")
    assert verifier(older)[0] == 0
    older_copy = attrs.evolve(handed, ledger=older)
    assert "1 wrong: event 600: it is missing" in older_copy.against()


def test_a_ledger_rewritten_with_all_its_sums_is_found_by_its_checkpoint(
    handed: Handed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same id, the same number of events, sound by itself: another history."""
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / "home of somebody else"))
    rewritten = tmp_path / "a.ledger"
    clock = SteppingClock(start=START + 10**15)
    with opened(rewritten, 0) as book:
        fill(book, clock, 700)
        assert f"claimledger/{book.store.ledger_id}+" in handed.key
    assert verifier(rewritten)[0] == 0
    told = attrs.evolve(handed, ledger=rewritten).against()
    assert told.startswith("1 wrong: event 600, or one before: it is not what the checkpoint")


@pytest.mark.parametrize(
    "asked",
    [
        (), ("a", "--proof", "b", "--key", "k"), ("a", "--checkpoint", "b"), ("a", "--key", "k"),
        ("--proof", "b"), ("--checkpoint", "b", "--key", "k"),
    ],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_refused(
    asked: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        verifier(*asked)
    assert "name a ledger or a proof" in capsys.readouterr().err
