"""What is bound to where a ledger stood is done again where somebody else wrote first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from ledger.trust.errors import MovedOn

T = TypeVar("T")
_TRIES: Final = 20


def again(what: Callable[[], T]) -> T:
    """Do it again where somebody else wrote first; raises `MovedOn` where that does not end."""
    for _ in range(_TRIES):
        try:
            return what()
        except MovedOn:
            continue
    return what()
