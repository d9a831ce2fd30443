"""The words of one comment's element: its author, time and paragraphs, without those of answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import attrs

from ledger.times import When
from ledger_adapters.html.blocks import blocks
from ledger_adapters.html.dates import read_date
from ledger_adapters.html.thread import Stretch, cited, comment_id
from ledger_adapters.html.tree import Element, classes, drop, elements, text_of
from ledger_adapters.html.words import words

_TEXT: Final = (words("comment_text"), words("comment_whole"))
_AUTHOR: Final = (words("comment_author_name"), words("comment_author"))
_TIME: Final = words("comment_time")
_DROPPED: Final = words("comment_furniture")
_DEAD: Final = frozenset({"button", "form", "script", "style", "svg", "img", "input", "select",
                          "textarea", "noscript", "nav", "time", "cite"})  # fmt: skip
_LABEL: Final = re.compile(
    r"(?:says|said|wrote|writes):?|:|reply|replies|report|share|like|likes|permalink|edit|delete|flag|upvote|downvote|quote|"
    r"\d{1,6}|\d{1,6} (?:likes?|replies|reply|points?)|show more|read more|link|up|down|"
    r"\u2191|\u2193",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(r"\s*\b(?:says|said|wrote|writes|replied|commented)\s*:?\s*$|:\s*$")
_CLOCKED: Final = re.compile(r"\d|\bago\b|yesterday|today|just now", re.IGNORECASE)
_COUNTS: Final = (
    "data-likes",
    "data-upvotes",
    "data-downvotes",
    "data-score",
    "data-votes",
    "data-rating",
)


@attrs.frozen(kw_only=True)
class Words:
    """What stands in a comment's element."""

    answers: str = ""
    author: str = ""
    extras: tuple[tuple[str, str], ...] = ()
    id: str = ""
    said: When | None = None
    stretches: tuple[Stretch, ...] = ()


def read_words(numbers: Mapping[Element, int]) -> dict[int, Words]:
    """Read the words of comments' elements, the inner before the outer; takes the inner out."""
    found: dict[int, Words] = {}
    for element, number in reversed(list(numbers.items())):
        found[number] = _words(element)
        drop(element)
    return found


def is_signed(element: Element) -> bool:
    """Whether an element names an author of its own."""
    return any(
        classes(e) & (_AUTHOR[0] | _AUTHOR[1]) or "author" in (e.get("itemprop") or "")
        for e in elements(element)
    )


def _words(element: Element) -> Words:
    parts = list(elements(element))
    link = _link(parts)
    author, shown = _author(element, parts)
    return Words(
        answers=_answers(parts),
        author=author,
        extras=tuple(_extras(element, parts, link)),
        id=comment_id(link) if "#" in link else "",
        said=_said(element, parts),
        stretches=_stretches(element, parts, shown),
    )


def _author(element: Element, parts: list[Element]) -> tuple[str, Element | None]:
    """Give a commenter's name, and the element that shows it."""
    for attribute in ("data-author", "data-username", "data-author-name", "data-user"):
        if element.get(attribute):
            return str(element.get(attribute)).strip()[:200], None
    for part in parts:
        if {"author", "creator"} & set((part.get("itemprop") or "").split()):
            own = next((e for e in elements(part) if e.get("itemprop") == "name"), part)
            return _name(own.get("content") or text_of(own)), part
    for marks in _AUTHOR:
        for part in parts:
            name = _name(text_of(part)) if classes(part) & marks and part is not element else ""
            if name:
                return name, part
    cite = next((p for p in parts if p.tag == "cite" and not _in_quote(p)), None)
    return ("", None) if cite is None else (_name(text_of(cite)), cite)


def _name(text: str) -> str:
    return _SAYS.sub("", text).strip()[:200]


def _said(element: Element, parts: list[Element]) -> When | None:
    for attribute in ("data-time", "data-timestamp", "data-date", "data-created", "data-published"):
        read = read_date(element.get(attribute) or "")
        if read is not None and read.resolved:
            return read
    exact: list[str] = []
    shown: list[str] = []
    for part in parts:
        prop = part.get("itemprop") or ""
        stated = part.get("datetime") or part.get("content") or part.get("title") or ""
        if part.tag == "time" or prop in ("dateCreated", "datePublished", "commentTime"):
            (exact if stated else shown).append(stated or text_of(part))
        elif part.tag == "abbr" and part.get("title"):
            exact.append(stated)
        elif classes(part) & _TIME and part is not element:
            (exact if stated else shown).append(stated or text_of(part)[:120])
    read_all = [read_date(words) for words in exact + shown if _CLOCKED.search(words[:200])]
    return next((r for r in read_all if r is not None and r.resolved), next(iter(read_all), None))


def _link(parts: list[Element]) -> str:
    """The comment's own address: of a link round its time, or one called permalink."""
    for part in parts:
        href = part.get("href") or ""
        called = classes(part) & {"permalink", "comment-permalink", "u-url", "comment-date"}
        own = (called or "#comment" in href) and "replytocom" not in href
        if part.tag == "a" and own and not (href.startswith("#") and _is_answer(part)):
            return str(href)
    return ""


def _answers(parts: list[Element]) -> str:
    link = next((p for p in parts if p.tag == "a" and _is_answer(p)), None)
    return comment_id(link.get("href") or "") if link is not None else ""


def _is_answer(link: Element) -> bool:
    called = classes(link) & {
        "in-reply-to",
        "parent-link",
        "comment-parent",
        "reply-to",
        "u-in-reply-to",
    }
    return bool(called) or (
        "#" in (link.get("href") or "") and text_of(link).lower().startswith(("in reply to", "@"))
    )


def _extras(element: Element, parts: list[Element], link: str) -> list[tuple[str, str]]:
    found = [(name, element.get(name)) for name in _COUNTS if element.get(name)]
    for part in parts:
        prop = part.get("itemprop") or ""
        if prop in ("upvoteCount", "downvoteCount"):
            found.append((prop, part.get("content") or text_of(part)))
    if link.startswith("http"):
        found.append(("url", link))
    return [(name, str(value)[:400]) for name, value in found]


def _stretches(
    element: Element, parts: list[Element], shown: Element | None
) -> tuple[Stretch, ...]:
    """The paragraphs of a comment, without its head, its buttons and its answers."""
    for part in parts:
        if part is not element and part.getparent() is not None:
            dead = part.tag in _DEAD or (part.tag == "a" and _is_answer(part))
            head = part is shown or classes(part) & (_DROPPED | _TIME)
            if (dead and not _in_quote(part)) or (head and not _holds_text(part)):
                drop(part)
    body = _body(element)
    made: list[Stretch] = []
    for block in blocks(body):
        if not (_LABEL.fullmatch(block.text) and block.kind != "quote"):
            made.append(Stretch(block.text, quoted=block.kind == "quote"))
    return cited(made)


def _body(element: Element) -> Element:
    """What holds the comment's own paragraphs, as far as the page marks it."""
    for part in elements(element):
        if (part.get("itemprop") or "") in ("text", "commentText", "description"):
            return part
    for marks in _TEXT:
        for part in elements(element):
            if part is not element and classes(part) & marks and text_of(part):
                return part
    return element


def _holds_text(element: Element) -> bool:
    return any(classes(e) & _TEXT[0] or e.tag == "p" for e in elements(element))


def _in_quote(element: Element) -> bool:
    return any(above.tag == "blockquote" for above in element.iterancestors())
