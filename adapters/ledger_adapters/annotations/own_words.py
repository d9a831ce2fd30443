"""The words of the library's own form, and how its values are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar, get_args

from ledger.claims import (
    Act,
    Bearing,
    Commitment,
    Flag,
    Form,
    Polarity,
    Span,
    Verb,
    Voice,
    Wording,
    Words,
)
from ledger.errors import BadDate
from ledger.times import Basis, When, when
from ledger_adapters.annotations.jsonld import number, text

_Word = TypeVar("_Word")

_OTHER_ACTS: Final[dict[str, Act]] = {
    "states": "asserts", "says": "asserts", "stresses": "asserts", "describes": "asserts",
    "reports": "asserts", "briefs": "asserts", "criticizes": "criticises", "echoes": "agrees",
    "speculates": "assesses", "cites_evidence": "cites", "intends": "wants", "worries": "feels",
    "claims": "asserts", "hopes": "wants", "fears": "feels", "demands": "urges",
}  # fmt: skip
_OTHER_FORMS: Final[dict[str, Form]] = {
    "direct_quote": "direct", "mixed_quote": "mixed", "indirect_quote": "indirect",
}  # fmt: skip
BEARINGS: Final[Mapping[str, Bearing]] = {word: word for word in get_args(Bearing)}
COMMITMENTS: Final[Mapping[str, Commitment]] = {word: word for word in get_args(Commitment)}
FLAGS: Final[Mapping[str, Flag]] = {word: word for word in get_args(Flag)}
VOICES: Final[Mapping[str, Voice]] = {word: word for word in get_args(Voice)}
VERBS: Final[Mapping[str, Verb]] = {word: word for word in get_args(Verb)}
WORDINGS: Final[Mapping[str, Wording]] = {word: word for word in get_args(Wording)}
_ACTS: Final[Mapping[str, Act]] = {word: word for word in get_args(Act)} | _OTHER_ACTS
_FORMS: Final[Mapping[str, Form]] = {word: word for word in get_args(Form)} | _OTHER_FORMS
_POLARITIES: Final[Mapping[str, Polarity]] = {
    **{word: word for word in get_args(Polarity)},
    "+": "positive",
    "-": "negative",
}
_BASES: Final[Mapping[str, Basis]] = {word: word for word in get_args(Basis)}
_EDTF: Final = ("edtf", "edtf_resolved", "edtf_text_only", "date")


class BadWord(ValueError):
    """A member of a claim cannot be read; says which."""


def act_of(word: Any) -> Act | None:
    """Read what a claim does; None for a word that is not listed."""
    return one_of(_ACTS, word)


def form_of(word: Any) -> Form | None:
    """Read the form of a claim; None for a word that is not listed."""
    return one_of(_FORMS, word)


def polarity_of(word: Any) -> Polarity | None:
    """Read a polarity: a word or a sign; None for anything else."""
    return one_of(_POLARITIES, word)


def one_of(words: Mapping[str, _Word], value: Any) -> _Word | None:
    """Give the word of a vocabulary that a value is; None when it is none."""
    return words.get(value) if isinstance(value, str) else None


def span(value: Any, name: str) -> Span:
    """Read `[start, end]` or `{"start": …, "end": …}`; raises `BadWord`."""
    ends = (value.get("start"), value.get("end")) if isinstance(value, Mapping) else value
    if isinstance(ends, list | tuple) and len(ends) == 2:
        start, end = number(ends[0]), number(ends[1])
        if start is not None and end is not None and start <= end:
            return start, end
    raise BadWord(f"{name}: a span is [start, end) in code points, not {value!r:.60}")


def spans(value: Any, name: str) -> tuple[Span, ...]:
    """Read a list of spans; raises `BadWord`."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BadWord(f"{name}: a list of spans should stand here, not {value!r:.60}")
    return tuple(sorted(span(each, name) for each in value))


def words(value: Any, name: str) -> Words | None:
    """Read words of the text: a text, or an object with text, start and end; raises `BadWord`."""
    if isinstance(value, str):
        return Words(text=value[:4096]) if value.strip() else None
    if not isinstance(value, Mapping) or not value:
        return None
    at = span(value, name) if "start" in value else None
    found = text(value.get("text"))[:4096]
    return Words(at=at, text=found) if at or found.strip() else None


def dated(value: Any, name: str) -> When | None:
    """Read a date: EDTF text, or an object with edtf, words and basis; raises `BadWord`."""
    found = value if isinstance(value, Mapping) else {"edtf": value}
    edtf = next((text(found[n]) for n in _EDTF if text(found.get(n))), "")
    told = text(found.get("words")) or text(found.get("text"))
    if value is not None and not (edtf or told) and not isinstance(value, Mapping) and value != "":
        raise BadWord(f"{name}: a date should stand here, not {value!r:.60}")
    try:
        return when(edtf, words=told, basis=_basis(found, edtf))
    except BadDate as error:
        raise BadWord(f"{name}: {error}") from None


def _basis(found: Mapping[str, Any], edtf: str) -> Basis:
    named = one_of(_BASES, found.get("basis"))
    if named:
        return named
    return "text" if edtf and edtf == found.get("edtf_text_only") else "recorder"
