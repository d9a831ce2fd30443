"""The shipped html adapter passes the contract."""

from pathlib import Path

import pytest
from lxml import html

from ledger.testing import AdapterContract
from ledger_adapters.html import HtmlAdapter

pytest.importorskip("trafilatura", reason="the extra `html` is not installed")

ONE = "a web page is one document, and means nothing before it is whole"
COMMENTS = (
    "//li[contains(@class, 'comment')] | //li[@class='post'] | //div[@data-comment-id] | "
    "//div[@itemprop='comment']"
)
PARAGRAPH = (
    "<p>The Swedish Foreign Ministry said on day {0} of the talks that paragraph {0} of the treaty "
    "was still open, and the Norwegian Foreign Ministry said that it was not.</p>\n"
)


class TestHtmlAdapter(AdapterContract):
    adapter = HtmlAdapter()
    samples = Path(__file__).parent / "samples" / "html"
    waive = {  # noqa: RUF012 - read by the contract, never changed
        "test_it_gives_records_while_it_reads": ONE,
        "test_memory_does_not_grow_with_the_file": ONE,
    }

    def big(self, path: Path) -> None:
        page = "".join(PARAGRAPH.format(n) for n in range(7000))
        path.write_text(f"<!DOCTYPE html><title>Long</title><main>{page}</main>", encoding="utf-8")

    def reordered(self, sample: Path) -> bytes | None:
        page = html.fromstring(sample.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        comments = page.xpath(COMMENTS)
        first = [e for e in comments if not set(e.iterancestors()) & set(comments)]
        for comment in first:
            first[-1].getparent().insert(0, comment)
        turned: bytes = html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>")
        return turned
