"""The command `python -m evaluation`: scores, and what they are made of."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from time import process_time
from typing import cast

from evaluation import agreement, gold, reading, report, scoring


def check() -> int:
    """Print what is wrong with the annotations; 1 where anything is."""
    found: list[str] = []
    halves: tuple[gold.Half, ...] = ("open", "frozen", "practice", "second")
    for half in halves:
        for name in gold.names(half):
            try:
                found += (f"{half}/{problem}" for problem in gold.problems(gold.load(half, name)))
            except ValueError as error:
                found.append(f"{half}/{name}: {error}")
    print(*found, sep="\n")
    print(f"{len(found)} problems")
    return bool(found)


def judged(half: gold.Half) -> list[scoring.Verdict]:
    """Read one half of the gold and judge all that was found."""
    verdicts: list[scoring.Verdict] = []
    for text in gold.every(half):
        claims = reading.read(text.text, text.annotation.publisher, text.annotation.published)
        verdicts += scoring.judge(text, list(reading.found(claims)))
    return verdicts


def score(half: gold.Half) -> int:
    """Print the scores of one half of the gold."""
    for line in report.lines(judged(half)):
        print(line)
    return 0


def predict(path: Path, *, nested: bool) -> int:
    """Print one JSON line per text; what stands inside another's content only when `nested`."""
    for each in reading.texts(path):
        claims = reading.found(reading.read(reading.load(each)))
        rows = [reading.row(one) for one in claims if nested or len(one.chain) == 1]
        print(json.dumps({"doc": each.stem, "claims": rows}))
    return 0


def speed(path: Path) -> int:
    """Print how many words a second of processor time the reader reads."""
    texts = [reading.load(each) for each in reading.texts(path)]
    words = sum(len(text.split()) for text in texts)
    reading.read("Warm up, the minister said.")
    start = process_time()
    found = sum(len(reading.read(text)) for text in texts)
    taken = process_time() - start
    print(f"{words} words, {found} claims, {taken:.2f} s: {words / taken:,.0f} words/s")
    return 0


def main() -> int:
    """Run the command that is named."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="say what is wrong with the annotations")
    half = commands.add_parser("score", help="score the reader on the open or the frozen half")
    half.add_argument("half", choices=("open", "frozen", "practice"))
    commands.add_parser("agreement", help="score the second annotation against the first")
    for name in ("predict", "speed"):
        one = commands.add_parser(name)
        one.add_argument("path", type=Path, help="a text, a folder of texts or a .gold.json")
        if name == "predict":
            one.add_argument("--outermost", action="store_true", help="leave nested claims out")
    given = parser.parse_args()
    match given.command:
        case "check":
            return check()
        case "score":
            return score(cast("gold.Half", given.half))
        case "agreement":
            print(*agreement.lines(), sep="\n")
            return 0
        case "predict":
            return predict(given.path, nested=not given.outermost)
        case _:
            return speed(given.path)


if __name__ == "__main__":
    sys.exit(main())
