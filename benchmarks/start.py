"""Measures how long a program waits for the library, in fresh interpreters."""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

from benchmarks.figures import Figure, Finding, Section, Skipped

HELP = ("-X", "importtime", "-m", "ledger", "--help")


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run((sys.executable, *arguments), capture_output=True, text=True, check=False)


def measure(rounds: int) -> list[Section]:
    """Time `import ledger` against an interpreter that does nothing, in turns."""
    programs = {
        "bare": "pass",
        "package": "import ledger",
        "Ledger": "from ledger import Ledger",
    }
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds + 1):  # the first round warms the caches
        for name, program in programs.items():
            start = perf_counter()
            done = _run("-c", program)
            if done.returncode == 0:
                seconds[name].append((perf_counter() - start) * 1e3)
    bare = median(seconds["bare"][1:])
    findings: list[Finding] = []
    for name in ("package", "Ledger"):
        program, taken = programs[name], seconds[name][1:]
        if taken:
            aim = 150 if name == "package" else None
            findings.append(_import(program, median(taken), bare, rounds, aim))
        else:
            findings.append(Skipped(what=f"`{program}`", why="there is no such name yet"))
    return [Section(title="Start", findings=(*findings, _help()))]


def _import(program: str, taken: float, bare: float, rounds: int, aim: float | None) -> Figure:
    how = f"wall time; {taken:.0f} ms with the interpreter's own {bare:.0f}, medians of {rounds}"
    return Figure(what=f"`{program}`", value=taken - bare, at_most=aim, how=how, unit="ms")


def _help() -> Finding:
    """Count the adapter modules that `claimledger --help` loads."""
    done = _run(*HELP)
    if done.returncode != 0:
        why = "the command does not run: " + (done.stderr.strip().splitlines() or ["?"])[-1]
        return Skipped(what="`claimledger --help`", why=why)
    imported = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines()]
    adapters = [name for name in imported if name.startswith("ledger_adapters")]
    how = f"of {len(imported)} modules: {', '.join(adapters) or 'none of an adapter'}"
    return Figure(
        what="adapter modules loaded by `claimledger --help`",
        value=len(adapters),
        at_most=0,
        how=how,
        unit="modules",
    )
