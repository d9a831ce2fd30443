"""Whatever a plugin does wrong, it is named with the reason, and everything else works."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from ledger import Ledger
from ledger.errors import BadSource, ImportStopped, NoAdapter, PluginFailed
from ledger.plugins import Plugins
from tests.plugins.installing import GOOD, VERSION, Site, adapter

BROKEN: Final = {
    "lacks": ("import a_module_that_nobody_has", r"import: ModuleNotFoundError: .*nobody_has"),
    "unwritten": ("def (:", r"import: SyntaxError"),
    "quits": ("import sys\nsys.exit(3)", r"import: SystemExit: 3"),
    "out_of_order": ("raise RuntimeError('out of order')", r"import: RuntimeError: out of order"),
    "hook_raises": ("def ledger_adapters(): raise OSError('no')", r"ledger_adapters: OSError: no"),
    "hook_quits": ("def ledger_readers(): raise SystemExit", r"ledger_readers: SystemExit"),
    "strange_words": ("def ledger_adapters(book): return []", r"registration: (.|\n)*{'book'}"),
    "no_list": ("def ledger_adapters(): return 3", r"ledger_adapters: TypeError"),
    "no_return": ("def ledger_adapters(): pass", r"ledger_adapters: TypeError: it returned None"),
    "no_adapter": ("def ledger_adapters(): return [42]", r"42: an adapter has name, version"),
    "no_reader": ("def ledger_readers(): return ['x']", r"'x': a reader has name, version"),
    "a_class": (GOOD.replace("[Good()]", "[Good]"), r"a class; offer an instance"),
}
"""Plugins that are of no use at all: the module, and the reason that is shown."""

HALF: Final = {
    "sniff_raises": (adapter("sniff_raises", "raise ValueError('no nose')"), "ValueError: no nose"),
    "sniff_quits": (adapter("sniff_quits", "raise SystemExit(4)"), "SystemExit: 4"),
    "sniff_shouts": (adapter("sniff_shouts", "return 'mine'"), "it returned 'mine', no Match"),
}
"""Plugins whose adapter can be loaded, but sniffs amiss: the module, and the reason."""

GARBAGE: Final = {
    "none": "yield None",
    "mapping": "yield {'who': 'me', 'content': 'this'}",
    "text": "yield 'text'",
    "class": "yield Document",
    "nothing": "return None",
    "record": "yield Document(); yield Draft(record='x')",
    "no_record": "yield Document(); yield Draft(record=None)",
    "text_is_number": "yield Document(text=3)",
    "title_is_list": "yield Document(title=['x'])",
    "content_is_number": (
        "yield Document(); yield Draft(record=Claim(chain=(Hop(),), content=3, id='1', source=''))"
    ),
    "chain_is_text": (
        "yield Document(); yield Draft(record=Claim(chain='me', content='x', id='1', source=''))"
    ),
    "flaw_is_number": "yield Document(); yield Flaw(at=1, why=2, raw=3)",
    "passage_is_text": "yield Document(text='x'); yield Passage(span='all')",
    "passage_backwards": "yield Document(text='x'); yield Passage(span=(5, 0))",
    "passage_before": "yield Document(text='x'); yield Passage(span=(-5, 1))",
    "date_is_text": "yield Document(published='2023-08-09')",
    "extras_are_numbers": "yield Document(extras={'page': 3})",
    "key_is_number": (
        "yield Document(); "
        "yield Draft(key=3, record=Claim(chain=(Hop(),), content='x', id='1', source=''))"
    ),
    "raises": "yield Document(); raise KeyError('lost')",
    "parties_are_text": (
        "yield Document(); "
        "yield Draft(record=Claim(chain=(Hop(),), content='x', id='1', source='')); "
        "yield Draft(record=Coding(claim='1', coder='x', id='2', parties='Norway'))"
    ),
    "target_is_number": (
        "yield Document(); "
        "yield Draft(record=Rating(by='x', id='1', target=3, term=Term(scale='a', term='b')))"
    ),
    "file_is_elsewhere": "yield Document(file='../../elsewhere')",
    "recursion": "yield from self.read(file, options)",
}
"""What adapters yield that is no item, or an item that holds rubbish."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A folder that this process, and those it starts, find plugins in."""
    site = Site(tmp_path / "site")
    site.folder.mkdir()
    monkeypatch.syspath_prepend(site.folder)
    yield site
    for name in [name for name in sys.modules if name.startswith("made_")]:
        del sys.modules[name]


@pytest.fixture
def everything(site: Site) -> Site:
    """All that can be wrong, installed at once, beside one plugin that is well."""
    for name, (source, _) in {**BROKEN, **HALF}.items():
        site.install(name, source)
    site.install("nowhere", "", entry="no_such_module_at_all")
    site.install("no_such_name", "", entry="made_no_such_name:plugin")
    site.install("good", GOOD)
    return site


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "cable.txt"
    path.write_text("Norway said that trade with Sweden has grown since Monday.\n", "utf-8")
    return path


@pytest.fixture
def book() -> Iterator[Ledger]:
    """A ledger that finds what is installed by then."""
    with Ledger.open(":memory:", by="ann") as book:
        yield book


# --- the command, with everything wrong at once ---


def test_every_broken_plugin_is_listed_with_what_it_is_of_and_why(everything: Site) -> None:
    states = everything.states()
    for name, (_, why) in BROKEN.items():
        state = states[name]
        assert state["state"] == "failed", name
        assert (state["distribution"], state["version"]) == (f"made-{name}", VERSION)
        assert re.search(why, state["reason"]), state["reason"]
    assert states["nowhere"]["reason"].startswith("import: ModuleNotFoundError")
    assert states["no_such_name"]["reason"].startswith("import: AttributeError")
    well = {name for name, state in states.items() if state["state"] == "loaded"}
    assert {"good", "csv", "jsonl", "text", "rules", *HALF} <= well
    assert {state["state"] for state in states.values()} == {"loaded", "failed"}
    assert everything.states(LEDGER_STRICT_PLUGINS="1") == states


def test_the_list_for_people_names_every_broken_plugin_too(everything: Site) -> None:
    shown = everything.claimledger("plugins")
    assert shown.returncode == 0
    for name in BROKEN:
        row = rf"^{name} +failed +made-{name} +{VERSION}$"
        assert re.search(row, shown.stdout, re.MULTILINE), name
        assert re.search(rf"^{name}: \w+: ", shown.stdout, re.MULTILINE), name


def test_amid_broken_plugins_everything_else_works(
    everything: Site, article: Path, tmp_path: Path
) -> None:
    ledger, good = tmp_path / "cable.ledger", tmp_path / "notes"
    good.write_text("good\n", "utf-8")
    imported = everything.claimledger("import", ledger, article, good, "--by", "ann")
    assert imported.returncode == 0, imported.stderr
    assert "[text: its name ends in .txt]" in imported.stdout
    assert "[good: it begins with good]" in imported.stdout
    for name, (_, why) in HALF.items():
        told = f"plugin '{name}' (made-{name}) failed at sniff: {why}"
        assert imported.stderr.count(told) == 1
    assert "trade with Sweden has grown" in everything.claimledger("claims", ledger).stdout
    assert everything.claimledger("verify", ledger).returncode == 0


def test_a_broken_plugin_asked_for_by_name_is_refused_with_its_reason(
    site: Site, article: Path, tmp_path: Path
) -> None:
    site.install("lacks", BROKEN["lacks"][0])
    ledger = tmp_path / "a.ledger"
    asked = site.claimledger("import", ledger, article, "--adapter", "lacks", "--by", "ann")
    assert asked.returncode == 1
    assert "plugin 'lacks' (made-lacks) failed at import: ModuleNotFoundError" in asked.stderr


# --- one fault at a time ---


@pytest.mark.parametrize("name", BROKEN)
def test_strictly_a_broken_plugin_raises_and_blocked_it_does_not(
    site: Site, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    site.install(name, BROKEN[name][0])
    monkeypatch.setenv("LEDGER_STRICT_PLUGINS", "1")
    with pytest.raises(PluginFailed, match=rf"plugin '{name}' \(made-{name}\) failed"):
        Plugins.load().adapters()
    monkeypatch.setenv("LEDGER_DISABLED_PLUGINS", f"x, made-{name}")
    blocked = Plugins.load()
    assert "csv" in {adapter.name for adapter in blocked.adapters()}
    (state,) = (state for state in blocked.states() if state.name == name)
    assert (state.state, state.reason) == ("blocked", "LEDGER_DISABLED_PLUGINS, or disabled=")


@pytest.mark.parametrize("name", HALF)
def test_strictly_a_sniff_that_fails_stops_the_import_and_otherwise_it_goes_on(
    site: Site, article: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    site.install(name, HALF[name][0])
    with Ledger.open(":memory:", by="ann") as book:
        assert book.import_from(article).adapter == "text"
        (state,) = (state for state in book.plugins.states() if state.name == name)
        assert (state.state, state.reason) == ("failed", f"sniff: {HALF[name][1]}")
    monkeypatch.setenv("LEDGER_STRICT_PLUGINS", "1")
    with Ledger.open(":memory:", by="ann") as book:
        with pytest.raises(PluginFailed, match=rf"\(made-{name}\) failed at sniff"):
            book.import_from(article)
        assert list(book.claims()) == []


@pytest.mark.parametrize("how", GARBAGE)
def test_an_adapter_that_yields_garbage_writes_nothing_and_breaks_nothing(
    site: Site, article: Path, how: str
) -> None:
    site.install("garbage", adapter("garbage", read=GARBAGE[how]))
    with Ledger.open(":memory:", by="ann") as book:
        with pytest.raises(
            (PluginFailed, ImportStopped, BadSource), match=r"garbage|bad record|no file beside"
        ):
            book.import_from(article, adapter="garbage")
        assert not [*book.claims(), *book.sources()]
        assert book.import_from(article).claims == 1
        book.verify()


def test_without_plugins_nothing_is_known_and_the_rest_of_a_ledger_works(
    everything: Site, article: Path, book: Ledger
) -> None:
    with (
        Ledger.open(":memory:", by="ann", plugins=Plugins.load(enabled=False)) as bare,
        pytest.raises(NoAdapter),
    ):
        bare.import_from(article)
    assert book.import_from(article).claims == 1


def test_a_plugin_without_any_hook_is_told_of(site: Site) -> None:
    site.install("bare", "x = 1")
    plugins = Plugins.load()
    plugins.adapters()
    (state,) = (state for state in plugins.states() if state.name == "bare")
    why = "it has no hook, neither ledger_adapters nor ledger_readers"
    assert (state.state, state.reason) == ("loaded", why)
