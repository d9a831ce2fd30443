"""A page's markup without what is no text: scripts, styles, comments, drawings, embedded files.

Saved pages carry their pictures and fonts as `data:` URIs, tens of megabytes of them; they and the
scripts go before anything is parsed. Blocks of JSON-LD are taken out whole (schema.org's facts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from ledger_adapters.html.words import words

_OPENS: Final = re.compile(r"<(?:(script|style|svg|template|math)\b|(!--))", re.IGNORECASE)
_CLOSES: Final = {
    tag: re.compile(rf"</{tag}(?=[\s/>])[^<>]*>?", re.IGNORECASE)
    for tag in ("script", "style", "svg", "template", "math")
}
_CUT_OFF: Final = frozenset({"script", "style", "!--"})
_DATA: Final = rb"data:[\w.+-]{1,80}/[\w.+-]{1,80}(?:;[\w.=+-]{1,80}){0,4},[^\s\"'()<>]{0,}"
_DATA_BYTES: Final = re.compile(_DATA, re.IGNORECASE)
_DATA_TEXT: Final = re.compile(_DATA.decode(), re.IGNORECASE)
_JSON_LD: Final = re.compile(r"type\s{0,9}=\s{0,9}[\"']?\s{0,9}application/ld\+json", re.I)
_SINGLE: Final = re.compile(r"<([a-z][a-z0-9]{0,20})\b([^<>]{0,4000})/>", re.IGNORECASE)
_ENDS: Final = re.compile(r"</(?:html|body)\s{0,9}>", re.IGNORECASE)
_EMPTY: Final = re.compile(r"<[a-z]{3,8}\b[^<>]{0,4000}/>", re.IGNORECASE)
_VOID: Final = words("void")
_ATTRIBUTE: Final = (
    r"[\s/]++|=?[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>]*+))?+|="
)
_ATTRIBUTES: Final = re.compile(_ATTRIBUTE)
_TAG: Final = re.compile(rf"(<[a-zA-Z][^\s>/]*+)((?:{_ATTRIBUTE})*+)(?:>|\Z)")
_MANY: Final = 1000
_LONG: Final = 65_536
_UNTEXT: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@attrs.frozen(kw_only=True)
class Markup:
    """A page's markup made ready for parsing, and the blocks of JSON-LD that stood in it."""

    html: str
    json_ld: tuple[str, ...] = ()


def without_data(data: bytes) -> bytes:
    """Leave embedded files (`data:` URIs, RFC 2397) out of a page's bytes."""
    return _DATA_BYTES.sub(b"data:,", data)


def cleaned(text: str) -> Markup:
    """Leave out what is never text, in one pass from front to back.

    The ends of html and body go too: what stands behind them is still of the page, as in browsers.
    """
    text = _UNTEXT.sub("", _DATA_TEXT.sub("data:,", text))
    json_ld: list[str] = []
    kept = _ENDS.sub("", _TAG.sub(_shortened, "".join(_kept(text, json_ld))))
    if _is_xhtml(kept):
        kept = _SINGLE.sub(_spelt_out, kept)
    return Markup(html=kept, json_ld=tuple(json_ld))


def _kept(text: str, json_ld: list[str]) -> Iterator[str]:
    at, last = 0, len(text)
    lacking: set[str] = set()
    xhtml = _is_xhtml(text)
    while at < last:
        opened = _OPENS.search(text, at)
        if opened is None:
            break
        tag = (opened.group(1) or opened.group(2)).lower()
        if xhtml and (empty := _EMPTY.match(text, opened.start())):
            yield text[at : opened.start()]
            at = empty.end()
            continue
        span = None if tag in lacking else _end(text, opened.end(), tag)
        yield text[at : opened.start()]
        if span is None and tag in _CUT_OFF:
            return
        if span is None:
            lacking.add(tag)
            yield text[opened.start() : opened.end()]
            at = opened.end()
            continue
        if tag == "script":
            body = _script(text, opened.end(), span[0])
            json_ld += [body] if body else []
        yield " " if tag != "!--" else ""
        at = span[1]
    yield text[at:]


def _shortened(found: re.Match[str]) -> str:
    """Keep an element's first thousand attributes, of no more than 64 KiB each."""
    attributes = found.group(2)
    if len(attributes) < _MANY:
        return found.group()
    each = (a.group() for a in _ATTRIBUTES.finditer(attributes))
    kept = [a for _, a in zip(range(_MANY), each, strict=False) if len(a) <= _LONG]
    return f"{found.group(1)}{''.join(kept)}>"


def _end(text: str, start: int, tag: str) -> tuple[int, int] | None:
    """Where an element or comment closes: its content's end, and its own."""
    if tag == "!--":
        if text.startswith((">", "->"), start):  # HTML standard: an empty comment
            return start, text.index(">", start) + 1
        at = text.find("-->", start)
        return (at, at + 3) if at >= 0 else None
    closed = _CLOSES[tag].search(text, start)
    return (closed.start(), closed.end()) if closed else None


def _script(text: str, start: int, end: int) -> str:
    """Give the content of a script of JSON-LD; "" for any other script."""
    head = text.find(">", start, end)
    if head < 0 or not _JSON_LD.search(text, start, min(head, start + 2000)):
        return ""
    return text[head + 1 : end]


def _is_xhtml(text: str) -> bool:
    head = text[:2000].lower()
    return "xmlns=" in head or "<?xml" in head


def _spelt_out(found: re.Match[str]) -> str:
    tag = found.group(1)
    if tag.lower() in _VOID:
        return found.group()
    return f"<{tag}{found.group(2)}></{tag}>"
