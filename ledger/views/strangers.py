"""What to do about an agent that nobody knows: who is near by name, and how one is added."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from ledger.errors import NotFound, nearest
from ledger.projections.agents import folded

_FEW: Final = 3
_SHORTEST: Final = 3
"""Of how many letters a name has to be, to be looked for in longer ones."""


def unknown_agent(name: str, known: Collection[str]) -> NotFound:
    """Say that nobody is called so: who is called nearly so, or how somebody is added."""
    asked, every = folded(name), sorted(set(known))
    longer = [each for each in every if len(asked) >= _SHORTEST and asked in folded(each)][:_FEW]
    hint = "" if nearest(name, every) else _how(name, longer)
    return NotFound(what="agent", asked=name, known=tuple(every), hint=hint)


def _how(name: str, longer: list[str]) -> str:
    """Say where those who are known are listed, and by which calls of the library one is added."""
    among = f", among them {', '.join(map(repr, longer))}" if longer else ""
    who = repr(longer[0]) if longer else "agent"
    return (
        f"`agents` lists who is known{among}. To add a party, in Python: "
        f"book.register({name!r}, 'state'), then book.acts_for({who}, {name!r}) for each who "
        "speaks for it."
    )
