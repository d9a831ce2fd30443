"""Puts other ids into a value, wherever the model says that an id stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from ledger.claims import Id
from ledger.values import Value

V = TypeVar("V", bound=Value)
Name: TypeAlias = Callable[[str], str]
_Step: TypeAlias = Callable[[Any, Name], Any]


def renamed(value: V, name: Name) -> V:
    """Give the same value with every id put through `name`."""
    made: V = _of_class(type(value))(value, name)
    return made


@cache
def _of_class(cls: Any) -> _Step:
    hints = get_type_hints(cls, include_extras=True)
    steps = [(field, step) for field, hint in hints.items() if (step := _of(hint))]

    def rename(value: Any, name: Name) -> Any:
        fields = {}
        for field, step in steps:
            before = getattr(value, field)
            if before:
                fields[field] = step(before, name)
        return msgspec.structs.replace(value, **fields) if fields else value

    return rename


def _of(hint: Any) -> _Step | None:
    """Give the step for a field; None for one in which no id can stand."""
    if hint == Id:
        return lambda value, name: name(value)
    if isinstance(hint, type) and issubclass(hint, Value):
        return _of_class(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _of(args[0])
    if origin in (Union, UnionType):
        return next(filter(None, map(_of, args)), None)
    step = _of(args[0]) if origin is tuple else None
    return (lambda value, name: tuple(step(each, name) for each in value)) if step else None
