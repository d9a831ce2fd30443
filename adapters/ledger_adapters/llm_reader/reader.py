"""The reader: from a passage of prose, by a language model, to drafts of claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import attrs

from ledger.adapter import Document, Draft, Flaw, Passage, Reader
from ledger.claims import Claim, Hop, Mention, Reading, Span, Words, changed
from ledger.errors import MissingExtra, MissingModel
from ledger.prose import attributed, commented
from ledger_adapters.llm_reader.asking import BadAnswer, Told, answered, ask
from ledger_adapters.llm_reader.places import nearest, occurrences

_PARAGRAPH: Final = re.compile(r"\n[ \t\r]*\n")
_LINE: Final = re.compile(r"\n")
_SPACE: Final = re.compile(r"\s")
_OFTEN: Final = 50
_WINDOW: Final = 6_000


def _percent(_: object, field: attrs.Attribute[Any], value: int | None) -> None:
    if value is not None and not 0 <= value <= 100:
        raise ValueError(f"expected a percentage from 0 to 100, got {value}")


def _window(_: object, field: attrs.Attribute[Any], value: int) -> None:
    if not 200 <= value <= 100_000:
        raise ValueError(f"expected 200 to 100000 characters, got {value}")


@attrs.frozen(kw_only=True)
class Options:
    """What a user may tell the reader: `--reader llm:MODEL,confidence=70,window=4000`."""

    model: str = ""
    confidence: int | None = attrs.field(default=None, validator=_percent)
    window: int = attrs.field(default=_WINDOW, validator=_window)


class LlmReader:
    """Finds who said what by a language model of the user's, through the library `llm`."""

    name = "llm"
    version = 1
    options = Options

    def with_options(self, options: Options, /) -> Reader:
        """Get the model. Raises `MissingExtra`, and `MissingModel` for one that is not known."""
        model, error = _model(options.model)
        return ModelReader(
            confidence=options.confidence,
            error=error,
            model=model,
            name=f"{self.name}:{model.model_id}",
            window=options.window,
        )

    def read(self, document: Document, passage: Passage, /) -> Iterator[Draft | Flaw]:
        """Read a passage with the model that `llm` uses unless another is named."""
        yield from self.with_options(Options()).read(document, passage)


@attrs.frozen(kw_only=True)
class ModelReader:
    """Reads with one model; `error` is what the library raises when that cannot answer."""

    confidence: int | None = None
    error: type[Exception]
    model: Any
    name: str
    version: int = LlmReader.version
    window: int = _WINDOW

    def read(self, document: Document, passage: Passage, /) -> Iterator[Draft | Flaw]:
        """Read a passage window by window; what the model invents is dropped, and told as a flaw.

        Raises `MissingModel` where the model does not answer: for want of a key, or of its server.
        """
        if passage.kind == "comment":
            comment = commented(document, passage, self._reading("comment"))
            yield from [] if comment is None else [Draft(document=document.key, record=comment)]
            return
        for window in _windows(document.text, *passage.span, self.window):
            yield from self._window(document, window)

    def _window(self, document: Document, window: Span) -> Iterator[Draft | Flaw]:
        at, seen = f"characters {window[0]} to {window[1]}", list[object]()
        try:
            for told in answered(ask(self.model, document.text[slice(*window)])):
                if isinstance(told, BadAnswer):
                    yield Flaw(at=at, dropped=True, why=f"dropped a claim: {told}")
                    continue
                found = self._found(document, window, told)
                if isinstance(found, Flaw):
                    yield attrs.evolve(found, at=at)
                elif _place(found) not in seen:
                    seen.append(_place(found))
                    yield Draft(at=at, document=document.key, record=found)
        except BadAnswer as error:
            yield Flaw(at=at, why=str(error))
        except self.error as error:
            model = self.model.model_id
            raise MissingModel(reader="llm", model=model, why=str(error)) from error

    def _found(self, document: Document, window: Span, told: Told) -> Claim | Flaw:
        """Make a claim of what the model gave, if every word of it stands in the window."""
        quotes = {told.content, *(q for link in told.chain for q in (link.claimant, link.cue))}
        places = {q: occurrences(document.text, window, q) for q in sorted(quotes) if q}
        wrong = next(filter(None, (_wrong(q, found) for q, found in places.items())), "")
        hops = [(places.get(link.claimant, []), places[link.cue]) for link in told.chain]
        placed = None if wrong else nearest(places[told.content], hops)
        if placed is None:
            why = wrong or "its claimant and cue stand nowhere but within its content"
            return Flaw(at="", dropped=True, raw=told.content, why=f"dropped a claim: {why}")
        chain = [_hop(document.text, *places) for places in placed.hops]
        return attributed(
            document,
            f"at {placed.content[0]}",
            chain=(*chain[:-1], changed(chain[-1], voice=told.voice)),
            content=[placed.content],
            reading=self._reading("answer"),
        )

    def _reading(self, pattern: str) -> Reading:
        return Reading(
            confidence=self.confidence, pattern=pattern, reader=self.name, version=self.version
        )


def _wrong(quote: str, places: list[Span]) -> str:
    """Say why a quote is of no use; "" when it is."""
    if not places:
        return f"the text does not say {quote!r:.400}"
    return f"the text says {quote!r:.80} {len(places)} times" if len(places) > _OFTEN else ""


def _place(claim: Claim) -> object:
    """Tell claims of one answer apart: by content, and who says it."""
    return claim.anchor and claim.anchor.spans, [(m.at, m.text) for m in claim.who]


def _hop(text: str, claimant: Span | None, cue: Span) -> Hop:
    by = (Mention(at=claimant, text=text[slice(*claimant)][:4096]),) if claimant else ()
    words = Words(at=cue, text=text[slice(*cue)][:4096])
    return Hop(by=by, cue=words, wording="paraphrase")


def _model(name: str) -> tuple[Any, type[Exception]]:
    try:
        import llm
    except ModuleNotFoundError as error:
        raise MissingExtra(extra="llm", package=error.name or "llm") from None
    try:
        return llm.get_model(name or None), llm.ModelError
    except llm.UnknownModelError:
        why = "llm knows no such model; `llm models` lists those it knows, `llm install` adds some"
        raise MissingModel(reader="llm", model=name, why=why) from None


def _windows(text: str, start: int, end: int, room: int) -> Iterator[Span]:
    """Cut a passage into windows of whole paragraphs; a longer paragraph is cut at white space."""
    start, end = max(0, start), min(end, len(text))
    while start < end:
        stop = end if end - start <= room else _stop(text, start, start + room)
        if not text[start:stop].isspace():
            yield start, stop
        start = stop


def _stop(text: str, start: int, stop: int) -> int:
    """Find the last border of paragraphs before `stop`; else of lines, words, or none."""
    for border in (_PARAGRAPH, _LINE, _SPACE):
        ends = [found.end() for found in border.finditer(text, start, stop)]
        if ends:
            return ends[-1]
    return stop
