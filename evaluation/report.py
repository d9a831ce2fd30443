"""Prints scores: precision, recall and F by kind, pattern and style."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from evaluation.scoring import Verdict, kind, tally


def prf(right: int, found: int, gold: int) -> tuple[float, float, float]:
    """Give precision, recall and their harmonic mean F, each in percent; 0 where undefined."""
    p, r = 100 * right / found if found else 0.0, 100 * right / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def share(part: int, whole: int) -> float:
    """Give a share in percent, 0 of nothing."""
    return 100 * part / whole if whole else 0.0


def scores(count: Counter[str]) -> dict[str, float]:
    """Give the scores that must not drop, in percent."""
    return {
        "content F": prf(count["content"], count["found"], count["gold"])[2],
        "triple F": prf(count["triple"], count["found"], count["gold"])[2],
        "chain right": share(count["chain"], count["content"]),
        "hedge owner right": share(count["hedges owned"], count["hedges"]),
    }


def lines(verdicts: list[Verdict]) -> Iterable[str]:
    """Write the whole report, a line at a time."""
    count = tally(verdicts)
    yield f"gold {count['gold']}  found {count['found']}"
    for name in ("content", "triple"):
        yield _prf(name, count, name)
    for name, value in list(scores(count).items())[2:]:
        yield f"{name:28} {value:5.1f}"
    nested = f"{count['nested chain']} of {count['nested']}"
    yield f"{'nested chains right':28} {nested}, {count['nested content']} found"
    yield from _grouped(verdicts, "kind", _kind)
    yield from _grouped(verdicts, "style", lambda verdict: verdict.text.annotation.style)
    yield from _patterns(verdicts)


def _prf(label: str, count: Counter[str], right: str) -> str:
    p, r, f = prf(count[right], count["found"], count["gold"])
    return f"{label:28} P {p:5.1f}  R {r:5.1f}  F {f:5.1f}"


def _kind(verdict: Verdict) -> str:
    return kind(verdict.text, verdict.gold) if verdict.gold else ""


def _grouped(verdicts: list[Verdict], title: str, by: Callable[[Verdict], str]) -> Iterable[str]:
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[by(verdict)].append(verdict)
    yield f"-- by {title}"
    for name in sorted(filter(None, groups)):
        count = tally(groups[name])
        if title == "kind":  # what was found wrongly is of no kind
            content, triple = (share(count[key], count["gold"]) for key in ("content", "triple"))
            told = f"content {content:5.1f}  triple {triple:5.1f}  of {count['gold']}"
            yield f"{name:28} recall: {told}"
        else:
            yield _prf(f"{name} ({count['gold']})", count, "triple")


def _patterns(verdicts: list[Verdict]) -> Iterable[str]:
    found = [verdict for verdict in verdicts if verdict.found]
    total = Counter(verdict.found.pattern for verdict in found if verdict.found)
    right = Counter(verdict.found.pattern for verdict in found if verdict.found and verdict.triple)
    yield "-- triples right, by pattern"
    for name, times in total.most_common():
        yield f"{name:28} {right[name]:4} of {times:4}  {share(right[name], times):5.1f}"
