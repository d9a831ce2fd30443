"""A model of the library `llm` that answers what it was told to: local, no network, no key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import llm
from llm.plugins import pm


class Answering(llm.Model):  # type: ignore[misc]  # the library is not looked into
    """Gives its answers in turn, the last one again; keeps what it was asked."""

    model_id = "answering"
    can_stream = True
    supports_schema = True

    def __init__(self, answers: Sequence[str] = ('{"claims": []}',)) -> None:
        self.answers = list(answers)
        self.asked: list[Any] = []

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:
        self.asked.append(prompt)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        for start in range(0, len(answer), 1000):
            yield answer[start : start + 1000]


class Registering:
    """A plugin of the library `llm` that offers one model."""

    def __init__(self, model: llm.Model) -> None:
        self.model = model

    @llm.hookimpl  # type: ignore[untyped-decorator]  # the library is not looked into
    def register_models(self, register: Any) -> None:
        register(self.model, aliases=("the-answering-one",))


def offered(model: llm.Model) -> Iterator[llm.Model]:
    """Let the library know a model for as long as a test runs."""
    llm.load_plugins()
    plugin = Registering(model)
    pm.register(plugin)
    try:
        yield model
    finally:
        pm.unregister(plugin)


def answer(*claims: object) -> str:
    """An answer in the form that is asked for."""
    return json.dumps({"claims": claims})


def told(content: str, claimant: str, cue: str, *chain: tuple[str, str], **more: Any) -> object:
    """One claim of an answer."""
    hops = [{"claimant": who, "cue": how} for who, how in chain]
    claim = {"content": content, "claimant": claimant, "cue": cue, "voice": "speaks", "chain": hops}
    return {**claim, **more}
