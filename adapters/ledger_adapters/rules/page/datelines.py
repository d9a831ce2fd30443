"""What stands before a paragraph's prose: a dateline, the time of a live-blog entry, a label."""

from __future__ import annotations

import re

from ledger_adapters.rules.page.furniture import listed
from ledger_adapters.rules.vocabulary.words import CALENDAR, words

PLACE = (
    r"[A-Z][A-Z\u00c0-\u00de.\u2019'-]+(?:[ /][A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.\u2019'-]*){0,4}"
)
WHEN = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|"
    r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)(?:,? \d{4})?"
)
AGENCY = r"\([A-Z][\w./& \u2019'-]{1,30}\)"
DASH = r"\s?(?:—|\u2013|―|--|-|_)\s"
DATELINE = re.compile(
    rf"(?:{PLACE}(?:, (?!\()[A-Z][\w. ]{{1,24}}?){{0,2}}(?:[,.]? {WHEN})?(?:[,.]? {AGENCY})?|"
    rf"[A-Z][\w.\u2019'-]+(?: [A-Z][\w.\u2019'-]+){{0,3}}(?:, [A-Z][\w. ]{{1,24}}?){{0,2}}"
    rf"(?:,? {WHEN})?(?: {AGENCY}|(?<=\d))|"
    rf"{WHEN} {AGENCY}|{AGENCY}){DASH}(?=[A-Z\u00c0-\u00de0-9“\"\u2018'$£€])|"
    rf"{PLACE}(?:, {WHEN})?\.? /[A-Z][\w .-]{{1,20}}/\. ?(?=[A-Z“\"])"
)
TIME = re.compile(
    r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|BST|CES?T|E[SD]?T|P[SD]?T|UTC))?"
    r"(?: ?[-\u2013—|:])?\s+(?=[A-Z“\"\u2018'])"
)
LABEL = re.compile(r"[^:\n“”\"]{2,60}:(?=\s+[A-Z“\"\u2018])")
SPACE = re.compile(r"\s*")
LABELS = listed("labels")
HEADLINE = 160
NO_SPEAKERS = words("sections") | words("states") | CALENDAR


def prose_start(text: str, start: int, end: int) -> int:
    """Where a paragraph's prose begins, behind dateline, clock time and section label."""
    first = text[start]
    if first.isdigit():
        match = TIME.match(text, start, min(end, start + 40))
        start = match.end() if match else start
    if first.isupper() or first.isdigit() or first == "(":
        match = DATELINE.match(text, start, min(end, start + 100))
        start = match.end() if match else start
    return after_label(text, start, end)


def _names(label: str) -> bool:
    """Whether what stands before a headline's colon is a speaker: `Novak: Road Will Close`."""
    first, *rest = label.rstrip(":").split()
    small = {"of", "for", "the", "on", "and"}
    return (
        len(rest) < 4
        and first.lower().replace("\u2019", "'") not in NO_SPEAKERS
        and all(word[0].isupper() or word in small for word in rest)
    )


def after_label(text: str, start: int, end: int) -> int:
    """Where a paragraph's prose begins: behind a section label ("The background: ...")."""
    colon = text.find(":", start, min(end, start + 63))
    if colon < 0:
        return start
    if text[start:colon].lower() in LABELS:
        return _words(text, colon + 1, end)
    match = LABEL.match(text, start, min(end, start + 64))
    if not match or len(match.group().split()) > 9 or match.group().isupper():
        return start
    if end - start < HEADLINE and _names(match.group()):
        return start
    follows = text[match.end() : match.end() + 3].strip()[:1]
    return start if follows in '“"\u2018' else _words(text, match.end(), end)


def _words(text: str, at: int, end: int) -> int:
    match = SPACE.match(text, at, end)
    return match.end() if match else at
