"""Drives the real command in a pseudo-terminal, as a person at a keyboard does."""

from __future__ import annotations

import codecs
import os
import pty
import select
import signal
import subprocess
import sys
import termios
from pathlib import Path

# Make the pseudo-terminal the one that Ctrl-C comes from, then become the command.
CONTROLLED = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execv(sys.executable, [sys.executable, '-m', 'ledger', *sys.argv[1:]])"
)
PATIENCE = 20


class Typist:
    """A person in front of a terminal in which a command runs."""

    def __init__(self, *words: object, folder: Path, size: tuple[int, int] = (40, 80)) -> None:
        """Start `claimledger` with these words; `size` is lines and columns."""
        self.master, self._slave = pty.openpty()
        termios.tcsetwinsize(self._slave, size)
        self.before = termios.tcgetattr(self._slave)
        told = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", CONTROLLED, *map(str, words)],
            cwd=folder,
            env={**told, "LANG": "C.UTF-8", "NO_COLOR": "1", "TERM": "xterm"},
            start_new_session=True,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
        )
        self.shown = ""
        self._unread = ""
        self._letters = codecs.getincrementaldecoder("utf-8")()

    @property
    def mode(self) -> list[object]:
        """How the terminal is set now."""
        return list(termios.tcgetattr(self._slave))

    def wait_for(self, words: str) -> str:
        """Read until these words are shown; gives what was shown since the last time."""
        while words not in self._unread:
            if not select.select([self.master], [], [], PATIENCE)[0]:
                raise AssertionError(f"{words!r} never came; there was: {self._unread}")
            self._unread += self._letters.decode(os.read(self.master, 65536))
        before, found, self._unread = self._unread.partition(words)
        self.shown += before + found
        return before + found

    def card(self) -> str:
        """Read a claim's card, up to the prompt below its keys."""
        return self.wait_for("q quit\r\n") + self.wait_for(" > ")

    def types(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def kill(self) -> None:
        """Kill the command outright."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def signal(self, number: signal.Signals) -> None:
        """Send the command a signal."""
        self.process.send_signal(number)

    def ended(self) -> int:
        """Wait for the command to end; gives its exit code."""
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """Let go of the terminal."""
        if self.process.poll() is None:
            self.kill()
        os.close(self.master)
        os.close(self._slave)
