"""Paragraphs of an article as saved from a site: body, furniture, captions and comment thread."""

from __future__ import annotations

import re
from typing import Literal

import attrs

Kind = Literal["body", "furniture", "caption", "heading", "comments"]

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
FURNITURE = re.compile(
    r"already a subscriber|log ?in (?:to|here)|sign (?:up|in) (?:for|to|now|here)|"
    r"subscribe (?:to|now|today|here)|share (?:this|on|via)|"
    r"(?:click|tap|read|watch|listen) (?:the rest )?(?:here|more)\b|"
    r"follow (?:us|me|him|her)\b.{0,40}\b(?:on|@)|newsletter|all rights reserved|^copyright|©|"
    r"enter (?:your )?comments?|leave a (?:reply|comment)|post a comment|^advertisement|^related|"
    r"^more (?:from|on)\b|^tags?:|^filed under|cookie (?:policy|settings)|terms of (?:use|service)|"
    r"privacy policy|^photo(?:graph)?s?(?: by|:)|^image:|^source:|^comments? \(?\d+|"
    r"support (?:our|independent) journalism|download (?:the|our) app|skip to|min(?:ute)?s? read",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"\b(?:GETTY|POOL)\b|"
    r"\b(?:AFP|REUTERS|EPA|TASS|SPUTNIK|XINHUA|AP)\b(?=\s*(?:/|VIA\b|$))|"
    r"(?<=/)(?:AFP|AP|Reuters|Getty|Pool|EPA|TASS)\b|Getty Images|"
    r"\b(?:AP|Reuters|AFP) Photo|[Pp]hoto(?:graph)? by|\((?:left|right|center)\)"
)
CREDITED = re.compile(r"GETTY|POOL|AFP|REUTERS|EPA|TASS|SPUTNIK|XINHUA|AP|Getty|/Pool|/Reuters|hoto|\(")
REPORTS = re.compile(r"\b(?:said|says|told|according to|wrote)\b")
LABEL = re.compile(r"[^:\n“”\"]{2,60}:(?=\s+[A-Z“\"\u2018])")
TERMINAL = frozenset(".!?…:;”\"\u2019')")


@attrs.frozen
class Paragraph:
    """A stretch of text that stands by itself: `[start, end)` without the white space around."""

    start: int
    end: int
    kind: Kind = "body"
    indent: int = 0


def lines(text: str, start: int, end: int) -> list[Paragraph]:
    """Split a passage into its non-blank lines, with the indent of each in code points."""
    found: list[Paragraph] = []
    for match in LINE.finditer(text, start, end):
        raw = match.group()
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            at = match.start() + indent
            found.append(Paragraph(at, at + len(stripped), indent=indent))
    return found


def paragraphs(text: str, start: int, end: int) -> list[Paragraph]:
    """Join hard-wrapped lines to paragraphs; every other line is a paragraph of its own."""
    found: list[Paragraph] = []
    for line in lines(text, start, end):
        if found and _wrapped(text, found[-1], line):
            last = found[-1]
            found[-1] = Paragraph(last.start, line.end, indent=last.indent)
        else:
            found.append(line)
    return [attrs.evolve(p, kind=kind_of(text[p.start : p.end])) for p in found]


def _wrapped(text: str, above: Paragraph, line: Paragraph) -> bool:
    gap = text[above.end : line.start]
    if gap.count("\n") != 1 or text[above.end - 1] in TERMINAL:
        return False
    last = text.rfind("\n", above.start, above.end)
    width = above.end - (last + 1 if last >= 0 else above.start)
    return 40 <= width <= 100 and text[line.start].islower()


def kind_of(text: str) -> Kind:
    """Tell body text from a site's furniture, photo captions and headings, by its wording."""
    head = text[:400]
    if len(head) < 400 and FURNITURE.search(head[:160]) and not REPORTS.search(head):
        return "furniture"
    if len(text) < 900 and CREDIT.search(text):
        return "caption"
    if len(text) < 120 and text[-1] not in TERMINAL:
        return "heading"
    return "body"


def after_label(text: str, start: int, end: int) -> int:
    """Where a paragraph's prose begins: behind a section label ("The background: ...")."""
    match = LABEL.match(text, start, min(end, start + 64))
    if not match or len(match.group().split()) > 9 or match.group().isupper():
        return start
    follows = text[match.end() : match.end() + 3].strip()[:1]
    if follows in '“"\u2018':
        return start
    at = match.end()
    while at < end and text[at].isspace():
        at += 1
    return at
