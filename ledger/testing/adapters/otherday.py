"""Makes a process believe that it runs in another year: whoever asks for today is found out."""

from __future__ import annotations

import datetime
import importlib
from typing import Any, Final

_YEAR: Final = 31_556_952
_REAL: Final = datetime.datetime
_REAL_DATE: Final = datetime.date


class _Alike(type):
    """Takes the real dates for its own, so that `isinstance` goes on as before."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, _REAL if issubclass(cls, _REAL) else _REAL_DATE)


def move_to(year: int) -> None:
    """Shift what `datetime` and `time` say is now by whole years, to about that year."""
    shift = (year - _REAL.now(datetime.UTC).year) * _YEAR
    delta = datetime.timedelta(seconds=shift)

    class Day(datetime.date, metaclass=_Alike):
        @classmethod
        def today(cls) -> Any:
            there = _REAL.now() + delta
            return cls(there.year, there.month, there.day)

    class Moment(datetime.datetime, metaclass=_Alike):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Any:
            return cls._there(tz)

        @classmethod
        def today(cls) -> Any:
            return cls._there(None)

        @classmethod
        def utcnow(cls) -> Any:
            return cls._there(datetime.UTC).replace(tzinfo=None)

        @classmethod
        def _there(cls, tz: datetime.tzinfo | None) -> Any:
            there = _REAL.now(tz) + delta
            return cls.combine(there.date(), there.timetz())

    datetime.date, datetime.datetime = Day, Moment  # type: ignore[misc]  # what this module is for
    _shift_time(shift)


def _shift_time(shift: int) -> None:
    time: Any = importlib.import_module("time")  # to be shifted, never asked
    now, nanoseconds = time.time, time.time_ns
    time.time = lambda: now() + shift
    time.time_ns = lambda: nanoseconds() + shift * 1_000_000_000
    for name in ("localtime", "gmtime", "ctime"):
        _shift_default(time, name)
    parts, strftime, asctime = time.localtime, time.strftime, time.asctime
    time.strftime = lambda form, t=None: strftime(form, parts() if t is None else t)
    time.asctime = lambda t=None: asctime(parts() if t is None else t)


def _shift_default(time: Any, name: str) -> None:
    real = getattr(time, name)

    def shifted(seconds: float | None = None) -> Any:
        return real(time.time() if seconds is None else seconds)

    setattr(time, name, shifted)
