"""What a site puts around an article: share lines, newsletter boxes, bylines, photo credits.

A paragraph is looked at closely only where it holds a word that furniture is made of.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Final, Literal

Kind = Literal["body", "furniture", "caption", "heading"]

_DATA: Final = tomllib.loads(
    files("ledger_adapters.rules.page").joinpath("furniture.toml").read_text(encoding="utf-8")
)


def listed(name: str) -> frozenset[str]:
    """Look up a list of lower-case words by its name in `furniture.toml`."""
    return frozenset(_DATA[name].split())


NAME = r"[A-Z][\w.\u2019'-]+(?: (?:[A-Z][\w.\u2019'-]*|de|da|di|van|von|der|den|al|bin)){0,4}"
WORD = re.compile(r"[a-z]+|©")
TELLING = listed("telling")
LIKELY = re.compile("|".join(sorted(TELLING)))
SITE = re.compile(
    r"already a subscriber|log ?in (?:to|here)|sign (?:up|in) (?:for|to|now|here)|"
    r"subscribe (?:to|now|today|here)|share (?:this|on|via)|"
    r"(?:click|tap|read|watch|listen) (?:the rest )?(?:here|more)\b|"
    r"follow (?:us|me|him|her)\b.{0,40}\b(?:on|@)|newsletter|all rights reserved|^copyright|©|"
    r"enter (?:your )?comments?|leave a (?:reply|comment)|post a comment|"
    r"cookie (?:policy|settings)|terms of (?:use|service)|privacy policy|"
    r"support (?:our|independent) journalism|download (?:the|our) app|skip to|"
    r"min(?:ute)?s? read|straight to your inbox"
)
OPENING = re.compile(
    r"advertisement|related\b|more (?:from|on)\b|tags?:|filed under|photo(?:graph)?s?(?: by|:)|"
    r"image:|source:|comments? \(?\d+|story continues|continue reading|scroll (?:down|to)|"
    r"most (?:read|popular)\b|sponsored|promoted|trending|up next|get the latest\b|"
    r"\d+ (?:shares?|comments?|likes?|views?)\b|"
    r"(?:last )?(?:updated|modified|published)(?: at| on|:)"
)
LABELLED = re.compile(
    r"(?:read (?:more|also|next|the full story)|also read|see also|see more|watch|listen|related|"
    r"recommended|must read|don[\u2019']t miss|more on this(?: story)?|topics?|contact|e-?mail|"
    r"editor[\u2019']?s?[\u2019']? note|correction|clarification|disclaimer|disclosure|"
    r"this (?:article|story|post|page|report) (?:was|has been|is) (?:amended|updated|corrected|"
    r"edited|originally|first|part|produced|published)|"
    r"an earlier version of this (?:article|story|post|page|report))\b"
)
COLON = re.compile(r"[^:.]{0,60}(?::|\bthis (?:article|story|post|page|report)\b)")
BYLINE = re.compile(
    rf"\(?(?:(?:[Ww]ritten |[Rr]eported |[Ww]ords )?[Bb][Yy]:? |(?:Additional )?[Rr]eporting by |"
    rf"Story by |Text: |Words: |Interview: |Editing by )(?:{NAME}|[A-Z][A-Z .-]+)"
    r"(?:(?:, | and | & |; | in |/)[^.!?]{2,90})?\.?\)?"
)
AGO = re.compile(
    r"(?:updated |posted |published )?(?:\d+|an?|about \d+) ?(?:s|m|h|d|w|mo|yr?|sec(?:ond)?s?|"
    r"min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?) ago\.?"
)
REPORTS = re.compile(r"\b(?:said|says|told|according to|wrote)\b")
TERMINAL = frozenset(".!?…:;”\"\u2019')")


def is_furniture(text: str) -> bool:
    """Whether a short paragraph belongs to the site; one that reports speech hardly does."""
    if len(text) >= 400:
        return False
    head = text[:160]
    low = head.lower()
    if LABELLED.match(low) and COLON.match(low):
        return True
    if head[:1] in "(BbWRATSIE" and len(text) < 140 and BYLINE.fullmatch(text):
        return True
    if OPENING.match(low) or (len(text) < 40 and AGO.fullmatch(low)):
        return not REPORTS.search(text)
    if not LIKELY.search(low) or TELLING.isdisjoint(WORD.findall(low)):
        return False
    return SITE.search(low) is not None and not REPORTS.search(text)
