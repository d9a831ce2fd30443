"""What GDELT's codes say, in plain words: who did what to whom.

GDELT writes who and whom as names it met ("KIWI") with codes of countries and kinds, and what as a
code of CAMEO, the Conflict and Mediation Event Observations. The words here are our own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ledger_adapters.gdelt.data import read
from ledger_adapters.gdelt.rows import Row

_SLOT = re.compile(r"\[([^][{}]*)\{\}\]")
NOBODY = "[unnamed]"


def event(row: Row) -> str:
    """Spell out the event of a row: "KIWI (New Zealand) makes a visit to AUSTRALIA"."""
    code, whom = row["EventCode"], actor(row, "Actor2")
    strange = f"does what CAMEO codes as {code}" if code else "does something"
    deed = _deeds().get(code, f"{strange}[ to {{}}]")
    return f"{actor(row, 'Actor1') or NOBODY} {_filled(deed, whom)}"


def actor(row: Row, which: str) -> str:
    """Name an actor as GDELT does, with the country and kinds its codes tell; "" for none."""
    name = row[f"{which}Name"]
    parts = [row[f"{which}{part}Code"] for part in ("Country", "Type1", "Type2", "Type3")]
    told = list(dict.fromkeys(_actors().get(part, part) for part in parts if part))
    if not name:
        return ", ".join(told) or row[f"{which}Code"]
    more = [word for word in told if word.casefold() != name.casefold()]
    return f"{name} ({', '.join(more)})" if more else name


def _filled(deed: str, whom: str) -> str:
    return _SLOT.sub(lambda slot: slot[1] + whom if whom else "", deed)


@cache
def _deeds() -> Mapping[str, str]:
    return dict(read("cameo.tsv"))


@cache
def _actors() -> Mapping[str, str]:
    return dict(read("actors.tsv"))
