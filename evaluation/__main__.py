"""The command: `python -m evaluation check` and the scores."""

from __future__ import annotations

import sys

from evaluation import gold


def check() -> int:
    """Print what is wrong with the annotations; 1 where anything is."""
    found: list[str] = []
    halves: tuple[gold.Half, ...] = ("open", "frozen", "second")
    for half in halves:
        for name in gold.names(half):
            try:
                found += (f"{half}/{problem}" for problem in gold.problems(gold.load(half, name)))
            except ValueError as error:
                found.append(f"{half}/{name}: {error}")
    print(*found, sep="\n")
    print(f"{len(found)} problems")
    return bool(found)


if __name__ == "__main__":
    sys.exit(check() if sys.argv[1:] == ["check"] else "usage: python -m evaluation check")
