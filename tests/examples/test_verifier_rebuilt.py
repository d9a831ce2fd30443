"""What stays wrong where somebody rebuilt every sum, entry and root after an alteration."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest

from examples.verifier import verify_ledger
from ledger.clock import SteppingClock
from ledger.events import FORMAT
from ledger.testing.sample_events import an_agent
from tests.examples.ledger_files import START, opened, product, verifier
from tests.tampering import Statement, sql, tamper

AT = 2
"""The event that is altered: an agent, whose body has an id, a kind and names."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path, clock = tmp_path / "a.ledger", SteppingClock(start=START)
    with opened(path, create=True) as store:
        store.append([an_agent(clock, "Å\n/\x7f\u2028"), an_agent(clock)], recorder="ann é")
        store.append([an_agent(clock)], recorder="bob")
    return path


def body_of(path: Path) -> bytes:
    [(body,)] = sql(path, f"SELECT body FROM event WHERE seq = {AT}")
    return bytes(body)


def rebuild(path: Path, body: bytes) -> None:
    """Write a body, and make every sum and root after it anew, as the page on the file tells."""
    tamper(path, ("UPDATE event SET body = ? WHERE seq = ?", (body, AT)))
    rows = sql(
        path,
        "SELECT seq, kind, version, batch.id, recorded_at, recorder, import_id, salt, body,"
        " ledger_id FROM event JOIN batch ON batch.id = event.batch, meta ORDER BY seq",
    )
    tree, updates = verify_ledger.Tree(), list[Statement]()
    for seq, kind, version, batch, at, by, import_id, salt, content, ledger_id in rows:
        sum_ = sha256(salt + content).digest()
        entry = f"{FORMAT} {ledger_id} {seq} {kind}/{version} {batch} {at} {quote(by, safe='')}"
        entry += f" {import_id or '-'} {sum_.hex()}"
        tree.add(sha256(b"\0" + entry.encode()).digest())
        updates.append(("UPDATE event SET sum = ? WHERE seq = ?", (sum_, seq)))
        updates.append(("UPDATE batch SET root = ? WHERE id = ?", (tree.root(), batch)))
    tamper(path, *updates)


def test_a_ledger_that_was_rebuilt_whole_is_sound_without_a_checkpoint(path: Path) -> None:
    """As the page on proofs tells; only a checkpoint from elsewhere gives it away."""
    rebuild(path, body_of(path).replace("Å".encode(), b"B"))
    assert verifier(path)[0] == 0
    assert product(path) == ""


NOT_CANONICAL = {
    "a space": (b",", b", "),
    "a space before": (b'{"agent', b' {"agent'),
    "a line end": (b"}}", b"}}\n"),
    "a byte order mark": (b'{"agent', b'\xef\xbb\xbf{"agent'),
    "another order": (b'{"agent":{"id"', b'{"agent":{"kind":"organisation","id"'),
    "a key twice": (b'"kind":', b'"kind":"state","kind":'),
    "a slash escaped": (b"/", b"\\/"),
    "a letter escaped": ("Å".encode(), b"\\u00c5"),
    "a letter escaped that is none": (b"\x7f", b"\\u007f"),
    "a line separator escaped": ("\u2028".encode(), b"\\u2028"),
    "a line end escaped at length": (b"\\n", b"\\u000a"),
    "a line end as it is": (b"\\n", b"\n"),
    "half a surrogate pair": ("Å".encode(), b"\\ud800"),
    "half a surrogate pair as it is": ("Å".encode(), b"\xed\xa0\x80"),
    "no UTF-8": ("Å".encode(), b"\xff"),
    "an overlong slash": (b"/", b"\xc0\xaf"),
    "a comma at the end": (b"}}", b"},}"),
    "a comment": (b"}}", b"}/**/}"),
    "words after it": (b"}}", b"}}x"),
    "another object after it": (b"}}", b"}}{}"),
    "a list about it": (b'{"agent', b'[{"agent'),
    "nothing": (None, b""),
    "null": (None, b"null"),
    "a text": (None, b'"agent"'),
    "a list": (None, b"[]"),
    "an object without its fields": (None, b"{}"),
    "a number for a name": (b'"names":["', b'"names":[1,"'),
    "NaN": (b'"names":["', b'"names":[NaN,"'),
    "a fraction": (b'"names":["', b'"names":[1.5,"'),
    "an exponent": (b'"names":["', b'"names":[1e3,"'),
    "minus nothing": (b'"names":["', b'"names":[-0,"'),
    "a number too large": (b'"names":["', b'"names":[9007199254740992,"'),
    "a number without end": (b'"names":["', b'"names":[' + b"9" * 5000 + b',"'),
    "a nest": (b'"names":["', b'"names":[' + b"[" * 9000 + b"]" * 9000 + b',"'),
}
ONLY_THE_PRODUCT = ("a number for a name",)
"""The verifier knows no fields but those that something hangs on."""


@pytest.mark.parametrize("name", NOT_CANONICAL)
def test_a_body_that_is_not_canonical_is_found_even_so(path: Path, name: str) -> None:
    before, (old, new) = body_of(path), NOT_CANONICAL[name]
    body = new if old is None else before.replace(old, new, 1)
    if name == "another order":
        body = body.replace(b',"kind":"organisation"', b"")
    assert body != before
    rebuild(path, body)
    assert product(path)
    code, line = verifier(path)
    assert (code == 0) is (name in ONLY_THE_PRODUCT), line
    assert name in ONLY_THE_PRODUCT or line.startswith("wrong: ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"kind":"organisation"', b'"kind":"unknown"'),
        (b'"names"', b'"mood":"glad","names"'),
        (b'{"agent":{', b'{"agent":{"Id":"x",'),
    ],
    ids=["a field at its default", "a field that no agent has", "a field in large letters"],
)
def test_what_the_fields_of_a_kind_forbid_the_product_finds(
    path: Path, old: bytes, new: bytes
) -> None:
    rebuild(path, body_of(path).replace(old, new))
    assert "agent" in json.loads(body_of(path))
    assert product(path)
    assert verifier(path)[0] == 0


def test_an_id_that_the_ledger_knows_otherwise_is_found(path: Path) -> None:
    rebuild(path, body_of(path).replace(b'"id":"01', b'"id":"02'))
    assert product(path)
    code, line = verifier(path)
    assert (code, "it did not bring an id" in line) == (1, True)
