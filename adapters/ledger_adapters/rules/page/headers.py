"""How a comment begins, by the styles of the sites that show them.

Known are numbered and bulleted lists, "Ann says:", "Ann · 3 hours ago", "Ann wrote on 4 March:",
"Ann: …" under a heading, "> Ann, Oslo — …", "Ann 12 points 3 hours ago", and a name over a time.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Final

import attrs

from ledger_adapters.rules.page.furniture import listed
from ledger_adapters.rules.page.layout import Paragraph

_DATA: Final = tomllib.loads(
    files("ledger_adapters.rules.page").joinpath("threads.toml").read_text(encoding="utf-8")
)
_NOISE = _DATA["noise"].replace("\n", "")
_SIGNS = _DATA["signs"]
ITEM = re.compile(r"(\d{1,4}[.)]|#\d{1,5}:?|[•◦▪‣·*o\u2013-])\s+(?=\S)")
HEADING = re.compile(
    r"(?:\d+ |all |top |latest )?(?:reader |user |readers['\u2019] |your )?"
    r"(?:comments|responses|replies|discussion)(?: ?[(\[]?\d+[)\]]?)?:?|"
    r"1 (?:comment|response|reply):?|"
    r"(?:leave a|post a|enter|add a|view|show|read) .{0,20}(?:comments?|reply).{0,12}|"
    r"what do you think\??|join the (?:conversation|discussion)|have your say|"
    r"\d+ (?:comments?|responses?|replies|thoughts) (?:on|to) .{1,60}",
    re.IGNORECASE,
)
NAME = r"[^\W\d_][\w.\u2019'@ -]{0,38}?"
AGO = (
    r"(?:(?:about |over )?(?:\d{1,3}|an?|one) ?(?:s|m|h|d|w|y|mo|sec(?:ond)?s?|min(?:ute)?s?|"
    r"hours?|hrs?|days?|weeks?|months?|years?)(?: ago)?|just now|yesterday)(?: \(edited\))?"
)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = (
    rf"(?:(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?|"
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})(?:,?(?: at)? \d{1,2}[:.]\d\d(?: ?[aApP]\.?[mM]\.?)?)?"
)
STAMP = re.compile(rf"(?:posted |commented )?(?:on |at )?(?:{AGO}|{DAY})\.?", re.IGNORECASE)
SAYS = re.compile(
    rf"({NAME}) (?:says|said|wrote|writes|replied|commented)(?: on [^:]{{3,40}})?:\s*"
)
DOTTED = re.compile(
    rf"({NAME})(?:\s*(?:➤|→|▶|▸|>|to|@)\s*({NAME}))?\s*(?:[·•|,–—-]|\s)\s*"
    rf"(?:\d+ points?\s*[·•|]?\s*)?(?:{AGO}|{DAY})\s*[:·•]?\s*$"
)
POSTED = re.compile(
    rf"(?:posted |comment(?:ed)? )by:? ({NAME})(?: (?:on|at|\u2013|-|—) .{{3,40}})?$", re.IGNORECASE
)
QUOTED = re.compile(rf"(>{{1,8}})\s*(?:({NAME})(?:, [A-Z][\w .'-]{{1,30}})?\s*(?:—|\u2013|:)\s*)?")
COLON = re.compile(r"([^\W_][\w.\u2019'@-]*(?: [\w.\u2019'@-]+){0,3}):\s+(?=\S)")
NOISE = re.compile(rf"(?:(?>(?:{_NOISE})(?![a-z])|{_SIGNS}))++", re.IGNORECASE)
LONE = re.compile(
    r"(?P<reply>(?:reply (?:from|by)|in reply to [^:]{1,40}:) )?"
    r"(?P<name>[^\W_][\w.\u2019'@-]*(?: [^\W_][\w.\u2019'@-]*){0,3})", re.IGNORECASE
)  # fmt: skip
LABELS = listed("labels")
LONGEST = 100


@attrs.frozen
class Begin:
    """A line that begins a comment: whose, where its words start, how deep, in reply to whom."""

    start: int
    author: str = ""
    depth: int = 0
    to: str = ""


def is_heading(text: str, p: Paragraph) -> bool:
    """Whether a line is the heading of a thread."""
    return p.end - p.start < 80 and HEADING.fullmatch(text, p.start, p.end) is not None


def is_counted(text: str, p: Paragraph) -> bool:
    """Whether a heading also counts what follows: `Comments (3)`, `12 replies`."""
    return is_heading(text, p) and any(text[at].isdigit() for at in range(p.start, p.end))


def lone(text: str, p: Paragraph) -> Begin | None:
    """Read a name on a line of its own, or `Reply from Ann`, where a thread is known to be one."""
    match = LONE.fullmatch(text, p.start, p.end) if p.end - p.start < LONGEST else None
    if match is None or match["name"].split()[0].lower() in LABELS:
        return None
    return Begin(p.end, match["name"], 1 if match["reply"] else 0, "")


def is_noise(text: str, p: Paragraph) -> bool:
    """Whether a line is a button, a count or a time of day."""
    if p.end - p.start > LONGEST:
        return False
    whole = NOISE.fullmatch(text, p.start, p.end) or STAMP.fullmatch(text, p.start, p.end)
    return whole is not None


def is_stamp(text: str, p: Paragraph) -> bool:
    """Whether a line tells no more than when something was posted."""
    return p.end - p.start < 60 and STAMP.fullmatch(text, p.start, p.end) is not None


def dotted(text: str, p: Paragraph) -> Begin | None:
    """Read `Ann · 3 hours ago`, `Ben ➤ Ann • 2h`, `ann 12 points 3 hours ago`."""
    if p.end - p.start > LONGEST:
        return None
    match = DOTTED.fullmatch(text, p.start, p.end)
    if match is None or len(match[1].split()) > 4:
        return None
    return Begin(p.end, match[1].strip(), 0, (match[2] or "").strip())


def says(text: str, at: int, end: int) -> Begin | None:
    """Read `Ann says:` and `Ann wrote on 4 March:`."""
    if text.find(":", at, min(end, at + LONGEST)) < 0:
        return None
    match = SAYS.match(text, at, end)
    return Begin(match.end(), match[1]) if match and match[1][0].isupper() else None


def quoted(text: str, p: Paragraph) -> Begin | None:
    """Read `>> Ann, Oslo — …`: as deep as it has marks."""
    match = QUOTED.match(text, p.start, p.end) if text[p.start] == ">" else None
    return Begin(match.end(), match[2] or "", len(match[1])) if match else None


def posted(text: str, p: Paragraph) -> Begin | None:
    """Read `Posted by Ann at 3:12 pm`."""
    match = POSTED.fullmatch(text, p.start, p.end) if p.end - p.start < LONGEST else None
    return Begin(p.end, match[1]) if match else None


def colon(text: str, p: Paragraph) -> Begin | None:
    """Read `ann: …`, where a thread is known to be one."""
    stop = min(p.end, p.start + 48)
    match = COLON.match(text, p.start, stop) if text.find(":", p.start, stop) > 0 else None
    return Begin(match.end(), match[1]) if match and match[1].lower() not in LABELS else None


def item(text: str, p: Paragraph) -> Begin | None:
    """Read `1. …` and `• …`, with `Ann says:` behind it where that stands there."""
    match = ITEM.match(text, p.start, p.end)
    if match is None:
        return None
    return says(text, match.end(), p.end) or Begin(match.end())
