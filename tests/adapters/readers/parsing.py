"""A pipeline of spaCy's whose parses are prepared: of a few sentences, as a trained one made them.

No trained pipeline can be had from a package index, so none is there where the tests run. This one
is a real pipeline all the same: it is saved to a folder, and loaded from it by the reader.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

PARSES: dict[str, list[Any]] = json.loads(
    Path(__file__).with_name("parses.json").read_text("utf-8")
)
"""Of each text its tokens: word, white space, lemma, part of speech, dependency, head."""


@Language.component("prepared_parse")  # type: ignore[untyped-decorator]  # not looked into
def prepared_parse(doc: Doc) -> Doc:
    """Parse a text as it was prepared; one that was not is a heap of words without a verb."""
    tokens = PARSES.get(doc.text.strip())
    if tokens is None:
        words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
        heads = [0] * len(words)
        return Doc(doc.vocab, words, spaces, heads=heads, deps=["dep"] * len(words))
    words, spaces, lemmas, pos, deps, heads = map(list, zip(*tokens, strict=True))
    return Doc(
        doc.vocab, words, list(map(bool, spaces)), lemmas=lemmas, pos=pos, deps=deps, heads=heads
    )


def saved(folder: Path, *pipes: str, lang: str = "en", name: str = "prepared") -> str:
    """Save a pipeline in a folder; gives the name to load it by."""
    nlp = spacy.blank(lang, meta={"name": name})
    for pipe in pipes:
        nlp.add_pipe(pipe)
    nlp.to_disk(folder)
    return str(folder)
