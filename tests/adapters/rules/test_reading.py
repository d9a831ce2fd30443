"""Turns, datelines, captions, headings and lone quotations, each set apart as a reader would."""

import pytest

from tests.adapters.rules.samples import claims, told

BODY = "Ana Ortega said that the road was closed.\n\n"


def rows(text: str) -> list[tuple[str, str]]:
    """Claimant and content of each attributed claim."""
    return [(c.chain[-1].name, c.content) for c in claims(text) if len(c.chain) > 1]


@pytest.mark.parametrize(
    ("questions", "answers"),
    [("QUESTION: ", "MS. LUND: "), ("REPORTER: ", "LUND: "), ("**Ines:** ", "**Lund:** ")],
)
def test_turns_are_their_speakers_words(questions: str, answers: str) -> None:
    text = (
        f"{questions}Is it over?\n\n{answers}It is not. The army says that the road is closed.\n\n"
        f"{questions}Why?\n\n{answers}Ask the army.\n"
    )
    found = claims(text)
    turns = [c for c in found if c.reading and c.reading.pattern.split()[0] == "turn"]
    name = answers.strip("*: ")
    spoken = [c for c in turns if c.chain[-1].name == name]
    assert [c.content for c in spoken] == [
        "It is not. The army says that the road is closed.",
        "Ask the army.",
    ]
    assert all(c.form == "direct" and len(c.chain) == 2 for c in turns)
    assert [c.act for c in turns] == ["asks", "asserts", "asks", "asserts"]
    nested = [c for c in found if c not in turns]
    assert [told(c) for c in nested] == [("The Courier", name, "The army", "the road is closed")]


def test_whoever_asks_and_answers_without_a_name_is_nobody() -> None:
    found = claims("Q: Did it rain?\n\nA: It did.\n")
    assert [(c.content, c.who, c.act) for c in found] == [
        ("Did it rain?", (), "asks"),
        ("It did.", (), "asserts"),
    ]


def test_a_name_that_speaks_again_and_again_is_a_speaker() -> None:
    text = "Lund met us at home.\n\nWhy now?\n\nLund: I had to.\n\nAnd then?\n\nLund: I will go.\n"
    assert rows(text)[-2:] == [("Lund", "I had to."), ("Lund", "I will go.")]


@pytest.mark.parametrize(
    "text",
    [
        "Russia: The talks went on for days.\n\nNorway: The talks were broken off.\n",
        "Background: It rained for days.\n\nUpdate: The rain stopped.\n\nUpdate: It goes on.\n",
        "Monday: Rain all day.\n\nMonday: More rain.\n",
        "What we know: The road is closed.\n\nWhat we know: The bridge is not.\n",
    ],
)
def test_section_labels_are_no_speakers(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    "lead",
    [
        "OSLO, March 4 (Agency) — ",
        "OSLO — ",
        "OSLO/BERGEN (Agency) - ",
        "BERGEN, Norway -- ",
        "Oslo, Norway (AP) — ",
        "(Agency) - ",
        "OSLO, 4 March 2024 – ",
        "OSLO, March 4. /AGENCY/. ",
        "14:32 ",
        "2.15 p.m. ".replace(".15", ":15"),
        "What we know: ",
    ],
)
def test_what_leads_in_is_nobodys_and_nothing_said(lead: str) -> None:
    assert rows(f"{lead}The road was closed, Ana Ortega said.\n") == [
        ("Ana Ortega", "The road was closed")
    ]
    assert rows(f"{lead}Ana Ortega said that the road was closed.\n") == [
        ("Ana Ortega", "the road was closed")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "By JANE DOE and John Roe, Courier staff",
        "By Jane Doe, 14 March 2025",
        "(Reporting by Jane Doe; Editing by John Roe)",
        "Interview: Jane Doe",
        "Read more: Minister says talks have failed",
        "Related: Lund denies that talks have failed",
        "Editor’s note: Lund said in 2020 that talks had failed.",
        "Correction: An earlier version of this article said that Lund had left.",
        "This article was amended on 4 March to say that Lund denied it.",
        "Already a subscriber? Log in here.",
        "Share this on Facebook",
        "Updated at 14.32 GMT",
        "4 hours ago",
        "12 comments",
        "Jane Doe/AFP via Getty Images",
    ],
)
def test_furniture_says_nothing(line: str) -> None:
    assert rows(f"{line}\n\n{BODY}{line}\n") == [("Ana Ortega", "the road was closed")]


@pytest.mark.parametrize(
    "credit",
    [
        " Jane Doe/AFP via Getty Images",
        "JANE DOE/POOL/AFP VIA GETTY",
        " (Photo: Jane Doe)",
        " Photograph: Jane Doe/The Courier",
        " (AP Photo/Jane Doe)",
    ],
)
def test_a_caption_is_read_and_its_credit_is_not(credit: str) -> None:
    text = f"The bridge in Oslo. Lund denied on Monday that it was “closed for good.”{credit}\n"
    (claim,) = claims(f"{text}\n")
    assert claim.chain[-1].name == "Lund"
    assert claim.content == "it was “closed for good.”"


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "Lund said: “We will go.\n\n“We have no choice.\n\n“None at all.”\n\nHe left.\n"
    (claim,) = [c for c in claims(text) if len(c.chain) > 1]
    assert claim.chain[-1].name == "Lund"
    assert claim.content == "“We will go. “We have no choice. “None at all.”"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“We will go.\n\n“We have no choice,” Lund said.\n",
            [("Lund", "“We will go. “We have no choice,”")],
        ),
        (
            "“One.\n\n“Two and two.\n\n“We will go,” said Lund. “None saw it.”\n",
            [("Lund", "“One. “Two and two. “We will go,” “None saw it.”")],
        ),
        (
            "“We will go,” Lund said.\n\n“They would not.\n\n“None at all,” Ortega said.\n",
            [("Lund", "“We will go,”"), ("Ortega", "“They would not. “None at all,”")],
        ),
        (
            "Lund said: “We will go.\n\n“None at all.\n\n“We have no choice,” Ortega said.\n",
            [("Lund", "“We will go. “None at all."), ("Ortega", "“We have no choice,”")],
        ),
        ("“We will go.\n\nThe road was closed.\n\n“No,” Lund said.\n", [("Lund", "“No,”")]),
    ],
)
def test_a_quotation_left_open_is_whose_the_one_is_that_goes_on_from_it(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert rows(text) == found


def test_a_quotation_behind_a_colon_is_the_speakers_in_the_next_paragraph() -> None:
    text = "Lund said in a statement:\n\n“We will go. There is no other choice for us.”\n"
    assert rows(text) == [("Lund", "“We will go. There is no other choice for us.”")]


def test_a_quotation_behind_one_that_was_closed_is_nobodys() -> None:
    lone = "“There is no other choice for any of us here.”"
    text = f"“We will go,” Lund said.\n\n{lone}\n\nThe road was closed.\n"
    found = claims(text)
    assert [(c.content, [m.text for m in c.who]) for c in found] == [
        ("“We will go,”", ["Lund"]),
        (lone, []),
    ]
    assert found[1].chain[-1].cue is None


def test_a_quotation_in_the_same_paragraph_is_the_speakers() -> None:
    text = "“We will go,” Lund said. “There is no other choice for any of us.”\n"
    (claim,) = claims(text)
    assert claim.content == "“We will go,” “There is no other choice for any of us.”"


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("‘We won’t go,’ said Lund.", "Lund", "‘We won’t go,’"),
        ("'We won't go,' said Lund.", "Lund", "'We won't go,'"),
        ("„We will go“, said Lund.", "Lund", "„We will go“"),
        ("«We will go», said Lund.", "Lund", "«We will go»"),
        ("''We will go,'' said Lund.", "Lund", "''We will go,''"),
        ("``We will go,'' said Lund.", "Lund", "``We will go,''"),
        ('“We will go," said Lund.', "Lund", '“We will go,"'),
        ("“The ‘old’ road is ‘shut’,” said Lund.", "Lund", "“The ‘old’ road is ‘shut’,”"),
        ("‘The “old” road is shut,’ said Lund.", "Lund", "‘The “old” road is shut,’"),
        ('"A 12" pipe will do," said Lund.', "Lund", '"A 12" pipe will do,"'),
        ("“Are you mad?!” asked Lund.", "Lund", "“Are you mad?!”"),
    ],
)
def test_quotations_of_every_kind_are_kept_whole(text: str, who: str, content: str) -> None:
    assert rows(text) == [(who, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Lund said that he lived in the U.S. The road was closed.",
        "Lund said that it cost $3.5 million. The road was closed.",
        "Lund said no. The road was closed.",
        "Lund said that J. K. Ortega had left. The road was closed.",
        "“Why not?!” Lund asked. The road was closed.",
    ],
)
def test_a_sentence_ends_where_it_ends(text: str) -> None:
    assert all("road" not in c.content for c in claims(text))
