"""A call that hangs is given up; one that answers in time is not touched."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from ledger.patience import within


def loop() -> None:
    while True:
        pass


def stubborn() -> None:
    while True:
        with suppress(Exception):  # as a plugin may that swallows everything it can
            loop()


def sleep() -> None:
    time.sleep(30)


def regular_expression() -> None:
    re.match(r"(a+)+$", "a" * 40 + "b")


@pytest.mark.parametrize("hangs", [loop, stubborn, sleep, regular_expression])
def test_what_hangs_is_broken_off(hangs: Callable[[], None]) -> None:
    started = time.monotonic()
    with pytest.raises(TimeoutError, match=r"it took over 0\.2 s"):
        within(0.2, hangs)
    assert time.monotonic() - started < 2


def test_an_answer_in_time_comes_as_it_is_and_the_timer_is_put_back() -> None:
    before = signal.getsignal(signal.SIGALRM)
    assert within(5, lambda: "answer") == "answer"
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_what_is_raised_in_time_comes_as_it_is() -> None:
    def wrong() -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        within(5, wrong)


def test_outside_the_main_thread_a_hanging_call_is_left_behind() -> None:
    told: list[object] = []

    def elsewhere() -> None:
        told.append(within(5, lambda: "answer"))
        for hangs in (sleep,):
            try:
                within(0.2, hangs)
            except TimeoutError as error:
                told.append(str(error))
        try:
            within(5, lambda: int("x"))
        except ValueError as error:
            told.append(type(error))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join(10)
    assert told == ["answer", "it took over 0.2 s", ValueError]
