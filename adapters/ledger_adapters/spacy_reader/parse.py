"""Attributions in a text that a spaCy pipeline has parsed: clauses, their subjects and cues.

It knows ClearNLP's labels, which spaCy's own English pipelines use (nsubj, ccomp, agent, ...).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final, TypeAlias, cast

import attrs

from ledger.claims import Act, Span, Verb, Voice

Token: TypeAlias = Any
"""A token of spaCy's, which may not be installed."""
_SUBJECTS: Final = ("nsubj", "csubj")
_ASIDES: Final = frozenset({"appos", "relcl", "acl", "advcl", "conj", "cc", "punct", "preconj"})
_QUOTED: Final = re.compile('\u201c[^\u201c\u201d]*\u201d|"[^"]*"')
_EDGES: Final = " \t\r\n,;:.-\u2013\u2014"
_STEPS: Final = 8


@attrs.frozen(kw_only=True)
class Cue:
    """What a verb that reports makes of a claim."""

    act: Act
    verb: Verb
    voice: Voice


@attrs.frozen(kw_only=True)
class Found:
    """An attribution: spans count in code points from the beginning of what was parsed."""

    by: tuple[Span, ...]
    content: tuple[Span, ...]
    cue: Cue
    negative: bool
    pattern: str
    words: Span


@cache
def lexicon() -> dict[str, Cue]:
    """Give the verbs that report, by lemma."""
    told = tomllib.loads(
        files("ledger_adapters.spacy_reader").joinpath("cues.toml").read_text("utf-8")
    )
    acts: dict[str, Act] = told.pop("acts")
    return {
        lemma: Cue(
            act=acts.get(verb, "asserts"), verb=cast("Verb", verb), voice=cast("Voice", voice)
        )
        for voice, verbs in told.items()
        for verb, lemmas in verbs.items()
        for lemma in lemmas
    }


def attributions(doc: Any) -> Iterator[Found]:
    """Find the attributions of a parsed text, in the order of their cues."""
    quoted = [match.span() for match in _QUOTED.finditer(doc.text)]
    known = lexicon()
    for token in doc:
        if token.lower_ == "according":
            found = _according(token)
        else:
            cue = known.get(token.lemma_.lower() or token.lower_)
            found = _verb(token, cue) if cue and token.dep_ != "amod" else None
        if found:
            content = _with_quotations(doc.text, found.content, quoted, found.words)
            if content:
                yield attrs.evolve(found, content=content)


def _verb(token: Token, cue: Cue) -> Found | None:
    """Take a verb with a clause: that ..., to ..., or the one that it interrupts."""
    clause = next((c for c in token.children if c.dep_ in ("ccomp", "xcomp")), None)
    if clause is not None and (clause.dep_ == "ccomp" or _is_infinitive(clause)):
        pattern, content = clause.dep_, _tokens(clause)
    elif token.dep_ == "parataxis":
        pattern, content = "parataxis", _without(token.head, token)
    else:
        return None
    negative = _is_negative(token) or (clause is not None and _is_negative(clause))
    return Found(
        by=tuple(map(_mention, _claimants(token))),
        content=tuple(_runs(content)),
        cue=cue,
        negative=negative or cue.act == "denies",
        pattern=pattern,
        words=_span([token]),
    )


def _according(token: Token) -> Found | None:
    """Take what a clause says according to somebody."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    who = to and next((c for c in to.children if c.dep_ == "pobj"), None)
    if who is None or token.head is token:
        return None
    return Found(
        by=tuple(map(_mention, (who, *who.conjuncts))),
        content=tuple(_runs(_without(token.head, token))),
        cue=Cue(act="asserts", verb="say", voice="speaks"),
        negative=_is_negative(token.head),
        pattern="according",
        words=_span([token, to]),
    )


def _claimants(token: Token) -> tuple[Token, ...]:
    """Find whose words a verb gives: its subject, the one it shares, or who it is done by."""
    for _ in range(_STEPS):
        agent = next((p for a in token.children if a.dep_ == "agent" for p in a.children), None)
        if agent is not None:
            return agent, *agent.conjuncts
        subject = next((c for c in token.children if c.dep_ in _SUBJECTS), None)
        if subject is not None:
            if token.dep_ == "relcl" and subject.lower_ in ("who", "which", "that"):
                subject = token.head
            return subject, *subject.conjuncts
        if any(c.dep_ == "nsubjpass" for c in token.children):
            return ()
        if token.dep_ == "acl":
            return token.head, *token.head.conjuncts
        if token.dep_ not in ("conj", "advcl", "xcomp") or token.head is token:
            return ()
        token = token.head
    return ()


def _mention(noun: Token) -> Span:
    """Give where somebody is named, without what is said of them besides."""
    aside = {t.i for c in noun.children if c.dep_ in _ASIDES for t in c.subtree}
    return _span([t for t in noun.subtree if t.i not in aside])


def _tokens(clause: Token) -> list[Token]:
    """List the tokens of a clause without the "that" which ties it to its cue."""
    first, *others = clause.subtree
    subjects = [c for c in clause.children if c.dep_.startswith(_SUBJECTS) and c.i != first.i]
    return others if first.lower_ == "that" and subjects else [first, *others]


def _without(clause: Token, part: Token) -> list[Token]:
    left_out = {t.i for t in part.subtree}
    return [t for t in clause.subtree if t.i not in left_out]


def _runs(tokens: Iterable[Token]) -> Iterator[Span]:
    """Give the stretches that tokens make, broken where another word stands between them."""
    run: list[Token] = []
    for token in tokens:
        if run and any(not t.is_punct for t in token.doc[run[-1].i + 1 : token.i]):
            yield _span(run)
            run = []
        run.append(token)
    if run:
        yield _span(run)


def _with_quotations(
    text: str, spans: Iterable[Span], quoted: Iterable[Span], cue: Span
) -> tuple[Span, ...]:
    """Widen a content to the whole of a quotation that it stands in; leave edges' marks out."""
    found: list[Span] = []
    for start, end in spans:
        for a, b in quoted:
            if a < end and start < b and not a <= cue[0] < b:
                start, end = min(start, a), max(end, b)
        words = text[start:end]
        start += len(words) - len(words.lstrip(_EDGES))
        end -= len(words) - len(words.rstrip(_EDGES))
        if any(map(str.isalnum, text[start:end])):
            if found and start <= found[-1][1]:
                start, end = found[-1][0], max(end, found.pop()[1])
            found.append((start, end))
    return tuple(found)


def _is_infinitive(clause: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def _is_negative(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _span(tokens: list[Token]) -> Span:
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1].text)
