"""Runs README, docs and docstrings as tests."""

import os
import tempfile
from pathlib import Path
from typing import Any

from sybil import Sybil
from sybil.parsers import markdown, myst, rest
from sybil.sybil import SybilCollection

ROOT = Path(__file__).parent
os.environ["COLUMNS"] = "100"  # what is printed is as wide, whoever runs the tests
_HOME = tempfile.TemporaryDirectory(prefix="claimledger-home-")
os.environ["LEDGER_HOME"] = _HOME.name  # no key or checkpoint of whoever runs them is touched


def move_to_a_workbench(namespace: dict[str, Any]) -> None:
    """Run a document's examples in a folder of their own that sees the project's `examples/`."""
    bench = tempfile.TemporaryDirectory(prefix="claimledger-docs-")
    namespace["_bench"] = bench, Path.cwd()
    (Path(bench.name) / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    os.chdir(bench.name)


def leave_the_workbench(namespace: dict[str, Any]) -> None:
    """Go back and remove the folder with all that the examples wrote."""
    bench, came_from = namespace.pop("_bench")
    os.chdir(came_from)
    bench.cleanup()


def documents(parsers: list[Any], path: str, *patterns: str) -> Sybil:
    """One kind of document, its examples sharing one namespace and one folder."""
    return Sybil(
        parsers=parsers,
        path=str(ROOT / path),
        patterns=list(patterns),
        setup=move_to_a_workbench,
        teardown=leave_the_workbench,
    )


# In Markdown a Python block is run as it stands; one with `>>>` is compared with its output.
# Leave one out with `<!-- skip: next -->` (README) or `% skip: next` (docs).
plain = [markdown.PythonCodeBlockParser(), markdown.SkipParser()]
pages = [myst.PythonCodeBlockParser(), myst.SkipParser()]
docstrings = [rest.DocTestParser(), rest.PythonCodeBlockParser(), rest.SkipParser()]

pytest_collect_file = SybilCollection(
    [
        documents(plain, ".", "README.md"),
        documents(pages, "docs", "*.md"),
        documents(docstrings, "ledger", "*.py"),
        documents(docstrings, "adapters/ledger_adapters", "*.py"),
    ]
).pytest()
