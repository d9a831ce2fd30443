"""Days told from an event that the sentence before has dated: "two days after the vote"."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Final

from ledger.claims import Span
from ledger_adapters.rules.dating import patterns
from ledger_adapters.rules.dating.lexicon import number
from ledger_adapters.rules.dating.reckoned import from_antecedent, unit_from_antecedent
from ledger_adapters.rules.dating.scene import Atom, Scene, nothing
from ledger_adapters.rules.dating.tense import BREAK
from ledger_adapters.rules.dating.window import Window

TOLD: Final = re.compile(
    rf"(?:\b(?P<count>(?i:{patterns.COUNT})){patterns.G}|\b[Tt]he{patterns.G})"
    rf"(?P<unit>day|night|morning|evening|week|month|year)s?{patterns.G}(?P<way>before|after)"
    rf"{patterns.G}(?:the|his|her|its|their|that|this){patterns.G}"
    rf"(?P<noun>(?:[a-z-]{{2,14}}{patterns.G})?[a-z-]{{3,14}})\b"
)
DATED: Final = re.compile(
    rf"(?:\s[\w'\u2019-]+){{0,4}}\s(?:on|of|in)\s(?:the\s)?(?:{patterns.DAYNAME}|{patterns.MONTH}|\d)"
)
WORD: Final = re.compile(r"[a-z]{3,20}")
KINDS: Final = {
    word: n
    for n, line in enumerate(
        tomllib.loads(
            files("ledger_adapters.rules.dating").joinpath("events.toml").read_text("utf-8")
        )["kinds"].splitlines()
    )
    for word in line.split()
}
NEAR, STEM, LONGEST = 250, 5, 240


def find_event(window: Window) -> Atom | None:
    """Find "the day after the vote"; None where a date stands behind the event itself."""
    near = window.text[window.at : window.at + 18]
    match = window.covering(TOLD) if "before" in near or "after" in near else None
    if match is None or DATED.match(window.text, match.end(), match.end() + 60):
        return None
    noun = match["noun"].split()
    count = number(match["count"]) if match["count"] else 1
    if count is None:
        return Atom.of(match, "open", "open", nothing)
    step = count if match["way"] == "after" else -count
    unit, read = match["unit"], from_antecedent if match["count"] else unit_from_antecedent
    return Atom.of(
        match, "beside an event", "antecedent",
        lambda scene: read(scene, unit, step) if _dates(scene, noun) else None,
    )  # fmt: skip


def _dates(scene: Scene, noun: list[str]) -> bool:
    """Whether the sentence of the date before names such an event."""
    if scene.since is None or scene.span[0] - scene.since[1] > NEAR:
        return False
    return any(_same(word, named) for word in noun[-2:] for named in _named(scene, scene.since))


def _named(scene: Scene, at: Span) -> list[str]:
    """The words of the sentence with the date before, that date's own left out."""
    left = scene.text[max(0, at[0] - LONGEST) : at[0]]
    cut = max((stop.end() for stop in BREAK.finditer(left)), default=0)
    right = scene.text[at[1] : min(scene.span[0], at[1] + LONGEST)]
    stop = BREAK.search(right)
    return WORD.findall(f"{left[cut:]} {right[: stop.start()] if stop else right}".lower())


def _same(word: str, named: str) -> bool:
    """Whether two words are of one event: one kind of it, or one stem ("arrest", "arrested")."""
    kind = KINDS.get(word)
    if kind is not None and kind == KINDS.get(named):
        return True
    return len(word) >= STEM and word[:STEM] == named[:STEM]
