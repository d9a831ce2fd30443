"""Typed values out of TOML, with errors that say where and which name was probably meant."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any, Final, TypeVar

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from ledger.errors import BadSource, nearest

T = TypeVar("T")
KEY: Final = "key"
"""The name under `metadata` of a field that TOML knows by another word."""


def structured(cls: type[T], path: str, raw: str) -> T:
    """Read TOML as a class; raises `BadSource` naming the path inside the file."""
    try:
        return _converter().structure(tomllib.loads(raw), cls)
    except tomllib.TOMLDecodeError as error:
        why = f"it is not TOML: {error}"
    except BaseValidationError as error:
        why = "; ".join(_faults(error))
    raise BadSource(path=path, why=why)


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)

    def hook(cls: type[Any]) -> Any:
        renamed = {
            f.name: override(rename=f.metadata[KEY]) for f in attrs.fields(cls) if KEY in f.metadata
        }
        return make_dict_structure_fn(
            cls, converter, _cattrs_forbid_extra_keys=True, **renamed  # type: ignore[arg-type]  # overrides by field name
        )

    converter.register_structure_hook_factory(attrs.has, hook)
    converter.register_structure_hook(str, _text)
    return converter


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, found {value!r}")
    return value


def _faults(error: BaseValidationError) -> Iterator[str]:
    yield from transform_error(error, format_exception=_fault)


def _fault(error: BaseException, _: type[Any] | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        keys = {f.metadata.get(KEY, f.name) for f in attrs.fields(error.cl)}
        unknown = sorted(error.extra_fields)
        return f"unknown key {unknown[0]!r}, known are {', '.join(sorted(keys))}.{nearest(unknown[0], keys)}"
    if isinstance(error, KeyError):
        return f"the key {error.args[0]!r} is missing"
    return str(error)
