"""The one check an event passes when it is appended; its errors name the field.

The bytes that will be stored are read back into a strict mirror of the event's class: types,
lengths and vocabularies as annotated, no field missing or unknown, and what annotations cannot
say (a date has to be EDTF, a span must not end before it starts). Mirrors are made, once per
class, from the class's own annotations, so that a new field cannot be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, reduce
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs
import msgspec

from ledger.claims import Offset, Span
from ledger.codec import encode
from ledger.errors import BadDate, BadEvent
from ledger.events import Event
from ledger.times import When, parse

Decode: TypeAlias = Callable[[bytes], object]

_MESSAGE = re.compile(r"^(?P<why>.*?)(?: - at `(?P<where>[^`]*)`)?$", re.DOTALL)


def check(event: Event, body: bytes | None = None) -> None:
    """Make sure that an event keeps every rule of its kind, or say which field does not.

    `body` is the event's canonical JSON, where the caller has it already. Raises `BadEvent` with
    the path of the field (`$.claim.chain[0].verb`) and the reason.
    """
    try:
        _DECODERS[type(event)](encode(event) if body is None else body)
    except msgspec.ValidationError as error:
        raise _bad(type(event).__name__, error) from None


def check_all(events: Sequence[Event], bodies: Sequence[bytes]) -> None:
    """Make sure of many events, whose canonical JSON is at hand; raises what `check` does."""
    decoders = _DECODERS
    for event, body in zip(events, bodies, strict=True):
        try:
            decoders[type(event)](body)
        except msgspec.ValidationError as error:
            raise _bad(type(event).__name__, error) from None


def _bad(kind: str, error: msgspec.ValidationError) -> BadEvent:
    found = _MESSAGE.match(str(error))
    where = (found and found["where"]) or "$"
    cause = error.__cause__
    if isinstance(cause, BadDate):
        return BadEvent(kind=kind, where=where, why=cause.why, hint=cause.hint)
    hint = _Span.HINT if isinstance(cause, ValueError) else ""
    return BadEvent(kind=kind, where=where, why=found["why"] if found else str(error), hint=hint)


def _check_date(value: Any) -> None:
    if value.edtf:
        parse(value.edtf)


class _Span(msgspec.Struct, array_like=True, forbid_unknown_fields=True, gc=False):
    """The mirror of a span."""

    HINT = "Spans are [start, end) in code points of the source's text."
    start: Offset
    end: Offset

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"the span [{self.start}, {self.end}) ends before it starts")


class _Decoders(dict[type[Any], Decode]):
    """One decoder a class, made when it is first asked for."""

    def __missing__(self, cls: type[Any]) -> Decode:
        self[cls] = msgspec.json.Decoder(_mirror(cls)).decode
        return self[cls]


_DECODERS = _Decoders()


@cache
def _class_mirror(cls: Any) -> type[msgspec.Struct]:
    hints = get_type_hints(cls, include_extras=True)
    return msgspec.defstruct(
        cls.__name__,
        [(field.name, _mirror(hints[field.name])) for field in attrs.fields(cls)],
        namespace={"__post_init__": _check_date} if cls is When else None,
        forbid_unknown_fields=True,
        gc=False,
    )


def _mirror(annotation: Any) -> Any:
    """Say the same type with mirrors in place of attrs classes and spans."""
    if annotation == Span:
        return _Span
    if attrs.has(annotation):
        return _class_mirror(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return Annotated[_mirror(args[0]), *args[1:]]
    if origin is tuple and args[-1] is Ellipsis:
        return GenericAlias(tuple, (_mirror(args[0]), ...))
    if origin in (Union, UnionType):
        return reduce(or_, map(_mirror, args))
    return annotation
