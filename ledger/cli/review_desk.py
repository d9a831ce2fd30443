"""One reviewer at a terminal: shows what a program found, takes keys, decides, shows the next.

Nothing but plain lines is printed, one below the other, so that all that was decided can be
scrolled back to and read out by a screen reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

import click

from ledger.cli.common import out
from ledger.cli.keys import END, Keys
from ledger.cli.skips import Skips
from ledger.cli.stepping import Stepping
from ledger.errors import LedgerError
from ledger.replay.reviewing import Decision, ReviewQueue
from ledger.show.escape import plain
from ledger.show.layout import hanging
from ledger.show.reviewing import (
    CLAIMS_ONLY,
    REASONS,
    card_text,
    decided,
    head_text,
    help_text,
    keys_text,
    near_text,
    reasons_text,
)
from ledger.views.reviewing.items import ToReview
from ledger.visible import visible

_QUIT: Final = ("q", END)
_CLAIM: Final = re.compile(r"»(.*?)«", re.DOTALL)


class ReviewDesk(Stepping[ToReview, Decision]):
    """One reviewer before one item after another."""

    def __init__(self, queue: ReviewQueue, keys: Keys, skips: Skips) -> None:
        """Take keys for a queue."""
        super().__init__(queue, keys)
        self._queue = queue
        self._skips = skips
        self._told = False
        self._does: dict[str, Callable[[ToReview], bool]] = {
            "a": lambda _: self._decided(self._queue.accept),
            "b": lambda _: self._back(),
            "c": self._claimant,
            "e": self._words,
            "m": lambda _: self._merge(),
            "r": lambda _: self._reject(),
            "s": self._skip,
            "u": lambda _: self._undo(),
        }
        if queue.kind != "claim":
            self._does.update(dict.fromkeys(CLAIMS_ONLY, lambda _: self._of_claims()))

    def _show(self, item: ToReview) -> None:
        click.secho(f"\n{head_text(self._queue)}", bold=True)
        card = visible(card_text(item, self._queue.decision(item)))
        click.echo(_CLAIM.sub(lambda found: click.style(found[0], bold=True), card))
        if self._keys.live or not self._told:
            self._told = True
            click.secho(f"\n{keys_text(self._queue.kind)}", dim=True)

    def _answer(self, item: ToReview) -> bool:
        """Take keys until the reviewer leaves the item; tells whether to go on."""
        self._prompt()
        while True:
            key = self._keys.key()
            if key in _QUIT:
                return False
            if key in self._does:
                if self._queue.current is not item:
                    out(
                        "somebody else reviewed it, or took it back, meanwhile: nothing is recorded"
                    )
                    return True
                if self._does[key](item):
                    return True
            elif key == "?":
                out("\n" + "\n".join(hanging(help_text(self._queue.kind), 0, 0)))
            else:
                out(f"{plain(key) or 'Enter'} is no key here; ? tells which are")
            self._prompt()

    def _decided(self, decide: Callable[[], Decision]) -> bool:
        """Record a decision; what is refused is said, and nothing is recorded."""
        try:
            made = decide()
        except LedgerError as error:
            out("\n".join(hanging(f"nothing is recorded: {error}")))
            return False
        out("\n".join(hanging(f"= {decided(made)}")))
        return True

    def _words(self, item: ToReview) -> bool:
        now = item.claim.content if item.claim else ""
        typed = self._mended("the words should be (nothing leaves them): ", now)
        return bool(typed) and self._decided(lambda: self._queue.edit(content=typed))

    def _claimant(self, item: ToReview) -> bool:
        typed = self._mended("it was said by (nothing leaves it): ", item.who)
        return bool(typed) and self._decided(lambda: self._queue.edit(who=typed))

    def _reject(self) -> bool:
        if self._keys.live:
            out("\n" + "\n".join(hanging(reasons_text(), 2, 2)))
        digits = _digits(REASONS)
        typed = self._asked(
            "why (a number, or your words and Enter; nothing leaves it open): ", digits
        )
        if typed.isdecimal() and 1 <= int(typed) <= len(REASONS):
            typed = REASONS[int(typed) - 1]
        return bool(typed) and self._decided(lambda: self._queue.reject(typed))

    def _merge(self) -> bool:
        near = self._queue.near()
        if self._keys.live:
            out("\n" + (near_text(near) or "  no other claim of this source stands"))
        typed = self._asked(
            "into (a number, or an id and Enter; nothing leaves it): ", _digits(near)
        )
        if typed.isdecimal() and 1 <= int(typed) <= len(near):
            typed = near[int(typed) - 1].target
        return bool(typed) and self._decided(lambda: self._queue.merge(typed))

    def _of_claims(self) -> bool:
        """Say that a key is for claims alone, and drop the text that came with it."""
        if not self._keys.live:
            self._keys.line()
        out(f"only claims are edited or merged: accept or reject this {self._queue.kind}")
        return False

    def _mended(self, prompt: str, now: str) -> str:
        """Have a line mended that reads as it is now; says so where it is left, or empty."""
        now = " ".join(now.split())
        typed = self._keys.mended(prompt, now)
        if not typed:
            out("nothing was said, and nothing is recorded")
        elif typed == now and self._keys.live:
            out("nothing was changed, and nothing is recorded; a accepts it as it is")
            return ""
        return typed

    def _asked(self, prompt: str, at_once: str) -> str:
        """Have a line typed; says so where it is empty, and nothing is recorded then."""
        if self._keys.live:
            click.echo(prompt, nl=False)
        typed = self._keys.line(at_once)
        if not typed:
            out("nothing was said, and nothing is recorded")
        return typed

    def _skip(self, item: ToReview) -> bool:
        self._queue.skip()
        if item.target in self._queue.skipped:
            self._skips.add(item.target)
        out("skipped")
        return True

    def _said(self, made: Decision) -> str:
        return decided(made)

    def _prompt(self) -> None:
        if self._keys.live:
            click.echo("> ", nl=False)


def _digits(listed: Sequence[object]) -> str:
    """The digits that choose of what is listed; none where a number may have two of them."""
    return "".join(str(n) for n in range(1, len(listed) + 1)) if len(listed) < 10 else ""
