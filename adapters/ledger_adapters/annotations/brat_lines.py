"""The lines of brat's stand-off format, one annotation each (`.ann`).

T marks words, R and * join marked words, E is an event of marked words in roles, A and M say
something of another annotation, N names what a word stands for, # is a note. See the brat
manual, "brat standoff format".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from sys import intern
from typing import Final, TypeAlias

import attrs

from ledger.adapter import Flaw
from ledger.claims import Span

MANY: Final = 64
"""In how many pieces the words of one annotation may be."""
_RAW: Final = 1000
_ID: Final = re.compile(r"[TREAMN#]\d*|\*")
_PIECES: Final = re.compile(r"\d{1,15} \d{1,15}(?:;\d{1,15} \d{1,15})*+")
_KINDS: Final = "TREAMN#*"


@attrs.frozen(kw_only=True)
class Marked:
    """A T line: words of the text under a label; `pieces` are its spans as the file gives them."""

    exact: str
    id: str
    label: str
    line: int
    pieces: tuple[Span, ...]


@attrs.frozen(kw_only=True)
class Joined:
    """An R or E line: a label, and (role, id) for each annotation in it; of E also its trigger."""

    id: str
    label: str
    line: int
    parts: tuple[tuple[str, str], ...]
    trigger: str = ""


@attrs.frozen(kw_only=True)
class Said:
    """An A, M, N or # line: what is said of the annotation `of`."""

    id: str
    label: str
    line: int
    of: str
    value: str


@attrs.frozen(kw_only=True)
class Same:
    """A * line: annotations that are one under its label (Equiv)."""

    ids: tuple[str, ...]
    label: str
    line: int


Line: TypeAlias = Marked | Joined | Said | Same


class _Bad(ValueError):
    """A line breaks a rule of the format."""


def read_lines(lines: Iterable[tuple[int, str]]) -> Iterator[Line | Flaw]:
    """Read annotations, line by line; a bad line is a flaw."""
    for number, text in lines:
        line = text.rstrip("\r\n")
        if line.strip():
            try:
                yield _line(number, line)
            except _Bad as error:
                yield Flaw(at=f"line {number}", raw=line[:_RAW], why=str(error))


def looks_like(text: str) -> bool:
    """Tell whether the first three lines are annotations."""
    lines = [line for line in text[:4096].splitlines() if line.strip()][:3]
    return bool(lines) and all(_ID.match(line) and "\t" in line[:40] for line in lines)


def _line(number: int, line: str) -> Line:
    head, _, rest = line.partition("\t")
    id = intern(head) if len(head) < 20 else head
    if not _ID.fullmatch(id) or not rest:
        raise _Bad(f"it does not begin with one of {', '.join(_KINDS)}, a number and a tab")
    if id[0] == "T":
        return _marked(number, id, rest)
    if id[0] in "RE":
        return _joined(number, id, rest)
    if id == "*":
        label, *ids = rest.split()
        return Same(ids=tuple(ids), label=label, line=number)
    return _said(number, id, rest)


def _marked(number: int, id: str, rest: str) -> Marked:
    head, tab, exact = rest.partition("\t")
    label, _, places = head.partition(" ")
    if not tab or not label or not _PIECES.fullmatch(places.strip()):
        raise _Bad("a T line has a label, its places as START END;START END, a tab and the words")
    if places.count(";") >= MANY:
        raise _Bad(f"its words are in more than {MANY} pieces")
    pieces = tuple(_span(piece) for piece in places.strip().split(";"))
    return Marked(exact=exact, id=id, label=intern(label), line=number, pieces=pieces)


def _span(piece: str) -> Span:
    start, end = map(int, piece.split(" "))
    if end < start:
        raise _Bad(f"the span {start} {end} ends before it starts")
    return start, end


def _joined(number: int, id: str, rest: str) -> Joined:
    words = rest.split()
    parts = []
    for word in words[1:] if id[0] == "R" else words:
        role, colon, of = word.rpartition(":")
        if not (role and colon and of):
            raise _Bad(f"{word!r:.60} should be a role, a colon and the annotation meant")
        parts.append((intern(role), intern(of)))
    if id[0] == "E":
        if not parts:
            raise _Bad("an E line needs a trigger: LABEL:T1")
        (label, trigger), *others = parts
        return Joined(id=id, label=label, line=number, parts=tuple(others), trigger=trigger)
    if len(parts) < 2:
        raise _Bad("an R line joins two annotations: LABEL Arg1:T1 Arg2:T2")
    return Joined(id=id, label=words[0], line=number, parts=tuple(parts))


def _said(number: int, id: str, rest: str) -> Said:
    head, _, text = rest.partition("\t")
    words = head.split()
    if len(words) < 2:
        raise _Bad("it names no annotation that it is about: LABEL T1")
    value = text if id[0] in "#N" else " ".join(words[2:])
    if id[0] == "N":
        value = "\t".join((" ".join(words[2:]), text))
    return Said(id=id, label=words[0], line=number, of=words[1], value=value)
