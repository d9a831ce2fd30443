"""What the prose reader finds in a text, in the shape that it is scored in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import attrs

from evaluation.places import Span
from ledger.adapter import Document, Draft, Passage
from ledger.claims import Claim, Hop, Resolution
from ledger.times import when
from ledger_adapters.rules import RulesReader

Spans = tuple[Span, ...]


@attrs.frozen(kw_only=True)
class Link:
    """One hop behind the outlet: where its speakers are named, the places of its cue, its voice."""

    mentions: Spans = ()
    cue: Spans = ()
    voice: str = "speaks"


@attrs.frozen(kw_only=True)
class Found:
    """One attributed claim: content, chain without the outlet, hedges with the place of owners."""

    content: Spans
    chain: tuple[Link, ...]
    pattern: str = ""
    confidence: int | None = None
    hedges: tuple[tuple[Span, int | None], ...] = ()


def read(text: str, publisher: str = "", published: str = "") -> list[Claim]:
    """Read a text as an article; the claims of its outlet and its commenters are among them."""
    return [one for one in records(text, publisher, published) if isinstance(one, Claim)]


def records(text: str, publisher: str = "", published: str = "") -> list[Claim | Resolution]:
    """Read a text as an article: its claims, and who its pronouns and short names stand for."""
    dated = when(published or None, basis="metadata")
    document = Document(text=text, publisher=publisher, published=dated)
    drafts = RulesReader().read(document, Passage(kind="article", span=(0, len(text))))
    made = (draft.record for draft in drafts if isinstance(draft, Draft))
    return [one for one in made if isinstance(one, Claim | Resolution)]


def parted(records: list[Claim | Resolution]) -> tuple[list[Claim], list[Resolution]]:
    """Part claims from what is said of who is meant in them."""
    claims = [one for one in records if isinstance(one, Claim)]
    return claims, [one for one in records if isinstance(one, Resolution)]


def found(claims: list[Claim]) -> Iterator[Found]:
    """Give the attributed claims among some: not the outlet's own, not the commenters'."""
    for claim in claims:
        if len(claim.chain) > 1 and not claim.is_comment:
            yield Found(
                content=claim.anchor.spans if claim.anchor else (),
                chain=tuple(_link(hop, claim) for hop in claim.chain[1:]),
                pattern=claim.reading.pattern if claim.reading else "",
                confidence=claim.reading.confidence if claim.reading else None,
                hedges=tuple((hedge.at, hedge.owner) for hedge in claim.hedges if hedge.at),
            )


def _link(hop: Hop, claim: Claim) -> Link:
    mentions = tuple(mention.at for mention in hop.by if mention.at)
    cue = (hop.cue.at,) if hop.cue and hop.cue.at else ()
    relative = claim.reading is not None and claim.reading.pattern.startswith("relative ")
    if relative and hop is claim.chain[-1] and mentions and cue:
        mentions = (*mentions, (mentions[-1][1], cue[0][0]))  # the "who" that stands for them
    return Link(mentions=mentions, cue=cue, voice=hop.voice)


def row(one: Found) -> dict[str, object]:
    """Write a claim as the scorers of attribution corpora want it; the outlet counts in `depth`."""
    last = one.chain[-1]
    return {
        "content": one.content, "source": last.mentions, "cue": last.cue,
        "depth": len(one.chain) + 1, "pattern": one.pattern, "confidence": one.confidence,
    }  # fmt: skip


def texts(path: Path) -> Iterator[Path]:
    """List the texts that a folder, a text or a gold file stands for."""
    if path.is_dir():
        yield from sorted((path / "text" if (path / "text").is_dir() else path).glob("*.txt"))
    elif path.name.endswith(".gold.json"):
        yield path.with_name(json.loads(path.read_text(encoding="utf-8"))["seed"])
    else:
        yield path


def load(path: Path) -> str:
    """Read a text with its line ends as they are."""
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()
