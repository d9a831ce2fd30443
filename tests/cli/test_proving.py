"""The commands that sign, prove, cosign and verify, as they are typed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.clock import SteppingClock
from ledger.store import SqliteStore
from ledger.testing.sample_events import an_agent
from tests.cli.runner import claimledger
from tests.tampering import tamper

START = 1_900_000_000_000_000

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    article, path = tmp_path / "bulletin.txt", tmp_path / "nordic.ledger"
    article.write_text("Norway said that trade with Sweden has grown.\n", encoding="utf-8")
    assert claimledger("import", path, article, "--by", "ann").exit_code == 0
    return path


def printed(*words: object) -> str:
    done = claimledger(*words)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def refused(*words: object) -> str:
    done = claimledger(*words)
    assert done.exit_code == 1, done.stdout
    return done.stderr


def key_of(ledger: Path) -> str:
    return printed("keygen", ledger, "--by", "ann").strip()


def test_a_proof_is_checked_on_a_machine_without_the_ledger(ledger: Path, tmp_path: Path) -> None:
    vkey, note, proof = (tmp_path / name for name in ("a.vkey", "a.note", "a.tlog-proof"))
    assert printed("keygen", ledger, "--by", "ann", "--public", vkey) == vkey.read_text()
    printed("checkpoint", ledger, "--by", "ann", "--output", note)
    printed("prove", ledger, "event:6", "--output", proof)
    ledger.unlink()
    told = printed("verify", "--proof", proof, "--checkpoint", note, "--key", vkey)
    assert told.startswith("proved: event 6 of claimledger/")
    assert "recorded 2" in told
    assert "trade with Sweden has grown" in told
    shape = json.loads(printed("verify", "--proof", proof, "--checkpoint", note, "--json"))
    assert (shape["seq"], shape["kind"], shape["signers"]) == (6, "ClaimRecorded", [])


def test_a_witness_gives_a_receipt_that_is_asked_for_later(ledger: Path, tmp_path: Path) -> None:
    other, asked, receipt = (tmp_path / name for name in ("w.ledger", "ask", "receipt"))
    printed("import", other, tmp_path / "bulletin.txt", "--by", "wim")
    vkey, witness = key_of(ledger), key_of(other)
    printed("checkpoint", ledger, "--by", "ann")
    printed("prove", ledger, "--since", "0", "--output", asked)
    assert "say which key" in refused("cosign", other, asked, "--by", "wim")
    printed("cosign", other, asked, "--by", "wim", "--trust", vkey, "--output", receipt)
    printed("checkpoint", ledger, "--add", receipt, "--witness", witness, "--by", "ann")
    how = ("--checkpoint", receipt, "--key", vkey, "--witness", witness)
    assert "as in the checkpoint over 10" in printed("verify", ledger, *how)
    policy = tmp_path / "policy"
    policy.write_text(f"log {vkey}\nwitness wim {vkey}\nquorum wim\n", encoding="utf-8")
    wrong = refused("verify", ledger, "--checkpoint", receipt, "--policy", policy)
    assert "line 2: its key is of another type" in wrong


def test_a_key_is_followed_by_its_rotation(ledger: Path, tmp_path: Path) -> None:
    one, two, note, turn = (tmp_path / name for name in ("1.key", "2.key", "note", "turn"))
    first = printed("keygen", ledger, "--key", one, "--by", "ann").strip()
    assert "already" in refused("keygen", ledger, "--key", two, "--by", "ann")
    made = json.loads(
        printed("keygen", ledger, "--key", two, "--old", one, "--rotation", turn, "--json")
    )
    assert made["vkey"] != first
    printed("checkpoint", ledger, "--key", two, "--output", note)
    how = ("verify", ledger, "--checkpoint", note, "--key", first)
    assert "has not signed it" in refused(*how)
    assert "as in the checkpoint" in printed(*how, "--rotation", turn)


def test_no_key_is_made_where_its_public_half_cannot_be_written(
    ledger: Path, tmp_path: Path
) -> None:
    key, nowhere = tmp_path / "1.key", tmp_path / "none" / "a.vkey"
    for option in ("--public", "--rotation"):
        assert "none" in refused("keygen", ledger, "--key", key, option, nowhere, "--by", "ann")
    assert not key.exists()
    assert "keygen` makes one" in refused("keygen", ledger, "--again")
    assert printed("keygen", ledger, "--key", key, "--by", "ann")


def test_no_private_key_is_written_over(ledger: Path, tmp_path: Path) -> None:
    key, other = tmp_path / "1.key", tmp_path / "2.key"
    same = claimledger("keygen", ledger, "--key", key, "--public", key, "--by", "ann")
    assert (same.exit_code, "files of their own" in same.stderr) == (2, True)
    printed("keygen", ledger, "--key", key, "--by", "ann")
    told = key.read_bytes()
    more = ("--key", other, "--lost", "--by", "ann")
    assert "a private key is there" in refused("keygen", ledger, *more, "--public", key)
    assert (key.read_bytes(), other.exists()) == (told, False)


def test_what_is_of_the_last_key_is_handed_out_again(ledger: Path, tmp_path: Path) -> None:
    one, two, turn, again = (tmp_path / name for name in ("1.key", "2.key", "turn", "again"))
    printed("keygen", ledger, "--key", one, "--by", "ann")
    made = printed("keygen", ledger, "--key", two, "--old", one, "--rotation", turn, "--by", "ann")
    half = tmp_path / "2.vkey"
    assert printed("keygen", ledger, "--again", "--rotation", again, "--public", half) == made
    assert (again.read_bytes(), half.read_text()) == (turn.read_bytes(), made)
    wrong = claimledger("keygen", ledger, "--again", "--key", two)
    assert (wrong.exit_code, "makes no key" in wrong.stderr) == (2, True)


def test_a_damaged_ledger_is_explained(ledger: Path) -> None:
    key_of(ledger)
    printed("checkpoint", ledger, "--by", "ann")
    tamper(ledger, "UPDATE event SET salt = zeroblob(16) WHERE seq = 11")
    done = claimledger("verify", ledger, "--explain")
    assert done.exit_code == 1
    assert "first bad event: 11 (CheckpointKept of 2" in done.stdout
    assert "still hold, by their number of events: 10" in done.stdout
    shape = json.loads(claimledger("verify", ledger, "--explain", "--json").stdout)
    assert (shape["seq"], shape["why"]) == (11, "event 11: its content is not what was recorded")
    assert "event 11" in refused("verify", ledger, "--quick")


def test_a_rewritten_ledger_is_told_from_the_one_that_signed(ledger: Path, tmp_path: Path) -> None:
    vkey, note = key_of(ledger), tmp_path / "a.note"
    printed("checkpoint", ledger, "--by", "ann", "--output", note)
    assert (
        "its signatures were not checked"
        in claimledger("verify", ledger, "--checkpoint", note).stderr
    )
    other = tmp_path / "other.ledger"
    printed("import", other, tmp_path / "bulletin.txt", "--by", "eve")
    assert "another ledger" in refused("verify", other, "--checkpoint", note, "--key", vkey)


def test_what_makes_no_sense_is_told_how_to_say(ledger: Path, tmp_path: Path) -> None:
    note = tmp_path / "a.note"
    note.write_text("nothing\n", encoding="utf-8")
    for words, why in (
        (("verify",), "Name a LEDGER"),
        (("verify", ledger, "--proof", note), "Name a LEDGER"),
        (("verify", "--proof", note), "Say whom to trust"),
        (("verify", "--proof", note, "--key", "x", "--quick"), "are for a LEDGER"),
        (("verify", "--proof", note, "--key", "x", "--explain"), "are for a LEDGER"),
        *(
            (("verify", ledger, *it), "give a --checkpoint")
            for it in (("--key", "x"), ("--witness", "x"), ("--rotation", note), ("--policy", note))
        ),
        (("prove", ledger, "event:3", "--since", "0"), "not both"),
        (("prove", ledger, "--since", "0", "--checkpoint", note), "goes with an EVENT"),
        (("verify", ledger, "--policy", note, "--key", "x"), "says all"),
        (("prove", ledger), "Name an EVENT"),
        (("checkpoint", ledger, "--add", note), "wants a --witness"),
    ):
        done = claimledger(*words)
        assert (done.exit_code, why in done.stderr) == (2, True), words
    assert "not written as C2SP says" in refused("verify", ledger, "--checkpoint", note)
    assert "name+id+base64" in refused("verify", ledger, "--checkpoint", note, "--key", "x")
    missing = refused("verify", ledger, "--checkpoint", note, "--key", tmp_path / "none.vkey")
    assert "none.vkey: there is no such file" in missing
    note.write_text("", encoding="utf-8")
    assert "C2SP" in refused("verify", ledger, "--checkpoint", note)
    assert "C2SP" in refused("prove", ledger, "event:3", "--checkpoint", note)
    assert "no such ledger" in refused("verify", tmp_path / "none.ledger")
    assert not (tmp_path / "none.ledger").exists()


def test_verify_loads_no_plugin_and_no_view(ledger: Path) -> None:
    program = (
        "import sys; from ledger.__main__ import main; sys.argv = ['claimledger', 'verify', "
        f"{str(ledger)!r}]\ntry: main()\nexcept SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if m.startswith(('pluggy', 'ledger.plugins', "
        "'ledger_adapters', 'ledger.views.rows'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_older_copy_that_is_whole_is_said_to_be_one(ledger: Path) -> None:
    older = ledger.read_bytes()
    key_of(ledger)
    printed("checkpoint", ledger, "--by", "ann")
    ledger.write_bytes(older)
    done = claimledger("verify", ledger)
    assert (done.exit_code, done.stdout[:9]) == (0, "verified:")
    assert done.stderr.startswith("it is whole, but ")
    assert "this is an older copy" in done.stderr


def test_a_copy_that_went_another_way_does_not_pass(ledger: Path, tmp_path: Path) -> None:
    """Its owner's machine has seen another history; who has the checkpoint is told as much."""
    older, note = ledger.read_bytes(), tmp_path / "a.note"
    key_of(ledger)
    printed("checkpoint", ledger, "--by", "ann", "-o", note)
    ledger.write_bytes(older)
    told = refused("verify", ledger, "--checkpoint", note)
    assert "the checkpoint given is over 10" in told
    assert "seen here" not in told
    with SqliteStore.open(ledger, recorder="eve", clock=SteppingClock(start=START)) as store:
        for n in range(9):
            clock = SteppingClock(start=START + n * 10**9)
            store.append([an_agent(clock, "Another Office")], recorder="eve")
    assert "not those" in refused("verify", ledger)
    assert "not those" in refused("verify", ledger, "--checkpoint", note)
