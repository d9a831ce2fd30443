"""The annotations of one `.ann` file, by their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from ledger.adapter import Flaw
from ledger_adapters.annotations.brat_lines import Joined, Line, Marked, Said, Same


@attrs.define(kw_only=True)
class Standoff:
    """All annotations of a file; `said` are A, M, N and # lines by the annotation they are of."""

    events: dict[str, Joined] = attrs.field(factory=dict)
    flaws: list[Flaw] = attrs.field(factory=list)
    marked: dict[str, Marked] = attrs.field(factory=dict)
    relations: dict[str, Joined] = attrs.field(factory=dict)
    said: defaultdict[str, list[Said]] = attrs.field(factory=lambda: defaultdict(list))
    same: list[Same] = attrs.field(factory=list)

    def about(self, ids: Iterable[str]) -> Iterator[Said]:
        """Go through what is said of some annotations."""
        for id in ids:
            yield from self.said.get(id, ())

    def ids(self) -> Iterator[str]:
        """Go through the ids of the annotations that can be referred to."""
        yield from self.marked
        yield from self.events
        yield from self.relations


def gather(lines: Iterable[Line | Flaw]) -> Standoff:
    """Gather a file's annotations; an id that stands twice is a flaw."""
    found = Standoff()
    seen: set[str] = set()
    for line in lines:
        if isinstance(line, Flaw):
            found.flaws.append(line)
        elif isinstance(line, Same):
            found.same.append(line)
        elif line.id in seen and line.id != "#":
            why = f"the id {line.id} stands for an earlier annotation of this file"
            found.flaws.append(Flaw(at=f"line {line.line}", raw=line.id, why=why))
        else:
            seen.add(line.id)
            _take(found, line)
    return found


def _take(found: Standoff, line: Marked | Joined | Said) -> None:
    match line:
        case Marked():
            found.marked[line.id] = line
        case Said():
            found.said[line.of].append(line)
        case Joined() if line.trigger:
            found.events[line.id] = line
        case Joined():
            found.relations[line.id] = line
