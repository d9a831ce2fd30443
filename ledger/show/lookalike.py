"""Names that look like others, or that nobody can read as they are written.

A name can be written with letters of another script that look the same, with characters that
nobody sees, or turned round. The rules follow Unicode TS 39 (look-alikes, mixed scripts) as far as
the standard library's tables go; the letters are a selection of its own. Ordinary names of any
script, with their accents and vowels, are never remarked on.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from ledger.projections.agents import folded

_PAIRS: Final = (
    ("\u0430\u0441\u0501\u0435\u04bb\u0456\u0458\u043a\u043e\u0440\u051b\u0455\u0443\u0475\u0445"
     "\u051d\u04af", "acdehijkopqsyvxwy"),
    ("\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u0423"
     "\u0474\u050c\u051a\u051c\u04c0\u04cf", "ABCEHIJKMOPSTXYVGQWIl"),
    ("\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
     "ABEZHIKMNOPTYX"),
    ("\u03b1\u03b3\u03b9\u03ba\u03bd\u03bf\u03c1\u03c3\u03c5\u03c7\u03c9", "ayikvopouxw"),
    ("\u0585\u0578\u057d\u0570\u0581\u0566\u0575\u054f\u053c\u0555\u054d", "onuhgqjSLOU"),
    ("\u13aa\u13f4\u13df\u13a0\u13ac\u13c0\u13bb\u13ab\u13e6\u13de\u13b7\u13e2\u13a1\u13da\u13a2"
     "\u13d9\u13b3\u13c3", "ABCDEGHJKLMPRSTVWZ"),
    ("\u0251\u0261\u1d04\u1d0f\ua731\u1d20\u1d21\u1d22\u028f\u0262\u01c0", "agcosvwzygl"),
)  # fmt: skip
"""Letters of other scripts (Cyrillic twice, Greek twice, Armenian, Cherokee), and rare Latin ones,
with the Latin letters that they look like."""
_LOOKS: Final = {ord(a): b for others, latin in _PAIRS for a, b in zip(others, latin, strict=True)}
_TALL: Final = str.maketrans("I1|0", "lllO")
"""What cannot be told apart in many typefaces."""
_LATIN: Final = frozenset(_LOOKS.values())
_MIXED: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")
_TURNS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SIDES: Final = frozenset("\u061c\u200e\u200f")
_JOINS: Final = frozenset("\u200c\u200d")
_SIGNS: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_MARKS: Final = 4
"""How many marks may stand on one letter: no alphabet's spelling has more."""
_NAMED: Final = 3


def remarks_on(names: Iterable[str], known: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
    """Say of each name what is odd about it, and which others, or known ones, it looks like.

    Of two names that look alike one says so: that which is written in other letters, or the later.
    A name about which there is nothing to say is left out.
    """
    own = list(dict.fromkeys(names))
    odder = {name: (not name.isascii(), n) for n, name in enumerate(own)}
    by_look: dict[tuple[str, str], set[str]] = {}
    for name in (*own, *known):
        for look in _both(name):
            by_look.setdefault(look, set()).add(name)
    told = {}
    for name in own:
        others = {o for look in _both(name) for o in by_look[look]} if name else set()
        alike = sorted(
            o for o in others
            if folded(o) != folded(name) and odder.get(o, (False, -1)) < odder[name]
        )  # fmt: skip
        found = (*_odd(name), *(_alike(name, other) for other in alike[:_NAMED]))
        if found:
            told[name] = found
    return told


def suspect(name: str) -> bool:
    """Tell whether a name is not written in plain letters and could yet look as if it were."""
    return not name.isascii() and _look(name).isascii()


def _both(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Give what a name looks like: whatever its case, and where I, l and 1 are one."""
    look = _look(name)
    return ("any", look.casefold()), ("case", look.translate(_TALL))


@lru_cache(maxsize=4096)
def _look(name: str) -> str:
    """Give what a name looks like, in Latin letters where it looks like some (a skeleton)."""
    if name.isascii():
        return " ".join(name.split())
    apart = unicodedata.normalize("NFKD", name)
    seen = "".join(c for c in apart if c.isspace() or not _hidden(c))
    return unicodedata.normalize("NFC", " ".join(seen.translate(_LOOKS).split()))


def _hidden(character: str) -> bool:
    if character in _SIGNS:
        return False
    return unicodedata.category(character) in ("Cf", "Cc") or bool(_UNSEEN.match(character))


def _odd(name: str) -> Iterator[str]:
    """Say what is odd about a name, whatever others there are."""
    if name.isascii() and name.isprintable():
        return
    turns = [c for c in name if c in _TURNS]
    if turns:
        yield f"“{name}” turns the order of its letters ({_listed(turns)})"
    unseen = list(_out_of_place(name))
    if unseen:
        yield f"“{name}” holds characters that nobody sees ({_listed(unseen)})"
    if any(_script(c) for c in name) and _piled(name):
        yield f"“{name}” piles over {_MARKS} marks on one letter"
    for word in _WORD.findall(name):
        odd = _of_another_script(word)
        if odd:
            yield f"“{name}” mixes letters of several scripts in one word ({_listed(odd)})"
            return


def _out_of_place(name: str) -> Iterator[str]:
    """List the unseen characters of a name that its script does not need."""
    right = any(unicodedata.bidirectional(c) in ("R", "AL") for c in name)
    for n, character in enumerate(name):
        if not _hidden(character) or character in _TURNS or character.isspace():
            continue
        beside = name[n - 1] if n else ""
        if character in _SIDES and right:
            continue
        if character in _JOINS and beside and _script(beside) not in ("LATIN", "CYRILLIC", "GREEK"):
            continue
        if "\ufe00" <= character <= "\ufe0f" and beside and not beside.isalpha():
            continue
        yield character


def _piled(name: str) -> bool:
    run = 0
    for character in unicodedata.normalize("NFD", name):
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if run > _MARKS:
            return True
    return False


def _of_another_script(word: str) -> list[str]:
    """List the letters of a word that are not of its own script and look like some that are."""
    scripts = Counter(script for c in word if (script := _script(c)) in _MIXED)
    if len(scripts) < 2:
        return []
    if not any(ord(c) in _LOOKS or c in _LATIN for c in word):
        return []
    most = max(scripts, key=lambda script: (scripts[script], script == "LATIN"))
    return [c for c in word if (script := _script(c)) in _MIXED and script != most]


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """Tell the script of a letter by the first word of its name; "" of anything else."""
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "").partition(" ")[0]


def _alike(name: str, other: str) -> str:
    odd = [c for c in name if c not in other]
    how = f"written with other letters ({_listed(odd)})" if odd else "not written the same"
    return f"“{name}” looks like “{other}” but is {how}"


def _listed(characters: Iterable[str]) -> str:
    names = dict.fromkeys(unicodedata.name(c, f"U+{ord(c):04X}") for c in characters)
    first = ", ".join(list(names)[:_NAMED])
    return f"{first}, …" if len(names) > _NAMED else first
