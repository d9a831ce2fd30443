"""Where a title ends and a person's name begins, and which part of a name stands for the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from ledger.claims import Span
from ledger.codebooks._words import words
from ledger.codebooks.titles import Titles

_TOKEN: Final = re.compile(r" ([\w'.-]*\w\.?)")
_LINKS: Final = frozenset({"of", "the", "for", "and", "on", "to", "in"})
_MOST: Final = 5
_TAIL: Final = re.compile(
    r"((?:[^\W\d_a-z][\w'-]*\.? (?:(?:de|del|der|van|von|bin|al|da|di) ){0,2}){0,3}"
    r"[^\W\d_a-z][\w'-]+)$"
)


@attrs.frozen(kw_only=True)
class Titled:
    """A title, and the name that follows it ("" when none does), with the name's place."""

    name: str
    span: Span
    title: str


def titled(text: str, start: int) -> Titled:
    """Read a title and then a name from `start`, where a space stands; straight text only."""
    institutional = Titles.shipped().all_words
    title: list[str] = []
    at = start
    for token, end in _tokens(text, start):
        low = token.casefold().removesuffix(".")
        if low not in institutional and not (low in _LINKS and title):
            break
        title.append(low)
        at = end
    name_end = _name_end(text, at) if not title or title[-1] not in _LINKS else at
    name = _bare(text[at:name_end].strip())
    while title and title[-1] in _LINKS:
        title.pop()
    return Titled(name=name, span=(at + 1, name_end), title=" ".join(title))


def _tokens(text: str, start: int) -> Iterator[tuple[str, int]]:
    while found := _TOKEN.match(text, start):
        token = found[1].removesuffix("'s")
        yield token, found.end()
        start = found.end()


def _name_end(text: str, start: int) -> int:
    at = start
    for n, (token, end) in enumerate(_tokens(text, start)):
        particle = token.casefold() in words().particles and n > 0
        if n == _MOST or not (particle or _may_be_name(token) or (n and _is_may(text, end))):
            break
        if not particle or _next_is_capital(text, end):
            at = end
        if text[at - 2 : at] == "'s" or (text[at - 1] == "." and len(token) > len("J.")):
            break
    if text[at - 2 : at] == "'s":
        return at - 2
    return at - 1 if text[at - 1] == "." and not re.search(r"\b\w\.$", text[start:at]) else at


def _is_may(text: str, end: int) -> bool:
    """Tell whether the word that ends here is May, the family name, not the month."""
    return text[end - 4 : end] == " May" and not text[end + 1 : end + 2].isdigit()


def _next_is_capital(text: str, at: int) -> bool:
    return text[at + 1 : at + 2].isupper()


def _may_be_name(token: str) -> bool:
    capital = token[0].isupper() or token.startswith(("al-", "el-"))
    plain = token.removesuffix(".")
    known = plain.casefold() in Titles.shipped().all_words
    return capital and not known and plain not in words().never_names


def name_before(text: str, end: int) -> Span | None:
    """Find the name that ends at `end`; None when no name does."""
    found = _TAIL.search(text[max(0, end - 80) : end])
    if found is None:
        return None
    start = end - len(found[0])
    while start < end:
        first = text[start:end].split(" ", 1)[0]
        if _may_be_name(first):
            return (start, end)
        start += len(first) + 1
    return None


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("'").strip(" ,")


def surnames(name: str, *, family_first: bool, last_too: bool) -> tuple[str, ...]:
    """The parts of a full name that stand for the whole: "Lavrov", "Wang", "von der Leyen"."""
    parts = name.split()
    if len(parts) == 1:
        return (name,)
    if family_first:
        return (parts[0], parts[-1]) if last_too else (parts[0],)
    small = [n for n, part in enumerate(parts) if n and part.casefold() in words().particles]
    return (" ".join(parts[small[0] :]), parts[-1]) if small else (parts[-1],)
