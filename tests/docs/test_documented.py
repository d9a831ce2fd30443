"""Everything a user can meet is in the docs: names, methods, errors, events, hooks, options."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs
import pytest

import ledger
from ledger import adapter, errors
from ledger.errors import LedgerError
from ledger.events import KINDS
from ledger.importing import records
from ledger.interchange.columns import SYNONYMS
from ledger.interchange.words import WORDS
from ledger.plugins import Plugins
from ledger.trust import errors as trust_errors
from ledger.views.cells import Party
from ledger.views.relationship import Aspect

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {path.stem: path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}
ADAPTERS = "\n".join(
    path.read_text("utf-8") for path in (DOCS / "adapters.md", *sorted(DOCS.glob("adapters/*.md")))
)
# The reference is made from the docstrings: a name that stands only there is told of nowhere.
TOLD = "\n".join(text for page, text in PAGES.items() if page != "api")
ERRORS = (errors, records, trust_errors)


def missing(names: Iterable[str], text: str) -> list[str]:
    """List the names that do not stand in a text as words of their own."""
    return sorted(n for n in set(names) if not re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text))


def as_code(names: Iterable[str], text: str) -> list[str]:
    """List the names that stand nowhere in a text as code, in a block or between backticks."""
    code = re.findall(r"(?ms)^```.*?^```|`[^`\n]+`", text)
    return missing(names, "\n".join(code))


def uncalled(names: Iterable[str], text: str) -> list[str]:
    """List the methods that a text neither calls nor names between backticks."""
    told = set(re.findall(r"`(\w+)`|(?<!\w)(\w+)\(", text))
    return sorted(set(names) - {name for pair in told for name in pair})


def nothing_lacks(names: list[str]) -> None:
    """Fail with the list of names that the docs lack."""
    assert not names, f"the docs lack: {', '.join(names)}"


def public_methods(cls: type[object]) -> list[str]:
    """List the methods of a class that a user may call."""
    return [
        name
        for name, member in inspect.getmembers(cls)
        if not name.startswith("_") and inspect.isroutine(member)
    ]


def public_attributes(cls: type[Any]) -> list[str]:
    """List the fields and properties of a class that a user may read."""
    properties = [
        name
        for name, member in inspect.getmembers(cls)
        if isinstance(member, property | cached_property)
    ]
    names = {*(f.name for f in attrs.fields(cls)), *properties}
    return sorted(name for name in names if not name.startswith("_"))


def errors_of(module: object) -> list[str]:
    """List the error classes that a module defines."""
    return [
        name
        for name, member in vars(module).items()
        if inspect.isclass(member)
        and issubclass(member, LedgerError)
        and member.__module__ == getattr(module, "__name__", "")
    ]


def test_every_name_of_the_library_is_in_the_reference() -> None:
    nothing_lacks(missing((f"ledger.{name}" for name in ledger.__all__), PAGES["api"]))


def test_every_name_that_adapters_are_written_against_is_in_the_reference() -> None:
    nothing_lacks(missing(adapter.__all__, PAGES["api"]))


def test_every_name_is_told_of_outside_the_reference() -> None:
    nothing_lacks(as_code((*ledger.__all__, *adapter.__all__), TOLD))


def test_every_method_of_a_ledger_is_told_of() -> None:
    nothing_lacks(uncalled(public_methods(ledger.Ledger), TOLD))


def test_every_method_of_a_moment_is_told_of() -> None:
    nothing_lacks(uncalled(public_methods(ledger.Moment), PAGES["verbs"]))


def test_every_error_is_in_a_table_of_errors() -> None:
    rows = [line for line in PAGES["errors"].splitlines() if line.startswith("| `")]
    told = [row.split("|")[1].strip(" `") for row in rows]
    defined = {name for module in ERRORS for name in errors_of(module)} - {"LedgerError"}
    nothing_lacks(sorted(defined - set(told)))
    assert set(told) <= defined


@pytest.mark.parametrize("module", ERRORS, ids=lambda m: m.__name__)
def test_an_error_is_listed_with_the_builtin_that_it_also_is(module: object) -> None:
    for name in set(errors_of(module)) - {"LedgerError"}:
        builtin = getattr(module, name).__bases__[1].__name__
        row = next(r for r in PAGES["errors"].splitlines() if r.startswith(f"| `{name}` "))
        assert row.split("|")[2].strip() == f"`{builtin}`", name


def test_every_kind_of_event_is_in_the_model_and_in_the_table_of_bounds() -> None:
    nothing_lacks(as_code(KINDS, PAGES["model"]))
    nothing_lacks(as_code(KINDS, PAGES["times"]))


def test_every_hook_is_told_of() -> None:
    hooks = ("ledger_adapters", "ledger_readers")
    nothing_lacks(as_code(hooks, PAGES["writing-an-adapter"]))


def test_every_shipped_adapter_and_reader_is_told_of() -> None:
    plugins = Plugins.load()
    names = {a.name for a in plugins.adapters()} | {r.name for r in plugins.readers()}
    nothing_lacks(as_code(names, PAGES["adapters"]))


def test_every_option_of_a_shipped_adapter_is_told_of() -> None:
    plugins = Plugins.load()
    options = {f.name for shipped in plugins.adapters() for f in attrs.fields(shipped.options)}
    nothing_lacks(as_code(options, ADAPTERS))


def test_every_word_of_a_table_is_told_of_with_its_other_names() -> None:
    others = {other for names in SYNONYMS.values() for other in names}
    nothing_lacks(missing((*WORDS, *others), (DOCS / "adapters" / "csv.md").read_text("utf-8")))


def test_every_argument_of_an_import_is_told_of() -> None:
    arguments = set(inspect.signature(ledger.Ledger.import_from).parameters)
    nothing_lacks(as_code(arguments - {"self", "path", "options"}, PAGES["adapters"]))


def test_every_cell_of_a_view_is_told_of() -> None:
    shown = (ledger.RelationshipView, Aspect, Party)
    fields = {n for cls in shown for n in public_attributes(cls)} - {"aspects", "name"}
    nothing_lacks(as_code(fields, PAGES["views"]))


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = re.findall(r"(?m)^[\w-]+$", PAGES["index"])
    nothing_lacks(sorted(set(PAGES) - {"index"} - set(listed)))
