"""Live blogs: every update is a document with its own time, and told once."""

from collections.abc import Callable

from ledger.adapter import Document, Passage
from tests.adapters.html.pages import PROSE, SAMPLES, Read, article, html, json_ld, read_file

Reader = Callable[..., Read]


def documents(found: Read) -> list[Document]:
    return [item for item in found.items if isinstance(item, Document)]


def test_every_update_has_its_own_time_and_address() -> None:
    found = read_file(SAMPLES / "live-blog.html")
    page, *updates = documents(found)
    assert [(u.title, str(u.published), u.url) for u in updates] == [
        ("Berg: no deal today", "2023-08-10T11:40:00Z", "https://fjordpost.example/live/cable-summit#u3"),
        ("Lind arrives", "2023-08-10T07:15:00Z", "https://fjordpost.example/live/cable-summit#u2"),
        ("Good morning", "2023-08-10T06:00:00Z", ""),
    ]  # fmt: skip
    assert updates[2].key == f"{page.url} update 2023-08-10T06:00:00Z"
    assert {u.publisher for u in updates} == {"Fjord Post"}
    assert {u.extras["isPartOf"] for u in updates} == {page.url}


def test_an_update_is_not_told_again_by_the_page() -> None:
    found = read_file(SAMPLES / "live-blog.html")
    page, *updates = documents(found)
    assert "settle who pays" in page.text
    assert not any(part in page.text for u in updates for part in u.text.split("\n\n"))
    assert [p.document for p in found.passages] == ["", *(u.key for u in updates)]


def test_updates_are_read_from_microdata_too(read: Reader) -> None:
    updates = "".join(
        '<div itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting">'
        f'<h2 itemprop="headline">Point {n}</h2>'
        f'<meta itemprop="datePublished" content="2023-08-10T0'
        f'{n}:00:00Z"><div itemprop="articleBody">'
        f"<p>The envoy said that point {n} was open.</p></div>"
        "</div>"
        for n in (2, 1)
    )
    scope = 'itemscope itemtype="https://schema.org/LiveBlogPosting"'
    page, *parts = documents(read(html(body=f"<div {scope}>{PROSE}{updates}</div>")))
    assert [(p.title, str(p.published), p.text) for p in parts] == [
        (f"Point {n}", f"2023-08-10T0{n}:00:00Z", f"The envoy said that point {n} was open.")
        for n in (2, 1)
    ]
    assert "point 1" not in page.text


def test_a_live_blog_without_an_introduction_has_only_updates(read: Reader) -> None:
    node = {"@type": "LiveBlogPosting", "liveBlogUpdate": {"articleBody": "Orlov said no."}}
    found = read(html(json_ld(node), ""))
    page, part = documents(found)
    assert (page.text, part.text, found.flaws) == ("", "Orlov said no.", ())
    assert found.passages == (Passage(document=part.key, kind="body", span=(0, 14)),)


def test_updates_of_a_page_without_an_address_are_told_from_another_page_s(read: Reader) -> None:
    node = {"@type": "LiveBlogPosting", "liveBlogUpdate": {"articleBody": "No."}}
    keys = {documents(read(html(json_ld(node), f"<p>{n}</p>")))[1].key for n in (1, 2)}
    assert len(keys) == 2


def test_a_page_that_is_no_live_blog_has_no_updates(read: Reader) -> None:
    assert len(documents(read(html(json_ld(article(headline="T")))))) == 1
