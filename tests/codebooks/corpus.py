"""The corpus that stands beside a checkout, when it does: real articles with their claims."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledger.claims import Anchor, Claim, Hop, Mention
from tests.corpus import CORPUS


def article(name: str) -> Path:
    """Find an article of the corpus, or skip the test."""
    found = CORPUS / "articles" / name
    if found.is_file():
        return found
    pytest.skip(f"the corpus of articles is not beside this checkout ({name})")


def gold_claims(name: str, *, mentions: bool) -> tuple[str, list[tuple[Claim, dict[str, Any]]]]:
    """Read an article and its claims; `mentions` keeps who speaks as written, not by name."""
    gold = json.loads(article(f"{name}.gold.json").read_text(encoding="utf-8"))
    text = article(f"{name}.txt").read_bytes().decode("utf-8")
    return text, [(_claim(c, gold["agents"], mentions=mentions), c) for c in gold["claims"]]


def _claim(gold: dict[str, Any], agents: dict[str, str], *, mentions: bool) -> Claim:
    chain = [Hop(by=(Mention(text=agents[key]),)) for key in gold["chain"]]
    said = gold["source_mention"]
    if mentions and said:
        at = (said["start"], said["end"])
        chain[-1] = Hop(by=(Mention(at=at, text=said["text"]),))
    return Claim(
        anchor=Anchor(exact="", spans=tuple((a, b) for a, b in gold["spans"])),
        chain=tuple(chain),
        content=gold["content"],
        id=gold["id"],
        source="article",
    )
