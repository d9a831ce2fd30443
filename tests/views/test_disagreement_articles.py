"""What the rules propose of prose as a reader finds it: the two calls, and two real articles."""

from pathlib import Path

from ledger import Ledger
from tests.corpus import CORPUS, needs_corpus

SAMPLES = Path(__file__).parents[2] / "examples" / "samples"
ARTICLES = CORPUS / "articles"


def found(*files: Path) -> list[tuple[str, str, set[str]]]:
    """Import articles and list the kind, rule and claimants of what disagrees."""
    with Ledger.open(":memory:", by="ann") as book:
        for file in files:
            book.import_from(file, published="2025-02-25")
        return [
            (it.kind, it.by, {s.who for s in it.statements})
            for it in book.disagreements("Russia", "China")
        ]


def test_of_two_calls_only_the_ministries_accounts_differ() -> None:
    assert found(SAMPLES / "first-call.txt", SAMPLES / "second-call.txt") == [
        (
            "differing accounts",
            "rule:accounts@1",
            {"Russian Foreign Ministry", "Chinese Foreign Ministry"},
        )
    ]


@needs_corpus
def test_of_two_real_articles_every_proposal_is_right() -> None:
    files = sorted(ARTICLES.glob("*.txt"))
    assert found(*files) == [
        (
            "differing accounts",
            "rule:accounts@1",
            {"Russian Foreign Ministry", "Chinese Foreign Ministry"},
        ),
        ("copies of one origin", "rule:copies@1", {"Institute for the Study of War"}),
    ]
