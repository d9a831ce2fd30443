"""What a ledger has written as STIX is read back; what only looks like it is a flaw."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ledger.adapter import Document, Draft, NoOptions, Probe, Sure
from ledger.claims import Claim, Hop, Mention
from ledger.interchange import write_document, write_draft
from ledger_adapters.stix import StixAdapter
from ledger_adapters.stix.own import EXTENSION
from tests.adapters.stix.bundles import bundle, claims, flaws, read, thing

CLAIM = Claim(chain=(Hop(by=(Mention(text="Liv"),)),), content="it rains", id="c1", source="notes")


def own(type: str, n: int, *lines: Any, **more: Any) -> dict[str, Any]:
    """Make an object that carries lines."""
    flags: dict[str, Any] = {name: more.pop(name) for name in ("text", "goes_on") if name in more}
    carried: dict[str, Any] = {
        "extension_type": "property-extension",
        **flags,
        "records": list(lines),
    }
    return thing(type, n, extensions={EXTENSION: carried}, **more)


def line(written: bytes) -> str:
    return written.decode().rstrip("\n")


def draft(claim: Claim = CLAIM) -> str:
    return line(write_draft(Draft(document="notes", key=claim.id, record=claim)))


def test_records_are_read_in_the_order_of_the_bundle(tmp_path: Path) -> None:
    document = own("grouping", 1, line(write_document(Document(key="notes"))), description="Rain.")
    items = read(tmp_path, bundle(document, own("note", 2, draft(), content="something else")))
    assert items[0] == Document(key="notes")
    assert claims(items) == [CLAIM]
    assert len(items) == 2


def test_a_text_is_put_together_from_the_objects_that_hold_it(tmp_path: Path) -> None:
    head = line(write_document(Document(key="notes")))
    items = read(
        tmp_path,
        bundle(
            own("report", 1, head, text=True, goes_on=True, description="It "),
            own("note", 2, text=True, goes_on=True, content="rains"),
            own("note", 3, text=True, content="."),
            own("note", 4, draft()),
        ),
    )
    assert items[0] == Document(key="notes", text="It rains.")
    assert claims(items) == [CLAIM]


def test_a_text_that_breaks_off_is_a_flaw(tmp_path: Path) -> None:
    head = line(write_document(Document(key="notes")))
    items = read(tmp_path, bundle(own("report", 1, head, text=True, goes_on=True, description="I")))
    [flaw] = flaws(items)
    assert "breaks off" in flaw.why


@pytest.mark.parametrize(
    "bad", [3, None, {}, "{", "nonsense", "[" * 5000, '{"record": "wish"}', '{"document": 3}']
)
@pytest.mark.parametrize("text", [True, False])
def test_what_is_no_record_is_a_flaw_and_the_next_is_read(
    tmp_path: Path, bad: object, text: bool
) -> None:
    spoilt = own("note", 1, bad, text=text, content="It rains.")
    items = read(tmp_path, bundle(spoilt, own("note", 2, draft())))
    assert flaws(items)
    assert claims(items) == [CLAIM]


@pytest.mark.parametrize("odd", [None, 3, {}, {"records": 3}, {"records": None}])
def test_an_extension_without_records_is_anybodys(tmp_path: Path, odd: object) -> None:
    items = read(tmp_path, bundle(thing("tool", name="Oar", extensions={EXTENSION: odd})))
    [found] = claims(items)
    assert json.loads(found.extras["extensions"]) == {EXTENSION: odd}


ID = '"id": "tool--5b1f6a52-54a3-4b5e-9f25-1f1a3c0b1a01"'


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ('{"type": "bundle", "id": "bundle--1"}', Sure.CERTAIN),
        ('\ufeff {"objects": [{"type": "tool", ' + ID + '}], "type":"bundle"}', Sure.CERTAIN),
        ('[{"type": "tool", "spec_version": "2.1", ' + ID + "}]", Sure.CERTAIN),
        ('{"type": "tool", ' + ID + "}", Sure.LIKELY),
        ('{"type": "bundle", "objects": [{"type": "crate"}]}', None),
        ("{" + ID + "}", None),
        ('{"note": "{\\"type\\": \\"bundle\\", \\"id\\": \\"bundle--1\\"}"}', None),
        ('{"record":"claim","claim":{"extras":{"id":"bundle--1","type":"bundle"}}}', None),
        ("The bundle " + ID, None),
        ("", None),
    ],
)
def test_stix_is_known_by_its_bundle_version_and_ids(text: str, sure: Sure | None) -> None:
    match = StixAdapter().sniff(Probe("file.json", text.encode()))
    assert (match.sure if match else None) == sure
    assert StixAdapter().options is NoOptions
