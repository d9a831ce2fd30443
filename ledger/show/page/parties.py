"""Who the two parties of a page were, and who spoke for them, at every place of the slider."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ledger.errors import Ambiguous, NotFound
from ledger.projections.agents import ACTS, MERGES
from ledger.show.page.held import Rows, by_place
from ledger.show.page.places import Place
from ledger.views.rows.engine import Views
from ledger.views.select import Voices
from ledger.views.who import Who


@attrs.frozen(kw_only=True)
class Parties:
    """Two parties: by which ids each is known, and who speaks for it."""

    ids: tuple[str, str]
    members: tuple[set[str], set[str]]
    voices: tuple[Voices, Voices]

    def heard(self, agents: set[str]) -> bool:
        """Tell whether any of these agents speaks for a party."""
        return any(agents & voices.keys() for voices in self.voices)

    def turned(self, before: Parties) -> set[str]:
        """List who speaks for a party otherwise than before."""
        if self is before:
            return set()
        sides = list(zip(self.voices, before.voices, strict=True))
        return {it for new, old in sides for it in {*new, *old} if new.get(it) != old.get(it)}


def parties(
    views: Views, rows: Rows, at: Sequence[Place], names: tuple[str, str]
) -> Iterator[Parties]:
    """Tell who two parties were at each place; the same answer is the same object.

    `names` are names or ids; one not known by then is a party without a voice.
    """
    turns = by_place(
        turn
        for table, field in ((ACTS, "party"), (MERGES, "agent"), (MERGES, "into"))
        for turn in rows.turns(table, field)
    )
    last: Parties | None = None
    for n, place in enumerate(at):
        who = Who(views, place.seq)
        ids = _found(who, names[0]), _found(who, names[1])
        if last is None or ids != last.ids or last.heard(turns.get(n, set())):
            last = Parties(
                ids=ids,
                members=(who.members(ids[0]), who.members(ids[1])),
                voices=(who.voices(ids[0]), who.voices(ids[1])),
            )
        yield last


def _found(who: Who, name: str) -> str:
    try:
        return who.find(name)
    except (NotFound, Ambiguous):
        return name
