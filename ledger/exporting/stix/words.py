"""A judgement in words, for readers of STIX, which has notes for it and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ledger.claims import (
    ActsFor,
    Assessment,
    Coding,
    Link,
    Rating,
    Relationship,
    Resolution,
    Retraction,
    Review,
)
from ledger.inquiry import Hypothesis, Weighing


def said(record: Any) -> str:
    """Say what a record holds, in a sentence."""
    return _WORDS[type(record)](record)


def refers(record: Any) -> tuple[str, ...]:
    """List the ids of what a record is about."""
    names = ("claim", "target", "other", "hypothesis", "agent", "party", "source")
    one = [getattr(record, name, "") for name in names]
    return tuple(dict.fromkeys(filter(None, (*one, *getattr(record, "parties", ())))))


def _coding(it: Coding) -> str:
    told = (it.aspect or "no aspect", f"bearing {it.bearing}", it.codebook)
    return f"coded under {', '.join(filter(None, told))}{_why(it.why)}"


def _resolution(it: Resolution) -> str:
    at = "" if it.at is None else f" at {it.at}"
    return f"“{it.text}”{at} means the agent{_why(it.why)}"


def _assessment(it: Assessment) -> str:
    terms = [f"{t.term} ({t.scale})" for t in (it.likelihood, it.confidence) if t]
    return f"{it.statement}{_listed(terms)}"


def _listed(terms: list[str]) -> str:
    return f" [{', '.join(terms)}]" if terms else ""


def _why(why: str) -> str:
    return f": {why}" if why else ""


_WORDS: Final[dict[type[Any], Callable[[Any], str]]] = {
    ActsFor: lambda it: f"acts for{_why(it.why)}",
    Assessment: _assessment,
    Coding: _coding,
    Hypothesis: lambda it: it.statement or "a hypothesis",
    Link: lambda it: f"{it.relation.replace('_', ' ')}{_why(it.why)}",
    Rating: lambda it: f"{it.term.term} on the scale {it.term.scale}{_why(it.why)}",
    Relationship: lambda it: f"a relationship that is followed{_why(it.name)}",
    Resolution: _resolution,
    Retraction: lambda it: f"taken back{_why(it.words)}",
    Review: lambda it: f"{it.verdict}{_why(it.why)}",
    Weighing: lambda it: f"{it.score} with the hypothesis{_why(it.why)}",
}
