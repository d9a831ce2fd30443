"""A real ledger in a file beside a plain list of what was done to it, and what always holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.events import ClaimRecorded, Event, Recorded
from ledger.references import made
from tests.laws.comparing import differences
from tests.laws.plain_model import Model, model
from tests.laws.plain_state import visible
from tests.laws.random_ledgers import START
from tests.laws.shelves import HOUR, canonical, unmarked

T = TypeVar("T")
PEOPLE = ("Orlov", "Petrov", "Quill")
NAMES = ("Arcadia", "Borduria", *PEOPLE)


class Beside(RuleBasedStateMachine):
    """A ledger in a file, and `done`: the list of all that was done to it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = TemporaryDirectory()
        self.path = Path(self._folder.name) / "talks.ledger"
        self.clock = self.ticking()
        self.answered: dict[tuple[object, ...], object] = {}
        self.done: list[Recorded] = []
        self.erased: set[int] = set()
        self.by = "ann"
        self.book = self.opened()

    def ticking(self) -> SteppingClock:
        return SteppingClock(start=START, step=HOUR)

    def opened(self) -> Ledger:
        return Ledger.open(self.path, by=self.by, clock=self.clock, durable=False)

    @initialize()
    def begin(self) -> None:
        for name in NAMES:
            self.book.register(name, "state" if name in NAMES[:2] else "person")
        self.book.source("notes", publisher="The Gazette", published="2022-03")
        self.book.source("diary")
        self.book.source("wire", publisher="The Wire", published="2023-11-02")
        self.took()
        kinds = [one.kind for one in self.done]
        assert kinds.count("AgentRegistered") >= len(NAMES)
        first = self.named("Arcadia"), self.named("Borduria")
        self.parties: tuple[str, str] = first

    def named(self, name: str) -> str:
        return self.book.agent_id(name)

    # The plain list

    def took(self) -> list[str]:
        """Take note of what a verb did: the kinds of the events it appended."""
        new = list(self.book.store.read(len(self.done) + 1))
        self.done += new
        return [one.kind for one in new]

    def did(self, *kinds: str) -> Event:
        """Take note of what a verb did, which has to be just this; gives its last event."""
        assert tuple(self.took()) == kinds
        last = self.done[-1]
        assert last.batch.recorder == self.by
        assert last.event is not None
        return last.event

    def state(self, upto: int | None = None) -> Model:
        return model(self.done[:upto])

    def brought(self, *kinds: str) -> list[str]:
        """The ids that visible events of these kinds brought, withdrawn or not."""
        found = (one.event for one in visible(self.done) if one.kind in kinds)
        return [id for event in found if event is not None and (id := made(event))]

    def pick(self, choices: Sequence[T], n: int) -> T:
        """Choose by a number: 0 is the newest, and small numbers come up most."""
        return choices[-1 - n % len(choices)]

    def standing(self) -> list[str]:
        return list(self.state().claims)

    def has_claims(self) -> bool:
        return any(isinstance(one.event, ClaimRecorded) for one in visible(self.done))

    def has_standing(self) -> bool:
        return bool(self.standing())

    # What always holds

    @invariant()
    def nothing_that_was_done_is_ever_changed(self) -> None:
        assert list(self.book.store.read()) == [
            replace(one, event=None) if one.seq in self.erased else one for one in self.done
        ]
        assert [one.seq for one in self.done] == list(range(1, len(self.done) + 1))

    @invariant()
    def the_view_now_is_what_the_plain_list_gives(self) -> None:
        if self.done:
            view = self.book.relationship(*self.parties)
            assert not differences(view, self.state().view(*self.parties))

    @invariant()
    def the_claims_listed_are_those_of_the_plain_list(self) -> None:
        if self.done:
            assert {claim.id for claim in self.book.claims()} == self.state().listed()

    def teardown(self) -> None:
        if self.done:
            self.a_ledger_rebuilt_says_the_same()
            self.book.verify()
        self.book.close()
        self._folder.cleanup()

    def a_ledger_rebuilt_says_the_same(self) -> None:
        before = canonical(self.book.relationship(*self.parties))
        self.reopen("ann", lose=True)
        assert canonical(self.book.relationship(*self.parties)) == before
        last = self.book.as_of(recorded=len(self.done)).relationship(*self.parties)
        assert unmarked(canonical(last)) == unmarked(before)

    # Opening and closing

    @rule(by=st.sampled_from(["ann", "bob"]), lose=st.booleans())
    def reopen(self, by: str, lose: bool) -> None:
        self.book.close()
        if lose:
            for file in self.path.parent.glob("talks.ledger.views*"):
                file.unlink()
        self.by = by
        self.book = self.opened()
