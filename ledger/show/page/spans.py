"""Between which places of a slider something held."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeAlias, TypeVar

T = TypeVar("T", bound=Hashable)
Span: TypeAlias = tuple[T, int, int]
"""A value, and the places from which and up to (but not with) which it holds."""


class Spans(Generic[T]):
    """Values that hold under keys, from one place to another."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._open: dict[str, dict[T, int]] = {}
        self._closed: list[Span[T]] = []

    def at(self, place: int, key: str, values: Iterable[T]) -> None:
        """Say what holds under a key from a place on; places come in their order."""
        before = self._open.pop(key, {})
        now = {value: before.get(value, place) for value in values}
        self._closed += (
            (value, since, place) for value, since in before.items() if value not in now
        )
        if now:
            self._open[key] = now

    def whole(self, end: int) -> list[Span[T]]:
        """List all values with their spans; what holds still does so up to `end`."""
        held = (it for own in self._open.values() for it in own.items())
        return [*self._closed, *((value, since, end) for value, since in held)]
