"""Who said what, in every order that ordinary prose puts it."""

import pytest

from tests.adapters.rules.samples import claims, told

OUTLET = "The Courier"


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        (
            "According to the Bank of Elbonia, prices fell in May.",
            "the Bank of Elbonia",
            "prices fell in May",
        ),
        (
            "Prices fell in May, according to the Bank of Elbonia.",
            "the Bank of Elbonia",
            "Prices fell in May",
        ),
        ("Ms. Ortega said that the road was closed.", "Ms. Ortega", "the road was closed"),
        ("Ortega said the road was closed.", "Ortega", "the road was closed"),
        ("“The road is closed,” Ortega said.", "Ortega", "“The road is closed,”"),
        ("“The road is closed,” said Ana Ortega.", "Ana Ortega", "“The road is closed,”"),
        ('"The road is closed," said Ana Ortega.', "Ana Ortega", '"The road is closed,"'),
        ("''The road is closed,'' Mr. Ortega said.", "Mr. Ortega", "''The road is closed,''"),
        ("The road was closed, Ortega said.", "Ortega", "The road was closed"),
        ("Ana Ortega: “The road is closed.”", "Ana Ortega", "“The road is closed.”"),
        ("Ortega praised the open border.", "Ortega", "the open border"),
        ("Ortega urged Elbonia to open the border.", "Ortega", "to open the border"),
        ("Ortega told reporters that the road was closed.", "Ortega", "the road was closed"),
        (
            "Ortega wrote in a letter to the council that the road was closed.",
            "Ortega",
            "the road was closed",
        ),
        (
            "Ana Ortega, a spokeswoman for the council, said the road was closed.",
            "Ana Ortega",
            "the road was closed",
        ),
        ("The council (ROC) said that the road was closed.", "The council", "the road was closed"),
        ("Officials who worry about the road met in May.", "Officials", "the road met in May"),
        (
            "Ortega’s claim that the road was closed surprised nobody.",
            "Ortega",
            "the road was closed surprised nobody",
        ),
        ("Ortega expressed support for the talks.", "Ortega", "support for the talks"),
        ("“A long road,” — Ana Ortega.", "Ana Ortega", "“A long road,”"),
    ],
)
def test_one_speaker_is_found(text: str, who: str, content: str) -> None:
    found = [told(claim) for claim in claims(text)]
    assert (OUTLET, who, content) in found


def test_a_split_quotation_is_one_claim_with_two_spans() -> None:
    (claim,) = claims("“The road,” Ortega said, “is closed.”")
    assert claim.content == "“The road,” “is closed.”"
    assert claim.anchor is not None
    assert len(claim.anchor.spans) == 2
    assert claim.form == "direct"
    assert claim.chain[-1].wording == "verbatim"


def test_a_quotation_that_goes_on_in_the_next_sentence_belongs_to_its_speaker() -> None:
    (claim,) = claims("“The road is closed,” Ortega said. “It stays closed.”")
    assert claim.content == "“The road is closed,” “It stays closed.”"


def test_quotations_exclude_their_marks() -> None:
    text = "Ortega said the road was “closed for good.”"
    (claim,) = claims(text)
    assert [text[start:end] for start, end in claim.quotes] == ["closed for good."]
    assert claim.form == "mixed"


def test_participles_have_the_subject_of_their_clause() -> None:
    found = claims("Ortega praised the council, stating that “the road is safe.”")
    assert [told(c)[1:] for c in found] == [
        ("Ortega", "the council"),
        ("Ortega", "“the road is safe.”"),
    ]


def test_coordinated_verbs_share_their_subject() -> None:
    found = claims(
        "Ortega called for calm, but Lund phoned the mayor and stated that the road was closed."
    )
    assert told(found[-1])[1:] == ("Lund", "the road was closed")


def test_joint_speakers_are_several_mentions() -> None:
    (claim,) = claims("Ortega and Lund said that the road was closed.")
    assert [mention.text for mention in claim.who] == ["Ortega", "Lund"]


def test_an_accusation_without_accuser_names_nobody() -> None:
    found = claims("The council fined firms accused of closing the road.")
    accusation = next(c for c in found if c.act == "accuses")
    assert accusation.who == ()
    assert accusation.content == "closing the road"


def test_what_others_say_inside_a_claim_gets_a_longer_chain() -> None:
    found = [
        told(c) for c in claims("The Post said that Ortega reported that the road was closed.")
    ]
    assert found == [
        (OUTLET, "The Post", "Ortega reported that the road was closed"),
        (OUTLET, "The Post", "Ortega", "the road was closed"),
    ]


def test_two_accounts_side_by_side_stay_apart() -> None:
    found = [
        told(c)
        for c in claims(
            "According to the Post, the Elbonian ministry reported that the envoys met, "
            "while the Ruritanian ministry reported that nobody came."
        )
    ]
    assert (OUTLET, "the Post", "the Elbonian ministry", "the envoys met") in found
    assert (OUTLET, "the Post", "the Ruritanian ministry", "nobody came") in found


def test_words_quoted_from_an_intermediary_are_the_intermediarys() -> None:
    found = claims("According to the palace, Elbonia “expressed support for the talks.”")
    outer, inner = found
    assert outer.chain[-1].name == "the palace"
    assert outer.quotes
    assert [hop.name for hop in inner.chain] == [OUTLET, "the palace", "Elbonia"]
    assert inner.quotes == ()
    assert inner.chain[-1].wording == "paraphrase"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Elbonia will hardly sign a pact with Ruritania as the palace desires, Ortega said.",
            "the palace",
        ),
        ("Ortega said that the talks are upsetting Elbonia.", "Elbonia"),
        ("Ortega wants to open the road.", "Ortega"),
        ("The palace is dissatisfied with the talks.", "The palace"),
    ],
)
def test_wishes_and_feelings_are_ascribed(text: str, who: str) -> None:
    ascribed = [c for c in claims(text) if c.chain[-1].voice == "ascribed"]
    assert [c.chain[-1].name for c in ascribed] == [who]


def test_a_denial_is_negative() -> None:
    (claim,) = claims("Ortega denied that the road was closed.")
    assert (claim.act, claim.polarity) == ("denies", "negative")


def test_a_noun_that_looks_like_a_cue_says_nothing() -> None:
    assert claims("The reports filled two shelves of the library.") == []


def test_the_pattern_is_kept_with_the_claim() -> None:
    (claim,) = claims("According to Ortega, the road was closed.")
    assert claim.reading is not None
    assert (claim.reading.reader, claim.reading.pattern) == ("rules", "according-to phrase")


def test_a_telephone_call_is_no_name_given() -> None:
    assert claims("Ortega called the mayor of Elbonia City a month later.") == []
