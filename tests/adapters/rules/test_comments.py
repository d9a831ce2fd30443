"""Threads of comments in the styles of many sites; an article without one loses nothing."""

import pytest

from tests.adapters.rules.samples import claims

BODY = "Ana Ortega said that the road was closed.\n\nLund denied the report.\n\n"

Row = tuple[str, str, int | None]

STYLES: dict[str, tuple[str, list[Row]]] = {
    "a name and a colon, indented": (
        "Comments (2)\n\nriverrat: Lund said no.\n\n    Mum: You never know.\n\n"
        "        riverrat: I do.\n\nBen: Good.\n",
        [
            ("riverrat", "Lund said no.", None),
            ("Mum", "You never know.", 0),
            ("riverrat", "I do.", 1),
            ("Ben", "Good.", None),
        ],
    ),
    "counted under a heading": (
        "Comments\n\n2 comments\n\nAnna: Lund said no.\n\nBen: I do.\n",
        [("Anna", "Lund said no.", None), ("Ben", "I do.", None)],
    ),
    "one, counted under a heading": (
        "Comments\n\n1 comment\n\nAnna: Lund said no.\n",
        [("Anna", "Lund said no.", None)],
    ),
    "quoted by depth": (
        "READERS' COMMENTS\n\n> Maggie, Eastport — Lund said no.\n\n>> Toby — Did he?\n\n"
        "> Noel — My lad says so.\n",
        [
            ("Maggie", "Lund said no.", None),
            ("Toby", "Did he?", 0),
            ("Noel", "My lad says so.", None),
        ],
    ),
    "a name that says, with time and button": (
        "3 Comments\n\nAnn says:\nMarch 4, 2014 at 3:12 pm\n\nLund said no.\n\nReply\n\n"
        "Ben says:\nMarch 5, 2014 at 4:00 am\nMe too.\nReply\n",
        [("Ann", "Lund said no.", None), ("Ben", "Me too.", None)],
    ),
    "a name, a dot and how long ago, without a heading": (
        "Ann • 3 hours ago\nLund said no.\n\nReally.\n2 △ ▽ Reply Share \u203a\n\n"
        "Ben ➤ Ann • 2 hours ago\nI see.\nReply · Like · 4\n",
        [("Ann", "Lund said no. Really.", None), ("Ben", "I see.", 0)],
    ),
    "points and an answer by name": (
        "2 comments\nSort by Newest\nann_k 14 points 3 hours ago\nLund said no.\n"
        "reply share report\nben 2 points 1 hour ago\n@ann_k I see.\n",
        [("ann_k", "Lund said no.", None), ("ben", "@ann_k I see.", 0)],
    ),
    "a name over a time": (
        "Comments\nJane Doe\n3 hours ago\nThe mayor told me that it was open.\nLike\nReply\n"
        "John Roe\n2 hours ago\nI see.\n",
        [("Jane Doe", "The mayor told me that it was open.", None), ("John Roe", "I see.", None)],
    ),
    "numbered, with names": (
        "Comments\n\n1. Ann says: Lund said no.\n\n2. Ben says: I see.\n",
        [("Ann", "Lund said no.", None), ("Ben", "I see.", None)],
    ),
}


@pytest.mark.parametrize("style", STYLES)
def test_a_thread_is_read_in_the_style_of(style: str) -> None:
    thread, rows = STYLES[style]
    found = claims(BODY + thread)
    article = [c for c in found if not c.is_comment]
    comments = [c for c in found if c.is_comment]
    assert [c.chain[-1].name for c in article] == ["Ana Ortega", "Lund"]
    ids = {None: None} | {n: c.id for n, c in enumerate(comments)}
    assert [(c.chain[-1].name, c.content, c.reply_to) for c in comments] == [
        (name, content, ids[parent]) for name, content, parent in rows
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Comments\n\nShare\n\n{BODY}Note: the road is long.\n\nOrtega told Lund that it rained.\n",
        f"{BODY}Discussion\n\nThe study says that pigs fly.\n\nLund said that he agreed.\n",
        f"By Jane Doe · 3 hours ago\n\n{BODY}Jane Doe · 3 hours ago\n\nLund said that it rained.\n",
        f"{BODY}1. Open the road.\n2. Close it.\n\nLund said that it rained.\n",
        f"{BODY}The timeline:\n\n  • Monday: Lund said no.\n\n    • Tuesday: Ortega said yes.\n",
        f"{BODY}Q: Did it rain?\n\nA: It did, Lund said.\n",
    ],
)
def test_an_article_without_a_thread_loses_nothing(text: str) -> None:
    found = claims(text)
    assert not any(c.is_comment for c in found)
    assert {"the road was closed", "the report"} <= {c.content for c in found if not c.is_comment}
