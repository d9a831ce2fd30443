"""The command `python -m evaluation`: scores, and what they are made of."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time
from typing import Final, cast

from evaluation import agreement, confidence, dating, floors, gold, reading, report, resolving
from evaluation.freezing import changed
from evaluation.judging import SCORED, judged, scores

HALVES: Final[tuple[gold.Half, ...]] = ("open", "frozen", "practice", "second")


def check() -> int:
    """Print what is wrong with the annotations, or was changed of the frozen; 1 where anything."""
    found = [f"frozen: {name} is not as it was frozen" for name in changed()]
    for half in HALVES:
        for name in gold.names(half):
            try:
                found += (f"{half}/{problem}" for problem in gold.problems(gold.load(half, name)))
            except ValueError as error:
                found.append(f"{half}/{name}: {error}")
    return _print([*found, f"{len(found)} problems"]) or bool(found)


def every() -> int:
    """Print the tables of both halves, all scores, and which fell; 1 where any did."""
    for half in SCORED:
        print(f"== {half}")
        score(half)
    now = scores()
    fallen = floors.fallen(now)
    print("== scores")
    _print(f"{name:28} {value:5.1f}" for name, value in now.items())
    return _print(f"FELL  {line}" for line in fallen) or bool(fallen)


def score(half: gold.Half) -> int:
    """Print the scores of one half of the gold by kind, style and pattern."""
    return _print(report.lines(judged(half)))


def dates(half: gold.Half) -> int:
    """Print how many dates of one half are read exactly, left open and read wrongly."""
    count = dating.tally(half)
    shares = (f"{name} {report.share(count[name], count.total()):.1f} %" for name in sorted(count))
    return _print([f"dates {count.total()}: " + ", ".join(shares)])


def who(half: gold.Half) -> int:
    """Print how many mentions come to the one name of their agent."""
    count: Counter[str] = Counter()
    for text in gold.every(half):
        records = reading.records(text.text, text.annotation.publisher, text.annotation.published)
        count += resolving.tally(text, *reading.parted(records))
    right, left = (report.share(count[name], count["mentions"]) for name in ("right", "open"))
    return _print([f"mentions {count['mentions']}: right {right:.1f} %, left open {left:.1f} %"])


def predict(path: Path, *, nested: bool) -> int:
    """Print one JSON line per text, for the scorers of other corpora."""
    for each in reading.texts(path):
        claims = reading.found(reading.read(reading.load(each)))
        rows = [reading.row(one) for one in claims if nested or len(one.chain) == 1]
        print(json.dumps({"doc": each.stem, "claims": rows}))
    return 0


def speed(path: Path) -> int:
    """Print how many words a second of processor time the reader reads: the best of five."""
    texts = [reading.load(each) for each in reading.texts(path)]
    words = sum(len(text.split()) for text in texts)
    taken: list[float] = []
    for _ in range(5):
        start = process_time()
        for text in texts:
            reading.read(text)
        taken.append(process_time() - start)
    return _print([f"{words} words, best of 5: {words / min(taken):,.0f} words/s"])


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)
    return 0


def _measure() -> int:
    confidence.write(confidence.measured(judged("open") + judged("practice")))
    return 0


def _keep() -> int:
    floors.keep(scores())
    return 0


PLAIN: Final[dict[str, tuple[Callable[[], int], str]]] = {
    "all": (every, "print all scores and tables; fails where a score fell below that on record"),
    "agreement": (lambda: _print(agreement.lines()), "score the second annotation by the first"),
    "check": (check, "say what is wrong with the annotations"),
    "confidence": (_measure, "measure each pattern and write what the reader says of itself"),
    "keep": (_keep, "put the scores on record"),
}
HALVED: Final[dict[str, Callable[[gold.Half], int]]] = {"score": score, "dates": dates, "who": who}


def main() -> int:
    """Run the command that is named."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, plain) in PLAIN.items():
        commands.add_parser(name, help=plain)
    for name, command in HALVED.items():
        one = commands.add_parser(name, help=command.__doc__)
        one.add_argument("half", choices=HALVES[:3])
    for name, told in (("predict", predict.__doc__), ("speed", speed.__doc__)):
        one = commands.add_parser(name, help=told)
        one.add_argument("path", type=Path, help="a text, a folder of texts or a .gold.json")
        if name == "predict":
            one.add_argument("--outermost", action="store_true", help="leave nested claims out")
    given = parser.parse_args()
    if given.command in PLAIN:
        return PLAIN[given.command][0]()
    if given.command in HALVED:
        return HALVED[given.command](cast("gold.Half", given.half))
    if given.command == "predict":
        return predict(given.path, nested=not given.outermost)
    return speed(given.path)


if __name__ == "__main__":
    sys.exit(main())
