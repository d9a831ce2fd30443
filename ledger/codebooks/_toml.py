"""Typed values out of TOML, with errors that say where and which name was probably meant."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any, TypeVar

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

from ledger.errors import BadSource, nearest

T = TypeVar("T")


def shipped(cls: type[T], name: str) -> T:
    """Read a data file that comes with the library."""
    raw = files("ledger.codebooks").joinpath(name).read_text(encoding="utf-8")
    return structured(cls, name, raw)


def structured(cls: type[T], path: str, raw: str) -> T:
    """Read TOML as a class; raises `BadSource` naming the place inside the file."""
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    try:
        return converter.structure(tomllib.loads(raw), cls)
    except tomllib.TOMLDecodeError as error:
        why = f"it is not TOML: {error}"
    except BaseValidationError as error:
        why = "; ".join(transform_error(error, format_exception=_fault))
    raise BadSource(path=path, why=why)


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, found {value!r}")
    return value


def _fault(error: BaseException, _: type[Any] | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        known = sorted(field.name for field in attrs.fields(error.cl))
        unknown = sorted(error.extra_fields)[0]
        return f"unknown key {unknown!r}; known are {', '.join(known)}.{nearest(unknown, known)}"
    if isinstance(error, KeyError):
        return f"the key {error.args[0]!r} is missing"
    return str(error)
