"""The page on the file format spells out the shapes, tables and sums that this release writes."""

from __future__ import annotations

import re
import textwrap
import typing
from importlib.resources import files
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from examples.verifier import verify_ledger
from ledger.claims import Id, Offset, Short, Span, Text
from ledger.codec import MAX_BODY
from ledger.events import FORMAT, KINDS, VERSIONS
from ledger.store.parts import MAX_PART

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")
NAMED: dict[Any, str] = {
    Id: "id", Offset: "whole", Short: "short", Span: "span", Text: "text", str: "string",
    bool: "truth", int: "integer",
}  # fmt: skip
UNBROKEN: Any = {"break_long_words": False, "break_on_hyphens": False}


def told(hint: Any) -> str:
    """Write a type as the page does."""
    if hint in NAMED:
        return NAMED[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return limited(told(args[0]), args[1])
    if origin in (Union, UnionType):
        return told(next(arg for arg in args if arg is not type(None)))
    if origin is Literal:
        return "|".join(map(str, args))
    if origin is tuple:
        return f"[{told(args[0])}]"
    if origin is dict:
        return f"{{{told(args[0])}: {told(args[1])}}}"
    return str(hint.__name__)


def limited(inner: str, meta: msgspec.Meta) -> str:
    """Write the bounds of a type."""
    if meta.pattern:
        return f"string of {meta.pattern}"
    if meta.ge is not None:
        return "whole" if meta.le == 2**53 - 1 else f"integer from {meta.ge}" + (
            "" if meta.le is None else f" to {meta.le}"
        )  # fmt: skip
    least, most = meta.min_length or 0, meta.max_length
    return f"{inner} of {least} to {most}"


def field(it: msgspec.structs.FieldInfo, hint: Any) -> str:
    """Write a field: `name?` where it is left out at its default, which is said if it is no nil."""
    if it.required or (it.default_factory not in (msgspec.NODEFAULT, dict)):
        return f"{it.name} {told(hint)}"
    said = "" if it.default in (None, "", (), 0, msgspec.NODEFAULT) else f" = {it.default}"
    return f"{it.name}? {told(hint)}{said}"


def shapes() -> str:
    """Write every kind of event, and every value in one, a line each."""
    todo: list[Any] = list(KINDS.values())
    done: list[str] = []
    for cls in todo:
        hints = typing.get_type_hints(cls, include_extras=True)
        fields = [field(it, hints[it.name]) for it in msgspec.structs.fields(cls)]
        line = f"{cls.__name__}: {', '.join(fields)}"
        done.append(textwrap.fill(line, 98, subsequent_indent="    ", **UNBROKEN))
        inner = dict.fromkeys(cls for hint in hints.values() for cls in structs(hint))
        todo += [cls for cls in inner if cls not in todo]
    return "\n".join(done)


def structs(hint: Any) -> list[Any]:
    """List the values in a type."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return [hint]
    return list(dict.fromkeys(inner for arg in get_args(hint) for inner in structs(arg)))


def test_the_page_spells_out_every_field_of_every_kind() -> None:
    found = re.search(r"```text\n(LedgerOpened: .*?)\n```", PAGE, re.DOTALL)
    assert found is not None
    assert found[1] == shapes()


def test_the_page_names_the_format_and_the_versions_that_are_written() -> None:
    assert f"`{FORMAT}`" in PAGE
    assert set(VERSIONS.values()) == {1}
    assert verify_ledger.FORMAT == FORMAT
    assert set(verify_ledger.FIELDS) == {f"{kind}/1" for kind in KINDS}


def test_the_page_says_the_sum_of_the_schema() -> None:
    assert verify_ledger.SCHEMA in PAGE


def test_the_page_has_a_row_for_every_column_of_every_table() -> None:
    schema = (files("ledger.store") / "schema.sql").read_text("utf-8")
    tables = re.findall(r"CREATE TABLE (\w+) \((.*?)\n\)", schema, re.DOTALL)
    assert len(tables) == 6
    for table, inner in tables:
        columns = re.findall(r'^  "?([a-z_]+)"? [A-Z]+', inner, re.MULTILINE)
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{table}` |"))
        assert re.findall(r"`(\w+)`", row)[1:] == columns


def test_the_page_says_the_limits() -> None:
    assert f"{MAX_BODY:,} bytes" in PAGE
    assert f"{MAX_PART:,} bytes" in PAGE


if __name__ == "__main__":
    print(shapes())
