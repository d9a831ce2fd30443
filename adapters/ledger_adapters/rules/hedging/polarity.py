"""Whether a claimant says that something is so, or that it is not."""

from __future__ import annotations

import re
from typing import Final

from ledger.claims import Act, Form, Polarity, Span, Verb
from ledger_adapters.rules.vocabulary.words import any_case, words

NEGATIVES: Final = (
    "not", "never", "no", "nor", "neither", "cannot", "nobody", "nothing", "none", "nowhere",
    "hardly",
)  # fmt: skip
NEGATION: Final = re.compile(rf"(?:{any_case(NEGATIVES)}|n[\u2019'][tT]|N[\u2019'][tT])\b")
BOUND: Final = re.compile(
    r"(?<=[\w,\u2019'\u201d\"] )(?:who|whom|whose|which|that|because|if|when|where|while|although|"
    r"though|since|unless|until|before|after|whether|but|why|how|as|so)\b|[;:?!]|\.(?=[\s\u201d\"]|$)",
    re.IGNORECASE,
)
NO_DENIAL: Final = re.compile(
    r"(?:not (?:only|just|least|merely|simply|to mention)\b|"
    r"no (?:doubt|matter|less|fewer|more than|later|sooner|wonder)\b|"
    r"nothing (?:but|less)\b|no[,.!;])",
    re.IGNORECASE,
)
ASIDE: Final = re.compile(
    r"(?:[,\u2013\u2014-] ?(?:and |but |if |or )?|\b(?:if|or|whether or|why) )$", re.IGNORECASE
)
AGAINST: Final = words("against")
WEAK: Final = frozenset(("think", "want", "feel", "know", "agree", "assess", "predict", "promise"))
NOBODY: Final = re.compile(r"(?:nobody|no[- ]one|none|neither|no(?!\.? ?\d))\b", re.IGNORECASE)
FIRST: Final = 600
FEW: Final = 4
EARLY: Final = 12


def polarity(
    text: str,
    content: tuple[Span, ...],
    *,
    act: Act,
    cue: str,
    form: Form,
    negated: bool,
    verb: Verb,
) -> Polarity:
    """Say whether a claim is that something is not so: "unknown" where nothing was said.

    A denial is negative; so is a negated thought or wish ("does not want") and a content whose main
    clause is negated. "did not say that" leaves open what X holds to be so.
    """
    doubting = cue.lower().rpartition(" ")[2] in AGAINST
    against = act == "denies" or doubting
    if negated:
        if doubting:
            return "positive"
        return "negative" if verb in WEAK and not against else "unknown"
    if against or denied(text, content, form):
        return "negative"
    return "positive"


def nobody(speaker: str) -> bool:
    """Whether it is nobody who speaks or wishes: "nobody wants", "no minister said"."""
    return NOBODY.match(speaker) is not None


def denied(text: str, content: tuple[Span, ...], form: Form) -> bool:
    """Whether the main clause of a content is negated; of a noun phrase, its beginning.

    A clause that an attribution interrupts goes on in the next span.
    """
    if not any(NEGATION.search(text, *span) for span in content[:FEW]):
        return False
    for n, (start, end) in enumerate(content[:FEW]):
        begin = _first_word(text, start, end)
        if n and not text[begin : begin + 1].islower():
            return False
        stop = _clause_end(text, begin, min(end, start + (EARLY if form == "nominal" else FIRST)))
        if any(_counts(text, begin, match) for match in NEGATION.finditer(text, begin, stop)):
            return True
        if stop < end:
            return False
    return False


def _clause_end(text: str, start: int, end: int) -> int:
    bound = BOUND.search(text, start, end)
    while bound and bound.start() - start < 2:
        bound = BOUND.search(text, bound.end(), end)
    return bound.start() if bound else end


def _first_word(text: str, start: int, end: int) -> int:
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _counts(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a negation is the clause's own: not "not only", not "weeks, not months"."""
    if NO_DENIAL.match(text, match.start()):
        return False
    if match.start() == start:
        return True
    return ASIDE.search(text, max(start, match.start() - 16), match.start()) is None
