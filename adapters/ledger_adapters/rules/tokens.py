"""Words and marks of a text, each with its place and a rough part of speech.

Tags are one letter: N capitalised, O personal pronoun, D determiner or possessive pronoun,
P preposition, C and/but/or, S subordinator, R relative pronoun, T "that", A auxiliary or modal,
B adverb, V past or common finite verb, G -ing form, # number, Z possessive 's, W any other word;
a mark is its own tag, and both kinds of double quotation mark are '"'.
"""

from __future__ import annotations

import re

import attrs

from ledger_adapters.rules.words import TAGS, words

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:-\w+)*|"
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|St|Jr|Sr|Lt|Col|Capt|Sgt|Rev|Adm|Maj|Sens|Reps)\.|"
    r"\b[A-Z]\.(?= [A-Z])|\d+(?:[.,:]\d+)*%?\w*|"
    r"\w+(?:[\u2019'\-\u2011&@/]\w+)*|\.{2,}|--+|''|``|[^\w\s]"
)
ENDINGS = ("'s", "'ll", "'d", "'re", "'ve", "'m")
VERBAL = words("verbal")
QUOTES = frozenset(("“", "”", "„", "«", "»", '"', "''", "``"))
DASHES = frozenset(("—", "\u2013", "\u2012", "―", "--"))
LONGEST = 80


@attrs.frozen
class Token:
    """One word or mark: `[start, end)` in code points, lower-case form, and its tag."""

    start: int
    end: int
    text: str
    low: str
    tag: str


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Split `[start, end)` of a text into words and marks, possessives and contractions apart."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        low = word.lower().replace("\u2019", "'") if len(word) <= LONGEST else ""
        if "'" in low and len(low) > 2 and (ending := _ending(low)):
            cut = match.end() - len(ending)
            found.append(_token(text, at, cut, found))
            verbal = ending != "'s" or found[-1].low in VERBAL
            found.append(Token(cut, match.end(), text[cut : match.end()], ending, "AZ"[not verbal]))
        else:
            found.append(_token(text, at, match.end(), found))
    return found


def _ending(low: str) -> str:
    return next((e for e in ENDINGS if low.endswith(e) and len(low) > len(e)), "")


def _token(text: str, start: int, end: int, before: list[Token]) -> Token:
    word = text[start:end]
    low = word.lower().replace("\u2019", "'")
    return Token(start, end, word, low, tag(word, low, first=not before or before[-1].low in ".?!"))


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
        return "N"
    if low.endswith("n't"):
        return "A"
    if low.endswith("ly") and len(low) > 4:
        return "B"
    if low.endswith("ing") and len(low) > 5:
        return "G"
    return "V" if low.endswith("ed") and len(low) > 4 else "W"
