"""One coder at a terminal: shows a claim, takes keys, judges, and shows the next.

Nothing but plain lines is printed, one below the other, so that all that was judged can be scrolled
back to and read out by a screen reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ledger.cli.common import out
from ledger.cli.keys import END, ENTER, Keys
from ledger.cli.skips import Skips
from ledger.cli.stepping import Stepping
from ledger.replay.queue import CodingQueue, Decision
from ledger.show.coding import (
    BEARINGS,
    HELP,
    card_text,
    decided,
    head_text,
    keys_text,
)
from ledger.show.escape import plain
from ledger.show.layout import hanging
from ledger.views.coders.agreement import NO_ASPECT
from ledger.views.coders.unjudged import ToCode

if TYPE_CHECKING:
    from ledger.claims import Bearing

_ASPECTS: Final = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NONE: Final = "0"
_BEARINGS: Final[dict[str, Bearing]] = {**dict(BEARINGS), ENTER: "open"}
_QUIT: Final = ("q", END)


class Desk(Stepping[ToCode, Decision]):
    """One coder before one claim after another."""

    def __init__(self, queue: CodingQueue, keys: Keys, skips: Skips, *, blind: bool) -> None:
        """Take keys for a queue; `blind` does not show what rules propose."""
        self._blind = blind
        super().__init__(queue, keys)
        self._named = {**dict(zip(_ASPECTS, queue.aspects, strict=False)), _NONE: ""}
        self._note = ""
        self._queue = queue
        self._skips = skips
        self._told = False

    def _show(self, item: ToCode) -> None:
        decision = self._queue.decision(item)
        click.secho(f"\n{head_text(self._queue, item)}", bold=True)
        out(card_text(item, decision, blind=self._blind))
        if self._keys.live or not self._told:
            self._told = True
            aspects = [(key, name or NO_ASPECT) for key, name in self._named.items()]
            click.secho(f"\n{keys_text(aspects)}", dim=True)

    def _answer(self, item: ToCode) -> bool:
        """Take keys until the coder leaves the claim; tells whether to go on."""
        self._note = ""
        aspect = self._aspect(item)
        self._prompt(aspect)
        while True:
            key = self._keys.key()
            if key in self._named:
                aspect = self._named[key]
                self._prompt(aspect)
            elif key in _BEARINGS and aspect is not None:
                if self._queue.current is not item:
                    out("somebody else judged it, or took it back, meanwhile: nothing is recorded")
                    return True
                made = self._queue.judge(aspect, _BEARINGS[key], self._note)
                out(f"= {decided(made)}")
                return True
            elif key in _QUIT:
                return False
            elif self._moved(key, item):
                return True
            else:
                self._prompt(aspect)

    def _aspect(self, item: ToCode) -> str | None:
        """Tell which aspect stands before the prompt; None: the coder has to choose one."""
        decision = self._queue.decision(item)
        if decision:
            return decision.aspect
        return None if self._blind else item.aspect

    def _moved(self, key: str, item: ToCode) -> bool:
        """Do what a key says that judges nothing; tells whether it left the claim."""
        if key == "s":
            self._queue.skip()
            if item.claim in self._queue.skipped:
                self._skips.add(item.claim)
            out("skipped")
            return True
        if key == "b":
            return self._back()
        if key == "u":
            return self._undo()
        if key == "w":
            click.echo("why: ", nl=False)
            self._note = self._keys.line()
        elif key == "?":
            out("\n" + "\n".join(hanging(HELP, 0, 0)))
        elif key in _BEARINGS:
            out("choose an aspect first")
        else:
            out(f"{plain(key)} is no key here; ? tells which are")
        return False

    def _said(self, made: Decision) -> str:
        return decided(made)

    def _prompt(self, aspect: str | None) -> None:
        """Say which aspect a bearing's key would judge it by."""
        if self._keys.live:
            shown = "which aspect?" if aspect is None else plain(aspect) or NO_ASPECT
            click.echo(f"{shown} > ", nl=False)
