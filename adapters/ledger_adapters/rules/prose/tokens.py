"""Words and marks of a text, each with its place and a rough part of speech.

Tags are one letter: N capitalised, O personal pronoun, D determiner or possessive pronoun,
P preposition, C and/but/or, S subordinator, R relative pronoun, T "that", A auxiliary or modal,
B adverb, V past or common finite verb, G -ing form, # number, Z possessive 's, W any other word;
a mark is its own tag, and both kinds of double quotation mark are '"'.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import Struct

from ledger_adapters.rules.vocabulary.words import TAGS, words

PIECE = re.compile(
    r"(\s*+)([A-Z]?[a-z]++(?=[ ,])|,|"
    r"(?:[A-Z]-)?(?:[A-Za-z]\.){2,}(?:-\w+)*|"
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|St|Jr|Sr|Lt|Col|Capt|Sgt|Rev|Adm|Maj|Sens|Reps)\.|"
    r"\b[A-Z]\.(?= [A-Z])|\d+(?:[.,:/]\d+)*%?\w*|"
    r"\w+(?:[\u2019'\-\u2011&@/]\w+)*|\.{2,}|--+|''|``|[^\w\s])"
)
ENDINGS = ("'s", "'ll", "'d", "'re", "'ve", "'m")
VERBAL = words("verbal")
NAMES_IN_ING = words("names_in_ing")
QUOTES = frozenset(("“", "”", "„", "«", "»", '"', "''", "``"))
DASHES = frozenset(("—", "\u2013", "\u2012", "―", "--"))
STOPS = frozenset(".?!")
LONGEST = 80
MOST = 1 << 15
"""Words whose shape is kept."""


class Token(Struct, frozen=True, gc=False):
    """One word or mark: `[start, end)` in code points, lower-case form, and its tag.

    A Struct is made and read several times faster than a tuple with names, and there are many.
    """

    start: int
    end: int
    text: str
    low: str
    tag: str


class Shape(NamedTuple):
    """What a word is wherever it stands: `first` is its tag at the start of a sentence.

    `ending` is a possessive or contraction that is cut off it, and `cut` where.
    """

    low: str
    tag: str
    first: str
    cut: int = 0
    ending: str = ""


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Split `[start, end)` of a text into words and marks, possessives and contractions apart."""
    found: list[Token] = []
    leading: list[int] = []
    at, first, add = start, True, found.append
    for gap, word in PIECE.findall(text, start, end):
        at += len(gap)
        stop = at + len(word)
        low, tagged, opening, cut, ending = SHAPES[word]
        if first:
            tagged = opening
            if tagged == "G" and low[0] != word[0]:
                leading.append(len(found))
        first = word in STOPS
        if cut:
            add(Token(at, at + cut, word[:cut], low, tagged))
            verbal = ending != "'s" or low in VERBAL
            add(Token(at + cut, stop, word[cut:], ending, "A" if verbal else "Z"))
        else:
            add(Token(at, stop, word, low, tagged))
        at = stop
    for k in leading:
        if _names(found, k + 1):
            found[k] = Token(found[k].start, found[k].end, found[k].text, found[k].low, "N")
    return found


def _names(tokens: list[Token], after: int) -> bool:
    """Whether what follows a first word in "-ing" makes it a name: `Denning's`, `Denning said`."""
    tags = "".join(token.tag for token in tokens[after : after + 12])
    if tags.startswith(","):
        closed = tags.find(",", 1)
        return tags[1:2] in "#R" or (closed > 0 and tags[closed + 1 : closed + 2] in ("A", "V"))
    return tags[:1] in ("A", "V", "Z") or (tags.startswith("CN") and tokens[after].low == "and")


class _Shapes(dict[str, Shape]):
    """What words are: worked out at the first sight, as most words of a text come again."""

    def __missing__(self, word: str) -> Shape:
        found = shape(word) if len(word) <= LONGEST else _shaped(word)
        if len(self) >= MOST:
            self.clear()
        if len(word) <= LONGEST:
            self[word] = found
        return found


SHAPES = _Shapes()


def shape(word: str) -> Shape:
    """Work out what a word is, a possessive or contraction apart."""
    low = word.lower().replace("\u2019", "'")
    if "'" in low and len(low) > 2 and (ending := _ending(low)):
        return _shaped(word[: len(word) - len(ending)], ending)
    return _shaped(word)


def _shaped(word: str, ending: str = "") -> Shape:
    low = word.lower().replace("\u2019", "'")
    usual, first = tag(word, low), tag(word, low, first=True)
    return Shape(low, usual, first, len(word) if ending else 0, ending)


def _ending(low: str) -> str:
    return next((e for e in ENDINGS if low.endswith(e) and len(low) > len(e)), "")


def tag(word: str, low: str, *, first: bool = False) -> str:
    """Guess a word's part of speech from lists and endings."""
    if not word[0].isalnum():
        return '"' if word in QUOTES else "-" if word in DASHES else word[0]
    if word.isupper() and len(word) > 1 and not first:
        return "N"
    known = TAGS.get(low)
    if known and not (word[0].isupper() and not first and known in "WVAG" and low != "i"):
        return known
    if word[0].isdigit():
        return "#"
    if word[0].isupper():
        gerund = first and low.endswith("ing") and len(low) > 6 and low not in NAMES_IN_ING
        return "G" if gerund else "N"
    if low.endswith("n't"):
        return "A"
    if low.endswith("ly") and len(low) > 4:
        return "B"
    if low.endswith("ing") and len(low) > 5:
        return "G"
    return "V" if low.endswith("ed") and len(low) > 3 else "W"
