"""What a plugin may offer, and what is wrong with what it does offer."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any, Final

import attrs

from ledger.adapter import Adapter, Reader
from ledger.errors import nearest

PREFIX: Final = "ledger_"
"""What the names of all hooks begin with."""


class Hooks:
    """The hooks that a plugin may have; each is called without arguments and returns a list."""

    def ledger_adapters(self) -> Sequence[Adapter]:
        """Offer adapters: instances, not classes."""
        return ()

    def ledger_readers(self) -> Sequence[Reader]:
        """Offer readers of prose: instances, not classes."""
        return ()


def strange_hooks(module: object) -> str:
    """Tell of functions that look like hooks and are none."""
    known = [name for name in dir(Hooks) if name.startswith(PREFIX)]
    strange = [
        f"{name} is no hook of this release.{nearest(name, known)}"
        for name in dir(module)
        if name.startswith(PREFIX) and name not in known
        if inspect.isroutine(getattr(module, name))
    ]
    return " ".join(strange)


def no_adapter(thing: Any) -> str:
    """Say why a thing is no adapter; "" when it is one."""
    if isinstance(thing, type):
        return "a class; offer an instance"
    if not isinstance(thing, Adapter):
        return "an adapter has name, version, options, sniff and read"
    if not _is_attrs_class(thing.options):
        return "its options are no attrs class; use NoOptions for none"
    return _no_name(thing)


def no_reader(thing: Any) -> str:
    """Say why a thing is no reader; "" when it is one."""
    if isinstance(thing, type):
        return "a class; offer an instance"
    if not isinstance(thing, Reader):
        return "a reader has name, version and read"
    return _no_name(thing)


def _no_name(thing: Any) -> str:
    if not (isinstance(thing.name, str) and thing.name):
        return "its name is no text"
    return "" if isinstance(thing.version, int) else "its version is no whole number"


def _is_attrs_class(thing: object) -> bool:
    return isinstance(thing, type) and attrs.has(thing)
