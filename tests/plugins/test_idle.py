"""Plugins that are not needed are not imported: not at the start, not by what only reads."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Final

import pytest

from ledger import Ledger
from ledger.cli.app import COMMANDS
from tests.cli.runner import claimledger
from tests.cli.test_documented import BLOCKS
from tests.plugins.installing import GOOD, Site

LOADING: Final = frozenset({"adapters", "compare-readers", "demo", "import", "plugins"})
"""The commands that need plugins."""
HEAVY: Final = (
    "bs4", "dateparser", "defusedxml", "feedparser", "llm", "lxml", "numpy", "pandas", "polars",
    "pyarrow", "spacy", "stix2", "trafilatura",
)  # fmt: skip
ROOT: Final = Path(__file__).parents[2]
TELLTALE: Final = """
from pathlib import Path
Path(__file__).with_suffix(".imported").touch()
"""
"""A plugin that leaves a file beside itself when it is imported."""
NO_PLUGINS: Final = "--no-plugins"


def examples() -> list[list[str]]:
    """Every line that the page on the command runs, in words."""
    lines = [e.partition("\n")[0] for block in BLOCKS for e in block.split("$ ")[1:]]
    return [shlex.split(line)[1:] for line in lines if line.startswith("claimledger")]


def loaded(code: str, *more: str) -> set[str]:
    """Run a program, and list the modules that it has imported by its end."""
    told = f"{code}\nimport sys, json\nprint(json.dumps(sorted(sys.modules)))"
    found = Site(ROOT / "no such folder").python("-c", told, *more)
    assert found.returncode == 0, found.stderr
    return set(json.loads(found.stdout.splitlines()[-1]))


def adapters_in(modules: set[str]) -> set[str]:
    return {name.split(".")[1] for name in modules if name.startswith("ledger_adapters.")}


def test_import_ledger_imports_no_adapter_and_finds_no_plugins() -> None:
    modules = loaded("import ledger")
    assert adapters_in(modules) == set()
    assert not {"pluggy", "ledger.plugins", "importlib.metadata", *HEAVY} & modules


def test_a_ledger_that_is_opened_and_read_imports_no_adapter() -> None:
    modules = loaded(
        "from ledger import Ledger\n"
        "with Ledger.open(':memory:', by='ann') as book:\n"
        "    book.source('note'); book.record(who='Norway', content='x', source='note')\n"
        "    print(list(book.claims())); book.verify()"
    )
    assert adapters_in(modules) == set()
    assert not modules & set(HEAVY)


@pytest.mark.parametrize("name", ["csv", "jsonl", "text"])
def test_naming_an_adapter_imports_its_own_plugin_alone(name: str) -> None:
    modules = loaded(f"from ledger.plugins import Plugins; Plugins.load().adapter({name!r})")
    assert adapters_in(modules) == {name}
    assert not modules & set(HEAVY)


def test_sniffing_imports_no_library_that_only_reading_needs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway said that trade has grown.\n", "utf-8")
    modules = loaded(
        "import sys\n"
        "from pathlib import Path\n"
        "from ledger.adapter import SourceFile\n"
        "from ledger.plugins import Plugins\n"
        "Plugins.load().sniff(SourceFile(Path(sys.argv[1])))",
        str(tmp_path / "a.txt"),
    )
    assert "text" in adapters_in(modules)
    assert not modules & set(HEAVY)


def test_only_commands_that_need_plugins_import_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path / "site")
    site.install("telltale", TELLTALE + GOOD)
    mark = site.folder / "made_telltale.imported"
    monkeypatch.syspath_prepend(site.folder)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    ran, loading = set(), 0
    for words in examples():
        assert claimledger(*words).exit_code == 0, words
        sys.modules.pop("made_telltale", None)
        assert not mark.exists() or words[0] in LOADING, words
        ran.add(words[0])
        loading += mark.exists()
        mark.unlink(missing_ok=True)
    assert ran >= set(COMMANDS)
    assert loading  # the commands that need plugins do import this one, and it tells


def test_judging_and_taking_back_import_no_plugin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path / "site")
    site.install("telltale", TELLTALE + GOOD)
    mark = site.folder / "made_telltale.imported"
    monkeypatch.syspath_prepend(site.folder)
    with Ledger.open(tmp_path / "a.ledger", by="ann") as book:
        book.source("notes", publisher="The Gazette", published="2023-06-10")
        one, other, third = (
            book.record(who="Norway", content=f"trade with Sweden is {word}", source="notes")
            for word in ("up", "down", "flat")
        )
        coding = book.code(one, "economy", parties=("Norway", "Sweden"))
        book.link(one, "contradicts", other)
        book.assess("Norway", "Sweden", "it grows", rests_on=(one,))
        book.amend(one, "a slip", content="trade with Sweden is way up")
        book.correct(other, content="trade with Sweden is stable")
        book.retract(third, who="Norway", source="notes")
        book.review(coding, "confirmed")
        book.withdraw(coding, "a slip")
        book.redact(third, reason="privacy")
        book.verify()
        assert str(book.relationship("Norway", "Sweden"))
        assert not mark.exists()
        book.plugins.adapters()
    assert mark.exists()
    sys.modules.pop("made_telltale", None)


def test_the_telltale_tells(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    site.install("telltale", TELLTALE + GOOD)
    assert site.states()["telltale"]["state"] == "loaded"
    assert (site.folder / "made_telltale.imported").exists()


@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_no_plugins_before_its_name_and_behind_it(
    name: str, first: bool
) -> None:
    words = (NO_PLUGINS, name, "--help") if first else (name, NO_PLUGINS, "--help")
    assert claimledger(*words).exit_code == 0


@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
def test_without_plugins_none_is_listed_and_none_imported(tmp_path: Path, first: bool) -> None:
    site = Site(tmp_path / "site")
    site.install("telltale", TELLTALE + GOOD)
    words = (NO_PLUGINS, "plugins") if first else ("plugins", NO_PLUGINS)
    assert site.claimledger(*words).stdout == "No plugins.\n"
    article = tmp_path / "a.txt"
    article.write_text("Norway said that trade has grown.\n", "utf-8")
    imported = site.claimledger("import", tmp_path / "a.ledger", article, NO_PLUGINS)
    assert imported.returncode == 1
    assert "no adapter knows this kind of file. Installed: none." in imported.stderr
    assert "leave out --no-plugins" in imported.stderr
    assert not (site.folder / "made_telltale.imported").exists()
