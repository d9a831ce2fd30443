"""Pages nobody wrote: each is a flaw, a refusal or a text, in 2 s of the processor's time."""

import sys
from collections.abc import Callable

import pytest

from ledger.adapter import Document, Flaw
from ledger.errors import BadSource, MissingExtra
from ledger.testing.adapters.limits import limited
from tests.adapters.html.pages import PROSE, Read

Reader = Callable[..., Read]
MEGA = 1 << 20
ITEM = "<div itemscope itemprop=comment itemtype=https://schema.org/Comment>"

PAGES = {
    "open brackets": "<" * MEGA,
    "closing brackets": "<p>" + ">" * MEGA,
    "open divs": "<div>" * 100_000,
    "closing divs": "</div>" * 138_000,
    "nested tables": "<table><tr><td>" * 30_000,
    "nested lists": "<ul><li>" * 30_000,
    "open paragraphs": "<p>" * 38_000,
    "paragraphs": PROSE * 4_000,
    "list items": "<ul>" + "<li>a b" * 38_000,
    "cells": "<table><tr>" + "<td>a" * 38_000,
    "line breaks": "<p>" + "x<br>" * 38_000,
    "bold": "<p>" + "<b>x</b>" * 38_000,
    "mixed-up ends": "<a><b></a></b>" * 25_000,
    "headings": "<h1>a</h1>" * 38_000,
    "select": "<select><option>" * 25_000,
    "attributes": "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
    "a huge attribute": "<div a='" + "x" * 9 * MEGA + "'>hi</div>",
    "a huge class": "<div class='" + "aB-" * 300_000 + "'>",
    "open quotes": '<a href="' * 38_000,
    "open comments": "<!--" * 100_000,
    "dashes in a comment": "<!-- " + "-" * MEGA,
    "open scripts": "<script>" * 100_000,
    "open drawings": "<svg>" * 38_000,
    "entities": "&lt;" * (MEGA // 4),
    "ampersands": "&" * MEGA,
    "NULs": "<p>\0" * 38_000,
    "a bomb of entities": '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 9}">' for n in range(20))
    + "]><html><p>&u;</p>",
    "deep JSON-LD": '<script type="application/ld+json">' + "[" * 500_000 + "</script>",
    "a lot of JSON-LD": '<script type="application/ld+json">{"@type":"Article"}</script>' * 10_000,
    "nested comments in JSON-LD": '<script type="application/ld+json">{"@type":"Article","comment":'
    + '{"text":"a","comment":' * 900 + '"x"' + "}" * 901 + "</script>",
    "nested comments": "<div class=comment id=comment-1><p>hello" * 200,
    "a flat thread": "".join(
        f"<div class=comment id=comment-{n} data-parent-id={n - 1}><p>no. {n}</p></div>"
        for n in range(8_000)
    ),
    "nested items": ITEM * 220 + PROSE,
    "items": "<i itemprop=x>y</i>" * 38_000,
    "bodies": "<p itemprop=articleBody>y</p>" * 30_000,
    "dates": "<main>" + "<time datetime=2020-01-01>x</time>" * 25_000,
    "meta": "<meta name=author content=x>" * 30_000,
    "links": "<a href=x>yy</a>" * 38_000,
    "share boxes": "<div class=share><p>x" * 240 + PROSE * 1_000,
    "blanks": "<p>" + " " * MEGA + "x",
    "words": "<p>" + "word " * 200_000,
    "an element unending": "<html " + "/" * MEGA,
    "equals signs": "<html " + "=" * MEGA,
    "empty XHTML": '<html xmlns="x">' + "<a " * 38_000,
    "parts of an archive": "From: <Saved by Blink>\nContent-Type: multipart/related; boundary=b\n\n"
    + "--b\n" * 238_000,
    "nested archives": "From: <Saved by Blink>\nContent-Type: multipart/related; boundary=b\n\n"
    + "".join(
        f"--b{n or ''}\nContent-Type: multipart/x; boundary=b{n + 1}\n\n" for n in range(5000)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_no_page_takes_long_or_breaks_it(read: Reader, name: str) -> None:
    page = PAGES[name]
    start = "" if page.startswith(("From", "<?xml", "<html")) else "<!DOCTYPE html>"
    read("<p>Words.</p>")  # libraries are loaded once, and not by this page
    with limited(2.0):
        try:
            found = read(start + page)
        except BadSource:
            return
    assert any(isinstance(item, Document | Flaw) for item in found.items)
    found.document.text.encode()


def test_nothing_is_lost_of_a_page_for_a_thousand_attributes(read: Reader) -> None:
    many = (
        "<p " + " ".join(f"a{n}='>'" for n in range(5000)) + ">The envoy said that it was so.</p>"
    )
    assert "The envoy said that it was so." in read(f"<!DOCTYPE html>{PROSE}{many}{PROSE}").body


def test_a_page_that_is_nested_too_deep_says_so(read: Reader) -> None:
    found = read(f"<!DOCTYPE html><p>Words.</p>{'<div>' * 300}{PROSE}")
    assert found.flaws[0].at == "page"
    assert "nested over 250 deep" in found.flaws[0].why


def test_a_page_of_too_many_elements_is_refused(read: Reader) -> None:
    with pytest.raises(BadSource, match="save the article without the rest"):
        read("<!DOCTYPE html>" + "<p>a</p>" * 70_000)


@pytest.mark.parametrize("package", ["lxml.html", "trafilatura"])
def test_without_the_extra_it_says_what_to_install(
    read: Reader, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=r"claimledger\[html\]"):
        read(f"<!DOCTYPE html>{PROSE}")


def test_starting_up_loads_no_library_of_the_extra() -> None:
    import subprocess

    code = (
        "import sys, ledger_adapters.html as h; h.ledger_adapters();"
        "print({'lxml', 'trafilatura', 'email.parser'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "lxml" not in told.stdout
    assert "trafilatura" not in told.stdout
