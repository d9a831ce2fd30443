"""What is installed: adapters, readers, and every plugin with its state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import attrs

from ledger.adapter import Adapter, Reader
from ledger.errors import PluginFailed
from ledger.plugins import Plugins, PluginState
from ledger.show.layout import line_width, table, wrap

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Offer:
    """An adapter or reader: its name, and the version that changes with what it finds."""

    name: str
    version: int


@attrs.frozen(kw_only=True)
class Installed:
    """The adapters and readers that can be used, and the plugins they were looked for in."""

    adapters: tuple[Offer, ...]
    readers: tuple[Offer, ...]
    plugins: tuple[PluginState, ...]


def installed(plugins: Plugins) -> Installed:
    """Load every plugin and list what it offers; a broken one is listed as failed."""
    adapters: tuple[Adapter, ...] = _all(plugins, plugins.adapters)
    readers: tuple[Reader, ...] = _all(plugins, plugins.readers)
    return Installed(adapters=_offers(adapters), readers=_offers(readers), plugins=plugins.states())


def _all(plugins: Plugins, ask: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
    """Ask again after each failure: where plugins are strict, the first one that fails raises."""
    for _ in plugins.states():
        try:
            return ask()
        except PluginFailed:
            continue
    return ask()


def _offers(offered: Iterable[Adapter | Reader]) -> tuple[Offer, ...]:
    return tuple(sorted((Offer(name=o.name, version=o.version) for o in offered), key=_name))


def _name(offer: Offer) -> str:
    return offer.name


def installed_text(found: Installed) -> str:
    """Print adapters and readers, then the plugins."""
    kinds = (("adapter", found.adapters), ("reader", found.readers))
    offers = [(o.name, kind, str(o.version)) for kind, offers in kinds for o in offers]
    listed = table(("name", "kind", "version"), offers) if offers else "No adapters or readers."
    return f"{listed}\n\n{plugins_text(found.plugins)}"


def plugins_text(found: Sequence[PluginState]) -> str:
    """Print each plugin with its state and where it is from; below, what is wrong with which."""
    rows = [(p.name, p.state, p.distribution, p.version) for p in found]
    if not rows:
        return "No plugins."
    told = [" ".join(f"{p.name}: {p.reason}".split()) for p in found if p.reason]
    lines = ["\n  ".join(wrap(why, line_width() - 2)) for why in told]
    listed = table(("plugin", "state", "distribution", "version"), rows)
    return "\n\n".join((listed, *(["\n".join(lines)] if lines else [])))
