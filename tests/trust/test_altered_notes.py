"""The product and the verifier say the same of every note and proof, however it was altered."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from examples.verifier import verify_ledger
from ledger.trust.errors import BadKey, BadNote, NotTrusted
from ledger.trust.keys import PublicKey
from ledger.trust.notes import Checkpoint, Note
from ledger.trust.policy import Policy
from ledger.trust.proving import check_proof
from tests.examples.ledger_files import tries
from tests.trust.malformed import keys, notes, proofs
from tests.trust.malformed.making import LOG, WITNESS, Case

POLICY = Policy.of([PublicKey.parse(LOG.vkey)], [PublicKey.parse(WITNESS.vkey)])
TRUSTED = [verify_ledger.key_of(LOG.vkey, 1), verify_ledger.key_of(WITNESS.vkey, 4)]
PIECES = (
    "", " ", "\n", "\n\n", "\r", "\t", "\0", "\x1b", "\x7f", "\x85", "\xa0", "\u2028", "\ufeff",
    "\u2014", "-", "+", "/", "=", "==", "A", "0", "00", "1", "7", "9", "\uff11", "null", '"', "{",
    "\u2014 x AAAAAAAA\n", "extra e30=\n", "index 3\n", "\u212a", "\u200b",
)  # fmt: skip


@st.composite
def altered(draw: st.DrawFn, sound: list[str]) -> str:
    """A text in which a stretch or two were taken out, doubled, or written over."""
    text = draw(st.sampled_from(sound))
    for _ in range(draw(st.integers(1, 2))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 1, 2, 44, 45, 100])))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.just(text[start:end] * 2), st.text()))
        text = text[:start] + piece + text[end:]
    return text


def takes(ask: Callable[[], object], *refusals: type[Exception]) -> bool:
    """Whether something is taken, and not refused."""
    with contextlib.suppress(*refusals):
        ask()
        return True
    return False


def sound(cases: list[Case]) -> list[str]:
    """The cases that are to be taken, as texts."""
    return [case.told.decode() for case in cases if case.taken]


@tries(30, 10_000)
def test_both_say_the_same_of_an_altered_checkpoint(tries: int) -> None:
    @settings(max_examples=tries)
    @given(altered(sound(notes.CASES)))
    def law(told: str) -> None:
        def product() -> None:
            note = Note.parse(told)
            Checkpoint.parse(note.text)
            POLICY.check(note)

        theirs = takes(product, BadNote, NotTrusted)
        ours = takes(lambda: verify_ledger.checkpoint_of(told, TRUSTED), ValueError)
        assert ours == theirs

    law()


@tries(30, 10_000)
def test_both_say_the_same_of_an_altered_proof(tries: int) -> None:
    @settings(max_examples=tries)
    @given(altered(sound(proofs.CASES)))
    def law(told: str) -> None:
        theirs = takes(lambda: check_proof(told, policy=POLICY), BadNote, NotTrusted)
        refusals = ValueError, TypeError, LookupError
        ours = takes(lambda: verify_ledger.check_proof(told, TRUSTED), *refusals)
        assert ours == theirs

    law()


@tries(30, 10_000)
def test_both_say_the_same_of_an_altered_key(tries: int) -> None:
    @settings(max_examples=tries)
    @given(altered(sound(keys.KEYS)))
    def law(told: str) -> None:
        theirs = takes(lambda: PublicKey.parse(told), BadKey)
        assert takes(lambda: verify_ledger.key_of(told, 1), ValueError) == theirs

    law()
