"""What stands around the words: dates, hedges, occurrences, names, and the outlet's own voice."""

import pytest

from ledger.claims import Claim
from tests.adapters.rules.samples import claims, resolutions

CALL = (
    "Ana Ortega, the foreign minister of Elbonia, wrote in a Tuesday note about a Monday phone "
    "call with Lund. The Elbonian ministry said that the envoys discussed the road.\n\n"
    "Lund said the call was short."
)


def only(text: str, published: str = "") -> Claim:
    return claims(text, published=published)[0]


@pytest.mark.parametrize(
    ("text", "published", "edtf", "words"),
    [
        (
            "Ortega wrote in a Tuesday note that the road was closed.",
            "2023-08-09",
            "2023-08-08",
            "Tuesday",
        ),
        (
            "Ortega wrote in a Tuesday note that the road was closed.",
            "2023-08-08",
            "2023-08-08",
            "Tuesday",
        ),
        ("Ortega wrote in a Tuesday note that the road was closed.", "", "", "Tuesday"),
        (
            "On Monday, Ortega said that the road was closed.",
            "2023-08-09",
            "2023-08-07",
            "On Monday",
        ),
        ("“The road is closed,” Ortega said Friday.", "2023-08-09", "2023-08-04", "Friday"),
        ("In March 2022, Ortega said that the road was closed.", "", "2022-03", "In March 2022"),
        (
            "On May 3, 2022, Ortega said that the road was closed.",
            "",
            "2022-05-03",
            "On May 3, 2022",
        ),
        (
            "Last week, Ortega said that the road was closed.",
            "2023-08-09",
            "2023-07-31/2023-08-06",
            "Last week",
        ),
    ],
)
def test_the_day_of_saying_is_read_against_publication(
    text: str, published: str, edtf: str, words: str
) -> None:
    said = only(text, published).date
    assert said is not None
    assert (said.edtf, said.words, said.basis) == (edtf, words, "text")


def test_a_date_inside_the_content_is_not_when_it_was_said() -> None:
    assert only("Ortega said that the road was closed on Monday.", "2023-08-09").date is None


def test_the_outlet_says_it_when_it_publishes() -> None:
    published = only("Ortega said that the road was closed.", "2023-08-09").chain[0].said
    assert published is not None
    assert (published.edtf, published.basis) == ("2023-08-09", "metadata")


def test_an_unknown_outlet_names_nobody() -> None:
    (claim,) = claims("Ortega said that the road was closed.", publisher="")
    assert claim.chain[0].by == ()


def test_an_occurrence_keeps_its_date_through_the_article() -> None:
    found = [c for c in claims(CALL, published="2023-08-09") if len(c.chain) > 1]
    assert {
        c.occurrence.happened.edtf for c in found if c.occurrence and c.occurrence.happened
    } == {"2023-08-07"}
    assert {c.occurrence.key for c in found if c.occurrence} == {"call 2023-08-07"}
    assert all(c.occurrence is not None for c in found)


def test_a_day_before_the_occurrence_s_name_is_its_day() -> None:
    text = (
        "Novak wrote that the read-outs of the Monday phone call differ.\n\n"
        "Berg said that the talk of peace is a burden."
    )
    [one, other] = [c for c in claims(text, published="2023-08-09") if len(c.chain) > 1]
    assert one.occurrence
    assert one.occurrence.key == "call 2023-08-07"
    assert other.occurrence is None


def test_an_occurrence_is_known_by_letters_that_fold_alike() -> None:
    found = claims("Novak said that the \u017fummit on Monday failed.", published="2023-08-09")
    assert found[0].content == "the \u017fummit on Monday failed"


def test_a_hedge_in_the_content_is_the_claimants() -> None:
    (claim,) = claims("Ortega said that the road may be closed.")
    assert [(h.text, h.owner) for h in claim.hedges] == [("may", 1)]


def test_a_hedge_that_keeps_a_distance_is_the_reporters() -> None:
    (claim,) = claims("Ortega criticized Elbonia for allegedly closing the road.")
    assert [(h.text, h.owner) for h in claim.hedges] == [("allegedly", 0)]


def test_the_same_word_in_a_quotation_is_the_claimants() -> None:
    (claim,) = claims("Ortega said: “They allegedly closed the road.”")
    assert [(h.text, h.owner) for h in claim.hedges] == [("allegedly", 1)]


def test_the_outlets_own_statement_is_a_chain_of_one() -> None:
    (claim,) = claims("Meanwhile, Norway has opened the border with Sweden for trade.")
    assert claim.content == "Norway has opened the border with Sweden for trade"
    assert (len(claim.chain), claim.form, claim.act) == (1, "narrated", "asserts")


@pytest.mark.parametrize(
    "text",
    [
        "The weather has been rather fine for weeks.",
        "Norway and Sweden.",
        "What will Norway do about the border now?",
    ],
)
def test_what_is_no_statement_about_a_state_is_not_recorded(text: str) -> None:
    assert claims(text) == []


def test_a_section_label_is_no_part_of_a_statement() -> None:
    (claim,) = claims("The background: Norway has opened the border with Sweden for trade.")
    assert claim.content.startswith("Norway")


def test_a_pronoun_is_resolved_to_the_last_fitting_claimant() -> None:
    text = "Ana Ortega said that the road was closed. She also stated that the bridge was safe."
    (found,) = resolutions(text)
    assert (found.text, found.agent, found.by) == ("She", "Ana Ortega", "rule:rules@3")
    assert found.at == text.index("She")


def test_a_description_is_resolved_to_whom_it_describes() -> None:
    text = (
        "The Northern Forum, an Oslo-based think tank, said that prices fell. "
        "The think tank warned that wages would follow."
    )
    assert [(r.text, r.agent) for r in resolutions(text)] == [("The think tank", "Northern Forum")]


def test_a_surname_and_an_acronym_are_resolved_to_the_full_name() -> None:
    text = (
        "Ana Ortega met the Forum for Northern Trade (FNT) in Oslo. Ortega said that prices fell. "
        "The FNT said that wages fell."
    )
    assert [(r.text, r.agent) for r in resolutions(text)] == [
        ("Ortega", "Ana Ortega"),
        ("The FNT", "Forum for Northern Trade"),
    ]


def test_a_pronoun_without_antecedent_stays_open() -> None:
    assert resolutions("He said that the road was closed.") == []
