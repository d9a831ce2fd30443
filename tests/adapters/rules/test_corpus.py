"""The reader against attributions made by hand, scored by the corpus's own tool."""

import re
import subprocess
import sys
from pathlib import Path

from ledger.adapter import Document, Draft, Passage
from ledger.claims import Claim
from ledger.times import when
from ledger_adapters.rules import RulesReader
from tests.corpus import CORPUS, needs_corpus

ROOT = Path(__file__).resolve().parents[3]
pytestmark = needs_corpus


def predicted(path: Path, to: Path, *options: str) -> Path:
    command = [sys.executable, "-m", "evaluation", "predict", str(path), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    to.write_text(done.stdout, encoding="utf-8")
    return to


def scored(gold: Path, tmp_path: Path, *options: str) -> dict[str, float]:
    """F of contents that share words, of contents to the letter, and of triples."""
    tool = CORPUS.parent / "tools" / "score_attribution.py"
    found = predicted(gold, tmp_path / "found.jsonl", *options)
    command = [sys.executable, str(tool), str(gold), str(found)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {
        m.group(1): float(m.group(2))
        for m in re.finditer(
            r"^(content exact|content|triple) +P .*F +([\d.]+)$", printed, re.MULTILINE
        )
    }


def test_the_hand_made_article_is_read_well(tmp_path: Path) -> None:
    scores = scored(CORPUS / "articles" / "xi-putin-2025-02.gold.json", tmp_path)
    assert scores["content"] >= 93
    assert scores["content exact"] >= 90
    assert scores["triple"] >= 90


def test_other_peoples_newspapers_are_read_fairly(tmp_path: Path) -> None:
    scores = scored(CORPUS / "polnear-dev", tmp_path, "--outermost")
    assert scores["content"] >= 72
    assert scores["content exact"] >= 57
    assert scores["triple"] >= 65


def test_what_is_said_within_what_others_say_is_read_fairly_too(tmp_path: Path) -> None:
    scores = scored(CORPUS / "polnear-dev", tmp_path)
    assert scores["content"] >= 65
    assert scores["content exact"] >= 50
    assert scores["triple"] >= 60


def test_the_article_with_a_thread_has_its_chains_and_no_comment_in_them() -> None:
    path = CORPUS / "articles" / "isw-2023-08.txt"
    with path.open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    published = when("2023-08-09", basis="metadata")
    document = Document(text=text, publisher="Newsweek", published=published)
    found = [
        draft.record
        for draft in RulesReader().read(document, Passage(span=(0, len(text))))
        if isinstance(draft, Draft) and isinstance(draft.record, Claim)
    ]
    article = [c for c in found if not c.is_comment]
    thread = text.index("  1. ")
    assert all(c.anchor and c.anchor.spans[-1][1] <= thread for c in article)
    assert sum(c.is_comment for c in found) == 7
    chains = [tuple(hop.name for hop in c.chain) for c in article]
    for ministry in ("the Russian Foreign Ministry", "the Chinese Foreign Ministry"):
        assert ("Newsweek", "the ISW", ministry) in chains
    assert any(c.chain[-1].voice == "ascribed" and c.act == "wants" for c in article)
    assert not any("GETTY" in c.content for c in found)
