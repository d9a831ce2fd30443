"""What is malformed is refused, and what is not is taken, by the product and by the verifier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from examples.verifier import verify_ledger
from ledger.trust.errors import BadKey, BadNote, NotTrusted
from ledger.trust.keys import PublicKey, read_text
from ledger.trust.notes import Checkpoint, Note
from ledger.trust.policy import Policy
from ledger.trust.proving import check_proof
from tests.trust.malformed import keys, notes, proofs
from tests.trust.malformed.making import LOG, WITNESS, Case, Signer, checkpoint, note, signed

REFUSALS = (BadKey, BadNote, NotTrusted)
POLICY = Policy.of([PublicKey.parse(LOG.vkey)], [PublicKey.parse(WITNESS.vkey)])


def each(cases: list[Case]) -> pytest.MarkDecorator:
    """Run a test on every case, under its name."""
    assert len({case.name for case in cases}) == len(cases)
    return pytest.mark.parametrize("case", cases, ids=[case.name for case in cases])


def told(case: Case, folder: Path) -> str:
    """Read the case as the command reads files."""
    path = folder / "told"
    path.write_bytes(case.told)
    return read_text(path)


def says(case: Case, take: Callable[[], object], *refusals: type[Exception]) -> None:
    """Hold what was taken against the verdict of the standard."""
    try:
        take()
    except refusals:
        assert not case.taken, case.rule
    else:
        assert case.taken, case.rule


@each(notes.CASES)
def test_the_product_takes_a_checkpoint_as_the_standards_say(case: Case, tmp_path: Path) -> None:
    def take() -> None:
        found = Note.parse(told(case, tmp_path))
        Checkpoint.parse(found.text)
        POLICY.check(found)

    says(case, take, *REFUSALS)


@each(notes.CASES)
def test_the_verifier_takes_a_checkpoint_as_the_standards_say(case: Case) -> None:
    trusted = [verify_ledger.key_of(LOG.vkey, 1), verify_ledger.key_of(WITNESS.vkey, 4)]
    says(case, lambda: verify_ledger.checkpoint_of(case.told.decode(), trusted), ValueError)


@each(proofs.CASES)
def test_the_product_takes_a_proof_as_the_standards_say(case: Case, tmp_path: Path) -> None:
    says(case, lambda: check_proof(told(case, tmp_path), policy=POLICY), *REFUSALS)


@each(proofs.CASES)
def test_the_verifier_takes_a_proof_as_the_standards_say(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.tlog-proof"
    path.write_bytes(case.told)
    asked = ["--proof", str(path), "--key", LOG.vkey, "--witness", WITNESS.vkey]
    code = verify_ledger.main(asked)
    line = capsys.readouterr().out
    assert (code == 0) == case.taken, (case.rule, line)
    assert line.startswith("sound: " if case.taken else "wrong: ")
    assert line.count("\n") == 1


@each(keys.KEYS)
def test_a_key_is_taken_as_the_standards_say(case: Case) -> None:
    vkey = case.told.decode()
    says(case, lambda: PublicKey.parse(vkey), BadKey)
    says(case, lambda: verify_ledger.key_of(vkey, 1), ValueError)


@each(keys.POLICIES)
def test_a_policy_is_taken_as_the_standard_says(case: Case, tmp_path: Path) -> None:
    says(case, lambda: Policy.parse(told(case, tmp_path)), BadNote)


def test_a_note_of_the_documentation_of_go_is_sound() -> None:
    """The example of golang.org/x/mod/sumdb/note."""
    text = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
    )
    given = (
        f"{text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZ"
        "SNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    key = PublicKey.parse(vkey)
    assert Policy.of([key]).check(Note.parse(given)) == (key,)
    verify_ledger.check_signed(*verify_ledger.note_of(given), verify_ledger.key_of(vkey, 1))


def test_every_witness_that_is_asked_for_has_to_have_cosigned_whatever_it_is_called() -> None:
    """Also one called like another, or by a word that policies know."""
    text = checkpoint()
    for names in (("none",), ("all", "b"), ("any", "b"), ("w", "w"), (LOG.name,)):
        signers = [Signer(name, 20 + n, 4) for n, name in enumerate(names)]
        policy = Policy.of(
            [PublicKey.parse(LOG.vkey)], [PublicKey.parse(it.vkey) for it in signers]
        )
        lines = [LOG.line(text), *(it.line(text) for it in signers)]
        assert len(policy.check(Note.parse(note(text, *lines).decode()))) == len(lines)
        for n in range(1, len(lines)):
            fewer = note(text, *lines[:n], *lines[n + 1 :]).decode()
            with pytest.raises(NotTrusted):
                policy.check(Note.parse(fewer))


def test_a_case_is_wrong_in_one_way_only() -> None:
    """What every case is made of is taken."""
    assert POLICY.check(Note.parse(signed(checkpoint()).decode()))
    assert sum(case.taken for case in (*notes.CASES, *proofs.CASES)) > 20
