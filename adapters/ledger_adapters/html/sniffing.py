"""Knows a saved web page by its first bytes: HTML, XHTML and the web archives of browsers."""

from __future__ import annotations

import re
from typing import Final

from ledger.adapter import Match, Probe, Sure
from ledger_adapters.html.decoding import decode

SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
ARCHIVES: Final = frozenset({".mht", ".mhtml"})

_SKIPPED: Final = re.compile(r"\s+|<!--(?:[^-]|-(?!->))*-->|<\?[^<>]*>")
_PAGE: Final = re.compile(r"<!doctype\s+html\b|<html[\s>]", re.IGNORECASE)
_PART: Final = re.compile(r"<(?:head|body|meta|title|article|main|section|div|p|h1)[\s/>]", re.I)
_CHECK: Final = re.compile(r"[\"'/]ClaimReview[\"'\s/>]")
_ARTICLE: Final = re.compile(
    r"<article[\s>]|schema\.org/\w{0,30}Article|\"\w{0,30}(?:Article|Posting)\"|"
    r"property=[\"']?article:|content=[\"']article[\"']|citation_title|class=[\"'][^\"'<>]{0,99}h-?entry",
    re.IGNORECASE,
)
_ARCHIVE: Final = re.compile(
    r"^(?:Snapshot-Content-Location:|From:\s*<?Saved by|Content-Location:\s*https?:)", re.I | re.M
)
_RELATED: Final = re.compile(
    r"^Content-Type:\s*multipart/related\b|^Content-Type:\s*text/html\b", re.I | re.M
)
_LETTER: Final = re.compile(r"^(?:Received|To|Delivered-To|Return-Path):", re.I | re.M)


def sniff(probe: Probe) -> Match | None:
    """Say whether a file is a web page; certain only of one that marks up an article.

    Of one that carries a fact check (ClaimReview) it is not: another adapter may know it better.
    """
    text = decode(probe.head, "" if probe.encoding == "utf-8-sig" else probe.encoding).text
    if is_archive(text, probe.suffix):
        return Match(Sure.CERTAIN, "a browser's web archive (MHTML) of a page")
    head = text[_start(text) :]
    if head.startswith("<") and _PAGE.match(head):
        if _ARTICLE.search(text) and not _CHECK.search(text):
            return Match(Sure.CERTAIN, "it is an HTML page that calls itself an article")
        return Match(Sure.LIKELY, "it begins as an HTML page")
    if head.startswith("<") and _PART.match(head):
        named = probe.suffix in SUFFIXES
        why = f"HTML elements, and the name ends in {probe.suffix}" if named else "HTML elements"
        return Match(Sure.LIKELY if named else Sure.POSSIBLE, why)
    if probe.suffix in SUFFIXES and _PART.search(text):
        return Match(Sure.POSSIBLE, f"its name ends in {probe.suffix} and it holds HTML elements")
    return None


def is_archive(text: str, suffix: str = "") -> bool:
    """Whether a text is a page that a browser saved as one MIME message (RFC 2557)."""
    head = text[:4096]
    if head.lstrip().startswith("<") or not _RELATED.search(head):
        return False
    return bool(_ARCHIVE.search(head) or suffix in ARCHIVES) and not (
        _LETTER.search(head) and suffix not in ARCHIVES
    )


def _start(text: str) -> int:
    """Where the first element or doctype stands, behind white space, comments and XML's head."""
    at = 1 if text.startswith("\ufeff") else 0
    while found := _SKIPPED.match(text, at):
        at = found.end()
    return at
