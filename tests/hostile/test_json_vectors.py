"""JSONTestSuite through every door by which JSON comes in: taken, or refused in our own words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from ledger import Ledger
from ledger.adapter import Adapter, Document, Draft, Flaw, Passage
from ledger.codec import CODEC, Codec
from ledger.errors import Corrupt, LedgerError
from ledger.events import KINDS, LedgerOpened
from ledger.jsonitems import JsonItem, json_head, json_items
from ledger.plugins import Plugins
from ledger.sourcefile import SourceFile
from ledger.testing.adapters.limits import limited
from ledger.testing.adapters.reading import items
from tests.corpus import CORPUS
from tests.tampering import sql, tamper

FOLDER: Final = CORPUS / "vectors" / "json" / "test_parsing"
VECTORS: Final = sorted(FOLDER.glob("*.json"))
needs_vectors = pytest.mark.skipif(not VECTORS, reason="JSONTestSuite is not beside this checkout")
TWICE: Final = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}
"""Good JSON that programs read differently (RFC 8259, 4), and that is therefore refused."""
SEVERAL: Final = {"n_structure_double_array.json"}
"""No JSON text, but two that follow one another, which files of JSON lines do."""


def kind(path: Path) -> str:
    """Say what a parser has to do: y (take it), n (refuse it) or i (either)."""
    return path.name[0]


def is_scalar(path: Path) -> bool:
    return path.read_bytes().strip()[:1] not in (b"{", b"[")


def read(path: Path, data: bytes) -> list[JsonItem | Flaw]:
    path.write_bytes(data)
    json_head(SourceFile(path))
    return list(json_items(SourceFile(path)))


@needs_vectors
def test_a_file_of_json_is_taken_or_refused_with_a_reason(tmp_path: Path) -> None:
    assert len(VECTORS) == 318
    for path in VECTORS:
        with limited(2.0):
            try:
                found = read(tmp_path / "x.json", path.read_bytes())
            except LedgerError as error:
                found = [Flaw(at="$", why=str(error))]
        flaws = [it for it in found if isinstance(it, Flaw)]
        assert all(flaw.why for flaw in flaws), path.name
        if kind(path) == "y":
            assert bool(flaws) == (path.name in TWICE or is_scalar(path)), path.name
        if kind(path) == "n":
            assert bool(flaws) == (path.name not in SEVERAL), path.name


@needs_vectors
def test_an_element_that_is_good_json_has_the_value_that_it_has(tmp_path: Path) -> None:
    for path in VECTORS:
        data = path.read_bytes()
        if kind(path) != "y" or path.name in TWICE:
            continue
        [item] = read(tmp_path / "x.json", b"[" + data + b"]")
        assert isinstance(item, JsonItem)
        assert item.value == json.loads(data), path.name


@needs_vectors
def test_a_body_that_is_no_event_is_told_as_corrupt() -> None:
    turned = Codec(versions={"LedgerOpened": 2}, upcasters={("LedgerOpened", 1): lambda it: it})
    for path in VECTORS:
        data = path.read_bytes()
        for body in (data, b'{"ledger":' + data + b"}", b'{"ledger":"x","more":' + data + b"}"):
            for name, codec in ((name, CODEC) for name in KINDS):
                refused(lambda c=codec, n=name, b=body: c.decode(n, 1, b), path)  # type: ignore[misc]  # they are bound
            refused(lambda b=body: turned.decode("LedgerOpened", 1, b), path)  # type: ignore[misc]  # it is bound


def refused(decode: Callable[[], object], path: Path) -> None:
    try:
        event = decode()
    except Corrupt:
        pass
    else:
        assert isinstance(event, LedgerOpened)
        assert "string" in path.name or kind(path) == "y", path.name


def wrapped(adapter: Adapter, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the files in which an adapter meets a vector: as it is, and where a value stands."""
    yield {"jsonl": "x.jsonl", "feed": "x.json"}.get(adapter.name, "x.json"), data
    match adapter.name:
        case "jsonl":
            yield "x.jsonl", b'{"who":"a","content":"b","extras":' + data + b"}\n"
            yield "x.jsonl", b'{"who":"a","content":' + data + b"}\n"
        case "feed":
            head = b'{"version":"https://jsonfeed.org/version/1.1","title":"x","items":['
            yield "x.json", head + data + b"]}"
        case "stix":
            yield "x.json", b'{"type":"bundle","id":"bundle--1","objects":[' + data + b"]}"
        case "annotations":
            yield "x.json", b'{"rows":[' + data + b"]}"
            yield "x.json", b'{"items":[' + data + b"]}"
        case _:
            page = b'<html><script type="application/ld+json">' + data + b"</script><p>x</p></html>"
            yield "x.html", page


@needs_vectors
@pytest.mark.parametrize("step", [6, pytest.param(1, marks=pytest.mark.torture)])
@pytest.mark.parametrize("name", ["annotations", "claimreview", "feed", "html", "jsonl", "stix"])
def test_an_adapter_takes_a_vector_or_says_what_is_wrong(
    name: str, step: int, tmp_path: Path
) -> None:
    """All of them in the long form; every sixth in the short one."""
    [adapter] = [it for it in Plugins.load().adapters() if it.name == name]
    for path in VECTORS[::step]:
        for file, data in wrapped(adapter, path.read_bytes()):
            told = tmp_path / file
            told.write_bytes(data)
            with limited(4.0):
                try:
                    found = list(items(adapter, told, {}))
                except LedgerError:
                    continue
            assert all(isinstance(it, Document | Draft | Flaw | Passage) for it in found)
            if kind(path) == "n" and name in ("jsonl", "stix") and path.name not in SEVERAL:
                good = is_blank(path) and (name == "jsonl" or data != path.read_bytes())
                assert good or any(isinstance(it, Flaw) and it.why for it in found), path.name


def is_blank(path: Path) -> bool:
    """Tell whether a vector is nothing at all: a line, or a list, may be just that."""
    return not path.read_bytes().removeprefix(b"\xef\xbb\xbf").strip()


BODIES: Final = {
    "a name twice": b'{"agent":{"id":"A","id":"A","kind":"state","names":["Arcadia"]}}',
    "white space": b'{"agent": {"id":"A","kind":"state","names":["Arcadia"]}}',
    "another order": b'{"agent":{"kind":"state","id":"A","names":["Arcadia"]}}',
    "a default written out": b'{"agent":{"extras":{},"id":"A","kind":"state","names":["Arcadia"]}}',
    "a needless escape": b'{"agent":{"id":"A","kind":"state","names":["\\u0041rcadia"]}}',
    "a byte order mark": b'\xef\xbb\xbf{"agent":{"id":"A","kind":"state","names":["Arcadia"]}}',
    "half a surrogate pair": b'{"agent":{"id":"A","kind":"state","names":["\\ud800"]}}',
    "bytes that are no text": b'{"agent":{"id":"A","kind":"state","names":["\xff\xfe"]}}',
    "not a number": b'{"agent":{"id":"A","kind":"state","names":[NaN]}}',
    "a huge number": b'{"agent":{"id":' + b"9" * 5000 + b',"kind":"state"}}',
    "an unknown field": b'{"agent":{"id":"A","kind":"state","names":["Arcadia"],"x":1}}',
    "deep nesting": b'{"agent":' + b"[" * 100_000,
    "something behind it": b'{"agent":{"id":"A","kind":"state","names":["Arcadia"]}} ',
    "nothing": b"",
}


@pytest.mark.parametrize("what", BODIES)
def test_verify_finds_a_body_that_is_not_canonical_though_its_sum_is_right(
    what: str, tmp_path: Path
) -> None:
    path, body = tmp_path / "a.ledger", BODIES[what]
    with Ledger.open(path, by="ann") as book:
        book.register("Arcadia", "state")
    [(salt,)] = sql(path, "SELECT salt FROM event WHERE seq = 2")
    total = sha256(salt + body).hexdigest()
    tamper(path, f"UPDATE event SET body = x'{body.hex()}', sum = x'{total}' WHERE seq = 2")
    with pytest.raises(LedgerError) as caught, Ledger.open(path, by="bob") as book:
        book.verify()
    assert isinstance(caught.value, Corrupt)
    assert "root" not in str(caught.value)
