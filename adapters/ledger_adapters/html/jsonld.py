"""The facts a page states in JSON-LD: decoded, references resolved, and the article among them.

Names are taken as schema.org writes them, without a JSON-LD processor: pages in the wild use its
terms plainly. A name that stands twice in one object has both values.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from ledger.adapter import Flaw
from ledger_adapters.html.nodes import Node, addresses, first, is_article, types, walk
from ledger_adapters.html.tree import squeezed

_WRAPPED: Final = re.compile(r"^\s*(?:<!--|//\s?<!\[CDATA\[|<!\[CDATA\[|/\*\s?<!\[CDATA\[\s?\*/)")
_ENDED: Final = re.compile(r"(?:-->|(?://|/\*)?\s?\]\]>(?:\s?\*/)?|;)\s*$")
_LAST_COMMA: Final = re.compile(r",\s{0,200}([}\]])")
_ELSEWHERE: Final = frozenset({
    "about", "associatedArticle", "citation", "comment", "hasPart", "interactionStatistic",
    "isBasedOn", "isBasedOnUrl", "isRelatedTo", "itemListElement", "liveBlogUpdate", "mentions",
    "recommendation", "relatedLink", "review", "reviewedBy", "significantLink", "subjectOf",
    "suggestedAnswer",
})  # fmt: skip
"""What stands under these names is another work than the page's own."""
_UNTEXT: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@attrs.frozen(kw_only=True)
class Facts:
    """What a page's blocks of JSON-LD hold, and those that cannot be read."""

    flaws: tuple[Flaw, ...] = ()
    roots: tuple[Any, ...] = ()


def decode_blocks(blocks: Iterable[str]) -> Facts:
    """Decode the blocks of JSON-LD of a page; one that is no JSON is a flaw."""
    roots: list[Any] = []
    flaws: list[Flaw] = []
    for n, block in enumerate(blocks, start=1):
        text = _bare(block)
        try:
            roots.append(_decoded(text))
        except (ValueError, RecursionError) as error:
            why = (
                f"it is no JSON that can be read ({_said(error)}); what it says of the page is lost"
            )
            flaws.append(Flaw(at=f"JSON-LD block {n}", why=why, raw=text[:1000]))
    return Facts(flaws=tuple(flaws), roots=tuple(_resolved(roots)))


def find_article(roots: Iterable[Any], urls: Iterable[str], titles: Iterable[str]) -> Node:
    """Find the node that is the page's own article: by its address, its title, else the first."""
    nodes = list(walk(list(roots), _ELSEWHERE))
    found = [node for node in nodes if is_article(node)]
    if not found:
        found = [node for node in nodes if "WebPage" in types(node)][:1]
    known, heads = {_plain(url) for url in urls if url}, {_folded(t) for t in titles if t}
    best = max(found, key=lambda node: _likeness(node, known, heads), default=None)
    return best or {}


def find_site(roots: Iterable[Any]) -> Node:
    """Find the node of the site that the page is on."""
    nodes = list(walk(list(roots), _ELSEWHERE))
    return next((node for node in nodes if "WebSite" in types(node)), {})


def _likeness(node: Node, urls: set[str], titles: set[str]) -> int:
    own = addresses(node, "url", "mainEntityOfPage", "@id")
    at = any(_plain(url) in urls for url in own)
    head = _folded(first(node, "headline", "name")) in titles
    told = sum(name in node for name in ("datePublished", "author", "publisher", "articleBody"))
    return 20 * at + 10 * head + told + 5 * is_article(node)


def _plain(url: str) -> str:
    return url.split("#")[0].split("?")[0].rstrip("/").replace("http://", "https://")


def _folded(text: str) -> str:
    return squeezed(text).casefold()


def _bare(block: str) -> str:
    text = _ENDED.sub("", _WRAPPED.sub("", block)).strip()
    return html.unescape(text) if text.startswith(("{&quot;", "[{&quot;")) else text


def _decoded(text: str) -> Any:
    """Decode lenient JSON: raw line ends in texts, and a comma before a closing bracket."""
    decoder = json.JSONDecoder(strict=False, object_pairs_hook=_object)
    try:
        return decoder.decode(text)
    except json.JSONDecodeError:
        return decoder.decode(_LAST_COMMA.sub(r"\1", text))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        name = _UNTEXT.sub("\ufffd", name)
        value = _UNTEXT.sub("\ufffd", value) if isinstance(value, str) else value
        if name not in found:
            found[name] = value
        elif value != found[name]:
            found[name] = [found[name], value]
    return found


def _said(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, line {error.lineno}"
    return "nested too deep" if isinstance(error, RecursionError) else str(error)[:200]


def _resolved(roots: list[Any]) -> list[Any]:
    """Put in the place of `{"@id": …}` what that id stands for, one step deep."""
    nodes = list(walk(roots, frozenset()))
    ids = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    return [_with(root, ids, 0) for root in roots]


def _with(value: Any, ids: Mapping[str, Node], depth: int) -> Any:
    if depth > 40:
        return value
    if isinstance(value, list):
        return [_with(one, ids, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"@id"} and isinstance(value["@id"], str):
        return ids.get(value["@id"], value)
    return {name: _with(one, ids, depth + 1) for name, one in value.items()}
