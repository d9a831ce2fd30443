"""What a view is an answer to: which ledger, how far, by which bounds, under which rules."""

from __future__ import annotations

from typing import Literal

import attrs

from ledger.times import Fit, day_text, fit
from ledger.visible import Visible


@attrs.frozen(kw_only=True)
class Basis(Visible):
    """Everything that a view's answer depends on; the same basis gives the same answer.

    `seq` is the last event seen; `recorded`, `published` and `said` are the bounds as asked, in
    seconds since 1970 (None: no bound); `latest` tells that the ledger as it stands was asked for,
    not a state of it that happens to be the last. `head` is the root of the last whole batch up to
    `seq`. `reviewed` tells that of what programs found only what a person reviewed was asked for;
    `without` says whose claims were left out, where some were.
    """

    codebook: str
    head: str
    latest: bool
    ledger: str
    library: str
    projections: str
    published: int | None = None
    recorded: int | None = None
    reviewed: bool = False
    said: int | None = None
    seq: int
    without: str = ""

    @property
    def now(self) -> bool:
        """Whether the view is of all that the ledger holds, with no bound."""
        whole = not (self.without or self.reviewed)
        return whole and self.latest and self.published is None and self.said is None

    def fits(
        self, said: tuple[int | None, int | None], published: tuple[int | None, int | None]
    ) -> Fit:
        """Say whether something was said and published by then: surely, possibly or not yet."""
        found: set[Fit] = {"by_then"}
        if self.said is not None:
            found.add(fit(*said, self.said))
        if self.published is not None:
            found.add(fit(*published, self.published))
        order: tuple[Literal["after", "possibly", "by_then"], ...] = (
            "after",
            "possibly",
            "by_then",
        )
        return next(f for f in order if f in found)

    def __str__(self) -> str:
        """Say the moment in a few words: "now", "published by 2023-12-31"."""
        bounds = [
            f"{name} by {day_text(at)}"
            for name, at in (
                ("recorded", self.recorded),
                ("published", self.published),
                ("said", self.said),
            )
            if at is not None
        ]
        if not self.latest and self.recorded is None:
            bounds.insert(0, f"as of event {self.seq}")
        moment = ", ".join((*(bounds or ["now"]), *(["reviewed only"] if self.reviewed else ())))
        return f"{moment}, without {self.without}" if self.without else moment
