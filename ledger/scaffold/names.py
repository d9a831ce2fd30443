"""Finds the names of a new project: its distribution, module, class and adapter."""

from __future__ import annotations

import keyword
import re
import sys
import unicodedata
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from typing import Final

import attrs

from ledger.errors import BadName

LONGEST: Final = 64
_FORM: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_BEFORE: Final = ("claimledger-", "ledger-")
_AFTER: Final = "-adapter"


@attrs.frozen(kw_only=True)
class Names:
    """What a project is called, and what its module, class and adapter are called after it."""

    adapter: str
    cls: str
    module: str
    project: str


def names_of(project: str, taken: Collection[str] = ()) -> Names:
    """Make the names that follow from a project's: `claimledger-minutes` reads `minutes`.

    The adapter loses "claimledger-" or "ledger-" before it and "-adapter" behind it. A project's
    name is lower case letters, digits and hyphens (a normalized name of the Python packaging
    specifications); `taken` are the names of adapters that are installed. Raises `BadName`, with
    the nearest name that will do.
    """
    why = _wrong(project, taken)
    if why:
        near = next((n for n in _nearby(project) if not _wrong(n, taken)), "")
        raise BadName(asked=project, why=why, proposed=near)
    return _named(project)


def _named(project: str) -> Names:
    adapter = project
    for start in _BEFORE:
        rest = adapter.removeprefix(start)
        adapter = rest if rest[:1].isalpha() else adapter
    adapter = adapter.removesuffix(_AFTER)
    words = "".join(word.capitalize() for word in adapter.split("-"))
    module = project.replace("-", "_")
    return Names(adapter=adapter, cls=f"{words}Adapter", module=module, project=project)


def _wrong(project: str, taken: Collection[str]) -> str:
    """Say why a project cannot be called so; "" when it can."""
    if len(project) > LONGEST:
        return f"it is longer than {LONGEST} characters"
    if not _FORM.fullmatch(project):
        return "a name is lower case letters and digits, parted by single hyphens, a letter first"
    names = _named(project)
    if keyword.iskeyword(names.module):
        return f"{names.module} is a word of Python's own"
    if names.module in sys.stdlib_module_names or find_spec(names.module):
        return f"there is a Python module {names.module} already, and yours would hide it"
    if names.adapter in taken:
        return f"an adapter {names.adapter} is installed already, and files would fit both"
    return ""


def _nearby(project: str) -> Iterator[str]:
    """List names like it, the nearest first, that may or may not do."""
    letters = unicodedata.normalize("NFKD", project).encode("ascii", "ignore").decode().lower()
    word = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[: LONGEST - 12].strip("-")
    if word:
        bare = _named(word).adapter
        yield from (word, f"claimledger-{bare}", f"my-{bare}", f"my-{bare}-adapter")
    yield "my-adapter"
