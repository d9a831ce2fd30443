"""How sure the reader is of what it found: how often finds of that kind were right before."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from ledger.claims import Form
from ledger_adapters.rules.prose.regions import Region
from ledger_adapters.rules.speech.found import Attribution


def kind(own: Attribution, region: Region, form: Form, hops: int) -> str:
    """Name the kind of a find: its pattern, how the content stands there, and whether nested.

    "plain that" is `X said that …`; "plain clause" leaves the "that" out; "plain to" and
    "plain phrase" are infinitives and noun phrases; "quote" and "mixed" have quotation marks. A
    ">" behind it tells that it stands in somebody else's content.
    """
    return f"{own.pattern} {_manner(own, region, form)}" + (">" if hops > 1 else "")


def _manner(own: Attribution, region: Region, form: Form) -> str:
    start = own.content[0][0]
    if form == "direct":
        return "quote"
    if form == "mixed":
        return "mixed"
    if start > 0 and region.tags[start - 1] == "T":
        return "that"
    if region.lows[start] == "to":
        return "to"
    speech = own.verb in ("say", "report", "publish", "assess", "deny", "predict")
    clause = "c" in own.frames and form == "indirect"
    return ("clause" if speech else "thought") if clause else "phrase"


def confidence(name: str) -> int | None:
    """Give how often, in percent, finds of a kind were right; None for one never measured."""
    return _table().get(name)


@cache
def _table() -> dict[str, int]:
    text = files("ledger_adapters.rules").joinpath("confidence.toml").read_text(encoding="utf-8")
    table: dict[str, int] = tomllib.loads(text)["confidence"]
    return table
