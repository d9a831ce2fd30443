"""Names without title or state: full names in the text, and names known from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from ledger.claims import AgentKind
from ledger.codebooks._words import words
from ledger.codebooks.proposals import Proposal
from ledger.codebooks.titles import Titles

_RUN: Final = re.compile(r"(?<![\w.'-])[^\W\d_a-z][\w'-]*(?: [^\W\d_a-z](?:\.|[\w'-]*))+")
_LONGEST: Final = 4
_INSTITUTION: Final = re.compile(
    r"\b(?:Institute|University|Centre|Center|Group|Council|Foundation|Bank|Agency|Association"
    r"|Company|Corporation|Party|Union|College|Forum|Initiative|Network|Committee|Society)\b"
)


@attrs.frozen(kw_only=True, eq=False)
class Loose:
    """Full names, and by their last word the full names that end with it."""

    by_last: Mapping[str, frozenset[str]]
    full: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Loose:
        """Take full names as they are."""
        full = frozenset(name for name in names if name)
        by_last: dict[str, set[str]] = {}
        for name in full:
            if " " in name:
                by_last.setdefault(name.split()[-1], set()).add(name)
        return cls(by_last={k: frozenset(v) for k, v in by_last.items()}, full=full)

    @classmethod
    def read(cls, text: str) -> Loose:
        """Find what looks like a person's full name in a text; straight text only."""
        return cls.of(name for run in _RUN.finditer(text) if (name := _name(run.group())))


def _name(run: str) -> str:
    """Take a run of capitalised words without the titles before it; "" when it is no name."""
    no_name = words().never_names
    institutional = Titles.shipped().all_words
    parts = run.removesuffix("'s").split()
    while parts and (parts[0] in no_name or parts[0].casefold() in institutional):
        parts.pop(0)
    fits = 1 < len(parts) <= _LONGEST and no_name.isdisjoint(parts)
    return " ".join(parts) if fits and institutional.isdisjoint(map(str.casefold, parts)) else ""


def propose(names: Loose, bare: str, rule: str) -> Proposal | None:
    """Propose the one full name that a mention is, or ends; it acts for no state."""
    whole = {bare} if bare in names.full else names.by_last.get(bare, frozenset[str]())
    if len(whole) != 1:
        return None
    name = next(iter(whole))
    kind: AgentKind = "organisation" if _INSTITUTION.search(name) else "unknown"
    return Proposal(
        kind=kind,
        name=name,
        names=(bare,) if bare != name else (),
        rule=rule,
        why=f"{bare} is {rule}" if bare == name else f"{bare} is the last word of {name}",
    )
