"""Pages as they are saved: encodings, savers' notes, web archives; and what is known for a page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ledger.adapter import Adapter, Probe, Sure
from ledger.errors import BadOptions, BadSource
from ledger.options import structure
from ledger_adapters.html import HtmlAdapter, Options, ledger_adapters
from tests.adapters.html.pages import PROSE, SAMPLES, Read, html, read_file

Reader = Callable[..., Read]
LINE = "<p>Die Minister sprachen über Zölle, „wie üblich“, sagte die Botschafterin am Dienstag.</p>"


def test_the_module_names_its_adapter() -> None:
    (found,) = ledger_adapters()
    assert isinstance(found, Adapter)
    assert (found.name, found.version) == ("html", 1)


# --- encodings ---


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="utf-8">'),
        ("utf-8-sig", '<meta charset="iso-8859-1">'),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("utf-16-be", '<meta charset="utf-16">'),
        ("cp1252", ""),
        ("cp1252", "<meta charset=ISO-8859-1>"),
        ("cp1250", "<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>"),
        ("utf-8", '<meta charset="no-such-thing">'),
        ("utf-8", '<meta charset="us-ascii">'),
    ],
)
def test_a_page_is_read_in_its_encoding(read: Reader, encoding: str, declared: str) -> None:
    found = read(html(declared, LINE * 4).encode(encoding))
    if (encoding, declared) == ("utf-8", '<meta charset="us-ascii">'):
        assert "Ã¶lle" in found.body or "Zölle" in found.body
    else:
        assert found.body.startswith("Die Minister sprachen über Zölle, „wie üblich“, sagte")
    assert found.flaws == ()


@pytest.mark.parametrize(("label", "codec"), [("gb2312", "gb18030"), ("shift_jis", "cp932")])
def test_labels_mean_what_they_mean_in_browsers(read: Reader, label: str, codec: str) -> None:
    line = (
        "<p>外交部说谈判将继续没有确定日期。</p>"
        if codec == "gb18030"
        else "<p>外務省は交渉は続くと言った。①</p>"
    )
    found = read(html(f"<meta charset={label}>", line * 6).encode(codec))
    assert line[3:8] in found.document.text


def test_the_caller_s_encoding_stands_above_the_declared(read: Reader) -> None:
    page = html('<meta charset="cp1252">', LINE * 4).encode("cp1250")
    assert "über" in read(page, encoding="cp1250").body


def test_bytes_that_are_no_text_are_a_flaw_and_the_rest_is_read(read: Reader) -> None:
    found = read(html("<meta charset=utf-8>").encode() + b"<p>\xff\xfe and \x81 so on.</p>")
    (flaw,) = found.flaws
    assert flaw.at == "encoding"
    assert "3 places are no utf-8" in flaw.why
    assert "talks on the cable" in found.body


def test_an_entity_is_the_character_it_names(read: Reader) -> None:
    assert "Øl & café – so" in read(html(body="<p>&Oslash;l &amp; caf&eacute; &#8211; so</p>")).body


# --- savers ---


def test_single_file_tells_where_and_when() -> None:
    found = read_file(SAMPLES / "single-file.html")
    assert found.document.url == "https://gazette.example/2024/harbour"
    assert str(found.document.retrieved) == "2024-02-07T09:15:30Z"


def test_the_mark_of_the_web_tells_where(read: Reader) -> None:
    page = "<!-- saved from url=(0027)https://x.example/saved/1 -->" + html()
    assert read(page).document.url == "https://x.example/saved/1"
    assert read("<!-- saved from url=(0014)about:internet -->" + html()).document.url == ""


def test_when_a_page_was_saved_is_not_when_it_was_published(read: Reader) -> None:
    note = (
        "<!--\n Page saved with SingleFile\n url: https://x.example/1\n saved date: Wed Feb 07 2024"
    )
    found = read(html().replace("<head>", f"{note} 10:15:30 GMT+0100\n--><head>"))
    assert found.document.published is None
    assert str(found.document.retrieved) == "2024-02-07T09:15:30Z"


def test_a_web_archive_is_read_by_its_main_page() -> None:
    document = read_file(SAMPLES / "archive.mhtml").document
    assert document.url == "https://nordblatt.example/kabel"
    assert str(document.retrieved) == "2023-08-10T07:12:00Z"
    assert document.media_type == "multipart/related"
    assert "advertisement" not in document.text


def test_a_web_archive_of_one_part_in_base64_is_read(read: Reader) -> None:
    import base64

    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=cp1250\nContent-Location: "
    head += "https://x.example/a\nContent-Transfer-Encoding: base64\n\n"
    page = base64.encodebytes(html(body=LINE * 4).encode("cp1250")).decode()
    found = read(head + page, name="page.mht")
    assert "Zölle" in found.body
    assert found.document.url == "https://x.example/a"


def test_a_web_archive_without_a_page_is_refused(read: Reader) -> None:
    head = "From: <Saved by Blink>\nContent-Type: multipart/related; boundary=b\n\n"
    with pytest.raises(BadSource, match="holds no page"):
        read(head + "--b\nContent-Type: image/png\n\nx\n--b--\n", name="page.mhtml")


def test_an_embedded_picture_of_megabytes_costs_nothing(read: Reader) -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 9_000_000}">'
    assert "talks on the cable" in read(html(body=picture + PROSE)).body


def test_a_bad_date_is_refused_before_anything_is_read() -> None:
    with pytest.raises(BadOptions, match="is not a date"):
        structure("html", Options, {"published": "last Tuesday"})


# --- sniffing ---


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a", "<!DOCTYPE html><html><article>", Sure.CERTAIN),
        ("a.txt", "\n <!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><title>", Sure.LIKELY),
        ("a", "<!-- saved from url=(0019)https://x.example/1 -->\n<html>", Sure.LIKELY),
        ("a.xhtml", "<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", Sure.LIKELY),
        ("a.html", "<html><script>{'@type':'ClaimReview'}</script><article>", Sure.LIKELY),
        ("a.html", '<html><meta property="og:type" content="article">', Sure.CERTAIN),
        ("a.html", "<div><p>Hello</p></div>", Sure.LIKELY),
        ("a", "<p>Hello</p>", Sure.POSSIBLE),
        ("a.htm", "Some words first <p>Hello</p>", Sure.POSSIBLE),
        ("a.html", "no element at all", None),
        ("a.xml", "<?xml version='1.0'?><rss version='2.0'><channel>", None),
        ("a.xml", "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title>", None),
        ("a.json", '{"html": "<html>"}', None),
        ("a.eml", "From: a@x.example\nTo: b@x.example\nContent-Type: text/html\n\n<html>", None),
        ("a.txt", "He wrote <html> in his letter.", None),
    ],
)  # fmt: skip
def test_a_page_is_known_by_how_it_begins(name: str, head: str, sure: Sure | None) -> None:
    for encoding in ("utf-8", "utf-16"):
        match = HtmlAdapter().sniff(Probe(name, head.encode(encoding)))
        assert (match and match.sure) == sure


def test_every_sample_is_known() -> None:
    for path in SAMPLES.iterdir():
        if path.suffix != ".jsonl":
            match = HtmlAdapter().sniff(Probe(path.name, path.read_bytes()[: 64 * 1024]))
            assert match is not None
            assert match.sure >= Sure.LIKELY


def test_a_file_of_64_mib_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.write(b"<html>")
        file.truncate((64 << 20) + 1)
    with pytest.raises(BadSource, match="too large"):
        read_file(path)
