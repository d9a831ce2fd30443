"""Reads who is who at a sitting from the file beside it: one member a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ledger.adapter import Draft, Flaw, SourceFile
from ledger.claims import ActsFor, Agent

END = ".members"


def members(file: SourceFile) -> Iterator[Draft | Flaw]:
    """Read the companion file, `june.members` beside `june.sitting`, if it is there."""
    name = PurePath(file.name).stem + END
    if not file.has(name):
        return
    for n, line in file.sibling(name).lines():
        if line.strip():
            yield from member(f"{name}, line {n}", line.strip())


def member(at: str, line: str) -> Iterator[Draft | Flaw]:
    """Make an agent of a line, and say whom the agent acts for."""
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != 3 or not all(cells):
        yield Flaw(at=at, raw=line, why="a member is name | office | party")
        return
    name, office, party = cells
    yield Draft(at=at, record=Agent(id=name, kind="person", names=(name,)))
    acts_for = ActsFor(agent=name, by="members", id=f"{name} acts", party=party, why=office)
    yield Draft(at=at, key=f"{name} for {party}", record=acts_for)
