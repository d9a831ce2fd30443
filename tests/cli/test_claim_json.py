"""A claim as JSON says all that is known of it, as the page of commands tells."""

import json
import re
from pathlib import Path

from ledger import Ledger
from tests.cli.runner import claimledger


def test_a_claim_as_json_tells_whether_it_is_so_how_it_is_weakened_and_how_sure_its_reader_is(
    tmp_path: Path,
) -> None:
    article, path = tmp_path / "cable.txt", tmp_path / "nordic.ledger"
    article.write_text(
        "The Norwegian Foreign Ministry said that trade with Sweden may not serve Norway.\n",
        encoding="utf-8",
    )
    with Ledger.open(path, by="ann") as book:
        book.import_from(article, publisher="Fjord Post")
        book.source("notes")
        book.record(who="Orlov", content="all is calm", source="notes")
    read, recorded = json.loads(claimledger("claims", path, "--json").stdout)
    assert list(read) == list(recorded)
    assert (read["polarity"], 0 < read["confidence"] <= 100) == ("negative", True)
    assert read["hedges"] == [{"text": "may", "owner": "Norwegian Foreign Ministry"}]
    assert (recorded["hedges"], recorded["confidence"]) == ([], None)
    page = (Path(__file__).parents[2] / "docs" / "command.md").read_text(encoding="utf-8")
    told = page.partition("\nAs JSON a claim has ")[2].partition("\n\n")[0]
    assert [key for key in re.findall("`([a-z_]+)`", told) if key in read] == list(read)
