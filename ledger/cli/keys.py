"""Single keys from a terminal, or lines of keys from anything else.

The terminal is put back as it was on every way out: quitting, Ctrl-C, an error, a signal that ends
the program. Only a program that is killed outright (signal 9) cannot do so.
"""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Any, Final, Protocol

import click

from ledger.cli.prefilled import prefilled
from ledger.show.layout import cells
from ledger.visible import visible

ENTER: Final = "\n"
END: Final = "\x04"
"""No more is coming: Ctrl-D, or the end of the file."""
_ARROWS: Final = {"[C": "s", "[D": "b", "OC": "s", "OD": "b"}
_SOON: Final = 0.05


class Keys(Protocol):
    """Where the answers come from."""

    live: bool
    """Whether a person sits at a terminal."""

    def key(self) -> str:
        """Give the next key; `END` when no more is coming."""
        ...

    def line(self, at_once: str = "") -> str:
        """Give a line of text; a first key that is in `at_once` needs no Enter behind it."""
        ...

    def mended(self, prompt: str, now: str) -> str:
        """Give a line of text that may begin as what stands there `now`."""
        ...


class Lines:
    """Keys from a file or pipe: each character of a line is a key, an empty line is Enter.

    What follows a key that asks for text is the text, up to the line's end.
    """

    live = False

    def __init__(self, stream: IO[str]) -> None:
        """Read from a stream of text."""
        self._stream = stream
        self._rest = ""

    def key(self) -> str:
        """Give the next key of the line, or of the next line."""
        if not self._rest:
            line = self._stream.readline()
            if not line:
                return END
            self._rest = line.strip()
            if not self._rest:
                return ENTER
        key, self._rest = self._rest[0], self._rest[1:].strip()
        return key

    def line(self, at_once: str = "") -> str:
        """Give the rest of the line."""
        rest, self._rest = self._rest, ""
        return rest

    def mended(self, prompt: str, now: str) -> str:
        """Give the rest of the line: whoever writes lines ahead sees nothing to mend."""
        return self.line()


class Terminal:
    """Single keys from a terminal, without waiting for Enter."""

    live = True

    def __init__(self, descriptor: int, before: list[Any]) -> None:
        """Read from a terminal that `at_keys` made ready; `before` is how it was set."""
        self._before = before
        self._descriptor = descriptor

    def key(self) -> str:
        """Wait for a key; arrows mean back and on, other keys of several bytes mean nothing."""
        while True:
            byte = os.read(self._descriptor, 1)
            if byte in (b"", b"\x04"):
                return END
            if byte in (b"\r", b"\n"):
                return ENTER
            if byte == b"\x1b":
                arrow = _ARROWS.get(self._sequence())
                if arrow:
                    return arrow
            elif byte.isascii() and (byte.isalnum() or byte in b"?"):
                return byte.decode()

    def mended(self, prompt: str, now: str) -> str:
        """Let the person mend what stands there now, where the terminal can show it as it is."""
        if now and visible(now) == now:
            with _typing(self._descriptor, self._before):
                typed = prefilled(prompt, now)
            if typed is not None:
                return typed
        click.echo(prompt, nl=False)
        return self.line()

    def line(self, at_once: str = "") -> str:
        """Let the person type a line; backspace takes a character back, Ctrl-U all of them.

        A first key of `at_once` is the line, unless more comes with it, as when text is pasted.
        """
        typed = b""
        while True:
            if typed and typed.decode(errors="ignore") in tuple(at_once) and not self._more():
                click.echo()
                return typed.decode()
            at_once = "" if typed else at_once
            byte = os.read(self._descriptor, 1)
            if byte in (b"", b"\r", b"\n", b"\x04"):
                click.echo()
                return typed.decode(errors="replace").strip()
            if byte in (b"\x7f", b"\x08"):
                typed = self._erase(typed, 1)
            elif byte == b"\x15":
                typed = self._erase(typed, len(typed))
            elif byte == b"\x1b":
                self._sequence()
            elif byte >= b" ":
                typed = self._take(typed, byte)

    def _take(self, typed: bytes, byte: bytes) -> bytes:
        """Add a byte, and show the character that it completes."""
        before, after = typed.decode(errors="ignore"), (typed + byte).decode(errors="ignore")
        click.echo(visible(after[len(before) :]), nl=False)
        return typed + byte

    def _erase(self, typed: bytes, most: int) -> bytes:
        """Take characters back from the end, on the screen too."""
        text = typed.decode(errors="ignore")
        kept = text[: max(0, len(text) - most)]
        click.echo("\b \b" * cells(visible(text[len(kept) :])), nl=False)
        return kept.encode()

    def _more(self) -> bool:
        """Tell whether more is there already, or comes at once."""
        return bool(select.select([self._descriptor], [], [], _SOON)[0])

    def _sequence(self) -> str:
        """Take in what follows an escape character, up to its end."""
        found = ""
        while self._more():
            found += os.read(self._descriptor, 1).decode("latin-1")
            if len(found) > 1 and "@" <= found[-1] <= "~":
                break
        return found


@contextmanager
def at_keys() -> Iterator[Keys]:
    """Make the terminal give single keys, and put it back afterwards; lines where there is none."""
    if not sys.stdin.isatty() or os.name != "posix":
        yield Lines(sys.stdin)
        return
    descriptor = sys.stdin.fileno()
    with ExitStack() as stack:
        before = stack.enter_context(_restored(descriptor))
        _as_keys(descriptor)
        for ending in (signal.SIGTERM, signal.SIGHUP):
            stack.callback(signal.signal, ending, signal.signal(ending, _end))
        again = signal.signal(signal.SIGCONT, lambda *_: _as_keys(descriptor))
        stack.callback(signal.signal, signal.SIGCONT, again)
        yield Terminal(descriptor, before)


def _end(number: int, _: Any) -> None:
    sys.exit(128 + number)


@contextmanager
def _restored(descriptor: int) -> Iterator[list[Any]]:
    """Put a terminal's settings back at the end."""
    import termios

    before = termios.tcgetattr(descriptor)
    try:
        yield before
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


@contextmanager
def _typing(descriptor: int, before: list[Any]) -> Iterator[None]:
    """Set a terminal for a whole line to be typed, as it was before it gave single keys."""
    import termios

    termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    try:
        yield
    finally:
        _as_keys(descriptor)


def _as_keys(descriptor: int) -> None:
    """Give each key at once, unechoed; what was typed ahead is kept."""
    import termios
    import tty

    tty.setcbreak(descriptor, termios.TCSADRAIN)
