"""Saved pages through a ledger: sources, claims, comments set apart, imports once and again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.claims import Claim, Source
from ledger.clock import SteppingClock
from ledger.events import SourceCaptured
from tests.adapters.html.pages import PROSE, SAMPLES, article, html, json_ld
from tests.notebook import START

COMMENT = '<div class="comment" id="comment-{0}"><b class="author">{1}</b><p>{2}</p></div>'


@pytest.fixture
def book() -> Iterator[Ledger]:
    """A ledger in memory, with the html adapter."""
    with Ledger.open(":memory:", by="ann", clock=SteppingClock(start=START, step=1_000)) as opened:
        yield opened


def sources(book: Ledger) -> list[Source]:
    """The sources of a ledger as they were captured, in that order."""
    evidence = book.as_of().evidence
    events = [evidence.recorded(row.captured).event for row in book.sources()]
    return [event.source for event in events if isinstance(event, SourceCaptured)]


def comments(book: Ledger) -> list[Claim]:
    """The comments of a ledger, in the order they were recorded."""
    writers = [agent.agent for agent in book.agents() if agent.kind == "commenter"]
    found = {c.id: c for id in writers for c in book.claims(who=id)}
    return [found[id] for id in sorted(found)]


def test_an_article_s_claims_are_its_outlet_s_reports(book: Ledger) -> None:
    report = book.import_from(SAMPLES / "wire-story.html")
    assert (report.adapter, report.flaws) == ("html", ())
    said = {c.content: c for c in book.claims()}
    claim = said["the cable would serve both countries"]
    assert [h.name for h in claim.chain] == ["Fjord Post", "He"]
    (source,) = sources(book)
    assert source.url == "https://www.fjordpost.example/world/norway-sweden-cable-talks"
    assert source.extras["author"] == "Kari Nordmann; Lars Ek"
    assert str(source.published) == "2023-08-09T14:05:00Z"


@pytest.mark.parametrize("name", ["blog.html", "forum.html", "live-blog.html", "archive.mhtml"])
def test_an_import_twice_is_one(book: Ledger, name: str) -> None:
    first = book.import_from(SAMPLES / name, adapter="html")
    again = book.import_from(SAMPLES / name, adapter="html")
    assert first.flaws == ()
    assert first.added > 0 or name == "archive.mhtml"
    assert (again.added, again.amended, again.known) == (0, 0, first.added)


def test_comments_are_set_apart_and_know_what_they_answer(book: Ledger) -> None:
    book.import_from(SAMPLES / "blog.html")
    found = {c.who[0].text: c for c in comments(book)}
    assert set(found) == {"Sven", "Greta L.", "Ida Holm", "Anonymous"}
    assert found["Greta L."].reply_to == found["Sven"].id
    assert found["Ida Holm"].reply_to == found["Greta L."].id
    assert all(not c.is_comment for c in book.claims())


def test_a_page_saved_again_with_more_comments_adds_those(book: Ledger, tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://x.example/talks">'
    older = COMMENT.format(1, "Ann", "Trade will grow.")
    newer = COMMENT.format(2, "Ben", "Trade will not grow.") + older
    for name, thread in (("a.html", older), ("b.html", newer)):
        (tmp_path / name).write_text(html(head, PROSE + thread), encoding="utf-8")
    first = book.import_from(tmp_path / "a.html")
    second = book.import_from(tmp_path / "b.html")
    assert second.claims == 1
    assert [(c.who[0].text, c.content) for c in comments(book)] == [
        ("Ann", "Trade will grow."), ("Ben", "Trade will not grow."),
    ]  # fmt: skip
    assert len(book.sources()) == 1
    assert len(list(book.claims())) == first.claims - 1


def test_a_comment_that_was_changed_on_the_page_is_amended(book: Ledger, tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://x.example/talks">'
    for name, words in (("a.html", "Trade will grow."), ("b.html", "Trade may grow.")):
        thread = COMMENT.format(1, "Ann", words)
        (tmp_path / name).write_text(html(head, PROSE + thread), encoding="utf-8")
        report = book.import_from(tmp_path / name)
    assert (report.claims, report.amended) == (0, 1)


def test_every_update_of_a_live_blog_is_a_source(book: Ledger) -> None:
    book.import_from(SAMPLES / "live-blog.html")
    times = sorted(str(source.published) for source in sources(book))
    assert times == [
        "2023-08-10T06:00:00Z", "2023-08-10T06:00:00Z", "2023-08-10T07:15:00Z",
        "2023-08-10T11:40:00Z",
    ]  # fmt: skip


def test_the_host_of_a_republished_article_is_kept(book: Ledger) -> None:
    book.import_from(SAMPLES / "on-a-portal.html")
    (source,) = sources(book)
    assert source.publisher is not None
    assert source.host is not None
    assert (source.publisher.text, source.host.text) == ("Arctic Wire", "Portal Today")


def test_a_comment_is_made_a_claim_as_in_a_plain_article(book: Ledger, tmp_path: Path) -> None:
    """The same thread, as plain text and as a page, gives claims of one shape."""
    words = ("I hope it ends soon.", "You are too kind, as I see it.")
    plain = tmp_path / "plain.txt"
    prose = "The Norwegian Foreign Ministry said on Monday that talks would go on in the autumn."
    plain.write_text(f"{prose}\n\n  1. {words[0]}\n\n    • {words[1]}\n\nEnter comments here:\n")
    page = tmp_path / "page.html"
    thread = f"<li class=comment id=comment-1><p>{words[0]}</p><ul><li class=comment id=comment-2>"
    page.write_text(
        html(json_ld(article()), f"{PROSE}<ol>{thread}<p>{words[1]}</p></li></ul></ol>")
    )
    book.import_from(plain, publisher="Fjord Post")
    book.import_from(page, publisher="Fjord Post")
    shapes = [
        (c.content, c.flags, c.form, c.act, c.polarity, c.reply_to is None,
         [(h.verb, h.wording, h.voice) for h in c.chain])
        for c in comments(book)
    ]  # fmt: skip
    assert len(shapes) == 4
    for words_, *shape in shapes[:2]:
        assert [words_, *shape] in [list(s) for s in shapes[2:]]
