"""Prints scores: precision, recall and F by kind, pattern and style."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

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
    """Write the whole report, a line at a time: totals, then tables by kind, style and pattern.

    The tables are of triples. Nothing annotated is of a pattern, so recall by pattern is the share
    of all that was annotated; those recalls add up to the recall of all.
    """
    count = tally(verdicts)
    yield f"gold {count['gold']}  found {count['found']}"
    for name in ("content", "triple"):
        yield _prf(name, count, name)
    for name, value in list(scores(count).items())[2:]:
        yield f"{name:28} {value:5.1f}"
    seen = share(count["hedges seen"], count["hedges"])
    yield f"{'hedge seen':28} {seen:5.1f}"
    nested = f"{count['nested chain']} of {count['nested']}"
    yield f"{'nested chains right':28} {nested}, {count['nested content']} found"
    yield from _table("kind", _tallies(verdicts, _kind))
    yield from _table("style", _tallies(verdicts, lambda verdict: verdict.text.annotation.style))
    patterns = _tallies([verdict for verdict in verdicts if verdict.found], _pattern)
    for each in patterns.values():
        each["gold"] = count["gold"]
    often = sorted(patterns.items(), key=lambda pattern: -pattern[1]["found"])
    yield from _table("pattern (recall: of all gold)", dict(often))


def _prf(label: str, count: Counter[str], right: str) -> str:
    p, r, f = prf(count[right], count["found"], count["gold"])
    return f"{label:28} P {p:5.1f}  R {r:5.1f}  F {f:5.1f}"


def _kind(verdict: Verdict) -> str:
    """Tell the kind of what was annotated; of what nobody annotated, by its own marks."""
    text, gold, found = verdict.text, verdict.gold, verdict.found
    if gold:
        return kind(text, text.spans(gold.content))
    return kind(text, found.content) if found else ""


def _pattern(verdict: Verdict) -> str:
    return verdict.found.pattern if verdict.found else ""


def _tallies(verdicts: list[Verdict], by: Callable[[Verdict], str]) -> dict[str, Counter[str]]:
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[by(verdict)].append(verdict)
    return {name: tally(group) for name, group in sorted(groups.items())}


def _table(title: str, counts: Mapping[str, Counter[str]]) -> Iterable[str]:
    yield f"-- by {title}"
    for name, count in counts.items():
        of = f"right {count['triple']:4}  found {count['found']:4}  gold {count['gold']:4}"
        yield f"{_prf(name, count, 'triple')}  {of}"
