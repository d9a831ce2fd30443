"""The ground of every value of the model: immutable, quick to read and write, without idle fields.

A value is a msgspec Struct: it is never changed, only replaced (`changed`), and its JSON leaves out
what equals its field's default.
"""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct, structs

V = TypeVar("V", bound="Value")


class Value(
    Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False
):
    """An immutable value: a tree of texts, numbers, tuples and other values, never a circle.

    For want of circles the garbage collector need not look at it.
    """


def changed(value: V, /, **fields: Any) -> V:
    """Give the same value with other fields: `changed(hop, verb="deny")`.

    Nothing else is checked here. Raises `TypeError` for a field that the value does not have.
    """
    return structs.replace(value, **fields)


def spelt_out(value: Any) -> Any:
    """Give a value as plain data, fields that equal their default included."""
    if isinstance(value, Struct):
        return {name: spelt_out(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple | list):
        return [spelt_out(each) for each in value]
    return value
