"""The one check an event passes when it is appended; its errors name the field.

Types, lengths and vocabularies are checked by msgspec. What types cannot say (a date has to be
EDTF, a span must not end before it starts) is checked by a walk that is compiled, once per class,
from the class's own annotations, so that a new field cannot be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs
import msgspec

from ledger.claims import Span
from ledger.errors import BadDate, BadEvent
from ledger.events import Event
from ledger.times import When, parse

Checker: TypeAlias = Callable[[Any], None]

_MESSAGE = re.compile(r"^(?P<why>.*?)(?: - at `(?P<where>[^`]*)`)?$", re.DOTALL)


class _Broken(Exception):
    """A rule is broken; the path grows while the walk unwinds."""

    def __init__(self, why: str, hint: str) -> None:
        self.path = ""
        self.why = why
        self.hint = hint


def check(event: Event) -> None:
    """Make sure that an event keeps every rule of its kind, or say which field does not.

    Raises `BadEvent` with the path of the field (`$.claim.chain[0].verb`) and the reason.
    """
    cls = type(event)
    try:
        msgspec.convert(event, cls, from_attributes=True)
    except msgspec.ValidationError as error:
        found = _MESSAGE.match(str(error))
        where = (found and found["where"]) or "$"
        why = found["why"] if found else str(error)
        raise BadEvent(kind=cls.__name__, where=where, why=why) from None
    walk = _walk(cls)
    if walk is None:
        return
    try:
        walk(event)
    except _Broken as broken:
        where = f"${broken.path}"
        raise BadEvent(
            kind=cls.__name__, where=where, why=broken.why, hint=broken.hint
        ) from None


def _date(value: When) -> None:
    try:
        if value.edtf:
            parse(value.edtf)
    except BadDate as error:
        raise _Broken(error.why, error.hint) from None


def _span(value: Span) -> None:
    if value[1] < value[0]:
        raise _Broken(
            f"the span [{value[0]}, {value[1]}) ends before it starts",
            "Spans are [start, end) in code points of the source's text.",
        )


@cache
def _walk(annotation: Any) -> Checker | None:
    """Compile the walk through one type; None where there is nothing to look at."""
    if annotation is When:
        return _date
    if annotation == Span:
        return _span
    if attrs.has(annotation):
        return _fields(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _walk(args[0])
    if origin is tuple and args[-1] is Ellipsis:
        return _items(_walk(args[0]))
    if origin in (Union, UnionType):
        return next(filter(None, map(_walk, args)), None)
    return None


def _fields(cls: Any) -> Checker | None:
    hints = get_type_hints(cls, include_extras=True)
    walks = [(f.name, _walk(hints[f.name])) for f in attrs.fields(cls)]
    steps = [(name, walk) for name, walk in walks if walk]

    def walk_fields(value: Any) -> None:
        for name, step in steps:
            field = getattr(value, name)
            if field is not None:
                try:
                    step(field)
                except _Broken as broken:
                    broken.path = f".{name}{broken.path}"
                    raise

    return walk_fields if steps else None


def _items(walk: Checker | None) -> Checker | None:
    def walk_items(values: Any) -> None:
        for n, value in enumerate(values):
            try:
                walk(value)  # type: ignore[misc]  # only used when there is a walk
            except _Broken as broken:
                broken.path = f"[{n}]{broken.path}"
                raise

    return walk_items if walk else None
