"""Prints what the prose reader finds, for scoring against hand-made attributions.

`python -m benchmarks.attribution predict DIR_OR_FILE` prints one JSON line per text: its claims
with the spans of content, source and cue, and the depth of the chain. DIR holds `text/*.txt` or
`*.txt`; FILE is a text, or a `.gold.json` whose "seed" names one beside it. Readers' comments are
left out. `python -m benchmarks.attribution speed DIR_OR_FILE` prints words a second.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from ledger.adapter import Document, Draft, Passage
from ledger.claims import Claim
from ledger_adapters.rules import RulesReader

Spans = list[tuple[int, int]]


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


def claims(text: str) -> Iterator[Claim]:
    """Find the claims of a text, readers' comments left out."""
    document = Document(text=text)
    for draft in RulesReader().read(document, Passage(span=(0, len(text)))):
        record = draft.record if isinstance(draft, Draft) else None
        if isinstance(record, Claim) and not record.is_comment:
            yield record


def row(claim: Claim) -> dict[str, object]:
    """Write a claim as the scorer wants it."""
    last, anchor = claim.chain[-1], claim.anchor
    attributed = len(claim.chain) > 1
    source: Spans = [m.at for m in last.by if m.at] if attributed else []
    cue: Spans = [last.cue.at] if attributed and last.cue and last.cue.at else []
    content = list(anchor.spans) if anchor else []
    if claim.reading and claim.reading.pattern == "relative" and source and cue:
        source.append((source[-1][1], cue[0][0]))  # the "who" that stands for the speaker
    pattern = claim.reading.pattern if claim.reading else ""
    return {
        "content": content, "source": source, "cue": cue, "depth": len(claim.chain),
        "pattern": pattern,
    }  # fmt: skip


def predict(path: Path) -> None:
    """Print one JSON line per text."""
    for each in texts(path):
        found = [row(claim) for claim in claims(load(each))]
        print(json.dumps({"doc": each.stem, "claims": found}))


def speed(path: Path) -> None:
    """Print how many words a second of processor time the reader reads."""
    read = [load(each) for each in texts(path)]
    words = sum(len(text.split()) for text in read)
    list(claims("Warm up, the minister said."))
    start = process_time()
    found = sum(1 for text in read for _ in claims(text))
    taken = process_time() - start
    print(f"{words} words, {found} claims, {taken:.2f} s: {words / taken:,.0f} words/s")


def main() -> None:
    """Run the command named first on what is named second."""
    if len(sys.argv) != 3 or sys.argv[1] not in ("predict", "speed"):
        sys.exit("usage: python -m benchmarks.attribution predict|speed DIR_OR_FILE")
    {"predict": predict, "speed": speed}[sys.argv[1]](Path(sys.argv[2]))


if __name__ == "__main__":
    main()
