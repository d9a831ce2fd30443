"""Asks a model who says what in a stretch of text, and takes its answer apart, trusting nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any, Final

import attrs

from ledger.claims import Voice

MOST: Final = 500
"""How many claims of one answer are looked at."""
_ROOM: Final = 200_000
_LONGEST: Final = 20_000
_HOPS: Final = 8
_TEXT: Final = {"type": "string"}
_HOP: Final = {
    "type": "object",
    "properties": {"claimant": _TEXT, "cue": _TEXT},
    "required": ["claimant", "cue"],
    "additionalProperties": False,
}
_CLAIM: Final = {
    "type": "object",
    "properties": {
        "content": _TEXT,
        "claimant": _TEXT,
        "cue": _TEXT,
        "voice": {"type": "string", "enum": ["speaks", "ascribed"]},
        "chain": {"type": "array", "items": _HOP},
    },
    "required": ["content", "claimant", "cue", "voice", "chain"],
    "additionalProperties": False,
}
SCHEMA: Final = {
    "type": "object",
    "properties": {"claims": {"type": "array", "items": _CLAIM}},
    "required": ["claims"],
    "additionalProperties": False,
}
"""The JSON schema of an answer."""


class BadAnswer(ValueError):
    """What is wrong with an answer, or with one claim of it."""


@attrs.frozen
class Link:
    """Somebody who speaks, and the words that say so, as the model copied them."""

    claimant: str
    cue: str


@attrs.frozen(kw_only=True)
class Told:
    """A claim as the model gave it; `chain` ends with the claimant."""

    chain: tuple[Link, ...]
    content: str
    voice: Voice


def ask(model: Any, text: str) -> str:
    """Ask a model about a stretch of text; gives its answer, as long as it is of a sane length.

    A model that takes no schema is asked by the prompt alone.
    """
    how = {"schema": SCHEMA} if model.supports_schema else {}
    prompt = files("ledger_adapters.llm_reader").joinpath("prompt.txt").read_text("utf-8")
    said, room = list[str](), _ROOM
    for chunk in model.prompt(text, system=prompt, **how):
        said.append(chunk)
        room -= len(chunk)
        if room < 0:
            raise BadAnswer(f"the answer is over {_ROOM:,} characters long")
    return "".join(said)


def answered(answer: str) -> Iterator[Told | BadAnswer]:
    """Take an answer apart: claims, and what is wrong with those that are none.

    Raises `BadAnswer` where nothing, or no more, can be made of it.
    """
    claims = _decoded(answer)
    for given in claims[:MOST]:
        try:
            yield _told(given)
        except BadAnswer as error:
            yield error
    if len(claims) > MOST:
        raise BadAnswer(f"the answer has {len(claims):,} claims; those after {MOST} are left out")


def _decoded(answer: str) -> list[object]:
    body = answer.strip().removeprefix("```json").removeprefix("```").removesuffix("```")
    try:
        decoded = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadAnswer(f"the answer is no JSON: {error}") from None
    claims = decoded.get("claims") if isinstance(decoded, dict) else None
    if not isinstance(claims, list):
        raise BadAnswer("the answer is no object with a list of claims")
    return claims


def _told(given: object) -> Told:
    claim = _object(given)
    chain = claim.get("chain", [])
    if not isinstance(chain, list) or len(chain) > _HOPS:
        raise BadAnswer(f"its chain is no list of at most {_HOPS}: {chain!r:.80}")
    voice = claim.get("voice", "speaks")
    if voice not in ("speaks", "ascribed"):
        raise BadAnswer(f"its voice is neither speaks nor ascribed: {voice!r:.80}")
    links = [_link(hop) for hop in (*chain, claim)]
    content = _text(claim, "content")
    if not content:
        raise BadAnswer("its content is empty")
    return Told(chain=tuple(links), content=content, voice=voice)


def _link(given: object) -> Link:
    hop = _object(given)
    cue = _text(hop, "cue")
    if not cue:
        raise BadAnswer("its cue is empty")
    return Link(_text(hop, "claimant"), cue)


def _object(given: object) -> Mapping[str, object]:
    if not isinstance(given, dict):
        raise BadAnswer(f"it is no object: {given!r:.80}")
    return given


def _text(given: Mapping[str, object], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str):
        raise BadAnswer(f"its {name} is no text: {value!r:.80}")
    if len(value) > _LONGEST:
        raise BadAnswer(f"its {name} is over {_LONGEST:,} characters long")
    return value.strip()
