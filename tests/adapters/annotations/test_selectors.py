"""Selectors of the W3C model: which words they mean, also where the text has changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.annotations.reading import (
    claims,
    documents,
    flaws,
    words,
)
from tests.adapters.annotations.webbed import PAGE, TEXT, note, one, quote, select


def position(start: int, end: int, kind: str = "TextPosition") -> dict[str, Any]:
    return {"type": f"{kind}Selector", "start": start, "end": end}


def fragment(value: str) -> dict[str, Any]:
    return {"type": "FragmentSelector", "value": value}


def place(piece: str) -> tuple[int, int]:
    return TEXT.index(piece), TEXT.index(piece) + len(piece)


SHIPS = len("“🚢 Ships")


@pytest.mark.parametrize(
    ("selectors", "selected"),
    [
        pytest.param([quote("Nobody  heard")], "Nobody  heard", id="a quote"),
        pytest.param([quote("said", prefix="Holm ")], "said", id="a quote and what is before it"),
        pytest.param([quote("said", suffix=" yes")], "said", id="a quote and what is after it"),
        pytest.param([position(1, SHIPS)], "🚢 Ships", id="a position"),
        pytest.param([position(3, 10, "DataPosition")], "🚢 Sh", id="bytes"),
        pytest.param([fragment(f"char=1,{SHIPS}")], "🚢 Ships", id="characters"),
        pytest.param([fragment("char=24,28")], "olm ", id="a line end is one character"),
        pytest.param([fragment("char=24,")], TEXT[25:], id="characters to the end"),
        pytest.param([fragment("line=1,2;length=7")], "Holm said no; Orlov said yes.\n", id="line"),
        pytest.param([fragment("line=2,")], "Nobody  heard Holm.\n", id="lines to the end"),
        pytest.param([fragment(":~:text=Orlov-,said%20yes")], "said yes", id="a text fragment"),
        pytest.param([fragment(":~:text=no,yes")], "no; Orlov said yes", id="from word to word"),
        pytest.param(
            [{"type": "RangeSelector", "startSelector": quote("no;"), "endSelector": quote("yes")}],
            "no; Orlov said ", id="a range, its end left out",
        ),
        pytest.param(
            [{**quote("Holm said no; Orlov said yes"), "refinedBy": position(6, 10)}],
            "aid ", id="a position within a quote",
        ),
        pytest.param(
            [{**fragment("line=1,2"), "refinedBy": {**quote("Orlov said yes"),
                                                    "refinedBy": quote("said")}}],
            "said", id="a quote within a quote within a line",
        ),
        pytest.param(
            [{"type": "CssSelector", "value": "p", "refinedBy": quote("Nobody")}],
            "Nobody", id="a quote within what CSS selects",
        ),
    ],
)  # fmt: skip
def test_every_selector_of_text_selects_its_words(
    tmp_path: Path, selectors: list[Any], selected: str
) -> None:
    claim = one(tmp_path, target=select(*selectors))
    assert words(claim, TEXT) == [selected]
    assert claim.anchor is not None
    assert claim.anchor.exact == selected


@pytest.mark.parametrize("kind", ["CssSelector", "XPathSelector", "SvgSelector"])
def test_a_selector_of_no_text_is_kept_as_it_is(tmp_path: Path, kind: str) -> None:
    claim = one(tmp_path, target=select({"type": kind, "value": "//p[1]"}))
    assert claim.anchor is None
    assert json.loads(claim.extras["target.selector"]) == {"type": kind, "value": "//p[1]"}


def test_a_fragment_of_the_targets_iri_selects_too(tmp_path: Path) -> None:
    ends = f"#char=1,{SHIPS}", "#:~:text=Nobody", "#footer"
    items = note(tmp_path, *({"target": f"{PAGE}{end}"} for end in ends))
    assert [document.url for document in documents(items)] == [PAGE]
    assert [words(claim, TEXT) for claim in claims(items)] == [["🚢 Ships"], ["Nobody"], []]
    assert "footer" in claims(items)[2].extras["target.selector"]


def test_a_target_without_a_source_is_of_the_text_that_is_named(tmp_path: Path) -> None:
    target = {"selector": [quote("Nobody")]}
    items = note(tmp_path, {"target": target})
    assert words(claims(items)[0], TEXT) == ["Nobody"]
    assert [(d.key, d.file) for d in documents(items)] == [("", "page.txt")]
    assert [d.url for d in documents(note(tmp_path, {"target": target}, url=PAGE))] == [PAGE]


def test_positions_that_count_utf_16_are_taken_where_only_these_fit_the_quote(
    tmp_path: Path,
) -> None:
    start = len(TEXT[: TEXT.index("Ships")].encode("utf-16-le")) // 2
    claim = one(tmp_path, target=select(quote("Ships"), position(start, start + 5)))
    assert words(claim, TEXT) == ["Ships"]
    assert "UTF-16" in claim.extras["target.place"]


def test_words_that_have_moved_are_found_where_they_are_now_and_it_is_told(tmp_path: Path) -> None:
    start, end = place("Nobody  heard")
    target = select(quote("Nobody  heard", prefix="said yes.\n"), position(start, end))
    changed = "A line on top.\n" + TEXT
    [claim] = claims(note(tmp_path, {"target": target}, text=changed))
    assert words(claim, changed) == ["Nobody  heard"]
    assert (
        claim.extras["target.place"] == f"moved from {start}–{end}: the only place with these words"
    )


def test_one_of_several_places_is_told_by_the_words_around_it(tmp_path: Path) -> None:
    target = select(quote("said", prefix="Orlov ", suffix=" yes."), position(3, 7))
    claim = one(tmp_path, target=target)
    assert claim.anchor is not None
    assert claim.anchor.spans == ((TEXT.index("said yes"), TEXT.index("said yes") + 4),)


def test_white_space_that_has_changed_does_not_hide_words(tmp_path: Path) -> None:
    claim = one(tmp_path, target=select(quote("Orlov said yes. Nobody heard")))
    assert words(claim, TEXT) == ["Orlov said yes.\nNobody  heard"]


@pytest.mark.parametrize(
    ("selector", "why"),
    [
        (quote("Nobody listened"), "'Nobody listened' (said to be at 3–7) are not in the text"),
        (quote("said"), "'said' (said to be at 3–7) stand in 3 places, and what stands around"),
        (quote("Nobody hears", prefix="said yes.\n"), "are not in the text"),
    ],
)
def test_what_is_not_certain_is_a_flaw_and_the_remark_keeps_its_words(
    tmp_path: Path, selector: dict[str, Any], why: str
) -> None:
    items = note(tmp_path, {"target": select(selector, position(3, 7))})
    [flaw], [claim] = flaws(items), claims(items)
    assert why in flaw.why
    assert claim.anchor is not None
    assert (claim.anchor.exact, claim.anchor.spans) == (selector["exact"], ())


def test_a_position_beyond_the_text_is_a_flaw(tmp_path: Path) -> None:
    [flaw] = flaws(note(tmp_path, {"target": select(position(3, 700))}))
    assert "3–700 is not in the text" in flaw.why
