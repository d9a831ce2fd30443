"""The model's classes as they are read from outside: strict about fields, free about keys.

In a file, the id fields of a record hold the file's own keys, of any length; and a field nobody
knows must not be lost without a word. So each class of the model is read through a shape of the
same fields (msgspec checks types, lengths and vocabularies), and then built.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs
import msgspec
from msgspec.structs import FieldInfo

from ledger.claims import Id, Short, Span
from ledger.errors import BadDate
from ledger.times import When, parse
from ledger.values import Value

Builder: TypeAlias = Callable[[Any], Any]

_EMPTY: Final = (None, ())
_FACTORY: Final[Any] = attrs.Factory  # a class that attrs declares as a function


class BadField(ValueError):
    """A field breaks a rule that its type cannot tell; the path grows while the build unwinds."""

    def __init__(self, why: str, path: str = "") -> None:
        """Say what is wrong."""
        super().__init__(why)
        self.why = why
        self.path = path


@cache
def shape(cls: Any) -> Any:
    """Make the shape of a model class: a msgspec struct that refuses unknown fields.

    What it holds is written as the class itself is, fields at their default left out.
    """
    hints = get_type_hints(cls, include_extras=True)
    fields = [_field(field, _loosened(hints[field.name])) for field in _fields(cls)]
    return msgspec.defstruct(
        cls.__name__,
        fields,
        forbid_unknown_fields=True,
        frozen=True,
        kw_only=True,
        omit_defaults=True,
    )


@cache
def builder(cls: Any) -> Builder:
    """Make the function that builds a model class from its shape; it raises `BadField`."""
    hints = get_type_hints(cls, include_extras=True)
    built = [(f.name, _builder(hints[f.name])) for f in _fields(cls)]
    steps = [(name, build) for name, build in built if build]
    take = msgspec.structs.asdict

    def build(found: Any) -> Any:
        values = take(found)
        for name, step in steps:
            value = values[name]
            if value not in _EMPTY:
                try:
                    values[name] = step(value)
                except BadField as bad:
                    raise BadField(bad.why, f".{name}{bad.path}") from None
        return cls(**values)

    return build


def _is_value(hint: Any) -> bool:
    return isinstance(hint, type) and (issubclass(hint, Value) or attrs.has(hint))


def _fields(cls: Any) -> tuple[FieldInfo, ...]:
    """List the fields of a value's class, or of a document's, which is an attrs class."""
    if issubclass(cls, Value):
        return msgspec.structs.fields(cls)
    return tuple(map(_info, attrs.fields(cls)))


def _info(field: attrs.Attribute[Any]) -> FieldInfo:
    name = field.name
    default: Any = field.default
    if default is attrs.NOTHING:
        return FieldInfo(name, name, field.type)
    if isinstance(default, _FACTORY):
        return FieldInfo(name, name, field.type, default_factory=default.factory)
    return FieldInfo(name, name, field.type, default=default)


def _field(field: FieldInfo, hint: Any) -> Any:
    made: Any = field.default_factory
    if made is not msgspec.NODEFAULT:
        made = shape(made) if _is_value(made) else made
        return field.name, hint, msgspec.field(default_factory=made)
    return (field.name, hint) if field.required else (field.name, hint, field.default)


def _loosened(hint: Any) -> Any:
    """The type of a field in a shape: keys of any length for ids, shapes for classes."""
    if hint == Id:
        return Short
    if _is_value(hint):
        return shape(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return Annotated[_loosened(args[0]), *args[1:]]
    if origin is tuple and args[-1] is Ellipsis:
        return tuple[_loosened(args[0]), ...]  # type: ignore[misc]  # made as the program runs
    if origin in (Union, UnionType):
        return Union[tuple(map(_loosened, args))]  # noqa: UP007  # made as the program runs
    return hint


def _builder(hint: Any) -> Builder | None:
    """The step that builds a field's value; None for what stays as it is."""
    if hint is When:
        return _date
    if hint == Span:
        return _span
    if _is_value(hint):
        return builder(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _builder(args[0])
    if origin is tuple and args[-1] is Ellipsis:
        inner = _builder(args[0])
        return _items(inner) if inner else None
    if origin in (Union, UnionType):
        return next(filter(None, map(_builder, args)), None)
    return None


def _items(step: Builder) -> Builder:
    def build_items(values: Any) -> Any:
        built = []
        for n, value in enumerate(values):
            try:
                built.append(step(value))
            except BadField as bad:
                raise BadField(bad.why, f"[{n}]{bad.path}") from None
        return tuple(built)

    return build_items


def _date(found: Any) -> When:
    try:
        if found.edtf:
            parse(found.edtf)
    except BadDate as error:
        raise BadField(str(error)) from None
    return When(basis=found.basis, edtf=found.edtf, rule=found.rule, words=found.words)


def _span(value: Span) -> Span:
    if value[1] < value[0]:
        raise BadField(f"the span [{value[0]}, {value[1]}) ends before it starts")
    return value
