"""The graph's quotations: verbatim words, by somebody the outlet quotes."""

import pytest

from tests.adapters.gdelt.tables import Read, claims, documents, flaws, graph, keys


def test_a_quotation_is_verbatim_by_somebody_the_outlet_quotes(read: Read) -> None:
    [claim] = claims(read(graph({})))
    assert claim.content == "the bridge will open"
    assert [hop.name for hop in claim.chain] == ["gazette.example", "[unnamed]"]
    last = claim.chain[-1]
    assert (last.by, last.wording, last.verb, claim.form) == ((), "verbatim", "say", "direct")
    assert last.cue is not None
    assert last.cue.text == "said"
    assert claim.extras["V2.1QUOTATIONS.Offset"] == "12"


def test_several_quotations_are_parted_even_where_they_hold_the_marks(read: Read) -> None:
    told = "1|9|said|we are #1 | again#20|4||so it is#30|5|warned|beware"
    items = read(graph({"V2.1QUOTATIONS": told}))
    assert [c.content for c in claims(items)] == ["we are #1 | again", "so it is", "beware"]
    assert [c.chain[-1].verb for c in claims(items)] == ["say", "unknown", "unknown"]
    assert keys(items) == [f"20230809120000-3/{n}" for n in (1, 2, 3)]


def test_what_is_denied_is_not_the_quotation(read: Read) -> None:
    [claim] = claims(read(graph({"V2.1QUOTATIONS": "1|9|denied|we never met"})))
    assert (claim.chain[-1].verb, claim.act) == ("deny", "unknown")


def test_a_translated_quotation_is_said_to_be_so(read: Read) -> None:
    items = read(graph({"V2.1TRANSLATIONINFO": "srclc:fra;eng:Moses"}))
    assert claims(items)[0].chain[-1].wording == "translated"
    assert documents(items)[0].language == "fra"


def test_what_the_page_tells_of_itself_goes_to_the_document(read: Read) -> None:
    told = (
        "<PAGE_AUTHORS>Mara Lind;Otto Brand</PAGE_AUTHORS>"
        "<PAGE_PRECISEPUBTIMESTAMP>20230808183000</PAGE_PRECISEPUBTIMESTAMP>"
        "<PAGE_TITLE>A visit &#x2013; at last</PAGE_TITLE>"
    )
    [document] = documents(read(graph({"V2EXTRASXML": told, "V2ENHANCEDPERSONS": "Ann,7"})))
    assert (document.title, document.extras["author"]) == (
        "A visit – at last",
        "Mara Lind; Otto Brand",
    )
    assert str(document.published) == "2023-08-08T18:30:00Z"
    assert document.extras["V2EXTRASXML"] == told
    assert document.extras["V2ENHANCEDPERSONS"] == "Ann,7"


@pytest.mark.parametrize("stamp", ["20230901000000", "never", "20230230000000"])
def test_a_publication_after_gdelt_saw_the_page_is_not_believed(read: Read, stamp: str) -> None:
    told = f"<PAGE_PRECISEPUBTIMESTAMP>{stamp}</PAGE_PRECISEPUBTIMESTAMP>"
    [document] = documents(read(graph({"V2EXTRASXML": told})))
    assert str(document.published) == "/2023-08-09"


def test_a_long_column_is_kept_in_parts_and_what_is_too_much_is_a_flaw(read: Read) -> None:
    items = read(graph({"V2GCAM": "c" * 150_000, "V1THEMES": "t" * 400_000}))
    [document] = documents(items)
    assert document.extras["V2GCAM"] + document.extras["V2GCAM (2)"] == "c" * 150_000
    assert [why for _, why in flaws(items)] == [
        "V1THEMES is more than a source can hold beside the rest: it is left out"
    ]


def test_an_article_without_quotations_is_still_a_document(read: Read) -> None:
    items = read(graph({"V2.1QUOTATIONS": ""}))
    assert (len(documents(items)), claims(items), flaws(items)) == (1, [], [])


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ("no quotation at all", "V2.1QUOTATIONS holds 'no quotation at all'"),
        ("1|0|said|", "it is empty"),
        ("1|9|said|" + "q" * 100_001, "it is over 100000 characters long"),
    ],
)
def test_a_quotation_that_is_none_is_a_flaw(read: Read, told: str, why: str) -> None:
    [(_, found)] = flaws(read(graph({"V2.1QUOTATIONS": told})))
    assert found.startswith(why)
