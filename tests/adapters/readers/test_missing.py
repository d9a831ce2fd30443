"""What is said where a reader's library is not installed; and that none is loaded unasked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.errors import BadOptions, MissingExtra, NoAdapter
from ledger.plugins import Plugins
from tests.cli.runner import claimledger

READERS = ("spacy", "llm")


@pytest.mark.parametrize("library", READERS)
@pytest.mark.parametrize("model", ["", ":some-model"])
def test_a_library_that_is_not_there_is_told_of_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, library: str, model: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # an import of it fails as if it were not there
    with pytest.raises(MissingExtra) as caught:
        Plugins.load().reader(f"{library}{model}")
    assert f"pip install 'claimledger[{library}]'" in str(caught.value)


@pytest.mark.parametrize("library", READERS)
def test_the_command_says_so_too(
    monkeypatch: pytest.MonkeyPatch, library: str, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # an import of it fails as if it were not there
    article = tmp_path / "talks.txt"
    article.write_text("Novak said that the talks had failed.\n")
    result = claimledger(
        "import", tmp_path / "talks.ledger", article, "--reader", library, "--by", "ann"
    )
    assert result.exit_code == 1
    assert f"pip install 'claimledger[{library}]'" in result.stderr


def test_the_readers_are_listed_and_no_library_is_loaded_for_it(tmp_path: Path) -> None:
    article = tmp_path / "talks.txt"
    article.write_text("Novak said that the talks had failed.\n")
    program = (
        "import sys\n"
        "from ledger import Ledger\n"
        "with Ledger.open(':memory:', by='ann') as book:\n"
        "    assert {'rules', 'spacy', 'llm'} <= {r.name for r in book.plugins.readers()}\n"
        f"    book.import_from({str(article)!r})\n"
        "print({'spacy', 'llm', 'thinc', 'openai'} & set(sys.modules))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("set()\n", "")


def test_a_reader_without_options_is_told_none() -> None:
    with pytest.raises(BadOptions, match=r"reader 'rules', option \$: it takes no options"):
        Plugins.load().reader("rules:fast")


def test_a_second_value_without_its_key_is_refused() -> None:
    with pytest.raises(BadOptions, match="'large' is not of the form key=value"):
        Plugins.load().reader("spacy:small,large")


def test_a_reader_that_is_none_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    article = tmp_path / "talks.txt"
    article.write_text("Novak said that the talks had failed.\n")
    with (
        Ledger.open(":memory:", by="ann") as book,
        pytest.raises(NoAdapter, match="Did you mean 'spacy'"),
    ):
        book.import_from(article, reader="spacey:en_core_web_sm")
