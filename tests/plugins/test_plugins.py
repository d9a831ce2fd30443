"""Plugins are found without being imported, and a broken one never takes the others along."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest

from ledger.adapter import (
    Adapter,
    Document,
    Draft,
    Flaw,
    Item,
    Match,
    NoOptions,
    Passage,
    Probe,
    SourceFile,
    Sure,
)
from ledger.errors import Ambiguous, BadSource, NoAdapter, PluginFailed
from ledger.plugins import Plugins, guarded


class Made:
    """An adapter that does as it is told."""

    version: Final = 1
    options: Final[type[Any]] = NoOptions

    def __init__(
        self,
        name: str,
        sure: object = None,
        items: Callable[[], Any] = lambda: iter(()),
    ) -> None:
        self.name = name
        self.sure = sure
        self.items = items

    def sniff(self, probe: Probe, /) -> Match | None:
        if isinstance(self.sure, Exception):
            raise self.sure
        if isinstance(self.sure, Sure):
            return Match(self.sure, f"{self.name} says so")
        return self.sure  # type: ignore[return-value]  # some tests return rubbish on purpose

    def read(self, file: SourceFile, options: Any, /) -> Iterator[Item]:
        return self.items()  # type: ignore[no-any-return]  # some tests return rubbish on purpose


class Finder:
    """A reader that does as it is told."""

    name: Final = "finder"
    version: Final = 1

    def __init__(self, *found: object) -> None:
        self.found = found

    def read(self, document: Document, passage: Passage, /) -> Iterator[Draft | Flaw]:
        return iter(self.found)  # type: ignore[arg-type]  # some tests return rubbish on purpose


def offering(*adapters: object) -> SimpleNamespace:
    return SimpleNamespace(ledger_adapters=lambda: adapters)


def like_an_adapter(**wrong: object) -> SimpleNamespace:
    right = {"name": "x", "version": 1, "options": NoOptions, "sniff": print, "read": print}
    return SimpleNamespace(**right | wrong)


@pytest.fixture
def plugins() -> Plugins:
    return Plugins.load(enabled=False)


@pytest.fixture
def file(tmp_path: Path) -> SourceFile:
    path = tmp_path / "a.txt"
    path.write_text("something", encoding="utf-8")
    return SourceFile(path)


# --- offered by hand ---


def test_an_adapter_is_found_by_its_name(plugins: Plugins) -> None:
    one = Made("one")
    plugins.register(offering(Made("two"), one), "some")
    assert plugins.adapter("one") is one


def test_a_reader_is_found_by_its_name(plugins: Plugins) -> None:
    finder = Finder()
    plugins.register(SimpleNamespace(ledger_readers=lambda: [finder]), "some")
    assert plugins.reader("finder") is finder
    assert plugins.readers() == (finder,)
    assert plugins.adapters() == ()


def test_an_unknown_adapter_is_refused_with_the_nearest_names(plugins: Plugins) -> None:
    plugins.register(offering(Made("mails")), "some")
    with pytest.raises(NoAdapter, match=r"'mail'.*Did you mean 'mails'\?.*Installed: mails"):
        plugins.adapter("mail")


def test_two_adapters_of_one_name_are_an_error_that_lists_both(plugins: Plugins) -> None:
    plugins.register(offering(Made("one")), "this")
    plugins.register(offering(Made("one")), "that")
    with pytest.raises(Ambiguous, match=r"this .*that "):
        plugins.adapter("one")


@pytest.mark.parametrize(
    ("plugin", "why"),
    [
        (offering(object()), "an adapter has name, version"),
        (offering(Made), "a class; offer an instance"),
        (offering(Made("")), "its name is no text"),
        (offering(like_an_adapter(version="1")), "its version is no whole number"),
        (offering(like_an_adapter(options=dict)), "use NoOptions for none"),
        (SimpleNamespace(ledger_readers=lambda: [Finder]), "a class; offer an instance"),
        (SimpleNamespace(ledger_readers=lambda: [3]), "a reader has name"),
        (SimpleNamespace(ledger_adapters=lambda: 3), "TypeError"),
        (SimpleNamespace(ledger_adapters=lambda strange: []), "strange"),
        (SimpleNamespace(ledger_adapters=lambda: 1 / 0), "ZeroDivisionError"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_plugin_that_offers_rubbish_is_named_and_the_others_go_on(
    plugins: Plugins, plugin: object, why: str
) -> None:
    plugins.register(offering(Made("one")), "good")
    with pytest.raises(PluginFailed, match=why) as caught:
        plugins.register(plugin, "bad")
    assert (caught.value.plugin, caught.value.distribution) == ("bad", "this program")
    assert [adapter.name for adapter in plugins.adapters()] == ["one"]
    bad, good = plugins.states()
    assert (bad.name, bad.state, good.name, good.state) == ("bad", "failed", "good", "loaded")
    assert why in bad.reason


def test_a_broken_plugin_asked_for_by_name_raises_with_the_original_error_chained(
    plugins: Plugins,
) -> None:
    with pytest.raises(PluginFailed):
        plugins.register(SimpleNamespace(ledger_adapters=lambda: 1 / 0), "bad")
    with pytest.raises(PluginFailed, match="bad") as caught:
        plugins.adapter("bad")
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_a_function_that_looks_like_a_hook_and_is_none_is_told_of(plugins: Plugins) -> None:
    plugins.register(SimpleNamespace(ledger_adapter=lambda: []), "typo")
    (state,) = plugins.states()
    assert (
        "ledger_adapter is no hook of this release. Did you mean 'ledger_adapters'" in state.reason
    )


# --- sniffing ---


def test_the_surest_adapter_takes_the_file(plugins: Plugins, file: SourceFile) -> None:
    sure = Made("sure", Sure.CERTAIN)
    plugins.register(offering(Made("no"), Made("maybe", Sure.POSSIBLE), sure), "some")
    assert plugins.sniff(file)[0] is sure


def test_a_tie_lists_the_candidates_with_their_reasons(plugins: Plugins, file: SourceFile) -> None:
    plugins.register(offering(Made("one", Sure.LIKELY), Made("two", Sure.LIKELY)), "some")
    with pytest.raises(Ambiguous, match=r"one \(one says so\), two \(two says so\).*--adapter one"):
        plugins.sniff(file)


def test_a_file_nobody_knows_lists_what_is_installed(plugins: Plugins, file: SourceFile) -> None:
    plugins.register(offering(Made("one"), Made("two")), "some")
    with pytest.raises(
        NoAdapter, match=r"Installed: one, two\. Name one \(adapter=NAME, --adapter NAME\)"
    ):
        plugins.sniff(file)


@pytest.mark.parametrize("fault", [ValueError("no"), "yes", True], ids=repr)
def test_a_sniff_that_fails_is_noted_and_the_others_are_asked(
    plugins: Plugins, file: SourceFile, fault: object
) -> None:
    good = Made("good", Sure.POSSIBLE)
    bad = Made("bad", fault)
    plugins.register(offering(bad), "first")
    plugins.register(offering(good), "second")
    assert plugins.sniff(file)[0] is good
    first, second = plugins.states()
    assert (first.state, second.state) == ("failed", "loaded")
    assert first.reason.startswith("sniff: ")
    assert plugins.adapter("bad") is bad


def test_in_strict_mode_a_sniff_that_fails_raises(file: SourceFile) -> None:
    plugins = Plugins.load(enabled=False, strict=True)
    plugins.register(offering(Made("bad", ValueError("no"))), "some")
    with pytest.raises(PluginFailed, match="sniff"):
        plugins.sniff(file)


def test_an_empty_file_is_refused_before_anyone_is_asked(plugins: Plugins, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(BadSource, match="empty"):
        plugins.sniff(SourceFile(tmp_path / "empty"))


# --- reading ---


def read(plugins: Plugins, file: SourceFile, items: Callable[[], Any]) -> list[Item]:
    adapter = Made("one", items=items)
    plugins.register(offering(adapter), "some")
    return list(plugins.read(adapter, file, NoOptions()))


def test_what_an_adapter_yields_is_passed_on(plugins: Plugins, file: SourceFile) -> None:
    items = [Document(), Flaw(at="line 1", why="no"), Passage(span=(0, 1))]
    assert read(plugins, file, lambda: iter(items)) == items


def failing(error: BaseException) -> Iterator[Item]:
    yield Document()
    raise error


@pytest.mark.parametrize(
    "items",
    [
        lambda: failing(ValueError("no")),
        lambda: failing(SystemExit(3)),
        lambda: 1 / 0,
        lambda: None,
        lambda: iter([{"who": "me"}]),
        lambda: iter([None]),
        lambda: "text",
    ],
)
def test_an_adapter_that_raises_or_yields_rubbish_is_named(
    plugins: Plugins, file: SourceFile, items: Callable[[], Any]
) -> None:
    with pytest.raises(PluginFailed) as caught:
        read(plugins, file, items)
    assert (caught.value.plugin, caught.value.stage) == ("some", "read")
    assert plugins.states()[0].state == "failed"


def test_what_was_good_before_a_failure_is_passed_on_first() -> None:
    items = guarded("some", "read", failing(ValueError("no")))
    assert next(items) == Document()
    with pytest.raises(PluginFailed, match="ValueError: no") as caught:
        next(items)
    assert isinstance(caught.value.__cause__, ValueError)


def test_a_bad_file_is_the_files_fault_and_not_the_plugins(
    plugins: Plugins, file: SourceFile
) -> None:
    with pytest.raises(BadSource):
        read(plugins, file, lambda: failing(BadSource(path="a", why="it is broken")))
    assert plugins.states()[0].state == "loaded"


def test_an_interrupt_is_never_swallowed(plugins: Plugins, file: SourceFile) -> None:
    with pytest.raises(KeyboardInterrupt):
        read(plugins, file, lambda: failing(KeyboardInterrupt()))


def test_a_reader_yields_drafts_and_flaws_only(plugins: Plugins) -> None:
    flaw = Flaw(at="line 1", why="no")
    good, bad = Finder(flaw), Finder(Document())
    plugins.register(SimpleNamespace(ledger_readers=lambda: [good, bad]), "some")
    passage = Passage(span=(0, 0))
    assert list(plugins.read_passage(good, Document(), passage)) == [flaw]
    with pytest.raises(PluginFailed, match="none of Draft, Flaw"):
        list(plugins.read_passage(bad, Document(), passage))


# --- installed ones ---

Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a throw-away distribution: a module, and a `.dist-info` with its entry point."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)
    names: list[str] = []

    def put(name: str, source: str) -> None:
        info = site / f"made_{name}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: made-{name}\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(f"[ledger]\n{name} = made_{name}\n")
        (site / f"made_{name}.py").write_text(source)
        names.append(f"made_{name}")

    yield put
    for name in names:
        sys.modules.pop(name, None)


GOOD = """
from ledger.adapter import NoOptions
class Good:
    name, version, options = "good", 1, NoOptions
    def sniff(self, probe): return None
    def read(self, file, options): return iter(())
def ledger_adapters(): return [Good()]
"""


def state(plugins: Plugins, name: str) -> tuple[str, str, str, str]:
    (found,) = (s for s in plugins.states() if s.name == name)
    return found.distribution, found.version, found.state, found.reason


def test_installed_plugins_are_found_and_not_imported(install: Install) -> None:
    install("good", GOOD)
    plugins = Plugins.load()
    assert state(plugins, "good") == ("made-good", "1.2", "unused", "")
    assert "made_good" not in sys.modules


def test_asking_for_one_adapter_imports_its_plugin_alone(install: Install) -> None:
    install("good", GOOD)
    install("idle", GOOD)
    plugins = Plugins.load()
    assert plugins.adapter("good").name == "good"
    assert "made_good" in sys.modules
    assert "made_idle" not in sys.modules
    assert state(plugins, "idle")[2] == "unused"


def test_a_plugin_that_fails_on_import_is_named_and_the_rest_works(install: Install) -> None:
    install("broken", "raise RuntimeError('out of order')")
    install("quits", "raise SystemExit(3)")
    install("good", GOOD)
    plugins = Plugins.load()
    assert "good" in {adapter.name for adapter in plugins.adapters()}
    assert state(plugins, "broken") == (
        "made-broken", "1.2", "failed", "import: RuntimeError: out of order",
    )  # fmt: skip
    assert state(plugins, "quits")[2] == "failed"
    with pytest.raises(PluginFailed, match=r"'broken' \(made-broken\) failed at import") as caught:
        plugins.adapter("broken")
    assert isinstance(caught.value.__cause__, RuntimeError)
    with pytest.raises(NoAdapter, match="Plugins that failed: broken, quits"):
        plugins.adapter("nonsense")


def test_a_blocked_plugin_is_never_imported(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("good", GOOD)
    install("idle", GOOD)
    monkeypatch.setenv("LEDGER_DISABLED_PLUGINS", "made-idle, other")
    plugins = Plugins.load(disabled=["good"])
    plugins.adapters()
    assert {"made_good", "made_idle"}.isdisjoint(sys.modules)
    assert {state(plugins, "good")[2], state(plugins, "idle")[2]} == {"blocked"}
    with pytest.raises(NoAdapter, match="blocked"):
        plugins.adapter("good")


def test_in_strict_mode_any_failure_raises(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("broken", "raise RuntimeError('out of order')")
    monkeypatch.setenv("LEDGER_STRICT_PLUGINS", "1")
    with pytest.raises(PluginFailed, match="out of order"):
        Plugins.load().adapters()


def test_without_plugins_none_is_found(install: Install) -> None:
    install("good", GOOD)
    assert Plugins.load(enabled=False).states() == ()


def test_the_shipped_adapters_are_plugins_like_any_other() -> None:
    plugins = Plugins.load()
    for name in ("csv", "jsonl"):
        assert isinstance(plugins.adapter(name), Adapter)
        assert state(plugins, name)[0] == "claimledger"
