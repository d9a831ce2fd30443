"""The text adapter: what it takes, and what it makes of it."""

from pathlib import Path

import pytest

from ledger.adapter import Adapter, Document, Passage, Probe, SourceFile, Sure
from ledger.errors import BadOptions, BadSource
from ledger.options import structure
from ledger.times import When
from ledger_adapters.text import TextAdapter, TextOptions, ledger_adapters

PROSE = "The minister spoke in Oslo on Monday. She said that the talks would go on.\n"


def test_the_module_names_its_adapter() -> None:
    (found,) = ledger_adapters()
    assert isinstance(found, Adapter)
    assert (found.name, found.version) == ("text", 1)


@pytest.mark.parametrize("name", ["call.txt", "call.text", "CALL.TXT", "notes.md"])
def test_a_text_file_is_known_by_its_name(name: str) -> None:
    match = TextAdapter().sniff(Probe(name, PROSE.encode()))
    assert match is not None
    assert match.sure is Sure.LIKELY
    assert name[name.rfind(".") :].lower() in match.reason


def test_prose_without_a_telling_name_is_possible() -> None:
    match = TextAdapter().sniff(Probe("call", PROSE.encode()))
    assert match is not None
    assert match.sure is Sure.POSSIBLE


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("claims.json", b'{"who": "Ann", "content": "It is so, as she said to all of them."}'),
        ("claims", b'[{"who": "Ann"}]'),
        ("claims.csv", b"who,content,date\nAnn,it is so,2023\nBen,it is not,2024\n"),
        ("table", b"who;what\nAnn;one thing and another\nBen;some other thing\n"),
        ("page.html", b"<html><p>She said that the talks would go on.</p></html>"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00"),
        ("noise.bin", bytes(range(128, 256)) * 4),
        ("blank.txt", b"  \n\n"),
    ],
)
def test_what_is_no_prose_is_left_to_others(name: str, head: bytes) -> None:
    assert TextAdapter().sniff(Probe(name, head)) is None


def read(path: Path, **options: str) -> list[object]:
    return list(TextAdapter().read(SourceFile(path), structure("text", TextOptions, options)))


def test_a_file_becomes_one_document_and_one_article(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_bytes("One’s line.\r\n\r\nAnother.\n".encode())
    document, passage = read(
        path, publisher="The Courier", published="2023-08-09", url="https://x.example/1"
    )
    assert isinstance(document, Document)
    assert document.text == "One’s line.\r\n\r\nAnother.\n"
    assert document.publisher == "The Courier"
    assert document.url == "https://x.example/1"
    assert document.published == When(basis="metadata", edtf="2023-08-09")
    assert passage == Passage(kind="article", span=(0, len(document.text)))


def test_without_options_nothing_is_made_up(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text(PROSE, encoding="utf-8")
    document = read(path)[0]
    assert document == Document(text=PROSE)


def test_a_date_that_is_none_is_refused_before_anything_is_read() -> None:
    with pytest.raises(BadOptions, match=r"published: 'last Tuesday' is not a date"):
        structure("text", TextOptions, {"published": "last Tuesday"})


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_bytes(b"caf\xe9 talks, the minister said")
    with pytest.raises(BadSource, match="encoding"):
        read(path)
