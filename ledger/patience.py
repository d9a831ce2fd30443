"""Calling other people's code with an end to one's patience."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from typing import Any, Final, TypeVar

T = TypeVar("T")

_AGAIN: Final = 0.1


class OutOfPatience(BaseException):
    """A call took too long; no `except Exception` inside it gets hold of this."""


def within(seconds: float, call: Callable[[], T]) -> T:
    """Call something that must answer within some seconds; raises `TimeoutError` when it does not.

    In the main thread the call is broken off, loops and regular expressions too (not where the
    system knows no timers); elsewhere it is left behind in a thread of its own.
    """
    main = threading.current_thread() is threading.main_thread()
    run = _broken_off if main and hasattr(signal, "setitimer") else _left_behind
    try:
        return run(seconds, call)
    except OutOfPatience:
        raise TimeoutError(f"it took over {seconds:g} s") from None


def _broken_off(seconds: float, call: Callable[[], T]) -> T:
    """Call under a timer, which goes off again and again until the call has ended."""

    def stop(*_: Any) -> None:
        raise OutOfPatience

    before = signal.signal(signal.SIGALRM, stop)
    rest = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        return call()
    finally:
        while not _put_back(before, rest):
            pass


def _put_back(handler: Any, timer: tuple[float, float]) -> bool:
    """Put timer and handler back; False when the timer went off once more meanwhile."""
    try:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, handler)
    except OutOfPatience:
        return False
    return True


def _left_behind(seconds: float, call: Callable[[], T]) -> T:
    answers: list[T] = []
    faults: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(call())
        except BaseException as error:  # noqa: BLE001 - raised again where the answer is awaited
            faults.append(error)

    thread = threading.Thread(target=run, daemon=True, name="called with patience")
    thread.start()
    thread.join(seconds)
    if faults:
        raise faults[0]
    if not answers:
        raise OutOfPatience
    return answers[0]
