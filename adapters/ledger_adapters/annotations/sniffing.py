"""Which form of annotations a file has, by its name and how it begins."""

from __future__ import annotations

import re
from typing import Final

from ledger.adapter import Match, Probe, Sure
from ledger_adapters.annotations.brat_lines import looks_like

_CONTEXT: Final = ("http://www.w3.org/ns/anno.jsonld", "https://www.w3.org/ns/anno.jsonld")
_TYPE: Final = re.compile(r'"@?type" ?: ?(?:\[ ?)?"(?:oa:)?Annotation(?:Page|Collection)?"')
_TARGET: Final = re.compile(r'"(?:target|hasTarget|oa:hasTarget)" ?:')
_URI: Final = re.compile(r'"uri" ?: ?"')
_USER: Final = re.compile(r'"user" ?: ?"acct:')
_CLAIMS: Final = re.compile(r'"(?:claims|annotations)" ?: ?\[')
_SPANS: Final = re.compile(r'"(?:spans|start|exact|source_mention)" ?:')
_CHAIN: Final = re.compile(r'"(?:chain|who|claimant|cue)" ?:')


def sniff(probe: Probe) -> Match | None:
    """Know brat by its lines, JSON by the members that annotations have."""
    text = probe.text
    if looks_like(text):
        sure = Sure.CERTAIN if probe.suffix == ".ann" else Sure.LIKELY
        return Match(sure, "its lines are annotations of brat: an id, a label and places")
    if probe.suffix == ".ann":
        return Match(Sure.POSSIBLE, "the name ends in .ann")
    return _json(text)


def _json(text: str) -> Match | None:
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return None
    if any(f'"{context}"' in text for context in _CONTEXT):
        return Match(Sure.CERTAIN, "its context is that of Web Annotations")
    if _URI.search(text) and _USER.search(text):
        return Match(Sure.CERTAIN, "its rows have a uri and a user of Hypothesis")
    if _TYPE.search(text) and _TARGET.search(text):
        return Match(Sure.LIKELY, "it holds an Annotation with a target")
    own = _CLAIMS.search(text) and _SPANS.search(text) and _CHAIN.search(text)
    if own and '"claimReview"' not in text:
        return Match(Sure.LIKELY, "it lists claims with their spans and who made them")
    return None
