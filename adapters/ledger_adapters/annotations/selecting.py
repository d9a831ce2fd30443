"""Which part of a text a selector means (W3C Web Annotation, section 4.2).

Selectors of one list say the same place in different ways; what `refinedBy` adds is counted within
what stands before it. Positions count code points, those of a DataPositionSelector bytes. A
selector that speaks of no text (CSS, XPath, SVG) selects nothing here and is kept as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import attrs

from ledger.claims import Span
from ledger_adapters.annotations.fragments import Fragment, fragment
from ledger_adapters.annotations.jsonld import listed, member, number, text, types
from ledger_adapters.annotations.leftovers import as_text
from ledger_adapters.annotations.places import Found, Lost, Place, PlainText, Words

Json: TypeAlias = Mapping[str, Any]
_PLAIN: Final = frozenset(
    {"id", "@id", "type", "@type", "exact", "prefix", "suffix", "start", "end", "@context"}
)


@attrs.frozen(kw_only=True)
class Selected:
    """What a target selects: words, and where they are.

    `spans` are where they stand in the text; without a text, where they are said to stand. `how`
    tells how they were found where not as said, `lost` why they were not; `rest` is what could not
    be read of the selectors.
    """

    exact: str = ""
    how: str = ""
    lost: str = ""
    prefix: str = ""
    rest: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    suffix: str = ""


@attrs.define(kw_only=True)
class _Asked:
    """What the selectors of one list say together."""

    fragment: Fragment | None = None
    quote: Words | None = None
    range: tuple[Json, Json] | None = None
    raw: Span | None = None
    refined: list[Any] = attrs.field(factory=list)
    rest: list[str] = attrs.field(factory=list)
    said: Span | None = None


def select(selectors: Any, known: PlainText | None) -> Selected:
    """Find what the selectors of a target mean in its text, where that is known."""
    rest: list[str] = []
    within: Span | None = None
    found: Selected | None = None
    level = listed(selectors)
    while level:
        asked = _asked(level)
        rest += asked.rest
        here = _found(asked, known, within)
        if here is not None:
            found = here
            within = here.spans[0] if here.spans else within
        if here is not None and here.lost:
            break
        level = asked.refined
    return attrs.evolve(found or Selected(), rest=tuple(rest))


def _asked(selectors: list[Any]) -> _Asked:
    asked = _Asked()
    for selector in selectors:
        kind = next(iter(types(selector)), "") if isinstance(selector, Mapping) else ""
        if not (isinstance(selector, Mapping) and _take(asked, kind, selector)):
            if selector:
                asked.rest.append(as_text(selector))
        elif not set(selector) <= _PLAIN and kind.startswith("Text"):
            asked.rest += [as_text({n: v}) for n, v in selector.items() if n not in _KEPT]
        if isinstance(selector, Mapping):
            asked.refined += listed(selector.get("refinedBy"))
    return asked


_KEPT: Final = _PLAIN | {"refinedBy"}


def _take(asked: _Asked, kind: str, selector: Json) -> bool:
    """Take in one selector; False when it cannot be read."""
    match kind:
        case "TextQuoteSelector":
            asked.quote = _quote(selector)
            return asked.quote is not None
        case "TextPositionSelector":
            asked.said = _span(selector)
            return asked.said is not None
        case "DataPositionSelector":
            asked.raw = _span(selector)
            return asked.raw is not None
        case "FragmentSelector":
            asked.fragment = fragment(text(member(selector, "value")))
            return asked.fragment is not None
        case "RangeSelector":
            start, end = selector.get("startSelector"), selector.get("endSelector")
            if not (isinstance(start, Mapping) and isinstance(end, Mapping)):
                return False
            asked.range = start, end
            return _is_textual(start) and _is_textual(end)
        case _:
            return False


def _is_textual(selector: Json) -> bool:
    return next(iter(types(selector)), "") in ("TextQuoteSelector", "TextPositionSelector")


def _quote(selector: Json) -> Words | None:
    exact = selector.get("exact")
    if not isinstance(exact, str) or not exact.strip():
        return None
    return Words(
        exact=exact, prefix=text(selector.get("prefix")), suffix=text(selector.get("suffix"))
    )


def _span(selector: Json) -> Span | None:
    start, end = number(selector.get("start")), number(selector.get("end"))
    return None if start is None or end is None or end < start else (start, end)


def _found(asked: _Asked, known: PlainText | None, within: Span | None) -> Selected | None:
    """Find what one list of selectors means; None when it means no text."""
    if asked.quote or asked.said:
        return _by_words(asked, known, within)
    if asked.raw:
        return _by_bytes(asked.raw, known)
    if asked.fragment:
        return _by_fragment(asked.fragment, known)
    if asked.range and all(map(_is_textual, asked.range)):
        return _by_range(asked.range, known)
    return None


def _by_words(asked: _Asked, known: PlainText | None, within: Span | None) -> Selected:
    words = asked.quote or Words()
    shift = within[0] if within else 0
    said = asked.said and (asked.said[0] + shift, asked.said[1] + shift)
    if said is None and asked.raw and known:
        said = in_points(asked.raw, known.text)
    quote = Selected(exact=words.exact, prefix=words.prefix, suffix=words.suffix)
    if known is None:
        return attrs.evolve(quote, spans=(said,) if said else ())
    if within and words.exact:
        inside = known.text[within[0] : within[1]]
        if inside.count(words.exact) == 1:
            start = within[0] + inside.index(words.exact)
            return _here(known, Place(span=(start, start + len(words.exact))), quote)
    return _here(known, known.find(attrs.evolve(words, said=said)), quote)


def _here(known: PlainText, found: Found, quote: Selected) -> Selected:
    """Take the words from the text itself, where they stand."""
    if isinstance(found, Lost):
        return attrs.evolve(quote, lost=found.why)
    start, end = found.span
    return attrs.evolve(quote, exact=known.text[start:end], how=found.how, spans=(found.span,))


def _by_bytes(raw: Span, known: PlainText | None) -> Selected:
    if known is None:
        return Selected(rest=(f"bytes {raw[0]}–{raw[1]}",))
    span = in_points(raw, known.text)
    if span is None:
        return Selected(lost=f"the bytes {raw[0]}–{raw[1]} are not in the text")
    return _here(known, Place(span=span), Selected())


def in_points(raw: Span, text: str) -> Span | None:
    """Turn a span of bytes of UTF-8 into one of code points; None where it cuts a character."""
    data = text.encode("utf-8", "surrogatepass")
    if raw[1] > len(data):
        return None
    try:
        start = len(data[: raw[0]].decode("utf-8", "surrogatepass"))
        return start, start + len(data[raw[0] : raw[1]].decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return None


def _by_fragment(found: Fragment, known: PlainText | None) -> Selected:
    quote = Selected(exact=found.start, prefix=found.prefix, suffix=found.suffix)
    if known is None:
        spans = (found.chars,) if found.chars and found.plain else ()
        return attrs.evolve(quote, exact="" if found.end else found.start, spans=spans)
    if found.start:
        return _here(known, _between(found, known), attrs.evolve(quote, exact=""))
    span = found.in_text(known.text)
    if span is None:
        return Selected(lost=f"the fragment {found.written!r} is beyond the end of the text")
    return _here(known, Place(span=span), Selected())


def _between(found: Fragment, known: PlainText) -> Found:
    """Find the words of a text fragment, from its first to its last."""
    first = known.find(
        Words(exact=found.start, prefix=found.prefix, suffix="" if found.end else found.suffix)
    )
    if isinstance(first, Lost) or not found.end:
        return first
    last = known.find(Words(exact=found.end, suffix=found.suffix))
    if isinstance(last, Lost):
        return last
    if last.span[1] < first.span[1]:
        return Lost(why="the fragment's last words stand before its first")
    return Place(span=(first.span[0], last.span[1]))


def _by_range(ends: tuple[Json, Json], known: PlainText | None) -> Selected:
    """Select from the start of one place up to the start of another, as the model says."""
    one, other = (_found(_asked([end]), known, None) or Selected() for end in ends)
    lost = one.lost or other.lost
    if lost:
        return Selected(lost=lost)
    if not (one.spans and other.spans):
        return Selected(rest=(as_text({"startSelector": ends[0], "endSelector": ends[1]}),))
    span = one.spans[0][0], other.spans[0][0]
    if span[1] < span[0]:
        return Selected(lost="the range ends before it starts")
    if known is None:
        return Selected(spans=(span,))
    return _here(known, Place(how=one.how or other.how, span=span), Selected())
