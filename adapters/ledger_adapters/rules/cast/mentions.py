"""Who a mention is, by its own words: a name, a part of one, a title or a description."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import attrs

from ledger_adapters.rules.cast.figures import Called, Figure, Figures
from ledger_adapters.rules.cast.lists import (
    GIVEN,
    Pronoun,
    is_listed,
    is_noun,
    is_title,
    kind_of,
    pronoun_of,
)
from ledger_adapters.rules.cast.names import Parted, parted
from ledger_adapters.rules.cast.phrasing import INDEFINITE, POSSESSIVES, Described, described

_THE: Final = re.compile(r"the ", re.IGNORECASE)
_EDGES: Final = " \"'“”‘\u2019(),.;:"
_OWNED: Final = re.compile(r"['\u2019]s?$")
_WHEN: Final = re.compile(r" (?:on \w{3,6}day|in \d{4}|last \w+|this \w+)$")
_NAME: Final = r"[^\W\d_a-z][\w\u2019'.&-]*"
_CAPITAL: Final = re.compile(
    rf"{_NAME}(?: (?:(?:of|for|the|and|on|de|van|von|der|bin|al) )*{_NAME})*"
)
_LONGEST: Final = 300
_SEVERAL: Final = frozenset(("some", "many", "several", "most", "two", "three", "few", "both"))
_LESS: Final = frozenset(
    ("former", "senior", "same", "top", "official", "young", "old", "elderly", "retired")
)


@attrs.frozen
class Meant:
    """Who is meant, by which rule, and by which words of the article."""

    figure: Figure
    rule: str = ""
    words: str = ""

    @property
    def why(self) -> str:
        """Rule and antecedent in one line."""
        return f"{self.rule}: {self.words}" if self.words else self.rule


@lru_cache(maxsize=1024)
def bare(mention: str) -> str:
    """Give a mention without its article, possessive ending and the marks around it."""
    words = _WHEN.sub("", mention.strip(_EDGES))
    return _OWNED.sub("", _THE.sub("", words, 1) if _THE.match(words) else words)


def meant(figures: Figures, mention: str) -> Meant | None:
    """Find who is meant by a name or description; None where nobody or several may be."""
    name = bare(mention)
    if not 0 < len(name) < _LONGEST:
        return None
    if _CAPITAL.fullmatch(name):
        found = _by_name(figures, name) or _by_description(figures, mention, strict=True)
        capitals = found is None and name.isupper() and len(name) > 3
        return _by_name(figures, name.title()) if capitals else found
    return _titled(figures, name) or _by_description(figures, mention)


def _by_name(figures: Figures, name: str) -> Meant | None:
    known = figures.by_name.get(name)
    if known:
        rule = (
            "acronym"
            if name.isupper() and known.why
            else "name"
            if known.name == name
            else "surname"
        )
        return Meant(known, rule, f"the text has {known.name}")
    short = _short(figures, name)
    if short:
        return short
    return _person(figures, parted(name)) or _ending(figures, name)


def _ending(figures: Figures, name: str) -> Meant | None:
    """`Secretary of State Mara Oren`: the full name that a long title ends with."""
    words = name.split()
    if len(words) > 2 and is_listed(words[0].lower()):
        for size in (4, 3, 2):
            known = figures.by_name.get(" ".join(words[-size:])) if size < len(words) else None
            if known:
                return Meant(known, "title and name", f"the text has {known.name}")
    return None


def _short(figures: Figures, name: str) -> Meant | None:
    having = figures.of_form(name) or figures.of_form(name[0].lower() + name[1:])
    persons = [figure for figure in having if figure.kind in ("person", "")]
    one = persons if len(persons) == 1 and len(having) > 1 else having
    if len(one) != 1:
        return _initials(figures, name) if not having else None
    figure = one[0]
    if name.isupper() and figure.why:
        return Meant(figure, "acronym", figure.why)
    rule = "surname" if figure.kind in ("person", "") else "short name"
    return Meant(figure, rule, f"the text has {figure.name}")


def _initials(figures: Figures, name: str) -> Meant | None:
    """`ISW`, where only one body of the text has these initials."""
    if not (name.isupper() and 2 < len(name) < 9 and name.isalpha()):
        return None
    fit = figures.by_initials.get(name, [])
    return Meant(fit[0], "initials", f"the text has {fit[0].name}") if len(fit) == 1 else None


def _person(figures: Figures, run: Parted) -> Meant | None:
    """`Foreign Minister Novak`, `Mr Novak`, `Ms Ana Ortega`."""
    if not run.words or not run.titles:
        return None
    known = figures.by_name.get(run.name)
    having = [known] if known else figures.of_form(run.name)
    told = _told(run.titles)
    fit = [f for f in having if f.kind in ("person", "") and f.pronoun in ("", told or f.pronoun)]
    if len(fit) > 1:
        by_title = [f for f in fit if any(c.noun == run.titles[-1] for c in f.called)]
        fit = by_title or fit
    if len(fit) != 1:
        return None
    return Meant(fit[0], "title and name", f"the text has {fit[0].name}")


def _told(titles: tuple[str, ...]) -> Pronoun:
    """Say whether titles tell "he" from "she"."""
    for title in titles:
        if pronoun_of(title):
            return pronoun_of(title)
    return ""


def _titled(figures: Figures, name: str) -> Meant | None:
    """`spokeswoman Ana Ortega`, `foreign minister Novak`: the name that ends the mention."""
    words = name.split()
    n = len(words)
    while n and words[n - 1][0].isupper():
        n -= 1
    if 0 < n < len(words) and is_title(words[n - 1].lower()):
        return _by_name(figures, " ".join(words[n:]))
    return None


def _by_description(figures: Figures, mention: str, *, strict: bool = False) -> Meant | None:
    found = described(mention)
    if found is None or not _definite(found, mention):
        return None
    if found.owned and found.determiner not in POSSESSIVES and not found.beside:
        return None
    beside = found.beside - _LESS
    fit = list(figures.of_call(found.noun, beside))
    if len({id(figure) for figure, _ in fit}) != 1 or (strict and not fit[0][0].called):
        return None
    figure, called = fit[0]
    rule = "title" if is_title(found.noun) else "description"
    return Meant(figure, rule, f"the text has {called.words!r}")


def _definite(found: Described, mention: str) -> bool:
    """Whether a description speaks of somebody known: "the minister", "Vessia's minister"."""
    if found.determiner in INDEFINITE or kind_of(found.noun) == "group":
        return False
    return bool(found.determiner) or found.owned or mention[:1].isupper()


def new_figure(mention: str) -> Figure:
    """Make a figure of a mention that nothing in the article explains."""
    words, name = _WHEN.sub("", mention[:_LONGEST].strip(_EDGES)), bare(mention[:_LONGEST])
    lone = " " not in name and words == name and is_noun(name.lower())
    if _CAPITAL.fullmatch(name) and not lone:
        return _capitalised(words, name)
    found = described(words)
    if found is None:
        return Figure(words)
    several = found.determiner in _SEVERAL or " and " in words
    kind = "group" if several else kind_of(found.noun)
    made = Figure(words, kind, pronoun_of(found.noun) if kind == "person" else "", vague=not kind)
    if found.noun in words:
        made.called.append(Called(found.noun, found.beside, words))
    return made


def _capitalised(words: str, name: str) -> Figure:
    run = parted(name)
    if " and " in name:
        return Figure(words, "group")
    if run.kind == "name" and (len(run.words) > 1 or run.titles):
        told = _told(run.titles) or GIVEN.get(run.name.split()[0].lower(), "")
        person = told or any(map(is_listed, run.titles))
        return Figure(words, "person" if person else "", told)
    if run.kind == "body" or words != name:
        return Figure(words, "body")
    return Figure(words, "" if run.kind == "name" else kind_of(name.lower().split()[-1]))
