"""A line that a person mends in a terminal: what is there now stands before them, to be changed."""

from __future__ import annotations

import sys


def prefilled(prompt: str, now: str) -> str | None:
    """Have a line mended that reads `now`; None where this machine cannot show it for that.

    The keys are those of every shell: arrows, Ctrl-A and Ctrl-E, Ctrl-W for a word, Ctrl-U for all
    before the cursor.
    """
    try:
        import readline
    except ImportError:
        return None
    if not sys.stdout.isatty():
        return None
    readline.parse_and_bind("set enable-bracketed-paste off")
    readline.set_auto_history(False)
    readline.set_startup_hook(lambda: readline.insert_text(now))
    try:
        return input(prompt).strip()
    except EOFError:
        return ""
    finally:
        readline.set_startup_hook(None)
