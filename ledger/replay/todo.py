"""A person's way through a queue: on, skipped, back, undone; what others did meanwhile is left out.

Every decision is appended at once: what the ledger holds is done, whatever happens to whoever
decides.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from ledger.errors import NotFound
from ledger.store.contract import Store
from ledger.views.ground import Ground


class _Decision(Protocol):
    """A decision; `seq` is the last of its events."""

    @property
    def seq(self) -> int:
        """The number of the event."""
        ...


ItemT = TypeVar("ItemT")
MadeT = TypeVar("MadeT", bound=_Decision)


class Todo(ABC, Generic[ItemT, MadeT]):
    """What is to be decided on, and where the person is: `current` is what lies before them."""

    def __init__(self, items: Sequence[ItemT], *, ground: Ground, store: Store) -> None:
        """Start with the first item."""
        self.elsewhere = 0
        self._alone = True
        self._again: set[ItemT] = set()
        self._decided: list[tuple[ItemT, MadeT]] = []
        self._ground = ground
        self._seq = ground.basis.seq
        self._shown: ItemT | None = None
        self._skipped: dict[ItemT, None] = {}
        self._store = store
        self._todo = deque(items)
        self._trail: list[ItemT] = []

    def __len__(self) -> int:
        """Count what is still to be decided on, what was skipped too."""
        return len(self._todo)

    def __iter__(self) -> Iterator[ItemT]:
        """Go through what is still to be decided on; nothing is decided by that."""
        return iter(tuple(self._todo))

    @property
    def current(self) -> ItemT | None:
        """What is to be decided on now; None when nothing is left.

        What others decided on or took back meanwhile is passed over, and counted in `elsewhere`.
        """
        while self._todo and not self._still(self._todo[0]):
            self._skipped.pop(self._todo.popleft(), None)
            self.elsewhere += 1
        self._shown = self._todo[0] if self._todo else None
        return self._shown

    @property
    @abstractmethod
    def decided(self) -> object:
        """What was decided on here, and stands so; false where nothing was."""

    @property
    def skipped(self) -> tuple[str, ...]:
        """The ids of what was skipped and not decided on since, in the order of skipping."""
        return tuple(map(self._id, self._skipped))

    def decision(self, item: ItemT) -> MadeT | None:
        """Tell what was decided here of an item; None when nothing."""
        return next((made for it, made in reversed(self._decided) if it is item), None)

    def skip(self) -> None:
        """Put the current item off to the end; one decided on and gone back to stays decided on.

        Raises `NotFound` when nothing is left.
        """
        item = self._now()
        self._leave(item)
        if all(item is not decided for decided, _ in self._decided):
            self._skipped[item] = None
            self._todo.append(item)

    def back(self) -> bool:
        """Go back to the item before, decided on or skipped; tells whether there is one.

        Decided on again, the newer decision counts.
        """
        if not self._trail:
            return False
        self._return_to(self._trail.pop())
        return True

    def undo(self) -> MadeT | None:
        """Take back the decision made last, and go back to its item; None when there is none."""
        if not self._decided:
            return None
        item, made = self._decided.pop()
        self._saw(self._take_back(made), made)
        last = max((n for n, it in enumerate(self._trail) if it is item), default=None)
        if last is not None:
            del self._trail[last]
        self._return_to(item)
        return made

    @abstractmethod
    def _id(self, item: ItemT) -> str:
        """Give the id by which an item is known."""

    @abstractmethod
    def _waits(self, item: ItemT) -> bool:
        """Tell whether an item still is to be decided on, after all that was appended since."""

    @abstractmethod
    def _take_back(self, made: MadeT) -> int:
        """Append that a decision is undone, in as many events as it was; gives the last one's."""

    def _size(self, made: MadeT) -> int:
        """Count the events of a decision."""
        del made
        return 1

    def _now(self) -> ItemT:
        """Give the item that `current` gave last, whatever others did to it since: no other."""
        item = self._shown or self.current
        if item is None:
            raise NotFound(what="claim", asked="to be decided on", hint="All of them are.")
        return item

    def _done(self, item: ItemT, made: MadeT) -> MadeT:
        """Note a decision that was appended, and leave its item."""
        self._saw(made.seq, made)
        self._decided.append((item, made))
        self._leave(item)
        return made

    def _leave(self, item: ItemT) -> None:
        self._shown = None
        self._todo.popleft()
        self._skipped.pop(item, None)
        self._trail.append(item)

    def _return_to(self, item: ItemT) -> None:
        self._shown = None
        if item in self._todo:
            self._todo.remove(item)
        self._again.add(item)
        self._todo.appendleft(item)

    def _saw(self, last: int, made: MadeT) -> None:
        """Note events of our own, up to the `last`, and whether others wrote before them."""
        self._alone = self._alone and last == self._seq + self._size(made)
        self._seq = last

    def _still(self, item: ItemT) -> bool:
        """Tell whether an item still waits; looks only where others write too."""
        if self._alone and self._store.head().seq == self._seq:
            return True
        return item in self._again or self._waits(item)
