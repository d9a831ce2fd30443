"""The one check an event passes when it is appended; its errors name the field.

The bytes that will be stored are read back into a strict mirror of the event's class: types,
lengths and vocabularies as annotated, no field unknown or standing idly at its default, and what
annotations cannot say (a date has to be EDTF, a span must not end before it starts). Mirrors are
made, once per class, from the class's own annotations, so that a new field cannot be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, reduce
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import FieldInfo

from ledger.claims import Offset, Span
from ledger.codec import settled, write
from ledger.errors import BadDate, BadEvent
from ledger.events import Event
from ledger.times import When, parse

Decode: TypeAlias = Callable[[bytes], object]

_MESSAGE = re.compile(r"^(.*?)(?: - at `([^`]*)`)?\Z", re.DOTALL)
"""Takes a message of msgspec's apart: the reason, and the path where it tells one."""


def check(event: Event, body: bytes | None = None) -> bytes:
    """Make sure that an event keeps every rule of its kind, or say which field does not.

    `body` is what `write` made of it, where the caller has it; gives its canonical JSON. Raises
    `BadEvent` with the path of the field (`$.claim.chain[0].verb`) and the reason, and what
    `ledger.codec.write` raises.
    """
    return checked((event,), (write(event) if body is None else body,))[0]


def checked(events: Sequence[Event], bodies: Sequence[bytes]) -> list[bytes]:
    """Make sure of many events, as `write` wrote them; gives their canonical JSON.

    Raises `BadEvent` as `check` does.
    """
    decoders, done = _DECODERS, list(bodies)
    for n, (event, body) in enumerate(zip(events, bodies, strict=True)):
        try:
            decoders[type(event)](body)
        except msgspec.ValidationError as error:
            done[n] = _settled(event, body, error)
    return done


def _settled(event: Event, body: bytes, error: msgspec.ValidationError) -> bytes:
    """Check again once no field stands at its default any more: that alone is no fault."""
    try:
        better = settled(event, body)
        if better == body:
            raise error
        _DECODERS[type(event)](better)
    except msgspec.ValidationError as fault:
        raise _bad(type(event).__name__, fault) from None
    return better


def _bad(kind: str, error: msgspec.ValidationError) -> BadEvent:
    [(why, where)] = _MESSAGE.findall(str(error))
    where = where or "$"
    cause = error.__cause__
    if isinstance(cause, BadDate):
        return BadEvent(kind=kind, where=where, why=cause.why, hint=cause.hint)
    hint = _Span.HINT if isinstance(cause, ValueError) else ""
    return BadEvent(kind=kind, where=where, why=why, hint=hint)


def _check_date(value: Any) -> None:
    if value.edtf:
        parse(value.edtf)


class _Span(Struct, array_like=True, forbid_unknown_fields=True, gc=False):
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
def _class_mirror(cls: Any) -> type[Struct]:
    hints = get_type_hints(cls, include_extras=True)
    return msgspec.defstruct(
        cls.__name__,
        [_field(field, hints[field.name]) for field in msgspec.structs.fields(cls)],
        namespace={"__post_init__": _check_date} if cls is When else None,
        forbid_unknown_fields=True,
        gc=False,
        kw_only=True,
    )


def _field(field: FieldInfo, hint: Any) -> Any:
    """Mirror a field: one that may be left out must not stand at its default."""
    if field.default is not msgspec.NODEFAULT:
        return field.name, _mirror(_but(hint, field.default)), field.default
    if field.default_factory is dict:
        return field.name, Annotated[hint, Meta(min_length=1)], None
    return field.name, _mirror(hint)


def _but(hint: Any, default: object) -> Any:
    """Say a type without one of its values."""
    if default is None:
        return reduce(or_, (each for each in get_args(hint) if each is not type(None)))
    if get_origin(hint) is Literal:
        return Literal[tuple(word for word in get_args(hint) if word != default)]
    return hint if default == 0 else Annotated[hint, Meta(min_length=1)]


def _mirror(annotation: Any) -> Any:
    """Say the same type with mirrors in place of values and spans."""
    if annotation == Span:
        return _Span
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return _class_mirror(annotation)
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return Annotated[_mirror(args[0]), *args[1:]]
    if origin is tuple and args[-1] is Ellipsis:
        return GenericAlias(tuple, (_mirror(args[0]), ...))
    if origin in (Union, UnionType):
        return reduce(or_, map(_mirror, args))
    return annotation
