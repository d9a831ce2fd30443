"""Annotations are known by what is in them, and files of other kinds are left to others."""

from pathlib import Path

import pytest

from ledger.adapter import Probe, Sure
from tests.adapters.annotations.reading import ANNOTATIONS

SAMPLES = Path(__file__).parents[1] / "samples"


def sniff(name: str, text: str) -> Sure | None:
    match = ANNOTATIONS.sniff(Probe(name, text.encode()))
    return match.sure if match else None


@pytest.mark.parametrize(
    ("name", "text", "sure"),
    [
        ("a.ann", "T1\tSource 0 5\tOrlov\n", Sure.CERTAIN),
        ("a.txt", "T1\tSource 0 5\tOrlov\n", Sure.LIKELY),
        ("a.ann", "what is this", Sure.POSSIBLE),
        ("a", '{"@context": "http://www.w3.org/ns/anno.jsonld"}', Sure.CERTAIN),
        ("a", '[{"@context":["http://www.w3.org/ns/anno.jsonld", {}]}]', Sure.CERTAIN),
        ("a", '{"type": "Annotation", "target": "urn:x"}', Sure.LIKELY),
        ("a", '{"@type": ["oa:Annotation"], "hasTarget": "urn:x"}', Sure.LIKELY),
        ("a", '{"rows": [{"uri": "urn:x", "user": "acct:ann@h"}]}', Sure.CERTAIN),
        ("a", '{"claims": [{"spans": [[1, 2]], "chain": []}]}', Sure.LIKELY),
    ],
)
def test_annotations_are_known_by_reason(name: str, text: str, sure: Sure) -> None:
    assert sniff(name, text) == sure


@pytest.mark.parametrize(
    "text",
    [
        "Orlov said no.\n",
        "who,content\nOrlov,no\n",
        "T1 weighs 5 tons.\nT2\tis lighter\n",
        '{"who": "Orlov", "content": "no"}\n',
        '{"record": "claim", "claim": {"chain": [{}], "spans": []}}',
        '{"claims": [{"text": "x", "claimant": "y", "claimReview": [{"start": 1}]}]}',
        '{"type": "bundle", "objects": []}',
        '{"version": "https://jsonfeed.org/version/1.1", "items": []}',
        '{"@context": "https://schema.org", "@type": "ClaimReview"}',
        "<html><body>T1</body></html>",
        "\x00\x01",
        "",
        "{",
    ],
)
def test_other_files_are_left_to_others(text: str) -> None:
    assert sniff("file.bin", text) is None


def test_no_sample_of_a_sibling_is_claimed() -> None:
    others = [p for p in SAMPLES.rglob("*") if p.is_file() and "annotations" not in p.parts]
    assert len(others) > 20
    for path in others:
        if not path.name.endswith((".golden.jsonl", ".options.json")):
            assert ANNOTATIONS.sniff(Probe(path.name, path.read_bytes()[:65536])) is None, path
