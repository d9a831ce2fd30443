"""Comment threads as sites mark them up: WordPress, Disqus, schema.org, and what is like them.

A comment is an element that says so by its class, its id, an attribute such as `data-comment-id`,
or as schema.org's Comment. Who answers whom is told by the nesting, by an attribute such as
`data-parent-id`, or by a depth written on the element.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from ledger_adapters.html.said import Words, is_signed, read_words
from ledger_adapters.html.thread import Comment, comment_id
from ledger_adapters.html.tree import Element, classes, drop, text_of
from ledger_adapters.html.words import words

_CLASSES: Final = words("comment")
_ID: Final = re.compile(r"(?:li-|div-|dsq-|wp-)?comment[-_]?\d[\w-]*$", re.IGNORECASE)
_IDS: Final = ("data-comment-id", "data-commentid", "data-comment", "data-post-id", "data-id")
_PARENTS: Final = (
    "data-parent-id", "data-comment-parent-id", "data-parent-comment-id", "data-parentid",
    "data-parent", "data-in-reply-to", "data-reply-to",
)  # fmt: skip
_DEPTH: Final = re.compile(r"(?:depth|level|indent)[-_]?(\d{1,3})$")
_NO_COMMENT: Final = frozenset({"pingback", "trackback", "comment-respond", "comment-form"})
_THREADS: Final = words("thread")
_ITEM: Final = frozenset({"li", "div", "article", "section", "dd", "tr"})
_MARKED: Final = "//*[@class or @id or @itemtype or @data-comment-id or @data-commentid]"
_MOST: Final = 20_000


@attrs.define(eq=False)
class _Found:
    """An element that is a comment, before it is known whom it answers.

    `above` is the place of the comment it stands in, None for none.
    """

    element: Element
    id: str
    answers: str
    depth: int | None
    above: int | None = None


def take_comments(root: Element) -> list[Comment]:
    """Read the comments of a page, in its order, and take the threads out of its tree."""
    found = _elements(root)
    read = read_words({f.element: n for n, f in enumerate(found)})
    thread = _thread(found, read)
    _take_away(root)
    return thread


def _elements(root: Element) -> list[_Found]:
    """Find the comments' elements; one that only wraps another, or is part of it, is none."""
    marked = [e for e in root.xpath(_MARKED) if e.tag in _ITEM and _is_comment(e)][:_MOST]
    places: dict[Element, int] = {}
    order: list[_Found] = []
    wraps: set[Element] = set()
    for element in marked:
        outer = next((a for a in element.iterancestors() if a in places), None)
        own = _Found(element, _own_id(element), _attribute(element, _PARENTS), _depth(element))
        if outer is None:
            own.above = None
        elif outer in wraps:
            own.above = _in_wrap(element, outer, order, places[outer])
        elif not _words_before(element, outer):
            wraps.add(outer)
            place = places[element] = places[outer]
            order[place] = _joined(own, order[place])
            continue
        elif _is_part(element, own, outer, order[places[outer]]):
            places[element] = places[outer]
            continue
        else:
            own.above = places[outer]
        places[element] = len(order)
        order.append(own)
    return order


def _joined(inner: _Found, wrap: _Found) -> _Found:
    """Let a comment stand for the element that only wraps it."""
    return _Found(
        inner.element, inner.id or wrap.id, inner.answers or wrap.answers,
        wrap.depth if inner.depth is None else inner.depth, wrap.above,
    )  # fmt: skip


def _in_wrap(element: Element, wrap: Element, order: list[_Found], place: int) -> int | None:
    """Whom a further comment in a wrapping element answers: the first in it, or as that does."""
    first = order[place].element
    between = [a for a in element.iterancestors() if wrap in a.iterancestors()]
    answers = any(classes(a) & _REPLIES and a not in first.iterancestors() for a in between)
    return place if answers or first in between else order[place].above


def _words_before(element: Element, outer: Element) -> bool:
    """Whether anything is written in an element before an inner one begins."""
    if (outer.text or "").strip():
        return True
    here = element
    while here is not outer:
        for sibling in here.itersiblings(preceding=True):
            if (sibling.tail or "").strip() or text_of(sibling):
                return True
        here = here.getparent()
        if here is not outer and (here.text or "").strip():
            return True
    return False


def _is_part(element: Element, own: _Found, outer: Element, comment: _Found) -> bool:
    """Whether an element is a part of the comment it stands in, not an answer to it."""
    if own.id and comment.id:
        return own.id == comment.id
    between = [a for a in element.iterancestors() if outer in a.iterancestors()]
    if any(a.tag in ("ul", "ol") or classes(a) & _REPLIES for a in between):
        return False
    return not is_signed(element) and not any(
        element not in p.iterancestors() for p in outer.iter("p")
    )


def _is_comment(element: Element) -> bool:
    own = classes(element)
    if own & _NO_COMMENT:
        return False
    if (own & _CLASSES and not own & _THREADS) or _ID.match(element.get("id") or ""):
        return True
    if "data-comment-id" in element.attrib or "data-commentid" in element.attrib:
        return True
    kind = element.get("itemtype") or ""
    if kind.rstrip("/").endswith(("schema.org/Comment", "schema.org/UserComments")):
        return True
    return "post" in own and (element.get("id") or "").startswith("post-") and _in_disqus(element)


def _in_disqus(element: Element) -> bool:
    return any((a.get("id") or "") in ("posts", "post-list", "disqus_thread", "conversation")
               or "disqus" in (a.get("id") or "") for a in element.iterancestors())  # fmt: skip


def _own_id(element: Element) -> str:
    given = element.get("id") or ""
    if _ID.match(given) or (given and any(c.isdigit() for c in given)):
        return comment_id(given)
    found = _attribute(element, _IDS)
    return found or comment_id(element.get("itemid") or "")


def _attribute(element: Element, names: tuple[str, ...]) -> str:
    given = next((element.get(n) for n in names if element.get(n)), "")
    bare = comment_id(str(given))
    return "" if bare in ("0", "null", "none", "undefined", "false", "true") else bare


def _depth(element: Element) -> int | None:
    for name in ("data-depth", "data-level", "aria-level", "data-nesting-level"):
        if (element.get(name) or "").isdecimal():
            return int(element.get(name)[:3])
    found = (_DEPTH.search(name) for name in classes(element))
    return next((int(m.group(1)) for m in found if m), None)


_REPLIES: Final = words("replies")


def _thread(found: list[_Found], read: dict[int, Words]) -> list[Comment]:
    """Put the comments in a line; one without words, or given twice, is left out of it."""
    ids: dict[str, int] = {}
    seen: set[str] = set()
    kept: list[int] = []
    for n, one in enumerate(found):
        one.id, one.answers = one.id or read[n].id, one.answers or read[n].answers
        if read[n].stretches and not (one.id and one.id in seen):
            kept.append(n)
        if one.id:
            seen.add(one.id)
            ids.setdefault(one.id, n)
    above = _answered(found, ids)
    places = {n: place for place, n in enumerate(kept)}
    return [_comment(found[n], read[n], _parent(n, above, places)) for n in kept]


def _comment(one: _Found, words: Words, parent: int | None) -> Comment:
    return Comment(
        answers=one.answers,
        author=words.author,
        extras=words.extras,
        id=one.id,
        parent=parent,
        said=words.said,
        stretches=words.stretches,
    )


def _answered(found: list[_Found], ids: dict[str, int]) -> list[int | None]:
    """Which comment each answers: as written, else by nesting, else by depth."""
    above: list[int | None] = []
    line: list[tuple[int, int]] = []
    for n, one in enumerate(found):
        while line and one.depth is not None and line[-1][0] >= one.depth:
            line.pop()
        by_depth = line[-1][1] if line and one.depth is not None else None
        if one.depth is not None:
            line.append((one.depth, n))
        told = ids.get(one.answers) if one.answers else None
        nested = one.above if one.above is not None else by_depth
        above.append(told if told is not None and told != n else nested)
    return above


def _parent(n: int, above: list[int | None], places: dict[int, int]) -> int | None:
    """The nearest comment above that has words; None where there is none, or they go in a ring."""
    passed = {n}
    here = above[n]
    while here is not None and here not in passed:
        if here in places:
            return places[here]
        passed.add(here)
        here = above[here]
    return None


def _take_away(root: Element) -> None:
    """Take what is left of the threads out of the tree: their forms, headings and counts."""
    for element in root.xpath("//*[@class or @id]"):
        own = classes(element) | {(element.get("id") or "").lower()}
        if element.tag in ("html", "body", "main", "article") or not own & _THREADS:
            continue
        if not element.xpath("boolean(.//h1 or .//*[@itemprop='articleBody'] or .//article)"):
            drop(element)
