"""What this machine saw: keys and the newest checkpoint of each ledger, outside of every ledger.

An older copy of a ledger is whole and verifies; only what was kept elsewhere gives it away.
"""

from __future__ import annotations

import os
from pathlib import Path

import attrs

from ledger.errors import StoreFailed
from ledger.store.contract import Store
from ledger.trust.errors import BadNote, Forked, OlderCopy
from ledger.trust.notes import Checkpoint, Note
from ledger.trust.tree import Frontier, frontier_at


def home() -> Path:
    """Tell where keys and seen checkpoints are: $LEDGER_HOME, otherwise ~/.claimledger.

    Who has no home keeps nothing: nothing can be written where it says then.
    """
    told = os.environ.get("LEDGER_HOME")
    try:
        return Path(told) if told else Path.home() / ".claimledger"
    except RuntimeError:
        return Path(os.devnull) / ".claimledger"


@attrs.frozen
class Seen:
    """The newest checkpoint seen of each ledger, one file each, in a folder of the user's."""

    folder: Path = attrs.field(factory=lambda: home() / "seen")

    def last(self, origin: str) -> Checkpoint | None:
        """Give the newest checkpoint seen of a ledger; None where nothing can be seen.

        Raises `StoreFailed` for a damaged file.
        """
        path = self._path(origin)
        try:
            told = path.read_bytes().decode()
            return Checkpoint.parse(told[: told.find("\n\n") + 1] or told)
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return None
        except (OSError, UnicodeDecodeError, BadNote) as error:
            why = f"the checkpoint seen of this ledger cannot be read ({error}); delete it to"
            raise StoreFailed(path=str(path), why=f"{why} forget what was seen") from None

    def keep(self, told: Note | Checkpoint) -> None:
        """Remember a checkpoint that is newer than the last; raises `Forked`, `StoreFailed`."""
        new = told if isinstance(told, Checkpoint) else Checkpoint.parse(told.text)
        old = self.last(new.origin)
        if old and old.size == new.size and old.root != new.root:
            why = f"two checkpoints over {new.size} events differ"
            raise Forked(origin=new.origin, why=why)
        if old and old.size >= new.size:
            return
        path = self._path(new.origin)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_text(str(told), "utf-8")
            beside.replace(path)
        except OSError as error:
            raise StoreFailed(path=str(path), why=str(error)) from None

    def stands(self, store: Store) -> None:
        """Remember where a ledger stands, unsigned; raises `Forked`, `StoreFailed`."""
        head = store.head()
        self.keep(Checkpoint(origin=origin_of(store), root=head.root, size=head.seq))

    def check(self, store: Store, path: str) -> None:
        """Make sure that a ledger goes on from what was seen of it.

        Raises `OlderCopy` where it ends before, `Forked` where it says something else.
        """
        seen = self.last(origin_of(store))
        if seen is not None:
            tree_of(store, seen, "of a checkpoint that was seen here", path=path)

    def set_aside(self, origin: str) -> Path | None:
        """Stop holding a ledger to what was seen of it; gives where the checkpoint is kept now."""
        path = self._path(origin)
        if not path.exists():
            return None
        number = 1
        while (aside := path.with_name(f"{path.name}.lost-{number}")).exists():
            number += 1
        return path.rename(aside)

    def _path(self, origin: str) -> Path:
        return self.folder / f"{origin.rpartition('/')[2]}.checkpoint"


def origin_of(store: Store) -> str:
    """Name a ledger as its checkpoints do: the first line of each."""
    return f"claimledger/{store.ledger_id}"


def tree_of(
    store: Store, at: Checkpoint, whose: str, *, given: bool = False, path: str = ""
) -> Frontier:
    """Find the tree of a checkpoint again, from which a ledger has to go on.

    Raises `OlderCopy` where it ends before, `Forked` where it says something else; `whose`, `given`
    and `path` tell of the checkpoint's events, whether a user gave it, and of the file.
    """
    events = store.head().seq
    if events < at.size:
        raise OlderCopy(path=path or at.origin, events=events, given=given, seen=at.size)
    found = frontier_at(at.size, store.hashes)
    if found.root != at.root:
        why = f"its first {at.size} events are not those {whose}"
        raise Forked(origin=at.origin, why=why)
    return found


def root_at(store: Store, size: int) -> bytes:
    """Tell the root over the first events of a ledger."""
    return frontier_at(size, store.hashes).root
