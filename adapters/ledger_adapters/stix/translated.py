"""Translations of an object's words: a claim for each language (STIX 2.1, 7.1)."""

from __future__ import annotations

from typing import Any

from ledger.claims import Claim, changed
from ledger_adapters.stix.leftovers import LONGEST, fitting, leftovers


def translations(claim: Claim, value: dict[str, Any]) -> tuple[Claim, ...]:
    """Make a claim of each language of a `language-content`, after the claim that it would be.

    What has no words in it stays as it is: the claim alone. Raises `TooLarge`.
    """
    contents = value.get("contents")
    if not isinstance(contents, dict):
        return (claim,)
    made = tuple(
        _translated(claim, value, lang, fields)
        for lang, fields in contents.items()
        if isinstance(fields, dict) and _words(fields)
    )
    return made or (claim,)


def _words(fields: dict[str, Any]) -> str:
    texts = [text for text in fields.values() if isinstance(text, str) and text.strip()]
    words = ": ".join(texts)
    return words if len(words) <= LONGEST else ""


def _translated(claim: Claim, value: dict[str, Any], lang: str, fields: dict[str, Any]) -> Claim:
    *before, last = claim.chain
    extras = {name: text for name, text in claim.extras.items() if name != "contents"}
    own = leftovers({f"contents.{lang}": fields, "lang": lang})
    return fitting(
        changed(
            claim,
            anchor=None,
            chain=(*before, changed(last, wording="translated")),
            content=_words(fields),
            extras=extras | own,
            id=f"{value['id']} {lang}",
        )
    )
