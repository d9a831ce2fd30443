"""The shipped feed adapter passes the contract."""

from pathlib import Path

import pytest

from ledger.testing import AdapterContract
from ledger_adapters.feed import FeedAdapter

pytest.importorskip("feedparser", reason="the extra `feeds` is not installed")


class TestFeedAdapter(AdapterContract):
    adapter = FeedAdapter()
    samples = Path(__file__).parent / "samples" / "feed"

    def big(self, path: Path) -> None:
        item = (
            "<item><guid>{0}</guid><title>Day {0}</title><description>Sweden said on day {0} of "
            "the talks that paragraph {0} of the treaty was open.</description></item>\n"
        )
        items = "".join(item.format(n) for n in range(7000))
        path.write_text(f'<rss version="2.0"><channel><title>Long</title>{items}</channel></rss>')
