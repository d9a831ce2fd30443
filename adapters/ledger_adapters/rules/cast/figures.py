"""The figures of an article: persons and bodies, what each is named and what it is called."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger_adapters.rules.cast.lists import Kind, Pronoun

LIKE = 5
MOST = 24
"""How many figures one form or noun is kept for, and how many words for one figure."""


@attrs.frozen
class Called:
    """What a figure is called beside its name: a noun, the words with it, and the text's own."""

    noun: str
    beside: frozenset[str]
    words: str

    def fits(self, beside: frozenset[str]) -> bool:
        """Whether all words of a later description are said of the figure."""
        return all(any(alike(word, own) for own in self.beside) for word in beside)


@attrs.define(eq=False)
class Figure:
    """Somebody in an article; `name` is the fullest name, or the words that first stand for it."""

    name: str
    kind: Kind = ""
    pronoun: Pronoun = ""
    called: list[Called] = attrs.field(factory=list)
    vague: bool = False
    why: str = ""
    times: int = 0

    def learn(self, kind: Kind, pronoun: Pronoun) -> None:
        """Take in what is heard of the figure, where it was not known."""
        self.kind = self.kind or kind
        self.pronoun = self.pronoun or pronoun

    def answers(self, pronoun: str) -> bool:
        """Whether "he", "she", "it" or "they" may stand for the figure."""
        if pronoun in ("he", "she"):
            return self.kind in ("person", "") and self.pronoun in (pronoun, "")
        if pronoun == "it":
            return self.kind in ("body", "paper") or (self.kind == "" and not self.pronoun)
        return self.kind in ("group", "body")


@attrs.define
class Figures:
    """All figures, by name, by parts of names and by what they are called."""

    by_name: dict[str, Figure] = attrs.field(factory=dict)
    by_form: dict[str, list[Figure]] = attrs.field(factory=dict)
    by_noun: dict[str, list[Figure]] = attrs.field(factory=dict)
    by_initials: dict[str, list[Figure]] = attrs.field(factory=dict)

    def named(self, name: str) -> Figure:
        """Find a figure by its full name, or make it."""
        if name not in self.by_name:
            self.by_name[name] = Figure(name)
        return self.by_name[name]

    def form(self, form: str, figure: Figure) -> None:
        """Let a shorter form stand for a figure, with whoever else has it."""
        having = self.by_form.setdefault(form, [])
        if len(having) < MOST and figure not in having:
            having.append(figure)

    def call(self, figure: Figure, called: Called) -> None:
        """Note what a figure is called."""
        if len(figure.called) < MOST and called not in figure.called:
            figure.called.append(called)
        having = self.by_noun.setdefault(called.noun, [])
        if len(having) < MOST and figure not in having:
            having.append(figure)

    def only(self, form: str) -> Figure | None:
        """Find the one figure that a part of a name stands for; None where there are several."""
        having = self.by_form.get(form, ())
        return having[0] if len(having) == 1 else None

    def fitting(self, form: str, figure: Figure) -> Figure | None:
        """Find the one full name that a shorter one with a title may stand for."""
        having = [
            f for f in self.by_form.get(form, ())
            if f is not figure and (not f.kind or not figure.kind or f.kind == figure.kind)
            and (not f.pronoun or not figure.pronoun or f.pronoun == figure.pronoun)
        ]  # fmt: skip
        return having[0] if len(having) == 1 else None

    def join(self, name: str, whole: Figure) -> None:
        """Let a shorter name stand for a figure, with all that is known of it."""
        short = self.by_name[name]
        self.by_name[name] = whole
        whole.learn(short.kind, short.pronoun)
        for called in short.called:
            self.by_noun[called.noun] = [f for f in self.by_noun[called.noun] if f is not short]
            self.call(whole, called)

    def initials(self) -> None:
        """Note which bodies' names have which initials, once all are known."""
        for full, figure in self.by_name.items():
            words = full.split()
            if len(words) > 1:
                capital = "".join(word[0] for word in words if word[0].isupper())
                for spelt in dict.fromkeys((capital, "".join(w[0] for w in words).upper())):
                    self.by_initials.setdefault(spelt, []).append(figure)

    def of_form(self, form: str) -> list[Figure]:
        """List whom a part of a name may stand for."""
        return self.by_form.get(form, [])

    def of_call(self, noun: str, beside: frozenset[str]) -> Iterator[tuple[Figure, Called]]:
        """List who is called so, each with the words that say it."""
        for figure in self.by_noun.get(noun, ()):
            for called in figure.called:
                if called.noun == noun and called.fits(beside):
                    yield figure, called
                    break


def alike(one: str, other: str) -> bool:
    """Whether two words are the same, or a land and its people: "vessia", "vessian"."""
    return one == other or (len(one) >= LIKE and len(other) >= LIKE and one[:LIKE] == other[:LIKE])
