"""Adapters that take other files for theirs, do not know their own, or break while they look."""

from __future__ import annotations

import re
from typing import Any

from ledger.adapter import Match, Probe, Sure
from tests.kit.notes import NotesAdapter


class CertainOfEverything(NotesAdapter):
    """Takes every file for its own."""

    killer = "test_sniff_is_not_certain_of_other_kinds"

    def sniff(self, probe: Probe, /) -> Match | None:
        return Match(Sure.CERTAIN, "it can read anything")


class CertainOfText(NotesAdapter):
    """Takes every text for its own."""

    killer = "test_sniff_is_not_certain_of_other_kinds"

    def sniff(self, probe: Probe, /) -> Match | None:
        certain = Match(Sure.CERTAIN, "it reads as text")
        return certain if probe.text.isprintable() or "\n" in probe.text else None


class KnowsNothing(NotesAdapter):
    """Does not know its own kind."""

    killer = "test_sniff_knows_every_good_sample_and_says_why"

    def sniff(self, probe: Probe, /) -> Match | None:
        return super().sniff(probe) if probe.suffix == ".note" else None


class SaysNoReason(NotesAdapter):
    """Gives no reason."""

    killer = "test_sniff_knows_every_good_sample_and_says_why"

    def sniff(self, probe: Probe, /) -> Match | None:
        return Match(Sure.CERTAIN, "") if super().sniff(probe) else None


class SaysYes(NotesAdapter):
    """Answers with yes and no."""

    killer = "test_sniff_knows_every_good_sample_and_says_why"

    def sniff(self, probe: Probe, /) -> Any:
        return super().sniff(probe) is not None


class RaisesOnBytes(NotesAdapter):
    """Takes it for granted that the head is UTF-8."""

    killer = "test_sniff_takes_any_head"

    def sniff(self, probe: Probe, /) -> Match | None:
        probe.head.decode("utf-8")
        return super().sniff(probe)


class RaisesOnACutHead(NotesAdapter):
    """Takes it for granted that there is a second line."""

    killer = "test_sniff_takes_spoilt_heads"

    def sniff(self, probe: Probe, /) -> Match | None:
        found = super().sniff(probe)
        return found if found and probe.text.split("\n")[2] else None


class ChangesItsMind(NotesAdapter):
    """Knows a file only when it is asked first."""

    killer = "test_sniff_answers_the_same_twice"

    def __init__(self) -> None:
        self.asked = False

    def sniff(self, probe: Probe, /) -> Match | None:
        first, self.asked = not self.asked, not self.asked
        return super().sniff(probe) if first else None


class SniffsLong(NotesAdapter):
    """Looks for blanks at the end with an expression that begins again at every blank."""

    killer = "test_sniff_takes_long_runs"

    def sniff(self, probe: Probe, /) -> Match | None:
        re.search(r"(?:\s+\s+)+$", f"{probe.text}x")
        return super().sniff(probe)


class HasNoVersion(NotesAdapter):
    """Counts its versions in words."""

    killer = "test_it_is_an_adapter"
    version: Any = "one"
