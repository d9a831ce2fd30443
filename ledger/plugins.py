"""Finding plugins, and keeping broken ones apart from the rest.

A plugin is a module (or object) named under the entry-point group `ledger`. Its functions called
`ledger_adapters`, `ledger_readers`, ... are its hooks; it need not import anything for that.
Plugins are imported when they are first needed and called one by one. One that fails is named
(plugin, distribution, stage, error) and everything else goes on; asked for by name, it raises.

Behind this border other people's code runs: it is the only place that catches every `Exception`.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final, Literal, TypeGuard, TypeVar

import attrs
import pluggy

from ledger.adapter import (
    Adapter,
    Document,
    Draft,
    Flaw,
    Item,
    Match,
    Passage,
    Probe,
    Reader,
    SourceFile,
)
from ledger.errors import (
    Ambiguous,
    BadOptions,
    BadSource,
    MissingExtra,
    MissingModel,
    NoAdapter,
    PluginFailed,
    nearest,
)
from ledger.offers import PREFIX, Hooks, no_adapter, no_item, no_reader, strange_hooks
from ledger.options import made_ready
from ledger.patience import within

GROUP: Final = "ledger"
"""The entry-point group that plugins are named under."""

State = Literal["unused", "loaded", "failed", "blocked"]
T = TypeVar("T")

SNIFF: Final = 2.0
"""How many seconds an adapter has to say whether it knows a file."""
LOAD: Final = 20.0
"""How many seconds a plugin's import, and each of its hooks, may take."""
_BARE: Final = "Install one, or leave out --no-plugins."
_ITEMS: Final = (Document, Draft, Passage, Flaw)
_FOUND: Final = (Draft, Flaw)
_HONEST: Final = (BadSource, BadOptions, MissingExtra, MissingModel)
_FAULTS: Final = (Exception, SystemExit)  # a module that calls sys.exit() is a broken plugin too


@attrs.frozen(kw_only=True)
class PluginState:
    """What became of one plugin: "unused", "loaded", "failed" or "blocked", and why."""

    distribution: str
    name: str
    reason: str = ""
    state: State
    version: str


class _Manager(pluggy.PluginManager):
    """Takes functions called `ledger_*` for hooks, so that a plugin need not import pluggy."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> pluggy.HookimplOpts | None:
        if not name.startswith(PREFIX) or not inspect.isroutine(getattr(plugin, name)):
            return None
        return pluggy.HookimplOpts(
            wrapper=False,
            hookwrapper=False,
            optionalhook=False,
            tryfirst=False,
            trylast=False,
            specname=None,
        )

    def parse_hookspec_opts(self, module_or_class: object, name: str) -> Any:
        return {} if name.startswith(PREFIX) else None


@attrs.define(eq=False)
class _Plugin:
    """One plugin and how far it has come."""

    name: str
    distribution: str = "this program"
    version: str = ""
    entry: EntryPoint | None = None
    module: object = None
    state: State = "unused"
    reason: str = ""
    failure: PluginFailed | None = None
    adapters: tuple[Adapter, ...] = ()
    readers: tuple[Reader, ...] = ()

    def failed(self, stage: str, error: BaseException | str) -> PluginFailed:
        """Note a failure, with the original error chained to it."""
        told = error if isinstance(error, str) else f"{type(error).__name__}: {error}"
        failure = PluginFailed(
            plugin=self.name, distribution=self.distribution, stage=stage, error=told
        )
        failure.__cause__ = None if isinstance(error, str) else error
        self.state, self.reason, self.failure = "failed", f"{stage}: {told}", failure
        return failure


class Plugins:
    """The plugins of this installation, and what they offer."""

    def __init__(self, found: Iterable[_Plugin] = (), *, strict: bool = False) -> None:
        self._plugins = list(found)
        self._strict = strict
        self._owners: dict[int, _Plugin] = {}
        self._told: dict[str, Reader] = {}

    @classmethod
    def load(
        cls, disabled: Iterable[str] = (), *, strict: bool = False, enabled: bool = True
    ) -> Plugins:
        """Find the installed plugins, without importing any of them.

        `disabled` names plugins or distributions to block; so does the environment's
        `LEDGER_DISABLED_PLUGINS` (parted by commas). With `strict`, or `LEDGER_STRICT_PLUGINS=1`,
        the first plugin that fails raises `PluginFailed`. With `enabled=False` none is found.
        """
        listed = os.environ.get("LEDGER_DISABLED_PLUGINS", "").split(",")
        blocked = {*disabled, *(name.strip() for name in listed)}
        strict = strict or os.environ.get("LEDGER_STRICT_PLUGINS", "") not in ("", "0")
        entries = entry_points(group=GROUP) if enabled else ()
        return cls([_found(entry, blocked) for entry in entries], strict=strict)

    def register(self, plugin: object, name: str) -> None:
        """Add a plugin by hand: a module, or any object with the hooks; raises `PluginFailed`."""
        added = _Plugin(name, module=plugin)
        self._plugins.append(added)
        self._ready(added)
        if added.failure:
            raise added.failure

    def states(self) -> tuple[PluginState, ...]:
        """Tell of each plugin what became of it so far, in the order of their names."""
        return tuple(
            PluginState(
                distribution=p.distribution,
                name=p.name,
                reason=p.reason,
                state=p.state,
                version=p.version,
            )
            for p in sorted(self._plugins, key=lambda p: (p.name, p.distribution))
        )

    def adapters(self) -> tuple[Adapter, ...]:
        """List the adapters of all plugins that work, loading every plugin."""
        return tuple(a for plugin in self._all() for a in plugin.adapters)

    def readers(self) -> tuple[Reader, ...]:
        """List the readers of all plugins that work, loading every plugin."""
        return tuple(r for plugin in self._all() for r in plugin.readers)

    def adapter(self, name: str) -> Adapter:
        """Get an adapter by its name, importing only its plugin where that bears the same name.

        Raises `NoAdapter`, with the nearest names; `PluginFailed`, with the original error
        chained, when its plugin is broken; and `Ambiguous` when two plugins offer it.
        """
        return self._named("adapter", name, lambda plugin: plugin.adapters)

    def reader(self, asked: str) -> Reader:
        """Get a reader by its name, or as "NAME:VALUE,KEY=VALUE" with options of its own.

        Raises as `adapter` does; `BadOptions` for its options; `MissingExtra` and `MissingModel`
        where what the reader needs is not installed.
        """
        name, _, told = asked.partition(":")
        found = self._named("reader", name, lambda plugin: plugin.readers)
        if asked not in self._told:
            owner = self._owner(found, name)
            try:
                (made,) = _offered(((made_ready(found, told),),), no_reader)
            except _HONEST:
                raise
            except _FAULTS as error:  # a reader that cannot be made ready is a broken one
                raise owner.failed("options", error) from error
            self._told[asked] = made
            self._owners[id(made)] = owner
        return self._told[asked]

    def sniff(self, file: SourceFile) -> tuple[Adapter, Match]:
        """Find the adapter that knows a file, and its reason, by asking each; the surest wins.

        Raises `Ambiguous` for a tie, `NoAdapter` when none knows it, and `BadSource` for a file
        that cannot be read or is empty.
        """
        probe = Probe(file.name, file.head(), file.encoding or "utf-8-sig")
        asked = [(self._asked(adapter, probe), adapter) for adapter in self.adapters()]
        found = [(match, adapter) for match, adapter in asked if match]
        if not found:
            raise NoAdapter(path=str(file.path), why=self._none_knows())
        surest = max(match.sure for match, _ in found)
        best = [(match, adapter) for match, adapter in found if match.sure == surest]
        if len(best) > 1:
            raise Ambiguous(
                what="file",
                asked=str(file.path),
                candidates=tuple(f"{a.name} ({m.reason})" for m, a in best),
                hint=f"Name the adapter, for example adapter={best[0][1].name!r} "
                f"(--adapter {best[0][1].name}).",
            )
        match, adapter = best[0]
        return adapter, match

    def read(self, adapter: Adapter, file: SourceFile, options: object) -> Iterator[Item]:
        """Let an adapter read a file, guarded: what it raises or yields amiss is `PluginFailed`.

        `BadSource` and `BadOptions` are the file's and the user's faults and come as they are.
        """
        plugin = self._owner(adapter, adapter.name)
        return _guard(plugin, "read", _ITEMS, lambda: adapter.read(file, options))

    def read_passage(
        self, reader: Reader, document: Document, passage: Passage
    ) -> Iterator[Draft | Flaw]:
        """Let a reader read a passage, guarded as `read` is."""
        plugin = self._owner(reader, reader.name)
        return _guard(plugin, "read", _FOUND, lambda: reader.read(document, passage))

    def _owner(self, offered: object, name: str) -> _Plugin:
        return self._owners.get(id(offered)) or _Plugin(name)

    def _named(self, what: str, name: str, offers: Callable[[_Plugin], Sequence[T]]) -> T:
        """First ask the plugins of that name, then all."""
        for plugins in (self._called(name), self._plugins):
            found = [
                (plugin, offered)
                for plugin in map(self._ready, plugins)
                for offered in offers(plugin)
                if getattr(offered, "name", "") == name
            ]
            if len(found) > 1:
                raise Ambiguous(
                    what=what,
                    asked=name,
                    candidates=tuple(f"{p.name} ({p.distribution})" for p, _ in found),
                    hint="Block all but one of their distributions in LEDGER_DISABLED_PLUGINS.",
                )
            if found:
                return found[0][1]
            broken = next((p.failure for p in self._called(name) if p.failure), None)
            if broken:
                raise broken
        raise NoAdapter(path=f"{what} {name!r}", why=self._unknown(what, name, offers))

    def _called(self, name: str) -> list[_Plugin]:
        return [plugin for plugin in self._plugins if plugin.name == name]

    def _unknown(self, what: str, name: str, offers: Callable[[_Plugin], Sequence[Any]]) -> str:
        if any(plugin.state == "blocked" for plugin in self._called(name)):
            return "its plugin is blocked (LEDGER_DISABLED_PLUGINS, or disabled=)"
        names = sorted(offered.name for plugin in self._plugins for offered in offers(plugin))
        listed = f" Installed: {', '.join(names)}." if names else ""
        near = nearest(name, names)
        return f"no {what} of that name is installed.{near}{listed}{self._broken()}"

    def _none_knows(self) -> str:
        names = ", ".join(sorted(adapter.name for adapter in self.adapters()))
        way = "Name one (adapter=NAME, --adapter NAME)." if names else _BARE
        listed = f"Installed: {names or 'none'}. {way}"
        return f"no adapter knows this kind of file. {listed}{self._broken()}"

    def _broken(self) -> str:
        failed = ", ".join(sorted(p.name for p in self._plugins if p.state == "failed"))
        return f" Plugins that failed: {failed}." if failed else ""

    def _asked(self, adapter: Adapter, probe: Probe) -> Match | None:
        plugin = self._owner(adapter, adapter.name)
        try:
            match = within(SNIFF, lambda: adapter.sniff(probe))
        except _FAULTS as error:  # whatever a sniff does, the other adapters are asked too
            self._note(plugin.failed("sniff", error))
            return None
        if _is_answer(match):
            return match
        self._note(plugin.failed("sniff", f"it returned {match!r:.80}, no Match"))
        return None

    def _note(self, failure: PluginFailed) -> None:
        if self._strict:
            raise failure

    def _all(self) -> list[_Plugin]:
        return [self._ready(plugin) for plugin in self._plugins]

    def _ready(self, plugin: _Plugin) -> _Plugin:
        """Import a plugin and take what it offers, unless that was tried before."""
        if plugin.state != "unused":
            return plugin
        stage = "import"
        try:
            if plugin.entry:
                plugin.module = within(LOAD, plugin.entry.load)
            stage = "registration"
            manager = _Manager(GROUP)  # one for each plugin: nothing of one can reach another
            manager.add_hookspecs(Hooks)
            manager.register(plugin.module, plugin.name)
            stage = "ledger_adapters"
            plugin.adapters = _offered(_asked_for(manager, plugin, stage), no_adapter)
            stage = "ledger_readers"
            plugin.readers = _offered(_asked_for(manager, plugin, stage), no_reader)
            reason = strange_hooks(plugin.module)
        except _FAULTS as error:  # whatever loading a plugin does, the others are loaded too
            plugin.adapters = plugin.readers = ()
            self._note(plugin.failed(stage, error))
            return plugin
        plugin.state, plugin.reason = "loaded", reason
        self._owners |= {id(o): plugin for o in (*plugin.adapters, *plugin.readers)}
        return plugin


def _is_answer(given: object) -> TypeGuard[Match | None]:
    return given is None or isinstance(given, Match)


def _asked_for(manager: _Manager, plugin: _Plugin, hook: str) -> list[Any]:
    """Call a hook; raises `TypeError` for one that returns nothing, and `TimeoutError`."""
    answers: list[Any] = within(LOAD, getattr(manager.hook, hook))
    if not answers and hasattr(plugin.module, hook):
        raise TypeError("it returned None; return a list")
    return answers


def _offered(answers: Iterable[Any], fault: Callable[[Any], str]) -> tuple[Any, ...]:
    """Look at each thing that a hook offers; raises `TypeError` for one that is of no use."""
    offered = tuple(thing for answer in answers for thing in answer)
    for thing in offered:
        wrong = fault(thing)
        if wrong:
            raise TypeError(f"it offers {thing!r:.80}: {wrong}")
    return offered


def guarded(plugin: str, stage: str, items: Iterable[Any]) -> Iterator[Item]:
    """Pass on what a plugin yields while it keeps to documents, drafts, passages and flaws.

    Raises `PluginFailed`, with the original error chained, for anything else it yields or raises.
    """
    return _guard(_Plugin(plugin), stage, _ITEMS, lambda: items)


def _guard(
    plugin: _Plugin, stage: str, kinds: tuple[type[Any], ...], start: Callable[[], Iterable[Any]]
) -> Iterator[Any]:
    try:
        for item in start():
            wrong = no_item(item) if isinstance(item, kinds) else _none_of(kinds)
            if wrong:
                break
            yield item
        else:
            return
    except _HONEST:
        raise
    except _FAULTS as error:  # the host tells whose fault it is, whatever the plugin raised
        raise plugin.failed(stage, error) from error
    raise plugin.failed(stage, f"it yielded {item!r:.80}: {wrong}")


def _none_of(kinds: tuple[type[Any], ...]) -> str:
    return f"that is none of {', '.join(kind.__name__ for kind in kinds)}"


def _found(entry: EntryPoint, blocked: set[str]) -> _Plugin:
    name = entry.dist.name if entry.dist else "unknown distribution"
    version = entry.dist.version if entry.dist else ""
    plugin = _Plugin(entry.name, name, version, entry)
    if {entry.name, name} & blocked:
        plugin.state, plugin.reason = "blocked", "LEDGER_DISABLED_PLUGINS, or disabled="
    return plugin
