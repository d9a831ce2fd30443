"""The cue lexicon: which words report speech, thought or want, read from `cues.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, cast

import attrs

from ledger.claims import Act, Verb, Voice

DOUBLING: Final = re.compile(
    r"[^aeiou]*[aeiou][^aeiouwxy]|(?:ad|com|o|per|sub|trans|re)mit|re(?:gret|but|fer|pel)|"
    r"(?:in|de|con|pre)fer|demur|abhor|con(?:cur|fer)|compel|rebel"
)
"""Verbs whose last consonant is written twice: "sobbed", "submitted"."""
Shape = Literal["base", "s", "past", "part", "ing", "noun"]


@attrs.frozen(kw_only=True)
class Cue:
    """One form of a cue: its lemma, what must stand right behind it, and what may follow."""

    act: Act = "asserts"
    frames: str = ""
    lemma: str
    links: tuple[str, ...] = ("that",)
    particles: tuple[str, ...] = ()
    shapes: frozenset[Shape] = frozenset()
    verb: Verb = "say"
    voice: Voice = "speaks"


@attrs.frozen
class Lexicon:
    """All cues by their lower-case forms."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, Cue]
    desires: frozenset[str]
    moves: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Read the lexicon that ships with the reader."""
    data = tomllib.loads(
        files("ledger_adapters.rules.vocabulary").joinpath("cues.toml").read_text(encoding="utf-8")
    )
    irregular = data["irregular"]
    verbs: dict[str, list[Cue]] = {}
    for entry in data["cue"]:
        for form, cue in _forms(entry, irregular):
            verbs.setdefault(form, []).append(cue)
    return Lexicon(
        {form: _merged(cues) for form, cues in verbs.items()},
        _all_nouns(data["noun"]),
        _all_forms(data["as_desired"]["lemmas"], irregular),
        _all_forms(data["moves"]["lemmas"], irregular),
    )


def inflect(lemma: str, irregular: dict[str, list[str]]) -> tuple[str, ...]:
    """Spell a verb's -s, past, participle and -ing forms."""
    if lemma in irregular:
        return tuple(irregular[lemma])
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    if DOUBLING.fullmatch(lemma):
        stem = lemma + lemma[-1]
        return lemma + "s", stem + "ed", stem + "ed", stem + "ing"
    s = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    return lemma + s, lemma + "ed", lemma + "ed", lemma + "ing"


def _forms(entry: dict[str, Any], irregular: dict[str, list[str]]) -> list[tuple[str, Cue]]:
    found: list[tuple[str, Cue]] = []
    for words in entry["lemmas"]:
        head, *rest = words.split()
        s, past, part, ing = inflect(head, irregular)
        shapes: tuple[tuple[str, Shape], ...] = (
            (head, "base"), (s, "s"), (past, "past"), (part, "part"), (ing, "ing"),
        )  # fmt: skip
        for form in dict.fromkeys(form for form, _ in shapes):
            fitting: frozenset[Shape] = frozenset(shape for f, shape in shapes if f == form)
            found.append((form, _cue(entry, words, tuple(rest), fitting)))
    return found


def _cue(entry: dict[str, Any], lemma: str, rest: tuple[str, ...], shapes: frozenset[Shape]) -> Cue:
    return Cue(
        act=cast("Act", entry["act"]),
        frames=entry.get("frames", "t"),
        lemma=lemma,
        links=tuple(entry.get("links", ("that",))),
        particles=rest,
        shapes=shapes,
        verb=cast("Verb", entry["verb"]),
        voice=cast("Voice", entry.get("voice", "speaks")),
    )


def _merged(cues: list[Cue]) -> tuple[Cue, ...]:
    """Put longer cues first, and cues of one lemma together."""
    by_lemma: dict[str, Cue] = {}
    for cue in cues:
        if cue.lemma in by_lemma:
            known = by_lemma[cue.lemma]
            by_lemma[cue.lemma] = attrs.evolve(known, frames=known.frames + cue.frames)
        else:
            by_lemma[cue.lemma] = cue
    return tuple(sorted(by_lemma.values(), key=lambda cue: -len(cue.particles)))


def _all_nouns(entries: list[dict[str, Any]]) -> dict[str, Cue]:
    """Read the nouns; one listed twice is led on from by the words of both."""
    found: dict[str, Cue] = {}
    for entry in entries:
        for form, cue in _nouns(entry):
            known = found.get(form)
            links = tuple(dict.fromkeys((*known.links, *cue.links))) if known else cue.links
            found[form] = attrs.evolve(known or cue, links=links)
    return found


def _nouns(entry: dict[str, Any]) -> list[tuple[str, Cue]]:
    found: list[tuple[str, Cue]] = []
    for word in entry["words"]:
        cue = _cue(entry, word, (), frozenset[Shape]({"noun"}))
        plural = word[:-1] + "ies" if word.endswith("y") else word + "s"
        found += [(word, cue), (plural, cue)]
    return found


def _all_forms(lemmas: list[str], irregular: dict[str, list[str]]) -> frozenset[str]:
    forms = {form for lemma in lemmas for form in (lemma, *inflect(lemma, irregular))}
    return frozenset(forms | {"upsetting", "upset"} if "upset" in lemmas else forms)
