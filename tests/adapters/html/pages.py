"""Pages made up for the tests of the html adapter, and a short way to read one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from ledger.adapter import Document, Draft, Flaw, Item, Passage, SourceFile
from ledger.claims import Claim
from ledger.options import structure
from ledger_adapters.html import HtmlAdapter, Options

SAMPLES = Path(__file__).parent.parent / "samples" / "html"
PROSE = (
    "<p>The Norwegian Foreign Ministry said on Monday that talks on the cable would go on.</p>"
    "<p>The Swedish Foreign Ministry said later that no date had been set for the next round.</p>"
    "<p>Both ministries said that they would publish a statement when the talks were over.</p>"
)


@attrs.frozen(kw_only=True)
class Read:
    """What was read in a page."""

    document: Document
    drafts: tuple[Draft, ...]
    flaws: tuple[Flaw, ...]
    items: tuple[Item, ...]
    passages: tuple[Passage, ...]

    @property
    def comments(self) -> list[Claim]:
        """The claims of the comments, in the order of the drafts."""
        return [draft.record for draft in self.drafts if isinstance(draft.record, Claim)]

    @property
    def extras(self) -> dict[str, str]:
        """The extras of the page's document."""
        return self.document.extras

    @property
    def body(self) -> str:
        """The text that is handed on as the article."""
        (start, end) = self.passages[0].span
        return self.document.text[start:end]


def read_file(path: Path, encoding: str = "", **options: object) -> Read:
    """Read a file as the host does, with the options named."""
    given = structure("html", Options, options)
    items = tuple(HtmlAdapter().read(SourceFile(path, encoding), given))
    documents = [item for item in items if isinstance(item, Document)]
    return Read(
        document=documents[0] if documents else Document(),
        drafts=tuple(item for item in items if isinstance(item, Draft)),
        flaws=tuple(item for item in items if isinstance(item, Flaw)),
        items=items,
        passages=tuple(item for item in items if isinstance(item, Passage)),
    )


def html(head: str = "", body: str = PROSE, *, attributes: str = "") -> str:
    """Make a page of a head and a body."""
    start = f"<!DOCTYPE html><html{attributes}><head>{head}</head>"
    return f"{start}<body><main>{body}</main></body></html>"


def json_ld(*nodes: Mapping[str, object] | Sequence[object]) -> str:
    """Write nodes as blocks of JSON-LD."""
    return "".join(
        f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes
    )


def meta(**pairs: str) -> str:
    """Write meta elements; "__" in a name stands for a colon, "_" for itself."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in pairs.items()
    )


def article(**members: object) -> dict[str, object]:
    """Make a NewsArticle node."""
    return {"@context": "https://schema.org", "@type": "NewsArticle", **members}
