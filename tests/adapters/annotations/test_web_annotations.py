"""Web Annotations: whoever made one says what its body says of a part of the target."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledger.adapter import Draft, Item
from ledger.claims import Claim, Link
from ledger.times import When
from tests.adapters.annotations.reading import (
    chain,
    claims,
    documents,
    flaws,
    keys,
    ledger,
    read,
    words,
)
from tests.corpus import CORPUS, needs_corpus

SAMPLES = Path(__file__).parents[1] / "samples" / "annotations"
PAGE = "https://fjordpost.example/cable"
TEXT = "“🚢 Ships,” said Orlov.\r\nHolm said no; Orlov said yes.\nNobody  heard Holm.\n"


def note(folder: Path, *annotations: dict[str, Any], text: str = TEXT, **more: Any) -> list[Item]:
    """Read annotations of the text; one that says nothing else is made by Ada Berg."""
    (folder / "page.txt").write_bytes(text.encode())
    plain = {"type": "Annotation", "creator": {"name": "Ada Berg"}, "body": "So?", "target": PAGE}
    whole = [{"id": f"urn:note:{n}", **plain, **each} for n, each in enumerate(annotations)]
    path = folder / "notes.jsonld"
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return read(path, **{"text": "page.txt", **more})


def one(folder: Path, **annotation: Any) -> Claim:
    """Read one annotation in which nothing is wrong."""
    items = note(folder, annotation)
    assert flaws(items) == []
    [claim] = claims(items)
    return claim


def select(*selectors: Any) -> dict[str, Any]:
    """Say a target by its selectors."""
    return {"source": PAGE, "selector": list(selectors)}


def quote(exact: str, **around: str) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, **around}


def position(start: int, end: int, kind: str = "TextPosition") -> dict[str, Any]:
    return {"type": f"{kind}Selector", "start": start, "end": end}


def fragment(value: str) -> dict[str, Any]:
    return {"type": "FragmentSelector", "value": value}


def place(piece: str) -> tuple[int, int]:
    return TEXT.index(piece), TEXT.index(piece) + len(piece)


SHIPS = len("“🚢 Ships")


# --- selectors ---


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


# --- a text that has changed ---


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


# --- who says what ---


@pytest.mark.parametrize(
    ("annotation", "content", "act"),
    [
        ({"body": "Yes."}, "Yes.", "asserts"),
        ({"body": None, "bodyValue": "Yes."}, "Yes.", "asserts"),
        ({"body": {"value": "Who?", "purpose": "questioning"}}, "Who?", "asks"),
        ({"body": {"value": "<p>A &amp; b</p>", "format": "text/html"}}, "A & b", "asserts"),
        ({"body": {"type": "Choice", "items": [{"value": "A"}, {"value": "B"}]}}, "A", "asserts"),
        ({"body": "https://other.example/x"}, "https://other.example/x", "cites"),
        ({"body": {"source": "urn:o", "selector": quote("their words")}}, "their words", "cites"),
        ({"body": None, "target": select(quote("yes"))}, "yes", "cites"),
        ({"body": None, "motivation": "bookmarking"}, PAGE, "cites"),
        ({"body": {"value": "old", "purpose": "tagging"}}, "old", "asserts"),
        ({"body": "Bad.", "motivation": "oa:assessing"}, "Bad.", "assesses"),
        ({"@type": "oa:Annotation", "type": [], "body": {"chars": "Older."}}, "Older.", "asserts"),
    ],
)  # fmt: skip
def test_the_content_is_what_the_body_says(
    tmp_path: Path, annotation: dict[str, Any], content: str, act: str
) -> None:
    claim = one(tmp_path, **annotation)
    assert (claim.content, claim.act) == (content, act)
    assert chain(claim) == "Ada Berg"


def test_tags_stand_beside_what_is_said(tmp_path: Path) -> None:
    tag = {"type": "TextualBody", "purpose": "tagging", "value": "old"}
    claim = one(tmp_path, body=[tag, "Twice told.", {**tag, "value": "news"}])
    assert (claim.content, claim.extras["tags"]) == ("Twice told.", "old, news")


def test_each_body_is_said_of_each_target(tmp_path: Path) -> None:
    items = note(tmp_path, {"body": ["A.", "B."], "target": [PAGE, "https://other.example/"]})
    assert [(c.content, d) for c, d in zip(claims(items), ["", "", "o", "o"], strict=True)] == [
        ("A.", ""), ("B.", ""), ("A.", "o"), ("B.", "o"),
    ]  # fmt: skip
    links = [i.record for i in items if isinstance(i, Draft) and isinstance(i.record, Link)]
    assert [(link.claim, link.other) for link in links] == [
        ("urn:note:0 2.1", "urn:note:0"), ("urn:note:0 2.2", "urn:note:0 1.2"),
    ]  # fmt: skip


def test_who_wrote_the_body_is_reported_by_who_made_the_annotation(tmp_path: Path) -> None:
    body = {
        "type": "TextualBody",
        "value": "No.",
        "creator": "mailto:per@x.example",
        "created": "2023",
    }
    claim = one(tmp_path, body=body, created="2023-08-10T09:15:00.5+00:00")
    assert chain(claim) == "Ada Berg > per@x.example"
    assert [hop.said for hop in claim.chain] == [
        When(basis="metadata", edtf="2023-08-10T09:15:00Z", words="2023-08-10T09:15:00.5+00:00"),
        When(basis="metadata", edtf="2023", words="2023"),
    ]


def test_nobody_is_made_up_where_no_creator_is_named(tmp_path: Path) -> None:
    assert one(tmp_path, creator=None).chain[0].by == ()


def test_what_is_too_much_is_a_flaw_or_kept_beside(tmp_path: Path) -> None:
    long = note(tmp_path, {"creator": {"name": "n" * 5000}, "id": "urn:a"})
    assert len(claims(long)[0].who[0].text) == 1001
    assert len(claims(long)[0].extras["creator.name"]) == 5000
    many = note(tmp_path, {"body": ["b"] * 200, "target": [f"urn:{n}" for n in range(200)]})
    assert [flaw.why for flaw in flaws(many)] == [
        "200 bodies about 200 targets are too many claims"
    ]
    blob = note(tmp_path, {"target": {"id": PAGE, "blob": "z" * 300_000}})
    assert "source.blob" in flaws(blob)[0].why
    assert len(claims(blob)) == 1


def test_a_long_name_does_not_stop_an_import(tmp_path: Path) -> None:
    note(tmp_path, {"creator": {"name": "n" * 5000}})
    with ledger() as book:
        assert book.import_from(tmp_path / "notes.jsonld").claims == 1


def test_long_ids_hold_threads_together(tmp_path: Path) -> None:
    one, two, maker = (f"https://long.example/{'x' * 80}/{n}" for n in (1, 2, "ada"))
    creator = {"id": maker, "type": "Person", "name": "Ada Berg"}
    note(tmp_path, {"id": one, "creator": creator, "target": [PAGE, "urn:b"]},
         {"id": two, "target": one, "motivation": "replying"})  # fmt: skip
    with ledger() as book:
        assert book.import_from(tmp_path / "notes.jsonld", text="page.txt").flaws == ()
        [reply] = [claim for claim in book.claims() if claim.reply_to]
        assert reply.reply_to in {claim.id for claim in book.claims() if not claim.reply_to}
        assert book.import_from(tmp_path / "notes.jsonld", text="page.txt").added == 0


def test_a_date_that_is_none_keeps_its_words(tmp_path: Path) -> None:
    assert one(tmp_path, created="last Tuesday").date == When(
        basis="metadata", words="last Tuesday"
    )


def test_what_has_no_word_in_the_ledger_is_kept_under_its_own_name(tmp_path: Path) -> None:
    more = {
        "generator": {"id": "urn:client", "type": "Software", "name": "Margin"},
        "rights": "urn:cc0", "canonical": "urn:uuid:1", "via": "urn:v", "audience": {"id": "urn:a"},
        "x:own": {"deep": [1, {"er": True}]},
        "target": {"source": PAGE, "state": {"type": "TimeState", "sourceDate": "2015"}},
    }  # fmt: skip
    assert one(tmp_path, **more).extras == {
        "generator.id": "urn:client", "generator.type": "Software", "generator.name": "Margin",
        "rights": "urn:cc0", "canonical": "urn:uuid:1", "via": "urn:v", "audience.id": "urn:a",
        "x:own.deep": '[1, {"er": true}]',
        "target.state.type": "TimeState", "target.state.sourceDate": "2015",
    }  # fmt: skip


# --- replies and comments ---


@pytest.mark.parametrize("turned", [False, True])
def test_replies_follow_what_they_reply_to_whatever_their_order(
    tmp_path: Path, turned: bool
) -> None:
    thread: list[dict[str, Any]] = [
        {"id": "urn:a#1", "target": select(quote("Nobody"))},
        {"id": "urn:b", "target": "urn:a#1", "motivation": "replying"},
        {"id": "urn:c", "target": {"source": "urn:b"}, "motivation": "replying"},
    ]
    items = note(tmp_path, *(thread[::-1] if turned else thread))
    assert keys(items) == ["urn:a#1", "urn:b", "urn:c"]
    assert [c.reply_to for c in claims(items)] == [None, "urn:a#1", "urn:b"]
    assert {i.document for i in items if isinstance(i, Draft)} == {PAGE}


def test_a_reply_to_what_the_file_does_not_have_is_read_all_the_same(tmp_path: Path) -> None:
    items = note(tmp_path, {"target": "urn:elsewhere", "motivation": "replying"})
    [claim] = claims(items)
    assert claim.reply_to is None
    assert documents(items)[0].url == "urn:elsewhere"


def test_annotations_that_reply_to_one_another_in_a_circle_are_read(tmp_path: Path) -> None:
    items = note(tmp_path, {"target": "urn:note:1", "motivation": "replying"},
                 {"target": "urn:note:0", "motivation": "replying"})  # fmt: skip
    assert len(claims(items)) == 2


def test_public_rows_of_hypothesis_are_comments_in_threads() -> None:
    items = read(SAMPLES / "hypothesis.json")
    found = {claim.id: claim for claim in claims(items)}
    assert {id: claim.is_comment for id, claim in found.items()} == {
        "Aa1": True, "Bb2": True, "Cc3": True, "Dd4": False,
    }  # fmt: skip
    assert (found["Cc3"].reply_to, found["Bb2"].reply_to) == ("Bb2", "Aa1")
    assert [d.title for d in documents(items)] == ["Cable talks resume"]
    assert found["Aa1"].extras["tags"] == "cable, spring"
    versions = {i.key: i.version for i in items if isinstance(i, Draft)}
    assert versions["Bb2"] == "2023-08-13T11:00:00.500000Z"


def test_the_user_says_whose_notes_are_comments() -> None:
    path = SAMPLES / "hypothesis.json"
    assert not any(claim.is_comment for claim in claims(read(path, comments="none")))
    assert all(claim.is_comment for claim in claims(read(path, comments="all")))


# --- through a ledger ---


def test_an_annotation_that_was_edited_is_amended_and_an_older_copy_changes_nothing(
    tmp_path: Path,
) -> None:
    old = {"created": "2023-01-01T00:00:00Z", "body": "First."}
    new = {**old, "modified": "2023-01-02T00:00:00Z", "body": "Second."}
    with ledger() as book:
        for state, amended in ((old, 0), (new, 1), (old, 0)):
            note(tmp_path, state)
            report = book.import_from(tmp_path / "notes.jsonld", text="page.txt")
            assert report.amended == amended
        assert [claim.content for claim in book.claims()] == ["Second."]


def test_replies_are_threads_in_the_ledger_and_a_second_import_adds_nothing() -> None:
    with ledger() as book:
        book.import_from(SAMPLES / "hypothesis.json")
        replies = [c for c in book.claims(who="Per Dahl") if c.reply_to]
        assert len(replies) == 1
        assert book.import_from(SAMPLES / "hypothesis.json").added == 0
        assert [c.content for c in book.claims()] == ["For the desk only."]


# --- the standard's own examples ---


@needs_corpus
def test_every_example_of_the_standard_becomes_claims_without_a_flaw() -> None:
    items = read(CORPUS / "webannotation" / "collection1.json")
    assert flaws(items) == []
    found = {key.split(" ")[0] for key in keys(items)}
    assert found == {f"http://example.org/anno{n}" for n in range(1, 42)}
    by_id = {claim.id: claim for claim in claims(items)}
    anchor = by_id["http://example.org/anno26"].anchor
    assert anchor is not None
    assert (anchor.prefix, anchor.exact, anchor.suffix) == (
        "this is an ",
        "anotation",
        " that has some",
    )
