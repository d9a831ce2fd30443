"""Copies of a ledger, and the way back from one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ledger.store.backup import Backup, Restored, back_up, restore
from ledger.verbs.asking import Asking
from ledger.views.rows.keeping import throw_away, views_file


class BackingUp(Asking):
    """What outlasts the loss of a disk."""

    def backup(self, path: str | os.PathLike[str]) -> Backup:
        """Copy the ledger into a file of its own, while others go on writing.

        The copy holds what was recorded when it began; it is verified event by event, and compared
        with the ledger, before it gets its name. An existing file is never written over. Raises
        `CopyRefused`, `StoreFailed`.
        """
        return back_up(self.store, Path(path))

    @staticmethod
    def restore(
        backup: str | os.PathLike[str],
        path: str | os.PathLike[str],
        *,
        replace: bool = False,
        accept_loss: bool = False,
    ) -> Restored:
        """Put a ledger back from a backup: `Ledger.restore("a.backup", "a.ledger")`.

        The backup is verified before anything is touched. A file that is there is left alone, or
        with `replace` moved aside: `moved` of the result names it. `accept_loss` takes a backup
        that ends before a checkpoint of its ledger that was seen on this machine. Raises
        `CopyRefused`, `NotALedger`, `WrongFormat`, `OlderCopy`, `Forked`, `StoreFailed`.
        """
        found = restore(Path(backup), Path(path), replace=replace, accept_loss=accept_loss)
        with suppress(OSError):  # views that do not fit the ledger are made anew in any case
            throw_away(views_file(Path(path).resolve()))
        return found
