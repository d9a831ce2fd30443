"""What is told of the annotations that attributions are made of: notes, attributes, references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

import attrs

from ledger.adapter import Flaw
from ledger_adapters.annotations.attributions import Attribution
from ledger_adapters.annotations.brat_lines import Joined, Marked, Said, Same
from ledger_adapters.annotations.leftovers import ROOM
from ledger_adapters.annotations.people import LONGEST
from ledger_adapters.annotations.standoff import Standoff

_PRONOUNS: Final = frozenset(
    "he she it they we i you him her them his its their who which that this these those".split()  # noqa: SIM905 - a word list reads better as words
)


@attrs.frozen(kw_only=True)
class Name:
    """Who is meant by marked words, by a reference (N) or words that mean the same (*)."""

    key: str
    name: str


def names(file: Standoff) -> dict[str, Name]:
    """Tell who is meant by marked words, as far as the file does."""
    found: dict[str, Name] = {}
    for same in file.same:
        marks = [file.marked[id] for id in same.ids if id in file.marked]
        names = (m.exact for m in marks if len(m.exact) <= LONGEST and _is_name(m.exact))
        best = max(names, key=len, default="")
        if best:
            found |= {mark.id: Name(key=best, name=best) for mark in marks if mark.exact != best}
    for id, said in file.said.items():
        for each in said:
            if each.id.startswith("N") and id in file.marked:
                key, _, name = each.value.partition("\t")
                found[id] = Name(key=key, name=(name or file.marked[id].exact)[:LONGEST])
    return found


def _is_name(words: str) -> bool:
    return words[:1].isupper() and words.split()[0].casefold() not in _PRONOUNS


def told_of(attribution: Attribution, file: Standoff) -> dict[str, str]:
    """List what A, M and # lines say of an attribution, by their labels; "true" for a bare mark.

    Of its who, cue and addressee the label is dotted: "who.Type".
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    parts = [(of, "who.") for of in attribution.who]
    parts += [(of, "cue.") for of in attribution.cue]
    parts += [(of, "addressee.") for of in attribution.addressee]
    under = dict(parts)
    for of in dict.fromkeys(attribution.uses):
        for said in file.said.get(of, ()):
            if not said.id.startswith("N"):
                found[under.get(of, "") + said.label].append(said.value or "true")
    return {name: "; ".join(texts) for name, texts in found.items()}


def left_over(
    file: Standoff, used: Collection[str], named: Mapping[str, Name]
) -> tuple[dict[str, str], list[Flaw]]:
    """List the annotations that no claim holds, by their ids; flaws where they are too many."""
    found: dict[str, str] = {}
    flaws: list[Flaw] = []
    room = ROOM
    for id, line, text in _unused(file, used, named):
        room -= len(id) + len(text)
        if room < 0 or len(text) > ROOM // 2:
            why = f"the annotation {id} is of no attribution, and there are too many to keep"
            flaws.append(Flaw(at=f"line {line}", raw=text[:1000], why=why))
        else:
            found[id] = text
    return found, flaws


def _unused(
    file: Standoff, used: Collection[str], named: Mapping[str, Name]
) -> Iterable[tuple[str, int, str]]:
    for every in (file.marked, file.events, file.relations):
        for id, line in every.items():
            if id not in used:
                yield id, line.line, _written(line)
    for of, said in file.said.items():
        for n, each in enumerate(said):
            if of not in used and not (each.id.startswith("N") and of in named):
                id = each.id if each.id != "#" else f"# {of} {n + 1}"
                yield id, each.line, _written_said(each)
    for n, same in enumerate(file.same):
        if not any(id in named for id in same.ids):
            yield f"* {n + 1}", same.line, _written_same(same)


def _written(line: Marked | Joined) -> str:
    if isinstance(line, Marked):
        places = ";".join(f"{start} {end}" for start, end in line.pieces)
        return f"{line.label} {places}\t{line.exact}"
    head = f"{line.label}:{line.trigger}" if line.trigger else line.label
    return " ".join((head, *(f"{role}:{of}" for role, of in line.parts)))


def _written_said(line: Said) -> str:
    return f"{line.label} {line.of}\t{line.value}".rstrip()


def _written_same(line: Same) -> str:
    return " ".join((line.label, *line.ids))
