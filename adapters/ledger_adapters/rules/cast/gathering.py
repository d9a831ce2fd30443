"""Gathers the figures of an article from its text: names, acronyms, titles, appositions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from ledger.claims import Span
from ledger_adapters.rules.cast.figures import Called, Figure, Figures
from ledger_adapters.rules.cast.lists import (
    CALLED,
    GIVEN,
    PARTICLES,
    is_listed,
    kind_of,
    pronoun_of,
)
from ledger_adapters.rules.cast.names import OF, Parted, parted, runs
from ledger_adapters.rules.cast.sightings import Told, told
from ledger_adapters.rules.vocabulary.words import TAGS

_SHORT: Final = re.compile(r" \((?:the )?['\"\u201c]?([A-Z][A-Za-z&.-]{1,9})['\"\u201d]?\)")
_WORD: Final = re.compile(r"[\w'\u2019&.]+")
_REACH: Final = 120
_TIMES: Final = 12
_HEADLINE: Final = 140
_ENDS: Final = (".", "!", "?", "”", '"', ")", ":", "\u2019", "…")
_PLACED: Final = re.compile(r"\b(?:in|at|from|on|to|near) $")
_LINKS: Final = frozenset(("of", "the", "for", "and", "on", "in", "to", "&"))
_SOCIAL: Final = frozenset(("mr", "mrs", "ms", "sir", "lady", "lord", "madam", "miss", "dr"))


@attrs.frozen
class Seen:
    """A place where a figure is named."""

    start: int
    end: int
    figure: Figure


@attrs.define
class Gathered:
    """The figures of an article, and where its text names them, in order."""

    figures: Figures = attrs.field(factory=Figures)
    named: list[tuple[int, int, str]] = attrs.field(factory=list)
    seen: list[Seen] = attrs.field(factory=list)

    def paragraph(self, text: str, start: int, end: int) -> None:
        """Take in a paragraph; a headline only confirms what the body tells."""
        for match in _SHORT.finditer(text, start, end):
            self._acronym(text, max(start, match.start() - _REACH), match)
        if end - start < _HEADLINE and not text[start:end].rstrip().endswith(_ENDS):
            return
        after = start
        for match in runs(text, start, end):
            if match.start() >= after:
                after = self._run(text, match.span(), parted(match.group()))

    def _run(self, text: str, span: Span, run: Parted) -> int:
        """Take in a run of capitalised words; gives where to go on."""
        if run.kind in ("words", "title", "place"):
            return span[1]
        headed = len(run.words) == 1 and run.words[0].lower() in CALLED
        if run.kind == "body" or (headed and OF.match(text, span[1])):
            return self._body(text, span, run)
        if run.words[0].lower() in PARTICLES:
            self.named.append((*span, run.name[0].lower() + run.name[1:]))
        elif not headed and (len(run.words) > 1 or run.titles):
            self._person(text, span, run)
        elif not headed:
            self._bare(text, span, run)
        return span[1]

    def _person(self, text: str, span: Span, run: Parted) -> None:
        figure = self.figures.named(run.name)
        if len(run.words) > 1:
            for form in dict.fromkeys((run.words[0], run.words[-1], _particled(run.words))):
                self.figures.form(form, figure)
            figure.learn("", GIVEN.get(run.words[0].lower(), ""))
            if figure.pronoun:
                figure.learn("person", "")
        self._titled(figure, run.titles, text[span[0] : span[1]])
        self._told(text, *span, figure)
        self.named.append((*span, run.name))

    def _titled(self, figure: Figure, titles: tuple[str, ...], words: str) -> None:
        for title in titles:
            if is_listed(title):
                figure.learn("person", pronoun_of(title))
        if titles and is_listed(titles[-1]) and titles[-1] not in _SOCIAL:
            self.figures.call(figure, Called(titles[-1], frozenset(titles[:-1]), words))

    def _beside(self, figure: Figure, found: Told | None, text: str) -> None:
        if found is None:
            return
        noun = found.described.noun
        kind = kind_of(noun)
        if figure.kind and kind and figure.kind != kind:
            return
        figure.learn(kind, pronoun_of(noun) if kind == "person" else "")
        words = f"{figure.name}, {found.words}"
        self.figures.call(figure, Called(noun, found.described.beside, words[:200]))

    def _body(self, text: str, span: Span, run: Parted) -> int:
        more = OF.match(text, span[1])
        name = run.name + (more.group() if more else "")
        self.add_body(name)
        figure = self.figures.named(name)
        end = more.end() if more else span[1]
        self._told(text, span[0], end, figure)
        self.named.append((span[0], end, name))
        return end

    def add_body(self, name: str) -> Figure:
        """Know a body by its name: "Foreign Ministry of Vessia" is a ministry, too."""
        figure = self.figures.named(name)
        figure.learn("body", "")
        words = name.split()
        lows = [word.lower() for word in words]
        cut = next((n for n, low in enumerate(lows) if low in ("of", "for", "on")), len(lows))
        heads = [low for low in lows[:cut] if low in CALLED] or [w for w in lows if w in CALLED]
        beside = frozenset(low for low in lows if low not in TAGS)
        for noun in CALLED.get(heads[-1], frozenset[str]()) if heads else ():
            self.figures.call(figure, Called(noun, beside - {noun}, name))
        self.figures.form(" ".join(words[:cut]), figure)
        if any("company" in CALLED[head] for head in heads):
            self.figures.form(words[0], figure)
        return figure

    def _bare(self, text: str, span: Span, run: Parted) -> None:
        """Look at a single name: only an apposition says who it is."""
        beside = text[span[1] : span[1] + 2] in (", ", " (")
        if beside and not _PLACED.search(text, max(0, span[0] - 6), span[0]):
            found = told(text, *span, full=False)
            if found:
                self._beside(self.figures.named(run.name), found, text)
        self.named.append((*span, run.name))

    def _acronym(self, text: str, start: int, match: re.Match[str]) -> None:
        before = text[start : match.start()]
        full = _spelt(before, match[1])
        if not full:
            return
        figure = self.add_body(full)
        figure.why = f"the text writes {full} ({match[1]})"
        self.figures.form(match[1], figure)
        self._told(text, match.start() - len(full), match.end(), figure)

    def _told(self, text: str, start: int, end: int, figure: Figure) -> None:
        """Look at what stands beside a name, the first times that it is named."""
        figure.times += 1
        if figure.times <= _TIMES:
            self._beside(figure, told(text, start, end, full=True), text)

    def settle(self) -> None:
        """Join "Minister Novak" to the one "Ilja Novak", and note where each is named."""
        figures = self.figures
        for name in [name for name in figures.by_name if name.count(" ") > 1]:
            words = name.split()
            for short in (" ".join(words[-2:]), f"{words[0]} {words[-1]}"):
                if short in figures.by_name and figures.by_name[name] is not figures.by_name[short]:
                    figures.join(name, figures.by_name[short])
        for name in [name for name in figures.by_name if " " not in name]:
            whole = figures.fitting(name, figures.by_name[name])
            if whole:
                figures.join(name, whole)
        figures.initials()
        for start, end, name in self.named:
            figure = figures.by_name.get(name) or figures.only(name)
            if figure and figure.kind in ("person", "body", ""):
                self.seen.append(Seen(start, end, figure))


def _particled(words: tuple[str, ...]) -> str:
    """The family name with its particles: "van der Berg"."""
    small = next((n for n, word in enumerate(words) if n and word[0].islower()), len(words) - 1)
    return " ".join(words[small:])


def _spelt(before: str, short: str) -> str:
    """Find the words right before a bracket whose initials spell what stands in it."""
    letters = [c.lower() for c in short if c.isalnum()]
    if before.rpartition(" ")[2][:1].lower() != letters[-1]:
        return ""
    words = list(_WORD.finditer(before))
    return _back(before, words, letters, _LINKS) or _back(before, words, letters, frozenset())


def _back(
    before: str, words: list[re.Match[str]], letters: list[str], skipped: frozenset[str]
) -> str:
    """Walk back word by word, a letter each; links stand for none of them."""
    left = letters[:]
    for word in reversed(words):
        low = word.group().lower()
        if low in skipped or (low[0] != left[-1] and low in _LINKS):
            continue
        if low[0] != left.pop():
            return ""
        if not left:
            return before[word.start() :].strip()
    return ""


def gathered(text: str, paragraphs: Iterable[Span]) -> Gathered:
    """Gather the figures of a text."""
    found = Gathered()
    for start, end in paragraphs:
        found.paragraph(text, start, end)
    found.settle()
    return found
