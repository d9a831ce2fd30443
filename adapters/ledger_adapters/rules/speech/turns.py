"""Turns of an interview or transcript: `NOVAK: We will go.` is what Novak said.

A label before a colon is a speaker where the text goes on like that: capital letters twice over,
the same name again and again, or Q and A. Whoever asks, or answers as "A", is not named.
"""

from __future__ import annotations

import re
from collections import Counter

import attrs

from ledger_adapters.rules.page.furniture import listed
from ledger_adapters.rules.page.layout import Paragraph
from ledger_adapters.rules.prose.phrases import Range
from ledger_adapters.rules.prose.tokens import Token
from ledger_adapters.rules.speech.found import Attribution
from ledger_adapters.rules.vocabulary.words import TIME_WORDS

LABEL = re.compile(
    r"(?P<open>[\"“]?)(?P<bold>\*{0,2}|_{0,2})"
    r"(?P<name>[^\W\d_][\w.\u2019'-]{0,30}(?: [^\W\d_(][\w.\u2019'-]{0,30}){0,4})"
    r"(?: \([^()]{1,40}\))?(?:(?P=bold):|:(?P=bold))\s+(?=\S)|"
    r"(?P<qa>[QA])[.:]\s+(?=[A-Z“\"\u2018'(])"
)
LABELS, ASKERS, ANSWERERS = listed("labels"), listed("askers"), listed("answerers")
FEWEST = 2
FARTHEST = 120
PROMPT = 240
QUOTED = "“\"\u2018'"
ADDRESSED = re.compile(r"\b[Yy]our?\b")
LONGEST = 600


@attrs.frozen
class Turn:
    """One turn: where its speaker is named, where the words begin; `asks` for a question."""

    name: tuple[int, int] | None
    start: int
    asks: bool = False


def turns(text: str, body: list[Paragraph]) -> dict[int, Turn]:
    """Find the turns of a text by where their paragraphs start; none where it is no transcript."""
    matches = {n: match for n, p in enumerate(body) if (match := _label(text, p))}
    if len(matches) < FEWEST:
        return _answers(text, body)
    known = _known(matches)
    near = {n + step for n, m in matches.items() if _folded(m) in known for step in (-1, 1)}
    found = {
        body[n].start: _turn(text, body[n], match)
        for n, match in matches.items()
        if _folded(match) in known or n in near
    }
    return found if len(found) >= FEWEST else {}


def _answers(text: str, body: list[Paragraph]) -> dict[int, Turn]:
    """Find the answers of an interview without labels: what follows each question set apart."""
    asked = [n for n, p in enumerate(body) if _question(text, p)]
    if len(asked) < FEWEST:
        return {}
    addressed = sum(ADDRESSED.search(text, p.start, p.end) is not None for p in body)
    if addressed < FEWEST or len(asked) * 4 < len(body) - asked[0]:
        return {}
    found: dict[int, Turn] = {}
    answering = False
    for n in range(asked[0], len(body)):
        prompt = _question(text, body[n]) or (not answering and n > asked[0] and _short(body[n]))
        if not prompt and answering and text[body[n].start] not in QUOTED:
            found[body[n].start] = Turn(None, body[n].start)
        answering = prompt
    return found


def _question(text: str, p: Paragraph) -> bool:
    quoted = text[p.start] in QUOTED
    return p.kind != "caption" and text[p.end - 1] == "?" and _short(p) and not quoted


def _short(p: Paragraph) -> bool:
    return p.end - p.start < PROMPT


def _known(matches: dict[int, re.Match[str]]) -> set[str]:
    """Which labels are speakers for certain: said twice, of the stock, or set as speakers are."""
    often = Counter(map(_folded, matches.values()))
    sure = {label for label, n in often.items() if n > 1 or _stock(label)}
    for kind in (_shouted, _bold):
        set_so = {_folded(match) for match in matches.values() if kind(match)}
        if len(set_so) > 1 or set_so & sure:
            sure |= set_so
    return sure


def turn_of(tokens: list[Token], turn: Turn, sentences: list[Range]) -> Attribution | None:
    """Make an attribution of a turn whose paragraph has these tokens, its label among them."""
    first = next((k for k, token in enumerate(tokens) if token.start >= turn.start), len(tokens))
    if first >= len(tokens):
        return None
    if first == 0:
        return Attribution(
            content=((0, len(tokens)),), cue=(0, 0), frames="q", pattern="answer", starts=0
        )
    by: tuple[Range, ...] = ()
    if turn.name is not None:
        own = [k for k, t in enumerate(tokens[:first]) if turn.name[0] <= t.start < turn.name[1]]
        by = ((own[0], own[-1] + 1),) if own else ()
    colon = next((k for k in range(first - 1, -1, -1) if tokens[k].low in (":", ".")), first - 1)
    return Attribution(
        act="asks" if turn.asks else "asserts", by=by, content=_parts(first, sentences),
        cue=(colon, colon + 1), frames="q", pattern="turn", starts=0,
        verb="ask" if turn.asks else "say",
    )  # fmt: skip


def _parts(first: int, sentences: list[Range]) -> tuple[Range, ...]:
    """The words of a turn in one part, or in several whole sentences each where it is long."""
    parts: list[Range] = []
    for start, end in sentences:
        start = max(start, first)
        if parts and end - parts[-1][0] <= LONGEST:
            parts[-1] = parts[-1][0], end
        elif start < end:
            parts.append((start, end))
    return tuple(parts)


def _label(text: str, p: Paragraph) -> re.Match[str] | None:
    coloned = text.find(":", p.start, p.start + FARTHEST) >= 0
    if p.kind == "caption" or not (coloned or text.startswith(("Q.", "A."), p.start)):
        return None
    match = LABEL.match(text, p.start, p.end)
    if match is None or match.end() >= p.end or match["qa"]:
        return match
    label = match["name"].lower()
    if label in LABELS or label in TIME_WORDS or not _named(match["name"]):
        return None
    return match


def _named(name: str) -> bool:
    """Whether every word of a label but small ones begins with a capital."""
    words = [word for word in name.split() if word not in ("of", "the", "de", "van", "von", "for")]
    return bool(words) and all(word[0].isupper() for word in words)


def _folded(match: re.Match[str]) -> str:
    return (match["qa"] or match["name"]).lower().rstrip(".")


def _shouted(match: re.Match[str]) -> bool:
    return match["qa"] is None and match["name"].isupper() and len(match["name"]) > 1


def _bold(match: re.Match[str]) -> bool:
    return bool(match["bold"])


def _stock(label: str) -> bool:
    return label in ASKERS or label in ANSWERERS


def _turn(text: str, p: Paragraph, match: re.Match[str]) -> Turn:
    label = _folded(match)
    name = None if match["qa"] or _stock(label) else match.span("name")
    return Turn(name, match.end(), asks=label in ASKERS or text[p.end - 1] == "?")
