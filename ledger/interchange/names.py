"""Names in one line of text: joint speakers, and chains of reporters, outermost first.

Joint speakers are "A & B" or "A; B", a chain is "A > B & C", and "B [2023-08-08]" says when B said
so. A name in which one of these signs stands is written in quotation marks, doubled inside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

UNNAMED: Final = "[unnamed]"
"""Stands for a speaker whom nobody names."""

_QUOTED: Final = re.compile(r'"(?:[^"]|"")*+"')
_AND: Final = re.compile(_QUOTED.pattern + "|;| & ")
_BY: Final = re.compile(_QUOTED.pattern + "|>")
_DATED: Final = re.compile(r"\[([-0-9XY./?~%:TZ+]{1,80})\]$")
_SPECIAL: Final = re.compile(r'[;>"\[\]]| & |^\s|\s$|^$')


@lru_cache(maxsize=256)
def joint(names: str) -> tuple[str, ...]:
    """Part the names of joint speakers: "A & B" or "A; B"."""
    if '"' in names:
        return tuple(filter(None, map(_bare, _parts(names, _AND))))
    parts = names.replace(" & ", ";").split(";")
    return tuple(part for part in map(str.strip, parts) if part)


@lru_cache(maxsize=256)
def via(names: str) -> tuple[tuple[str, ...], ...]:
    """Part a chain of reporters, outermost first: "A > B & C"."""
    parts = _parts(names, _BY) if '"' in names else names.split(">")
    return tuple(part for part in map(joint, parts) if part)


def links(text: str) -> list[str]:
    """Part what is told of hop after hop, some of them perhaps untold: "2023 > > 2024"."""
    return list(map(_bare, _parts(text, _BY)))


def chained(texts: Sequence[str]) -> str:
    """Write what is told of hop after hop in one line, so that `links` parts it again."""
    return " > ".join(_quoted(text) if text else "" for text in texts)


def parted(name: str) -> tuple[str, str]:
    """Part a name from the date in brackets behind it, "" where there is none."""
    if not name.endswith("]"):
        return name, ""
    found = _DATED.search(name)
    return (name[: found.start()].rstrip(), found[1]) if found else (name, "")


def listed(names: Sequence[str]) -> str:
    """Write the names of joint speakers in one line, so that `joint` parts them again."""
    return " & ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    if name == UNNAMED or not _SPECIAL.search(name):
        return name
    return '"' + name.replace('"', '""') + '"'


def _parts(text: str, signs: re.Pattern[str]) -> list[str]:
    """Part a text at signs that stand outside of quotation marks."""
    parts, start = [], 0
    for found in signs.finditer(text):
        if not found[0].startswith('"'):
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def _bare(name: str) -> str:
    """Take the quotation marks off a name that is quoted as a whole."""
    plain = name.strip()
    quoted, date = parted(plain)
    if not _QUOTED.fullmatch(quoted):
        return plain
    own = quoted[1:-1].replace('""', '"')
    return f"{own} [{date}]" if date else own
