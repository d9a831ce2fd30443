"""Holds a reading to its limits: seconds of the processor's time, and bytes of memory."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

SECONDS: Final = 2.0
MEMORY: Final = 256 * 1024 * 1024
_PAUSE: Final = 120.0
_TRACED: Final = 20


class TooLong(BaseException):
    """A reading took longer than it may; no `except Exception` of an adapter's stops this."""


@contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    """Cut off what takes longer than so many seconds of processor time; raises `TooLong`.

    Where the system has no such timers (Windows), it is measured when it is over. What is traced,
    as for coverage, may take twenty times as long.
    """
    if sys.gettrace() is not None:
        seconds *= _TRACED
    started = _spent()
    armed = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not armed:
        yield
        if _spent() - started > seconds:
            raise TooLong(f"it took {_spent() - started:.1f} s")
        return
    before = [
        _set(signal.SIGPROF, signal.ITIMER_PROF, seconds, f"it takes longer than {seconds:g} s"),
        _set(signal.SIGALRM, signal.ITIMER_REAL, _PAUSE, f"it waits for more than {_PAUSE:g} s"),
    ]
    try:
        yield
    finally:
        for number, timer, handler, ahead in before:
            signal.setitimer(timer, 0)
            signal.signal(number, handler)
            signal.setitimer(timer, *ahead)


def _set(number: int, timer: int, seconds: float, why: str) -> tuple[int, int, Any, Any]:
    def cut(*_: object) -> None:
        raise TooLong(why)

    handler = signal.signal(number, cut)
    return number, timer, handler, signal.setitimer(timer, seconds)


def _spent() -> float:
    times = os.times()
    return times.user + times.system


def allocated(work: Callable[[], None]) -> int:
    """Do some work and give the most bytes it held at once, as far as Python knows of them."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def resident() -> int:
    """Give the most bytes of memory this process has ever held; 0 where nobody tells."""
    if importlib.util.find_spec("resource") is None:
        return 0
    import resource
    import sys

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
