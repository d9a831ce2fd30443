"""Files made to do harm, through every adapter: no network, no other file, no flood, no crash."""

from __future__ import annotations

import gzip
import inspect
import io
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from ledger.adapter import Document, Draft, Flaw, Passage
from ledger.errors import LedgerError
from ledger.plugins import Plugins
from ledger.testing.adapters.limits import MEMORY, limited, resident
from ledger.testing.adapters.reading import items
from ledger.testing.adapters.watching import watched

SECRET: Final = "what the other file holds"
NAMES: Final = ("a.xml", "a.ann")
LAUGHS: Final = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
ADAPTERS: Final = [it.name for it in Plugins.load().adapters()]


def feed(head: str, title: str) -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>{title}</title>'
        f"<item><title>{title}</title><link>http://evil.invalid/1</link>"
        f"<description>{title}</description></item></channel></rss>"
    ).encode()


@cache
def packed() -> bytes:
    """A zip file of 64 KiB that unpacks to 64 MiB."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        file.writestr("a.csv", bytes(64 << 20))
    return made.getvalue()


def bad(secret: Path) -> dict[str, bytes]:
    """The files: each would read another file, ask the network, or unfold without end."""
    uri = secret.as_uri()
    outside = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{uri}">]>'
    return {
        "an external entity": feed(outside, "&x;"),
        "an external entity of the network": feed(
            outside.replace(uri, "http://evil.invalid"), "&x;"
        ),
        "a parameter entity": feed(f'<!DOCTYPE rss [<!ENTITY % x SYSTEM "{uri}">%x;]>', "x"),
        "an external document type": feed(f'<!DOCTYPE rss SYSTEM "{uri}">', "x"),
        "a bomb of entities": feed(f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>', "&l11;"),
        "a long entity": feed(f'<!DOCTYPE rss [<!ENTITY x "{"ha" * 50_000}">]>', "&x;" * 10_000),
        "an inclusion": feed(
            "", f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{uri}"/>'
        ),
        "a style sheet": feed(f'<?xml-stylesheet type="text/xsl" href="{uri}"?>', "x"),
        "gzip": flat(),
        "zip": packed(),
        "zip, by its mail": b"Content-Type: application/zip\n\nPK",
        "a mail that reads another": b"Content-Type: message/external-body; access-type=local-file;"
        b' name="' + bytes(secret) + b'"\n\n',
        "JSON that refers": b'{"$ref":"' + uri.encode() + b'","@context":"http://evil.invalid/c"}',
        "a page that refers": f'<html><head><base href="{uri}"><link rel=stylesheet href="{uri}">'
        f'<script src="{uri}"></script></head><body><iframe src="{uri}"></iframe><p>x</p>'.encode(),
        "offsets elsewhere": f"T1\tClaim 0 5\t../../{secret.name}\nA1\tSource T1 {uri}\n".encode(),
    }


@cache
def flat() -> bytes:
    """The same, as gzip has it."""
    return gzip.compress(bytes(64 << 20))


@pytest.mark.parametrize("name", ADAPTERS)
def test_a_file_made_to_do_harm_reaches_nothing(name: str, tmp_path: Path) -> None:
    [adapter] = [it for it in Plugins.load().adapters() if it.name == name]
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("He said that it was so.")
    with suppress(LedgerError):  # the libraries it needs are imported with the first file
        list(items(adapter, folder / "a.txt", {}))
    before = resident()
    for what, data in bad(secret).items():
        for file in NAMES:
            path = folder / file
            path.write_bytes(data)
            home = Path(inspect.getfile(type(adapter))).parent
            with limited(10.0), watched(tmp_path, home) as noted:
                try:
                    found = list(items(adapter, path, {}))
                except LedgerError:
                    found = []
            path.unlink()
            assert noted == [], (what, file)
            assert all(isinstance(it, Document | Draft | Flaw | Passage) for it in found)
            assert SECRET not in repr(found), (what, file)
            assert resident() - before < MEMORY, (what, file)
