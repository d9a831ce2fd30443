"""Reads the gold: texts with every attributed claim in them, annotated by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

import attrs
import cattrs
from cattrs.errors import ClassValidationError

from evaluation.places import BadPlace, Span, place
from ledger.times import parse

GOLD: Final = Path(__file__).parent / "gold"
Half = Literal["open", "frozen", "practice", "second"]
Form = Literal["direct", "mixed", "indirect", "nominal"]


@attrs.frozen(kw_only=True)
class Dated:
    """The words of a date and what they mean, as EDTF; "" where the text leaves it open."""

    words: str
    edtf: str = ""


@attrs.frozen(kw_only=True)
class GoldHop:
    """One link of an annotated chain: ids of agents, and the words that name them and their act."""

    who: tuple[str, ...] = ()
    mention: tuple[str, ...] = ()
    cue: str = ""
    said: Dated | None = None
    voice: Literal["speaks", "ascribed"] = "speaks"


@attrs.frozen(kw_only=True)
class GoldHedge:
    """A word that holds back, and the place in the chain of whose it is (the outlet is 0)."""

    words: str
    owner: int | None = None


@attrs.frozen(kw_only=True)
class GoldClaim:
    """One annotated claim, its places given by their words."""

    content: tuple[str, ...]
    chain: tuple[GoldHop, ...]
    form: Form = "indirect"
    polarity: Literal["positive", "negative"] = "positive"
    hedges: tuple[GoldHedge, ...] = ()
    happened: Dated | None = None
    unsure: str = ""


@attrs.frozen(kw_only=True)
class GoldComment:
    """A reader's comment under an article: its first words and what it answers."""

    text: str
    author: str = ""
    reply_to: int | None = None


@attrs.frozen(kw_only=True)
class Annotation:
    """What is annotated of one text."""

    style: str
    publisher: str = ""
    published: str = ""
    agents: dict[str, str] = attrs.field(factory=dict)
    comments: tuple[GoldComment, ...] = ()
    claims: tuple[GoldClaim, ...] = ()


@attrs.frozen(kw_only=True)
class GoldText:
    """A text of the gold with its annotation."""

    name: str
    text: str
    annotation: Annotation

    def spans(self, quoted: tuple[str, ...]) -> tuple[Span, ...]:
        """Find the places of quoted words; raises `BadPlace`."""
        return tuple(place(self.text, words) for words in quoted if words)


def names(half: Half) -> list[str]:
    """List the texts of one half that are annotated."""
    return sorted(path.stem for path in (GOLD / half).glob("*.json") if path.stem != "dates")


def load(half: Half, name: str) -> GoldText:
    """Read one text and its annotation; raises `ValueError` for an annotation of another form."""
    path = GOLD / half / f"{name}.json"
    try:
        made = CONVERTER.structure(json.loads(path.read_text("utf-8")), Annotation)
    except ClassValidationError as error:
        raise ValueError("; ".join(cattrs.transform_error(error))) from error
    return GoldText(name=name, text=_text(half, name), annotation=made)


def every(half: Half) -> Iterator[GoldText]:
    """Read all annotated texts of one half."""
    for name in names(half):
        yield load(half, name)


def _text(half: Half, name: str) -> str:
    """Read a text as it stands; a second annotation has its text in the other halves."""
    folders = ("open", "frozen") if half == "second" else (half,)
    found = next(p for folder in folders if (p := GOLD / folder / f"{name}.txt").exists())
    with found.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def problems(gold: GoldText) -> Iterator[str]:
    """Say what is wrong with an annotation: places, agents, owners, dates."""
    for n, claim in enumerate(gold.annotation.claims, start=1):
        for problem in _problems(gold, claim):
            yield f"{gold.name}: claim {n}: {problem}"
    for n, comment in enumerate(gold.annotation.comments):
        if gold.text.count(comment.text) != 1:
            yield f"{gold.name}: comment {n}: {comment.text!r} does not stand in the text once"


def _problems(gold: GoldText, claim: GoldClaim) -> Iterator[str]:
    quoted = [*claim.content, *(hedge.words for hedge in claim.hedges)]
    quoted += [words for hop in claim.chain for words in (*hop.mention, hop.cue) if words]
    for words in quoted:
        try:
            place(gold.text, words)
        except BadPlace as error:
            yield str(error)
    if not claim.chain:
        yield "it has no chain"
    for hop in claim.chain:
        yield from (f"no agent {id!r}" for id in hop.who if id not in gold.annotation.agents)
    for hedge in claim.hedges:
        if hedge.owner is not None and not 0 <= hedge.owner <= len(claim.chain):
            yield f"no hop {hedge.owner} owns {hedge.words!r}; the chain has {len(claim.chain)}"
    for dated in (claim.happened, *(hop.said for hop in claim.chain)):
        if dated is not None and dated.edtf:
            parse(dated.edtf)


def _refusing() -> cattrs.Converter:
    made = cattrs.Converter(forbid_extra_keys=True)
    made.register_structure_hook(str, _string)
    return made


def _string(value: Any, _: type[str]) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, not {value!r}")
    return value


CONVERTER: Final = _refusing()
