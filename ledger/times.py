"""When things happened, were said and were published: read, kept, bounded and compared.

Dates are EDTF levels 0 and 1 (ISO 8601-2:2019, Library of Congress 2019). Bounds are inclusive
integer seconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar, without leap
seconds; None is a bound that nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal, TypeAlias

from ledger._edtf import DAY, EPOCH, ERA, Edtf, Point, parse
from ledger.errors import BadDate
from ledger.values import Value

__all__ = [
    "Basis",
    "Bounds",
    "Edtf",
    "Fit",
    "Point",
    "When",
    "bound",
    "cap",
    "day_text",
    "fit",
    "order",
    "parse",
    "when",
]

Basis: TypeAlias = Literal["text", "metadata", "recorder"]
Bounds: TypeAlias = tuple[int | None, int | None]
Fit: TypeAlias = Literal["by_then", "possibly", "after"]


class When(Value, frozen=True, kw_only=True, repr_omit_defaults=True):
    """A date as the ledger keeps it: in EDTF, with the words it came from and who read them.

    `basis` tells whether the source's text, its metadata or the recorder gave the date; `edtf` is
    "" while it is unresolved; `words` are as written; `rule` names the rule of a reader that read
    them, with the place of the date it was reckoned from behind an @ ("later @120-131"), "" for
    dates that nobody had to read. Nothing is checked here: `when` does that.
    """

    basis: Basis = "recorder"
    edtf: str = ""
    rule: str = ""
    words: str = ""

    @property
    def lo(self) -> int | None:
        """The first second it could be, None when unknown; `BadDate` where `edtf` is no EDTF."""
        return parse(self.edtf).lo if self.edtf else None

    @property
    def hi(self) -> int | None:
        """The last second it could be, None when unknown; `BadDate` where `edtf` is no EDTF."""
        return parse(self.edtf).hi if self.edtf else None

    @property
    def resolved(self) -> bool:
        """Whether anybody made a date of the words."""
        return bool(self.edtf)

    def __str__(self) -> str:
        """Print the EDTF text, else the words in quotes, else `unknown`."""
        return self.edtf or (f'"{self.words}"' if self.words else "unknown")


def when(
    value: str | date | datetime | When | None, *, words: str = "", basis: Basis = "recorder"
) -> When | None:
    """Make a checked date of what a caller gives: EDTF text, a date, or a datetime with a zone.

    A datetime becomes UTC, to the second below. "" and None are unresolved: None, or the bare
    `words` where there are some. A `When` is checked and given back with its own words and basis.
    Raises `BadDate`.
    """
    if isinstance(value, When):
        if value.edtf:
            parse(value.edtf)
        return value
    if value is None or value == "":
        return When(basis=basis, words=words) if words else None
    return When(basis=basis, edtf=str(parse(_text(value))), words=words)


def bound(value: str | date | datetime | int | When) -> int:
    """Tell the last second of a question's "up to": `bound("2023-12-31")` is that day's end, UTC.

    Takes EDTF text (of an interval, its end counts), a date, a datetime with a zone, a `When`, or
    seconds since 1970-01-01T00:00:00Z. Raises `BadDate` for what has no known end.
    """
    if isinstance(value, int):
        return value
    text = value.edtf if isinstance(value, When) else _text(value)
    last = parse(text).hi
    if last is None:
        raise BadDate(text=text, why="its end is open or unknown", hint="Write the last day meant.")
    return last


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if not isinstance(value, date):
        hint = "Give EDTF text, a date, or a datetime with a zone."
        raise BadDate(text=repr(value), why=f"it is of type {type(value).__name__}", hint=hint)
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.utcoffset() is None:
        hint = "Add one, such as tzinfo=datetime.UTC."
        raise BadDate(text=value.isoformat(), why="the datetime has no zone", hint=hint)
    try:
        return f"{value.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"
    except OverflowError:
        why = "in UTC it falls outside the years 1 to 9999"
        raise BadDate(text=value.isoformat(), why=why, hint="Write it as EDTF text.") from None


def fit(lo: int | None, hi: int | None, upto: int) -> Fit:
    """Tell whether something dated `[lo, hi]` had happened by the end of second `upto`.

    "by_then" when it surely had (its hi is known and not later), "after" when it surely had not
    (its lo is known and later), and "possibly" when it straddles the moment or is undated.
    """
    if hi is not None and hi <= upto:
        return "by_then"
    if lo is not None and lo > upto:
        return "after"
    return "possibly"


def order(a: Bounds, b: Bounds) -> Literal[-1, 0, 1] | None:
    """Tell which of two dated things came first, if that is certain.

    -1 when `a` ends before `b` begins, 1 the other way round, 0 when both are the same single
    second. None in every other case: they share a second without being one (the same day twice,
    say), or the bounds that would tell are unknown.
    """
    (a_lo, a_hi), (b_lo, b_hi) = a, b
    if a_hi is not None and b_lo is not None and a_hi < b_lo:
        return -1
    if b_hi is not None and a_lo is not None and b_hi < a_lo:
        return 1
    if a_lo is not None and a_lo == a_hi == b_lo == b_hi:
        return 0
    return None


def cap(
    lo: int | None, hi: int | None, *, upper: Iterable[int | None]
) -> tuple[int | None, int | None, bool]:
    """Cap a date by what it cannot come after: nothing is said after it was published or recorded.

    `upper` are the hi bounds of the later things; the least known one becomes `hi` if it is lower.
    The third value tells of a conflict: `lo` is later than that, and both bounds are left alone.
    """
    least = min((known for known in upper if known is not None), default=None)
    if least is None or (hi is not None and hi <= least):
        return lo, hi, False
    if lo is not None and lo > least:
        return lo, hi, True
    return lo, least, False


def day_text(seconds: int) -> str:
    """Print the UTC day of a bound, such as 2023-08-09.

    `seconds` are counted from 1970-01-01T00:00:00Z. Years before 0 are printed as EDTF does
    (-0044-03-15); outside -9999..9999 only the year is (Y17000), for want of a finer notation.
    """
    eras, rest = divmod(seconds // DAY + EPOCH - 1, ERA)
    day = date.fromordinal(rest + 1)
    year = day.year + 400 * eras
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}-{day.month:02}-{day.day:02}"
