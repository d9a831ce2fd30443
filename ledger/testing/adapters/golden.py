"""Golden files: what an adapter reads in a sample, line by line, to be looked at by a person.

A document or draft is written as in the ledger's own interchange, a document without what is empty;
`{"passage": ...}`, `{"flaw": ...}` and `{"refused": ...}` stand for the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

import attrs

from ledger.adapter import Document, Draft, Flaw, Passage
from ledger.interchange import write_document, write_draft
from ledger.testing.adapters.reading import Reading

SHOWN: Final = 12
WIDTH: Final = 160


def lines(reading: Reading) -> list[str]:
    """Write a reading as lines; raises `BadEvent` for text that UTF-8 cannot carry."""
    written = [_line(item) for item in reading.items]
    return [*written, _json({"refused": reading.refused})] if reading.refused else written


def _line(item: Any) -> str:
    match item:
        case Draft():
            return write_draft(item).decode().rstrip("\n")
        case Document():
            first, *more = map(json.loads, write_document(item).splitlines())
            told = first["document"]
            told["text"] = "".join((told.get("text", ""), *(line["more_text"] for line in more)))
            return _json({"document": {name: value for name, value in told.items() if value}})
        case Passage():
            return _json({"passage": attrs.asdict(item)})
        case Flaw():
            return _json({"flaw": {"at": item.at, "why": item.why, "raw": item.raw}})
        case _:
            return _json({"neither": repr(item)[:WIDTH]})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def differences(golden: list[str], now: list[str]) -> str:
    """Say shortly how two readings differ, field by field; "" when they do not."""
    told = list(_differences(golden, now))
    more = [f"... and {len(told) - SHOWN} more"] if len(told) > SHOWN else []
    return "\n".join(told[:SHOWN] + more)


def _differences(golden: list[str], now: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(None, golden, now, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            continue
        both = min(b - a, d - c)
        for n in range(both):
            yield from _fields(
                f"line {a + n + 1}", json.loads(golden[a + n]), json.loads(now[c + n])
            )
        yield from (f"line {n + 1} is gone: {_short(golden[n])}" for n in range(a + both, b))
        yield from (f"line {n + 1} is new: {_short(now[n])}" for n in range(c + both, d))


def _fields(where: str, old: Any, new: Any) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for name in old | new:
            yield from _fields(f"{where}.{name}", old.get(name), new.get(name))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for n, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _fields(f"{where}[{n}]", one, other)
    elif old != new:
        yield f"{where.replace('.', ': ', 1)}: {_short(_json(old))} -> {_short(_json(new))}"


def _short(text: str) -> str:
    return text if len(text) <= WIDTH else f"{text[:WIDTH]}..."


def stored(path: Path) -> list[str] | None:
    """Read a golden file; None where there is none."""
    if not path.exists():
        return None
    text = path.read_bytes().decode().replace("\r\n", "\n")  # as some checkouts have it
    return text.removesuffix("\n").split("\n") if text else []


def store(path: Path, written: list[str]) -> None:
    """Write a golden file."""
    path.write_bytes("".join(f"{line}\n" for line in written).encode())
