"""Text that nobody would print: time stays in step with its length, and nothing is made up."""

from time import process_time

import pytest

from ledger.adapter import Document, Draft, Passage
from ledger.claims import Claim
from ledger_adapters.rules import RulesReader
from tests.adapters.rules.samples import claims

MARKS = list("“”\"'\u2018\u2019«»„\u201a\u2039`.,;:!?-—…()[]/*_#@&+=|~^%$\\<>1aA漢א")
ODD = ["\u200b", "\u00ad", "\u202e", "\u00a0", "\u0301", "\r", "\n", "\t", " ", "\ufb01", "\uff21"]
UNITS = [
    "''", "``", "a\u200b", "-\n", "\r\n", "e\u0301", "1,", "x-", "U.S. ", "... ", "“‘a’ ", "‘a ",
    "'a ", "a' ", "“word ", "word” ", "Ana Ortega ", "LUND: a b c.\n\n", "Q: a?\n\nA: b.\n\n",
    "Comments\n\nAnn: a b\n\n", "Ann • 3 hours ago\na\nReply\n", ">> Ann — a\n", "OSLO, ",
    "A. Jane Doe/AFP via Getty Images\n", "“a b c d e f g h i j k\n\n",
    "a word in a line that is wrapped at some width or oth-\ner ", "reply " * 15 + "x\n",
    "--------------------------------------------------------------------------------x\n",
]  # fmt: skip


def taken(text: str) -> float:
    """Seconds of processor time to read a text; the better of two."""
    found = []
    for _ in range(2):
        start = process_time()
        claims(text)
        found.append(process_time() - start)
    return min(found)


@pytest.mark.parametrize("unit", [*MARKS, *ODD, *UNITS], ids=ascii)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (4_000, 32_000))
    assert taken(long) < 16 * taken(short) + 0.5


FOREIGN = [
    "Der Minister sagte, dass die Straße gesperrt sei. „Wir gehen“, sagte Lund am Montag in Oslo. "
    "Nach Angaben der Behörde war der Weg frei.\n",
    "Министр сказал, что дорога закрыта. «Мы уходим», — сказал Лунд в понедельник. По данным МИД, "
    "переговоры продолжаются.\n",
    "Le ministre a déclaré que la route était fermée. « Nous partons », a dit Lund lundi.\n",
    "El ministro dijo que la carretera estaba cerrada. “Nos vamos”, dijo Lund el lunes.\n",
    "部长说道路已经关闭。“我们走吧”,伦德说。\n",
    'אמר השר כי הכביש סגור. "אנחנו הולכים", אמר לונד.\n',
    "قال الوزير إن الطريق مغلق. «نحن ذاهبون»، قال لوند.\n",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_yields_nothing_wrong(text: str) -> None:
    assert [c for c in claims(text * 3) if c.who] == []


def test_nothing_is_attributed_across_the_border_of_a_passage() -> None:
    text = "Lund said in a statement:\n\n“We will go. There is no other choice.”\n"
    cut = text.index("“")
    document = Document(text=text)
    for span in ((0, cut), (cut, len(text))):
        for draft in RulesReader().read(document, Passage(kind="body", span=span)):
            assert isinstance(draft, Draft)
            record = draft.record
            if isinstance(record, Claim) and record.anchor:
                assert all(span[0] <= a < b <= span[1] for a, b in record.anchor.spans)
                assert record.who == ()


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "“We will go, Lund said.\n\nOrtega said that the road was closed.\n"
    assert [(c.chain[-1].name, c.content) for c in claims(text) if c.who] == [
        ("Ortega", "the road was closed")
    ]
