"""Views, changes and reasons show themselves as tables in a notebook, whatever a ledger holds."""

from html.parser import HTMLParser

from hypothesis import given, settings

from ledger.show.escape import in_html
from ledger.testing.strategies import hostile_text
from tests.show.shelf import samples
from tests.show.test_hostile import cells, ledger_of

ALLOWED = {"table", "caption", "thead", "tbody", "tr", "th", "td", "mark"}


class Tags(HTMLParser):
    """Collects the tags, attributes and text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: set[str] = set()
        self.found: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags


def test_a_view_shows_its_aspects_and_its_moment_as_a_table() -> None:
    with samples() as book:
        view = book.as_of(published="2023-12-31").relationship("Russia", "China")
        tags = parsed(view._repr_html_())
    assert tags.found[:2] == ["table", "caption"]
    assert "Russia–China · published by 2023-12-31" in tags.text
    assert "neutrality" in tags.text


def test_reasons_mark_the_sentence_in_its_source() -> None:
    with samples() as book:
        why = book.relationship("Russia", "China")["contact"].party("Russia").why()
        html = why._repr_html_()
    [passage] = [step.passage for step in why.steps if step.passage]
    assert f"<mark>{in_html(passage.exact)}</mark>" in html
    assert passage.source in html


def test_a_change_shows_what_was_what_is_and_which_event_did_it() -> None:
    with samples() as book:
        changes = book.changes("Russia", "China", published=("2023-12-31", None))
        change = next(c for c in changes if c.before and c.after)
        text = parsed(change._repr_html_()).text
    assert "was" in text
    assert "now" in text
    assert all(f"event {cause.seq}" in text for cause in change.causes[:8])


@settings(max_examples=25)
@given(hostile_text(max_size=60))
def test_nothing_that_a_ledger_holds_is_markup_in_a_notebook(evil: str) -> None:
    with ledger_of(evil) as book:
        view = book.relationship("Russia", "China")
        whys = [cell.why() for aspect in view for cell in cells(aspect)]
        changes = book.changes("Russia", "China", recorded=(3, None))
        shown = [view._repr_html_(), *(it._repr_html_() for it in changes)]
        shown += [why._repr_html_() for why in whys]
        for tags in map(parsed, shown):
            assert set(tags.found) <= ALLOWED
            assert tags.attributes <= {"style", "scope"}
