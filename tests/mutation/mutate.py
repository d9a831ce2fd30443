"""Changes the code in small ways and looks whether a test fails: `make mutate ARGS="tree codec"`.

mutmut makes the changes and runs the tests, each change in a process forked for it. The wording of
messages is left as it is: in other words they are no fault. Nor does mutmut change what runs on
import (tables, regular expressions), nor functions that are decorated (properties).
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.corpus import CORPUS
from tests.mutation.rooms import MORE, ROOMS

NOT_RUN = "not checked"
KILLED = ("killed", "timeout", "segfault")
SURVIVED = (0, 5, 33)
"""mutmut's codes for what survived, and for what no test of the room was seen to call."""
PATIENCE = 300
ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "mutation"
LINKED = ("adapters", "docs", "examples", "ledger", "pyproject.toml", "tests")
SETTINGS = """[mutmut]
source_paths = ledger
only_mutate =
    {modules}
also_copy =
    adapters
    docs
    examples
    tests
pytest_add_cli_args =
    -p
    no:cacheprovider
    -p
    no:unraisableexception
pytest_add_cli_args_test_selection =
    {tests}
process_isolation = forkserver
timeout_multiplier = 4
track_dependencies = false
use_git_change_detection = false
"""


def kept_of(told: object, mutants: list[Any]) -> list[Any]:
    """Leave the wording of messages as it is, and the letters' case in SQL, which hears either."""
    words = told.split() if isinstance(told, str) else ()
    if len(words) < 2:
        return mutants
    return mutants[:1] if words[0].isupper() else []


def leave_prose() -> None:
    """Let mutmut make fewer changes to strings."""
    operators = import_module("mutmut.mutation.mutators")
    before = operators.operator_string

    def changed(node: Any) -> Iterator[Any]:
        told = ast.literal_eval(node.value) if hasattr(node, "value") else ""
        yield from kept_of(told, list(before(node)))

    found = operators.mutation_operators
    found[:] = [(kind, changed if it is before else it) for kind, it in found]


def furnish(room: str, folder: Path) -> None:
    """Make the folder in which a room is changed, and go there."""
    modules, tests = ROOMS[room]
    folder.mkdir(parents=True, exist_ok=True)
    for name in LINKED:
        if not (folder / name).exists():
            (folder / name).symlink_to(ROOT / name)
    if CORPUS.is_dir() and not (WORK / "shared").exists():
        (WORK / "shared").symlink_to(CORPUS.parent)
    told = SETTINGS.format(
        modules="\n    ".join(f"ledger/{it}.py" for it in modules),
        tests="\n    ".join(f"tests/{it}" for it in tests),
    )
    (folder / "setup.cfg").write_text(told)
    os.chdir(folder)


def mutate(room: str, only: list[str], goes_on: bool) -> None:
    """Run the mutants of one room in a folder of its own, in this process."""
    folder = WORK / room
    if not (only or goes_on):
        shutil.rmtree(folder, ignore_errors=True)
    furnish(room, folder)
    mutants = folder / "mutants"
    os.environ |= {
        "COLUMNS": "100",
        "HYPOTHESIS_PROFILE": "few",
        "LEDGER_HOME": str(folder / "home"),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # plugins take their time, once a mutant
        "PYTHONPATH": f"{mutants}{os.pathsep}{mutants / 'adapters'}",  # of what tests start
    }
    leave_prose()  # mutmut reads its settings where it is imported
    cli = import_module("mutmut.__main__").cli
    cli.main(["run", "--max-children", "1", *only], standalone_mode=False)
    look_again(room)


def look_again(room: str) -> None:
    """Run all tests of a room on what survived: mutmut runs those that it saw call the function.

    What is kept once it is known, such as a decoder, is made in one test and used in others.
    """
    data = import_module("mutmut.mutation.data")
    tests = [f"tests/{it}" for it in (*ROOMS[room][1], *MORE.get(room, ()))]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    for module in ROOMS[room][0]:
        known = data.SourceFileMutationData(path=Path(f"ledger/{module}.py"))
        known.load()
        for name in (it for it, code in known.exit_code_by_key.items() if code in SURVIVED):
            env = {**os.environ, "MUTANT_UNDER_TEST": name}
            with suppress(subprocess.TimeoutExpired):
                done = subprocess.run(
                    command, cwd="mutants", env=env, timeout=PATIENCE, check=False
                )
                known.exit_code_by_key[name] = min(done.returncode, 1)
        known.save()


def report(room: str) -> None:
    """Print what survived and a row for each module; keeps the sums."""
    os.chdir(WORK / room)
    stats, data = import_module("mutmut.stats"), import_module("mutmut.mutation.data")
    diff = import_module("mutmut.mutation.diff_apply").get_diff_for_mutant
    sums: Counter[str] = Counter()
    for module in ROOMS[room][0]:
        path = Path(f"ledger/{module}.py")
        known = data.SourceFileMutationData(path=path)
        known.load()
        told = {it: stats.status_by_exit_code[code] for it, code in known.exit_code_by_key.items()}
        for name in (it for it, status in told.items() if status not in (*KILLED, NOT_RUN)):
            print(f"# {name}: {told[name]}\n{diff(name, path=path)}")
        print(row(module, Counter(told.values())), flush=True)
        sums.update(told.values())
    Path("sums.json").write_text(json.dumps(sums))


def row(what: str, found: Counter[str]) -> str:
    """Give a row of the table: what, mutants, killed, in percent, and what else there is."""
    run, killed = found.total() - found[NOT_RUN], sum(found[it] for it in KILLED)
    rest = ", ".join(f"{n} {it}" for it, n in found.items() if it not in KILLED)
    return f"| {what} | {run} | {killed} | {killed / max(run, 1):.1%} | {rest} |"


def main() -> None:
    """Run the rooms asked for, each in a process of its own, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("rooms", nargs="*", help=f"which: {', '.join(ROOMS)}; all where none is")
    parser.add_argument("--here", action="store_true", help="run the one room in this process")
    parser.add_argument("--only", nargs="*", default=[], help="mutants by name or pattern")
    parser.add_argument("--go-on", action="store_true", help="keep what was found before")
    parser.add_argument("--report", action="store_true", help="only print what was found before")
    asked = parser.parse_args()
    if asked.here:
        if not asked.report:
            mutate(asked.rooms[0], asked.only, asked.go_on)
        return report(asked.rooms[0])
    sums: Counter[str] = Counter()
    for room in asked.rooms or ROOMS:
        command = [sys.executable, "-m", "tests.mutation.mutate", "--here", room]
        command += ["--report"] * asked.report + ["--go-on"] * asked.go_on
        subprocess.run([*command, *(["--only", *asked.only] if asked.only else [])], check=True)
        sums.update(json.loads((WORK / room / "sums.json").read_text()))
    print(row("all", sums))


if __name__ == "__main__":
    main()
