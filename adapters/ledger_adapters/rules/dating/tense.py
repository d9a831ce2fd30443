"""Whether the verb beside a date is past or future: it decides between the last and the next."""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from ledger_adapters.rules.dating.attached import DATA, PLACED, awaited, looks_ahead
from ledger_adapters.rules.dating.lexicon import POSSESSIVE

Tense: TypeAlias = Literal["past", "future", "none", "open"]
Mark: TypeAlias = Literal["past", "future", "open", "present", "weak", ""]

REACH: Final = 160
MODALS, ARRANGED, COMING = DATA["modals"], DATA["arranged"], DATA["coming"]
PLANS, TIMETABLE, PAIRS = DATA["plans"], DATA["timetable"], DATA["pairs"]
PRESENT, PAST, ARTICLES = DATA["present"], DATA["past"], DATA["articles"]
NOT_PAST, UNDONE, GOING = DATA["not_past"], DATA["undone"], DATA["going"]
EITHER, WISHED, ASIDE, BARE = DATA["either"], DATA["wished"], DATA["aside"], DATA["bare"]

INFINITIVE: Final = MODALS | {"to", "not", "also", "then"}
PASSED: Final = (["was"], ["were"], ["has", "been"], ["have", "been"], ["had", "been"])
MOVED: Final = frozenset(
    ["moved", "adjourned", "postponed", "rescheduled", "delayed", "deferred", "forward", "back"]
)
TELLING: Final = frozenset({"say", "says", "said"})
IS_ON: Final = re.compile(
    r"(?:(?<!\b[Ii]t) (?:is|are) (?:being \w{3,12} |(?:in|at) [A-Z]\w+ |closed |shut )?"
    r"|\b[Tt]here (?:is|are) (?:an?|another|no|two|three|more) (?:[\w-]+ ){1,2})(?:on|in|at) \Z"
)
OWNED: Final = frozenset({"a", "an", "no"})
WILL: Final = re.compile(r" (?:(?P<would>would|might|could)|will|may|should|must|can)\b")
SAYING: Final = frozenset({"say", "comment", "confirm", "discuss", "name", "speak"})
BREAK: Final = re.compile(
    r"[.!?;:,\n](?:(?<=\n)|(?<=,)(?:[\"\u201d](?!\w)|\s(?:\"(?=\w)|\u201c))|(?<!,)(?<!\b[A-Z].)"
    r"(?<!\b[A-Z][a-z].)(?<!Mrs.)(?<!Gen.)(?<!Sen.)(?<!Gov.)(?<!Sept.)(?<![ap]\.m.)"
    r"['\"\u2019\u201d)]*\s)"
)
WORD: Final = re.compile(r"\b[^\W\d]+(?:['\u2019][^\W\d]+)?|,")


def tense(text: str, start: int, end: int) -> Tense:
    """Look at the clause around `[start, end)`: the nearest verb before it, else the first behind.

    "open" where it tells neither ("was due to appear on Tuesday"); "none" without any.
    """
    left = text[max(0, start - REACH) : start]
    cut = max((stop.end() for stop in BREAK.finditer(left)), default=0)
    words = WORD.findall(left[cut:].lower())
    marks: list[Mark] = [_mark(words, k) for k in range(len(words))]
    if words and words[-1] in PLACED and IS_ON.search(left[-40:]):
        return "future"
    nearest = _nearest(words, marks)
    if nearest == "past":
        last, near = _last(marks), text[end : end + 8]
        if not _begins(words, last, near):
            ahead = looks_ahead(words, last) or _aimed(words)
            return ahead or _doubted(words, last, near) or "past"
    right = text[end : end + (30 if nearest == "future" else REACH)]
    stop = BREAK.search(right)
    behind = WORD.findall((right[: stop.start()] if stop else right).lower())
    if nearest in ("future", "open"):
        return _governed(nearest, words, marks, behind)
    if words[-1:] == ["for"]:
        return "future"
    return _free(words, behind, quoted=stop is not None and stop[0].startswith(","))


def _aimed(words: list[str]) -> Tense | None:
    """Whether something was set "for" the day, or moved "to" it."""
    if words[-1] == "for":
        now = "been" in words[-5:] and not {"has", "have"}.isdisjoint(words[-6:])
        return "future" if now else "open"
    return "open" if words[-1] == "to" and not MOVED.isdisjoint(words[-4:]) else None


def _governed(nearest: Tense, words: list[str], marks: list[Mark], behind: list[str]) -> Tense:
    """Read a day behind a verb that looks ahead: what came of it may be told behind."""
    if nearest == "open" or behind[:1] in PASSED or behind[:2] in PASSED:
        return "past" if _undone(behind) else "open"
    if behind and _mark(behind, 0) in ("past", "weak"):
        return "past" if _apart(words, marks) else "open"
    return "future"


def _free(words: list[str], behind: list[str], *, quoted: bool) -> Tense:
    """Read a day without a verb before it by the first verb behind it."""
    found = next((k for k in range(len(behind)) if _mark(behind, k)), None)
    if found is None:
        if quoted or words[-2:] == ["as", "of"]:
            return "open"
        return "future" if "to" in words else "none"
    if found == 0 and len(words) > 1 and behind[0] in ASIDE:
        return "open"
    told = "past" if _settled(behind[found]) else _plain(_mark(behind, found))
    return "open" if told == "past" and awaited(words) else told


def _last(marks: list[Mark]) -> int:
    """The place of the last verb that is sure."""
    return max(k for k in range(len(marks)) if marks[k] and marks[k] != "present")


def _begins(words: list[str], last: int, behind: str) -> bool:
    """Whether the date begins what was said: "said that on Monday", "say Monday's vote will"."""
    if words[last] not in TELLING:
        return False
    if words[-1] in TELLING:
        return behind.startswith(POSSESSIVE)
    found = WILL.match(behind) if len(words) > last + 2 else None
    return "that" in words[-2:] or (found is not None and not found["would"])


def _doubted(words: list[str], last: int, behind: str) -> Tense | None:
    """Whether the date may be of either side: "said the fall on Friday would"."""
    told = words[last] in TELLING and len(words) > last + 2
    return "open" if told and words[-1] not in TELLING and WILL.match(behind) else None


def _settled(word: str) -> bool:
    """Whether a plan was made on the day before it: "on Tuesday he agreed to", "vowed to"."""
    return word in PLANS and word.endswith("ed")


def _apart(words: list[str], marks: list[Mark]) -> bool:
    """Whether a new clause begins behind the last verb: "to fall, a slide which he on Monday"."""
    last = max(k for k in range(len(words)) if marks[k])
    return not {",", "which", "who", "whom", "that"}.isdisjoint(words[last:])


def _undone(behind: list[str]) -> bool:
    """Whether "was due on Tuesday" goes on "but did not come": then Tuesday is over."""
    if "but" not in behind[:12]:
        return False
    marks = (_mark(behind, k) for k in range(behind.index("but"), len(behind)))
    return next((mark for mark in marks if mark), "") in ("past", "weak")


def _nearest(words: list[str], marks: list[Mark]) -> Tense | None:
    """The last mark that is sure; a bare "-ed" behind "will" may be a verb or an adjective."""
    places = [k for k in range(len(words)) if marks[k] and marks[k] != "present"]
    if not places:
        return "future" if "present" in marks else None
    last = places[-1]
    if marks[last] == "weak" and len(places) > 1 and marks[places[-2]] == "future":
        return "past" if "," in words[places[-2] : last] else "open"
    return _plain(marks[last])


def _plain(mark: Mark) -> Tense:
    if mark in ("future", "present"):
        return "future"
    return "open" if mark == "open" else "past"


def _mark(words: list[str], k: int) -> Mark:
    """What one word of a clause tells."""
    word = words[k]
    following = words[k + 1] if k + 1 < len(words) else ""
    if word in ("will", "shall"):
        return "future"
    if word == "would" and following in SAYING:
        return "open" if "not" in words[:k] or "nobody" in words[:k] else "future"
    if word in MODALS or word.endswith(("'ll", "\u2019ll")):
        done = "have" in words[k + 1 : k + 3] and "to" not in words[k + 1 : k + 4]
        return "past" if done else "future"
    before = words[k - 1] if k else ""
    if word in GOING and before in ("is", "are", "am"):
        return "future"
    if word == "could" and following not in ("not", "have"):
        return "future"
    if f"{word}_{following}" in WISHED and before not in ("is", "are"):
        return "open"
    if word in ARRANGED or (word == "set" and following in ("to", "for")):
        return "open" if before in UNDONE else "future"
    if word in COMING or (word in PLANS and following == "to"):
        return "open" if before == "had" and word in PLANS else "future"
    if f"{word}_{following}" in PAIRS:
        return "future"
    if word == "have" and words[max(0, k - 2) : k] in (["was", "to"], ["were", "to"]):
        return "open"
    if word == "court" and words[max(0, k - 2) : k] == ["appears", "in"]:
        return "future"
    if word in ("has", "have") and following in OWNED:
        return ""
    if word in PAST or (word == "could" and following == "not"):
        bare = before == "be" or (word in BARE and (before in INFINITIVE or before in ARTICLES))
        return "" if bare else "past"
    if word in EITHER:
        return "open"
    if before in ARTICLES and not (before == "and" and (word in TIMETABLE or word in PRESENT)):
        return ""
    if word in TIMETABLE:
        return "future"
    if word in PRESENT:
        return "present"
    past = len(word) > 3 and word.endswith("ed") and word not in NOT_PAST
    return "weak" if past else ""
