"""What can be exported, and which filters and bounds each takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, TypedDict, get_args

from ledger.errors import BadExport, nearest
from ledger.replay.bounds import Asked

What = Literal["ledger", "claims", "view", "changes"]
Bound: TypeAlias = Asked | int
Bounded: TypeAlias = Bound | tuple[Bound, Bound]
"""One moment or, for changes, two."""


class Question(TypedDict, total=False):
    """What is asked for: the filters of `claims`, two parties, and bounds.

    For changes each bound is a pair, from and to.
    """

    comments: bool
    date: str
    parties: tuple[str, str]
    published: Bounded
    recorded: Bounded
    reported_by: str
    said: Bounded
    source: str
    who: str


BOUNDS: Final = ("recorded", "published", "said")
_FILTERS: Final = ("who", "source", "date", "reported_by", "comments")
_TAKES: Final[dict[What, tuple[str, ...]]] = {
    "ledger": ("recorded",),
    "claims": (*_FILTERS, *BOUNDS),
    "view": ("parties", *BOUNDS),
    "changes": ("parties", *BOUNDS),
}


def checked(what: str, asked: Mapping[str, object]) -> What:
    """Make sure that a question fits what is asked for; raises `BadExport`."""
    found: What | None = next((known for known in get_args(What) if known == what), None)
    if found is None:
        near = nearest(what, get_args(What)) or f" There are {', '.join(get_args(What))}."
        raise BadExport(what=what, why=f"nothing of that name can be exported.{near}")
    for name, value in asked.items():
        if name not in _TAKES[found]:
            near = nearest(name, _TAKES[found]) or f" It takes {', '.join(_TAKES[found])}."
            raise BadExport(what=what, why=f"it takes no {name!r}.{near}")
        if name in BOUNDS and isinstance(value, tuple) != (found == "changes"):
            two = "a pair, from and to" if found == "changes" else "one moment"
            raise BadExport(what=what, why=f"{name}= has to be {two}")
    if "parties" in _TAKES[found] and "parties" not in asked:
        raise BadExport(what=what, why="say of which two: parties=('Norway', 'Sweden')")
    return found
