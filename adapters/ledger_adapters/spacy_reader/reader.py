"""The reader: from a passage of prose, by a spaCy pipeline, to drafts of claims."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import attrs

from ledger.adapter import Document, Draft, Flaw, Passage, Reader
from ledger.claims import Claim, Hop, Mention, Reading, Span, Words, changed
from ledger.errors import MissingExtra, MissingModel
from ledger.prose import attributed, commented
from ledger_adapters.spacy_reader.parse import Found, attributions

_WORD: Final = 200
_DEEPEST: Final = 60
_PARAGRAPH: Final = re.compile(rf"\n[ \t\r]*\n|\S{{{_WORD},}}")
_LINE: Final = re.compile(rf"\n|\S{{{_WORD},}}")
_PIECE: Final = re.compile(r"\S(?:.{0,3998}\S)?(?!\S)", re.DOTALL)
_WRAPPED: Final = 100
_LONGEST: Final = 20_000


def _percent(_: object, field: attrs.Attribute[Any], value: int | None) -> None:
    if value is not None and not 0 <= value <= 100:
        raise ValueError(f"expected a percentage from 0 to 100, got {value}")


@attrs.frozen(kw_only=True)
class Options:
    """What a user may tell the reader: `--reader spacy:en_core_web_md,confidence=60`."""

    model: str = "en_core_web_sm"
    confidence: int | None = attrs.field(default=None, validator=_percent)


class SpacyReader:
    """Finds who said what by the parse of an installed English pipeline of spaCy's."""

    name = "spacy"
    version = 1
    options = Options

    def with_options(self, options: Options, /) -> Reader:
        """Load the pipeline; what calls the reader is the pipeline's own name, not its folder.

        Raises `MissingExtra`, and `MissingModel` for want of a pipeline.
        """
        nlp = _load(options.model)
        own = f"{nlp.lang}_{nlp.meta['name']}"
        return PipelineReader(
            confidence=options.confidence,
            measured=_measured(own),
            name=f"{self.name}:{own}",
            nlp=nlp,
        )

    def read(self, document: Document, passage: Passage, /) -> Iterator[Draft | Flaw]:
        """Read a passage with the pipeline that is used unless another is named."""
        yield from self.with_options(Options()).read(document, passage)


@attrs.frozen(kw_only=True)
class PipelineReader:
    """Reads with one pipeline."""

    confidence: int | None = None
    measured: Mapping[str, int] = attrs.field(factory=dict[str, int])
    name: str
    nlp: Any
    version: int = SpacyReader.version

    def read(self, document: Document, passage: Passage, /) -> Iterator[Draft | Flaw]:
        """Read a passage: claims as "s at 17", where their cue stands in the text."""
        if passage.kind == "comment":
            comment = commented(document, passage, self._reading("comment"))
            yield from [] if comment is None else [Draft(document=document.key, record=comment)]
            return
        pieces = list(_pieces(document.text, *passage.span))
        texts = (document.text[start:end] for start, end in pieces)
        for (start, _), doc in zip(pieces, self.nlp.pipe(texts, batch_size=32), strict=True):
            if len(doc) and not doc.has_annotation("DEP"):
                why = "it does not parse; choose a pipeline that has a parser"
                raise MissingModel(reader=self.name, model=self.name.partition(":")[2], why=why)
            for claim in self._claims(document, start, list(attributions(doc))):
                yield Draft(document=document.key, record=claim)

    def _claims(self, document: Document, start: int, found: Sequence[Found]) -> Iterator[Claim]:
        for own in found:
            outer = [o for o in found if o is not own and _holds(o.content, own.words)]
            if len(outer) > _DEEPEST:
                continue
            outer.sort(key=lambda o: o.content[0][0] - o.content[-1][1])
            content = _moved(start, own.content)
            made = attributed(
                document,
                f"s at {start + own.words[0]}",
                chain=[_hop(document, start, o) for o in (*outer, own)],
                content=content,
                reading=self._reading(own.pattern),
            )
            if len(made.content) <= _LONGEST:
                polarity = "negative" if own.negative else "positive"
                yield changed(made, act=own.cue.act, polarity=polarity)

    def _reading(self, pattern: str) -> Reading:
        told = self.confidence
        confidence = self.measured.get(pattern) if told is None else told
        return Reading(
            confidence=confidence, pattern=pattern, reader=self.name, version=self.version
        )


def _load(model: str) -> Any:
    try:
        import spacy
    except ModuleNotFoundError as error:
        raise MissingExtra(extra="spacy", package=error.name or "spacy") from None
    try:
        nlp = spacy.load(model, exclude=["ner"])
    except (ImportError, OSError, ValueError) as error:
        raise MissingModel(reader="spacy", model=model, why=_why_not(model, error)) from None
    if nlp.lang != "en":
        why = f"it is for the language {nlp.lang!r}; this reader knows English alone"
        raise MissingModel(reader="spacy", model=model, why=why)
    return nlp


def _why_not(model: str, error: Exception) -> str:
    """Say why a pipeline is not loaded: it is not there, or something that it needs is not."""
    if not isinstance(error, OSError) or Path(model).exists():
        return f"it cannot be loaded: {error}"
    if Path(model).name != model:
        return "there is no such folder"
    return f"there is no such pipeline here; get it with: python -m spacy download {model}"


def _measured(pipeline: str) -> dict[str, int]:
    """Give the measured confidence by pattern; nothing for a pipeline that was not measured."""
    data = files("ledger_adapters.spacy_reader").joinpath("measured.toml").read_text("utf-8")
    found: dict[str, int] = tomllib.loads(data).get(pipeline, {})
    return found


def _hop(document: Document, start: int, found: Found) -> Hop:
    by = [(a, b) for a, b in _moved(start, found.by)]
    (cue,) = _moved(start, [found.words])
    return Hop(
        by=tuple(Mention(at=span, text=document.text[slice(*span)][:4096]) for span in by),
        cue=Words(at=cue, text=document.text[slice(*cue)][:200]),
        verb=found.cue.verb,
        voice=found.cue.voice,
        wording="paraphrase",
    )


def _moved(start: int, spans: Sequence[Span]) -> list[Span]:
    return [(start + a, start + b) for a, b in spans]


def _holds(content: Sequence[Span], words: Span) -> bool:
    return any(a <= words[0] and words[1] <= b for a, b in content)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a passage into paragraphs, longer ones into 4,000 characters; leave out what is no prose.

    A parser's time grows with the square of a sentence, or of a word, without end.
    """
    start, end = max(0, start), min(end, len(text))
    lines = max(map(len, text[start:end].split("\n")), default=0)
    wrapped = lines <= _WRAPPED and _PARAGRAPH.search(text, start, end)
    border = _PARAGRAPH if wrapped else _LINE
    for found in [*border.finditer(text, start, end), None]:
        stop, behind = found.span() if found else (end, end)
        yield from (piece.span() for piece in _PIECE.finditer(text, start, stop))
        start = behind
