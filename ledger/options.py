"""Options as the user gives them, made into the typed options of an adapter or reader.

From a program they come as values, from the command line as text; an unknown or ill-typed option
is refused with its path and the nearest name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal, TypeVar, get_args, get_origin, get_type_hints

import attrs
from cattrs import BaseValidationError, Converter
from cattrs.errors import AttributeValidationNote, ForbiddenExtraKeysError

from ledger.adapter import Reader, ReaderWithOptions
from ledger.errors import BadOptions, LedgerError, nearest
from ledger.times import When, when

T = TypeVar("T")

_TRUE: Final = frozenset({"true", "yes", "on", "1"})
_FALSE: Final = frozenset({"false", "no", "off", "0"})


def structure(adapter: str, options: type[T], given: Mapping[str, object]) -> T:
    """Make an adapter's options of what the user gave.

    Text becomes a number, a truth value, a date or (parted by commas) a list where the option is
    one. Raises `BadOptions` with the path (`$.delimiter`) and what was expected there.
    """
    fields: dict[str, attrs.Attribute[Any]] = {f.alias: f for f in attrs.fields(options)}  # type: ignore[arg-type]  # an adapter's options are an attrs class, as the plugin room made sure
    hints = get_type_hints(options)
    values: dict[str, object] = {}
    for name, value in given.items():
        if name not in fields:
            raise BadOptions(adapter=adapter, where=f"$.{name}", why=_unknown(name, fields))
        values[name] = _value(adapter, fields[name], hints[fields[name].name], value)
    missing = [f for n, f in fields.items() if n not in values and f.default is attrs.NOTHING]
    if missing:
        raise BadOptions(
            adapter=adapter,
            where=f"$.{missing[0].alias}",
            why="it has to be given; there is no default",
        )
    try:
        return options(**values)
    except (ValueError, TypeError) as error:
        raise BadOptions(adapter=adapter, where="$", why=_said(error)) from None


def made_ready(reader: Reader, told: str) -> Reader:
    """Make a reader ready to read as it is `told` to: "VALUE,KEY=VALUE".

    Raises `BadOptions`, and what the reader raises.
    """
    try:
        if isinstance(reader, ReaderWithOptions):
            given = _parted(reader.name, reader.options, told)
            return reader.with_options(structure(reader.name, reader.options, given))
    except BadOptions as error:
        raise BadOptions(
            adapter=reader.name, where=error.where, why=error.why, kind="reader"
        ) from None
    if told:
        why = "it takes no options"
        raise BadOptions(adapter=reader.name, where="$", why=why, kind="reader")
    return reader


def _parted(reader: str, options: type[Any], told: str) -> dict[str, str]:
    """Take options apart; a value without a key is that of the first option."""
    first = next((f.alias for f in attrs.fields(options)), "")
    given: dict[str, str] = {}
    for n, part in enumerate(told.split(",") if told else ()):
        key, equals, value = part.partition("=")
        if not equals and n:
            why = f"{part!r} is not of the form key=value"
            raise BadOptions(adapter=reader, where="$", why=why)
        given[key.strip() if equals else first] = value if equals else part
    return given


def _unknown(name: str, known: Mapping[str, object]) -> str:
    if not known:
        return "it takes no options"
    near = nearest(name, known) or f" It has {', '.join(known)}."
    return f"there is no such option.{near}"


def _value(adapter: str, field: attrs.Attribute[Any], hint: Any, value: object) -> object:
    where = f"$.{field.alias}"
    try:
        if attrs.has(hint) and not isinstance(value, Mapping | hint):
            raise TypeError(f"expected a mapping, got {value!r}")
        found = _CONVERTER.structure(value, hint)
        if field.validator is not None:
            field.validator(None, field, found)
    except (BaseValidationError, ValueError, TypeError) as error:
        path, why = _first(error)
        raise BadOptions(adapter=adapter, where=where + path, why=why) from None
    return found


class _Inside(ValueError):
    """A fault inside a list or mapping, and where in it."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(why)
        self.path = path


def _first(error: BaseException) -> tuple[str, str]:
    """The path and reason of the first fault in a tree of them."""
    if isinstance(error, _Inside):
        return error.path, _said(error)
    if not isinstance(error, BaseValidationError):
        return "", _said(error)
    inner = error.exceptions[0]
    if isinstance(inner, ForbiddenExtraKeysError):
        name = min(inner.extra_fields)
        return f".{name}", _unknown(name, {f.alias: f for f in attrs.fields(inner.cl)})
    path, why = _first(inner)
    return _step(inner) + path, why


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
    return ""


def _said(error: BaseException) -> str:
    if isinstance(error, LedgerError):
        return str(error)
    return str(error.args[0]) if error.args else str(error)


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {value!r}")
    return value


def _truth(value: object, _: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _TRUE | _FALSE:
        return value.strip().lower() in _TRUE
    raise TypeError(f"expected true or false, got {value!r}")


def _whole(value: object, _: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        if isinstance(value, str) and len(value) < 20:
            return int(value)
    except ValueError:
        pass
    raise TypeError(f"expected a whole number, got {value!r}")


def _one_of(value: object, hint: Any) -> object:
    if value in get_args(hint):
        return value
    listed = ", ".join(repr(choice) for choice in get_args(hint))
    raise ValueError(f"expected one of {listed}, got {value!r}")


def _date(value: object, _: object) -> When | None:
    if value is None or isinstance(value, str | date | When):
        return when(value)
    raise TypeError(f"expected a date such as 2023-08-09, got {value!r}")


def _listed(value: object, hint: Any) -> Sequence[object]:
    parts = [p.strip() for p in value.split(",")] if isinstance(value, str) else value
    if not isinstance(parts, list | tuple):
        raise TypeError(f"expected a list, got {value!r}")
    kept = [part for part in parts if part != ""]
    made = [_part(f"[{n}]", part, get_args(hint)[0]) for n, part in enumerate(kept)]
    return made if get_origin(hint) is list else tuple(made)


def _mapped(value: object, hint: Any) -> dict[object, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"expected a mapping, got {value!r}")
    key, inner = get_args(hint)
    return {_part(f".{k}", k, key): _part(f".{k}", v, inner) for k, v in value.items()}


def _part(step: str, value: object, hint: Any) -> object:
    try:
        return _CONVERTER.structure(value, hint)
    except (BaseValidationError, ValueError, TypeError) as error:
        path, why = _first(error)
        raise _Inside(step + path, why) from None


def _is_list(hint: Any) -> bool:
    origin, args = get_origin(hint), get_args(hint)
    return origin in (list, Sequence) or (origin is tuple and args[-1] is Ellipsis)


def _is_mapping(hint: Any) -> bool:
    return get_origin(hint) in (dict, Mapping)


def _is_literal(hint: Any) -> bool:
    return get_origin(hint) is Literal


def _converter() -> Converter:
    made = Converter(forbid_extra_keys=True)
    made.register_structure_hook(str, _text)
    made.register_structure_hook(bool, _truth)
    made.register_structure_hook(int, _whole)
    made.register_structure_hook(When, _date)
    made.register_structure_hook_func(_is_list, _listed)
    made.register_structure_hook_func(_is_mapping, _mapped)
    made.register_structure_hook_func(_is_literal, _one_of)
    return made


_CONVERTER: Final = _converter()
