"""Comments as a page lists them in JSON-LD, joined with those in its markup.

schema.org nests answers as `comment` of a Comment, or names what they answer in `parentItem`. The
same comment in both places is told by its id, else by its words and author; markup, which is
mostly the fuller, gives its text, and each adds what the other does not know.
"""

from __future__ import annotations

import html
import re
from typing import Final

import attrs

from ledger_adapters.html.body import key, split_paragraphs
from ledger_adapters.html.dates import read_date
from ledger_adapters.html.nodes import Node, addresses, first, inner, listed
from ledger_adapters.html.thread import Comment, Stretch, cited, comment_id

_MOST: Final = 20_000
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]{0,10})\b[^<>]{0,400}>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_COUNTS: Final = ("upvoteCount", "downvoteCount", "url")


def listed_comments(article: Node) -> list[Comment]:
    """Read the comments that hang on an article's node, the outer before the inner."""
    waiting: list[tuple[Node, int | None]] = [
        (node, None) for node in reversed(inner(article, "comment", "suggestedAnswer"))
    ]
    found: list[Comment] = []
    while waiting and len(found) < _MOST:
        node, parent = waiting.pop()
        made = _comment(node, parent)
        here = parent
        if made is not None:
            here = len(found)
            found.append(made)
        waiting += [(n, here) for n in reversed(inner(node, "comment"))]
    return _answering(found)


def joined(markup: list[Comment], told: list[Comment]) -> list[Comment]:
    """Join the comments of the markup with those of the JSON-LD."""
    ids = {c.id: n for n, c in enumerate(markup) if c.id}
    words = {key(c.own): n for n, c in reversed(list(enumerate(markup)))}
    thread = list(markup)
    places: dict[int, int] = {}
    for n, comment in enumerate(told):
        place = ids.get(comment.id, words.get(key(comment.own), -1))
        if place < 0 or not _same_author(thread[place], comment):
            place = len(thread)
            thread.append(attrs.evolve(comment, parent=None))
        else:
            thread[place] = _more(thread[place], comment)
        places[n] = place
    return [*_parented(thread, told, places)]


def _parented(thread: list[Comment], told: list[Comment], places: dict[int, int]) -> list[Comment]:
    for n, comment in enumerate(told):
        place = places[n]
        parent = None if comment.parent is None else places[comment.parent]
        if thread[place].parent is None and parent is not None and parent != place:
            thread[place] = attrs.evolve(thread[place], parent=parent)
    return thread


def _comment(node: Node, parent: int | None) -> Comment | None:
    text = first(node, "text", "articleBody", "description", "commentText")
    raw = node.get("text") if isinstance(node.get("text"), str) else text
    stretches = _stretches(str(raw or text))
    if not stretches:
        return None
    address = next(iter(addresses(node, "url", "@id")), "")
    own = first(node, "identifier") or (address if "#" in address else "") or _id(node)
    above = next(iter(inner(node, "parentItem")), {})
    return Comment(
        answers=comment_id(_id(above) or first(above, "identifier") or first(above, "url")),
        author=first(node, "author", "creator"),
        extras=tuple((name, first(node, name)) for name in _COUNTS if first(node, name)),
        id=comment_id(own),
        parent=parent,
        said=read_date(first(node, "dateCreated", "datePublished")),
        stretches=stretches,
    )


def _id(node: Node) -> str:
    return str(node["@id"]) if isinstance(node.get("@id"), str) else ""


def _stretches(text: str) -> tuple[Stretch, ...]:
    """Part a comment's text into paragraphs; marked-up text is read as such."""
    text = html.unescape(text) if _ENTITY.search(text) else text
    if not _TAG.search(text):
        return cited(Stretch(p) for p in split_paragraphs(text))
    made: list[Stretch] = []
    quoted = 0
    for n, part in enumerate(
        re.split(r"(</?(?:p|br|div|blockquote|li|ul|ol)\b[^<>]{0,400}>)", text)
    ):
        if n % 2:
            opens = part.lower().startswith("<blockquote")
            quoted = max(0, quoted + opens - part.lower().startswith("</blockquote"))
            continue
        made += [Stretch(p, quoted > 0) for p in split_paragraphs(_TAG.sub("", part))]
    return cited(made)


def plain_paragraphs(node: Node, text: str) -> list[str]:
    """Give the paragraphs of a node's text, as it writes it where it is that text; no mark-up."""
    raw = [v for name in ("articleBody", "text") for v in listed(node.get(name))]
    whole = next((v for v in raw if isinstance(v, str) and v.strip()), text)
    return [stretch.text for stretch in _stretches(whole)]


def _answering(found: list[Comment]) -> list[Comment]:
    """Resolve the ids of what comments answer."""
    ids = {c.id: n for n, c in enumerate(found) if c.id}
    return [
        attrs.evolve(c, parent=ids[c.answers])
        if c.parent is None and c.answers in ids and ids[c.answers] != n else c
        for n, c in enumerate(found)
    ]  # fmt: skip


def _same_author(a: Comment, b: Comment) -> bool:
    return not a.author or not b.author or key(a.author) == key(b.author)


def _more(comment: Comment, other: Comment) -> Comment:
    names = {name for name, _ in comment.extras}
    said = comment.said if comment.said and comment.said.resolved else other.said or comment.said
    return attrs.evolve(
        comment,
        author=comment.author or other.author,
        extras=(*comment.extras, *(e for e in other.extras if e[0] not in names)),
        id=comment.id or other.id,
        said=said,
    )
