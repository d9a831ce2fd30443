"""What every store has to pass of redactions: they erase as they are written, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from ledger.clock import SteppingClock
from ledger.errors import BadEvent, UnknownReference
from ledger.events import CheckpointKept, ClaimAmended, Event, KeyRotated
from ledger.store.contract import Store
from ledger.store.hashing import IMPORTS
from ledger.store.parts import HOLE, capture
from ledger.testing.plain_tree import root_of
from ledger.testing.sample_events import a_claim, a_redaction, a_source, an_agent
from ledger.trust.errors import MovedOn
from ledger.trust.verify import verify


class RedactionContract:
    """The part of `StoreContract` that tells what a redaction does."""

    def refused(
        self,
        store: Store,
        events: Sequence[Event],
        error: type[Exception],
        match: str | None = None,
    ) -> None:
        """Make sure that a batch is refused and leaves no trace."""
        before = store.head()
        with pytest.raises(error, match=match):
            store.append(events, recorder="ann")
        assert store.head() == before
        assert len(list(store.raw())) == before.seq

    def test_a_redaction_leaves_every_root(self, store: Store, clock: SteppingClock) -> None:
        """The event is a hole; sums, entries and roots stay, and appending goes on."""
        store.append([an_agent(clock) for _ in range(5)], recorder="ann")
        roots, sums = list(store.batches()), [r.sum for r in store.raw()]
        store.append([a_redaction(3)], recorder="ann")
        assert [r.seq for r in store.read() if r.event is None] == [3]
        assert [(r.body, r.salt) for r in store.raw(3, 3)] == [(None, None)]
        assert list(store.batches())[:-1] == roots
        assert [r.sum for r in store.raw()][:-1] == sums
        store.append([an_agent(clock)], recorder="ann")
        rows = list(store.raw())
        assert root_of(store.ledger_id, rows) == store.head().root

    def test_a_redaction_erases_what_it_names_as_it_is_written(
        self, store: Store, clock: SteppingClock
    ) -> None:
        """The batch that brings a `PayloadRedacted` erases; the ledger stays whole and goes on."""
        store.append([an_agent(clock) for _ in range(5)], recorder="ann")
        kept, roots = list(store.raw()), list(store.batches())
        store.append([a_redaction(3, 5), an_agent(clock)], recorder="ann")
        assert store.marks("PayloadRedacted") == (7,)
        assert [r.seq for r in store.read() if r.event is None] == [3, 5]
        gone = [replace(r, body=None, salt=None) if r.seq in (3, 5) else r for r in kept]
        assert list(store.raw(1, 6)) == gone
        assert list(store.batches())[:2] == roots
        assert root_of(store.ledger_id, list(store.raw())) == store.head().root
        verified = verify(store)
        assert (verified.events, verified.redacted) == (8, 2)
        store.append([a_redaction(3, 4)], recorder="ann")
        assert store.marks("PayloadRedacted") == (7, 9)
        assert [r.event for r in store.pick([3, 4, 5])] == [None] * 3
        assert verify(store).redacted == 3

    def test_what_is_erased_keeps_its_place(
        self, store: Store, clock: SteppingClock, base: tuple[str, str]
    ) -> None:
        """Its number, kind, batch, id and record key stay, and are not given away again."""
        claim, key = a_claim(clock, *base), (base[0], b"k" * 16)
        batch = store.append([claim], recorder="ann", import_id="one", keys={0: key})
        store.append([a_redaction(batch.first_seq)], recorder="bob")
        [hole] = store.pick([batch.first_seq])
        assert (hole.batch, hole.event, hole.kind) == (batch, None, "ClaimRecorded")
        assert store.where(claim.claim.id) == batch.first_seq
        assert store.find(key[0], [key[1]]) == {key[1]: batch.first_seq}
        assert store.imported("one") == (batch.first_seq,)
        self.refused(store, [claim], BadEvent)
        store.append([ClaimAmended(claim=claim.claim)], recorder="ann")

    def test_a_redaction_of_a_part_leaves_the_others_and_the_length(
        self, store: Store, clock: SteppingClock
    ) -> None:
        """A text keeps its length and its other parts; with its event, all of it goes."""
        parts, sums = capture("One.\n\nTwo.", clock)
        found = a_source(clock, parts=sums)
        seq = store.append([found], recorder="ann", parts={0: parts}).first_seq
        store.append([a_redaction((seq, 0))], recorder="ann")
        assert store.text(seq) == HOLE * 6 + "Two."
        assert (verify(store).redacted, next(store.pick([seq])).event) == (1, found)
        self.refused(store, [a_redaction((seq, 2))], UnknownReference, "part 2")
        store.append([a_redaction(seq)], recorder="ann")
        assert store.text(seq) == HOLE * 10
        assert verify(store).redacted == 1

    def test_a_redaction_that_forgets_makes_the_record_keys_anew(
        self, store: Store, clock: SteppingClock, base: tuple[str, str]
    ) -> None:
        """The record could come in again; its id is still known, and the ledger still verified."""
        claim, key = a_claim(clock, *base), (base[0], b"k" * 16)
        seq = store.append([claim], recorder="ann", keys={0: key}).first_seq
        store.append([a_redaction(seq, forget=True)], recorder="ann")
        assert (store.find(key[0], [key[1]]), store.where(claim.claim.id)) == ({}, seq)
        assert sum(known.seq == seq for known in store.identities()) == 2
        assert verify(store).redacted == 1

    def test_a_redaction_that_forgets_leaves_the_end_of_an_import_known(
        self, store: Store, clock: SteppingClock
    ) -> None:
        """An import that was taken for dead cannot end after all."""
        ended = (IMPORTS, b"e" * 16)
        seq = store.append([an_agent(clock)], recorder="ann", keys={0: ended}).first_seq
        store.append([a_redaction(seq, forget=True)], recorder="ann")
        assert store.find(*ended[:1], [ended[1]]) == {ended[1]: seq}

    def test_a_batch_can_be_bound_to_a_place(self, store: Store, clock: SteppingClock) -> None:
        """Where somebody wrote meanwhile, nothing is written."""
        head = store.head()
        store.append([an_agent(clock)], recorder="ann", after=head.seq)
        with pytest.raises(MovedOn, match="somebody else wrote"):
            store.append([an_agent(clock)], recorder="ann", after=head.seq)
        assert store.head().seq == head.seq + 1

    @pytest.mark.parametrize("seqs", [(0,), (4,), (5,), (99,), (2, 4), (2, 5), (99, 2)])
    def test_a_redaction_of_what_is_not_there_writes_and_erases_nothing(
        self, store: Store, clock: SteppingClock, seqs: tuple[int, ...]
    ) -> None:
        """Neither of an event before the first or after the last, of its own batch, or itself."""
        store.append([an_agent(clock), an_agent(clock)], recorder="ann")
        before = list(store.raw())
        self.refused(store, [an_agent(clock), a_redaction(*seqs)], UnknownReference, "redact")
        assert (list(store.raw()), store.marks("PayloadRedacted")) == (before, ())
        store.append([an_agent(clock)], recorder="ann")
        assert verify(store).redacted == 0

    def test_what_proofs_hang_on_is_never_erased(self, store: Store, clock: SteppingClock) -> None:
        """Neither a redaction, nor a checkpoint or key that is kept; and nothing beside them."""
        kept = CheckpointKept(key="k", note="n"), KeyRotated(key="k", note="n")
        store.append([an_agent(clock), *kept], recorder="ann")
        store.append([a_redaction(2)], recorder="ann")
        store.append([an_agent(clock)], recorder="ann")
        before = list(store.raw())
        for seq in (3, 4, 5):
            self.refused(store, [a_redaction(6, seq)], BadEvent, "never erased")
        assert list(store.raw()) == before

    def test_a_store_scrubs_its_files_and_holds_what_it_held(
        self, store: Store, clock: SteppingClock
    ) -> None:
        """Nothing that it holds is changed by it."""
        store.append([an_agent(clock), an_agent(clock)], recorder="ann")
        store.append([a_redaction(2)], recorder="ann")
        before, head = list(store.raw()), store.head()
        assert store.scrub()
        assert store.scrub(wait=False)
        assert (list(store.raw()), store.head()) == (before, head)
        store.append([an_agent(clock)], recorder="ann")
        assert verify(store).redacted == 1

    def test_a_redaction_in_a_failing_batch_erases_nothing(
        self, store: Store, clock: SteppingClock, base: tuple[str, str]
    ) -> None:
        """It is written with all of its batch or not at all."""
        before = list(store.raw())
        self.refused(store, [a_redaction(2), an_agent(clock, "x" * 5000)], BadEvent)
        self.refused(store, [a_redaction(2), a_claim(clock, "nowhere")], UnknownReference)
        assert (list(store.raw()), store.marks("PayloadRedacted")) == (before, ())
