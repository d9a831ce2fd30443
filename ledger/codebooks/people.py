"""The people whom a text names beside a state and a title, and where it names them again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import attrs

from ledger.claims import Span
from ledger.codebooks._names import name_before, surnames, titled
from ledger.codebooks._words import words
from ledger.codebooks.gazetteer import Gazetteer, Named
from ledger.codebooks.titles import Titles

_FORMER: Final = re.compile(
    r"\b(?:(?:former|late|retired|ousted|exiled|onetime|one-time|deposed|erstwhile)\s+"
    r"(?:\w+\s+)?|ex-)$",
    re.IGNORECASE,
)
_APPOSED: Final = re.compile(r", (?:the |a |an )?(?:(?:current|top|senior) )?$")
_OF: Final = re.compile(
    r"((?:\b(?:foreign|prime|defen[cs]e|vice|former) )?\b\w+) of (?:the )?$", re.IGNORECASE
)
_REACH: Final = 40


@attrs.frozen(kw_only=True)
class Sighting:
    """One place where a text says who somebody is.

    `state` is the state beside the title, `acts` whether such a title speaks for it; `modifier` is
    the place of the state's name.
    """

    acts: bool
    modifier: Span
    name: str
    span: Span
    state: str
    title: str


@attrs.frozen(kw_only=True)
class Person:
    """Somebody a text names with title and state; `party` is "" when they act for none."""

    names: tuple[str, ...]
    party: str
    short: tuple[str, ...]
    state: str
    titles: tuple[str, ...]
    why: str

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.names[0]


def sightings(text: str, named: Sequence[Named]) -> Iterator[Sighting]:
    """Find each place where somebody stands beside a state and a title; straight text only."""
    for here, after in pairwise((*named, None)):
        if here and here.state:
            limit = after.span[0] if after else len(text)
            found = _sighting(text, here, limit)
            if found:
                yield found


def _sighting(text: str, here: Named, limit: int) -> Sighting | None:
    start, end = here.span
    end += 2 if text.startswith("'s", end) else 0
    read = titled(text, end)
    name, span, title = read.name, read.span, read.title
    if not Titles.shipped().is_title(title):
        title = _title_of(text, start)
        name, span = _after_comma(text, end, limit) if title else ("", span)
    elif not name:
        name, span = _beside(text, start, end + 1 + len(title), limit)
    if not name or span[0] <= limit < span[1]:
        return None
    former = _FORMER.search(text[max(0, start - _REACH) : start]) is not None
    acts = not former and Titles.shipped().acts(title, seat=here.how == "seat")
    title = f"former {title}" if former else title
    return Sighting(
        acts=acts, modifier=here.span, name=name, span=span, state=here.state, title=title
    )


def _beside(text: str, start: int, title_end: int, limit: int) -> tuple[str, Span]:
    """Read the name before "NAME, China's foreign minister," or after "the minister, NAME,"."""
    lead = re.sub(_FORMER, "", text[max(0, start - _REACH) : start])
    if _APPOSED.search(lead):
        span = name_before(text, text.rfind(",", 0, start))
        if span:
            return text[span[0] : span[1]], span
    return _after_comma(text, title_end, limit)


def _after_comma(text: str, at: int, limit: int) -> tuple[str, Span]:
    if text.startswith(", ", at):
        read = titled(text, at + 1)
        whole = not read.title and text[read.span[1] : read.span[1] + 1] in (",", ".", "")
        if whole and read.span[1] <= limit:
            return read.name, read.span
    return "", (0, 0)


def _title_of(text: str, start: int) -> str:
    """Read the title in "the president of", which stands before a state's name."""
    found = _OF.search(text[max(0, start - _REACH) : start])
    title = found[1].casefold() if found else ""
    return title if Titles.shipped().is_title(title) else ""


def people(found: Iterable[Sighting], gazetteer: Gazetteer) -> tuple[Person, ...]:
    """Make one person of all sightings that share state, family name and first initial."""
    groups: dict[tuple[str, str, str], list[Sighting]] = {}
    short: list[Sighting] = []
    for sighting in found:
        if " " in sighting.name:
            groups.setdefault(_key(sighting, gazetteer), []).append(sighting)
        else:
            short.append(sighting)
    for sighting in short:
        keys = [k for k in groups if k[:2] == (sighting.state, sighting.name)]
        key = keys[0] if len(keys) == 1 else (sighting.state, sighting.name, "")
        groups.setdefault(key, []).append(sighting)
    return tuple(_person(group, gazetteer) for group in groups.values())


def _short(sighting: Sighting, gazetteer: Gazetteer) -> tuple[str, ...]:
    return surnames(
        sighting.name,
        family_first=sighting.state in gazetteer.family_first,
        last_too=sighting.state in gazetteer.last_too,
    )


def _key(sighting: Sighting, gazetteer: Gazetteer) -> tuple[str, str, str]:
    family = _short(sighting, gazetteer)[0]
    given = sighting.name.replace(family, "", 1).strip()
    return sighting.state, family, given[:1]


def _person(group: list[Sighting], gazetteer: Gazetteer) -> Person:
    full = sorted(dict.fromkeys(s.name for s in group), key=lambda name: -len(name.split()))
    acting = next((s for s in group if s.acts), None)
    first = acting or group[0]
    adjective = gazetteer.adjective(first.state)
    why = f"named as {adjective} {first.title}"
    return Person(
        names=tuple(full),
        party=first.state if acting else "",
        short=tuple(dict.fromkeys(part for s in group for part in _short(s, gazetteer))),
        state=first.state,
        titles=tuple(dict.fromkeys(s.title for s in group)),
        why=why if acting else f"{why}, which speaks for no state",
    )


@attrs.frozen(kw_only=True)
class Seen:
    """A place where a text names a person again."""

    person: Person
    span: Span


def seen(text: str, everybody: Sequence[Person], gazetteer: Gazetteer) -> tuple[Seen, ...]:
    """Find each place where one of the people is named, by full name or family name."""
    by_form: dict[str, list[Person]] = {}
    for person in everybody:
        for form in dict.fromkeys((*person.names, *person.short)):
            if len(form) > 1 and form not in words().never_names:
                by_form.setdefault(form, []).append(person)
    if not by_form:
        return ()
    longest_first = sorted(by_form, key=lambda form: -len(form))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
    return tuple(_seen(text, pattern, by_form, gazetteer))


def _seen(
    text: str, pattern: re.Pattern[str], forms: dict[str, list[Person]], gazetteer: Gazetteer
) -> Iterator[Seen]:
    for found in pattern.finditer(text):
        span = found.span()
        of = forms[found.group()]
        if len(of) == 1 and not _another(text, span, of[0], gazetteer):
            yield Seen(person=of[0], span=span)


def _another(text: str, span: Span, person: Person, gazetteer: Gazetteer) -> bool:
    """Tell whether a family name stands in somebody else's full name."""
    if text[span[0] : span[1]] in person.names and " " in text[span[0] : span[1]]:
        return False
    if person.state in gazetteer.family_first:
        follower = titled(text, span[1]) if text.startswith(" ", span[1]) else None
        return follower is not None and not follower.title and bool(follower.name)
    before = name_before(text, span[0] - 1) if text[span[0] - 1 : span[0]] == " " else None
    return before is not None and not _sentence_start(text, before[0])


def _sentence_start(text: str, at: int) -> bool:
    return re.search(r"(?:^|[.!?:\"\u201c\u201d]\s*)$", text[max(0, at - 4) : at]) is not None
