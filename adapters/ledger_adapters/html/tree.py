"""A page as a tree: parsed within limits, and small questions to its elements.

lxml comes with the extra `html` and is imported when a page is read, not before. Its elements have
no types of their own: `Element` stands for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, Final, TypeAlias

import attrs

from ledger.errors import BadSource, MissingExtra

Element: TypeAlias = Any
"""An element of lxml's tree."""

MOST_TEXT: Final = 4 * 1024 * 1024
MOST_ELEMENTS: Final = 40_000
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SPACE: Final = re.compile(r"[ \t\r\n\f\v\u00a0\u2028\u2029\u3000]+")
_NOTHING: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")


@attrs.frozen
class Page:
    """A parsed page; `cut` tells that it was nested too deep to be read to its end."""

    root: Element
    cut: bool = False


def parse(html: str, path: str) -> Page | None:
    """Parse a page's markup as browsers do, mending it; None where there is no element in it.

    Raises `BadSource` for a page too large to be one, `MissingExtra` where lxml is not installed.
    """
    if len(html) > MOST_TEXT or html.count("<") - html.count("</") > MOST_ELEMENTS:
        why = (
            f"as one page it is too large (over {MOST_TEXT >> 20} million characters of markup, "
            f"or {MOST_ELEMENTS:,} elements); save the article without the rest"
        )
        raise BadSource(path=path, why=why)
    lxml_html, etree = libraries()
    parser = lxml_html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(html.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None
    return Page(root, cut=any("depth" in entry.message for entry in parser.error_log))


def libraries() -> tuple[Any, Any]:
    """Give the modules `lxml.html` and `lxml.etree`; raises `MissingExtra` without them."""
    try:
        etree, lxml_html = import_module("lxml.etree"), import_module("lxml.html")
    except ImportError:
        raise MissingExtra(extra="html", package="lxml") from None
    return lxml_html, etree


def squeezed(text: str) -> str:
    """Write a text as a browser shows it: white space once, what is invisible left out."""
    return _SPACE.sub(" ", _NOTHING.sub("", text)).strip()


def text_of(element: Element) -> str:
    """Give the words in an element, on one line."""
    return squeezed("".join(element.itertext()))


def classes(element: Element) -> frozenset[str]:
    """Give the class names of an element, in lower case."""
    return frozenset((element.get("class") or "").lower().split())


def parted(name: str) -> frozenset[str]:
    """Take a class name or id apart: "relatedLinks-box" is related, links and box."""
    return frozenset(word.lower() for word in _WORD.findall(name[:200]))


def named(element: Element) -> Iterator[frozenset[str]]:
    """Give the words of an element's id and of each of its class names."""
    for name in (element.get("id") or "", *(element.get("class") or "").split()[:40]):
        if name:
            yield parted(name)


def elements(root: Element) -> Iterable[Element]:
    """Go through all elements under one and itself, in document order."""
    found: Iterable[Element] = root.iter("*")
    return found


def drop(element: Element) -> None:
    """Take an element out of its tree; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def inside(element: Element, root: Element) -> bool:
    """Whether an element is another, or stands in it."""
    return element is root or any(above is root for above in element.iterancestors())
