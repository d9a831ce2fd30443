"""Several readers of one file laid side by side: by the library, and on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger.adapter import Document, Flaw, Passage, anchor
from ledger.claims import Claim, Form, Hop, Mention, Words
from ledger.errors import BadOptions, NoAdapter
from ledger.importing.comparing import compare_readers
from ledger.plugins import Plugins
from ledger.show.compared import comparison_shape, comparison_text
from ledger.times import When
from tests.cli.runner import SAMPLES, claimledger
from tests.importing.given import Found, Given

OPEN = When(edtf="", words="on Tuesday")
TEXT = "Orlov said that trade grew. Dana denied that prices fell.\nOrlov urged calm.\n"


def found(
    content: str, who: str, cue: str, form: Form = "indirect", text: str = TEXT, said: When = OPEN
) -> Claim:
    """A claim as a reader finds it in a text."""
    at, start = text.index(who), text.index(content)
    by = Mention(at=(at, at + len(who)), text=who)
    last = Hop(by=(by,), cue=Words(text=cue), said=said)
    return Claim(
        anchor=anchor(text, (start, start + len(content))),
        chain=(Hop(by=(Mention(text="The Gazette"),)), last),
        content=content,
        form=form,
        id=content,
        source="",
    )


@pytest.fixture
def plugins() -> Plugins:
    """Readers called one, two and three, and an adapter that gives the text."""
    day = When(edtf="2024-01-02")
    trade = found("trade grew", "Orlov", "said", said=day)
    prices = found("prices fell", "Dana", "denied")
    calm, short = found("calm", "Orlov", "urged"), found("trade gr", "Orlov", "said")
    own = found("Orlov said", "Orlov", "said", form="narrated")
    made = Plugins()
    passage = Passage(document="d", span=(0, len(TEXT)))
    document = Document(key="d", text=TEXT, title="Trade")
    made.register(Given([document, passage, Flaw(at="row 2", why="no row")]), "given")
    made.register(Found([trade, prices, own], name="one"), "one")
    made.register(Found([short, calm], name="two"), "two")
    made.register(Found([prices], name="three"), "three")
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "text.given"
    path.write_text(TEXT)
    return path


def test_what_readers_found_alike_is_one_row_in_the_order_of_the_text(
    plugins: Plugins, file: Path
) -> None:
    compared = compare_readers(file, ["one", "two"], plugins=plugins)
    rows = [(f.sentence, [c.content if c else None for c in f.claims]) for f in compared.findings]
    assert rows == [
        ("Orlov said that trade grew.", ["trade grew", "trade gr"]),
        ("Dana denied that prices fell.", ["prices fell", None]),
        ("Orlov urged calm.", [None, "calm"]),
    ]
    assert [f.by_all for f in compared.findings] == [True, False, False]


def test_agreement_counts_both_only_one_and_only_the_other(plugins: Plugins, file: Path) -> None:
    compared = compare_readers(file, ["one", "two"], plugins=plugins)
    [shared] = compared.agreement()
    assert (shared.both, shared.only_first, shared.only_second, shared.f) == (1, 1, 1, 50)
    assert [compared.count(reader) for reader in compared.readers] == [2, 2]


def test_three_readers_are_compared_two_by_two(plugins: Plugins, file: Path) -> None:
    compared = compare_readers(file, ["one", "two", "three"], plugins=plugins)
    told = [(s.first, s.second, s.both, s.f) for s in compared.agreement()]
    assert told == [("one", "two", 1, 50), ("one", "three", 1, 67), ("two", "three", 0, 0)]


def test_readers_that_find_nothing_have_no_agreement_to_speak_of(
    plugins: Plugins, file: Path
) -> None:
    plugins.register(Found(name="mute"), "mute")
    plugins.register(Found(name="dumb"), "dumb")
    [shared] = compare_readers(file, ["mute", "dumb"], plugins=plugins).agreement()
    assert shared.f is None


def test_flaws_are_told_with_the_reader_they_are_from(plugins: Plugins, file: Path) -> None:
    class Doubting(Found):
        def read(self, document: Document, passage: Passage, /) -> object:  # type: ignore[override]  # it finds flaws alone
            yield Flaw(at="sentence 1", why="it is odd")

    plugins.register(Doubting(name="odd"), "odd")
    compared = compare_readers(file, ["one", "odd"], plugins=plugins)
    assert sorted(flaw.at for flaw in compared.flaws) == ["odd: sentence 1", "row 2"]
    assert "row 2: no row" in comparison_text(compared)


def test_the_shape_has_who_source_date_and_reported_by_first(plugins: Plugins, file: Path) -> None:
    shape = comparison_shape(compare_readers(file, ["one", "two"], plugins=plugins))
    first, second = shape.findings[0].found
    assert (first.date, second.date) == (
        "2024-01-02",
        None,
    )  # of the second only the words are known
    assert (first.who, first.source, first.reported_by) == (("Orlov",), "Trade", ("The Gazette",))
    assert list(type(first).__annotations__)[:4] == [
        "who", "source", "date", "reported_by",
    ]  # fmt: skip


@pytest.mark.parametrize("readers", [["one"], ["one", "one"], []])
def test_fewer_than_two_readers_are_refused(
    plugins: Plugins, file: Path, readers: list[str]
) -> None:
    with pytest.raises(BadOptions, match="reader"):
        compare_readers(file, readers, plugins=plugins)


def test_a_reader_that_is_not_installed_is_refused(plugins: Plugins, file: Path) -> None:
    with pytest.raises(NoAdapter, match="no reader of that name"):
        compare_readers(file, ["one", "nobody"], plugins=plugins)


def test_hostile_words_come_to_no_terminal(tmp_path: Path) -> None:
    text = "Orlov said that \x1b[2Jtrade\u202e grew.\n"
    plugins = Plugins()
    document = Document(key="d", text=text, title="\x1b]0;x\x07")
    passage = Passage(document="d", span=(0, len(text)))
    plugins.register(Given([document, passage]), "given")
    claim = found("\x1b[2Jtrade\u202e grew", "Orlov", "said", text=text)
    plugins.register(Found([claim], name="one"), "one")
    plugins.register(Found([claim], name="two"), "two")
    path = tmp_path / "hostile.given"
    path.write_text(text)
    shown = comparison_text(compare_readers(path, ["one", "two"], plugins=plugins))
    assert not {"\x1b", "\u202e", "\x07"} & set(shown)


# On the command line


def test_the_command_wants_two_readers() -> None:
    result = claimledger("compare-readers", SAMPLES / "first-call.txt", "--reader", "rules")
    assert result.exit_code == 2
    assert "Name two readers" in result.stderr


def test_the_command_compares_a_reader_with_a_model_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("llm", reason="llm is not installed: pip install 'claimledger[llm]'")
    from tests.adapters.readers.answering import Answering, answer, offered, told

    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path))
    article = tmp_path / "talks.txt"
    article.write_text("Novak said that the talks had failed.\n\nThe harbour is closed.\n")
    words = ("compare-readers", article, "--reader", "rules", "--reader", "llm:answering")
    for _ in offered(Answering([answer(told("the talks had failed", "Novak", "said"))])):
        shown = claimledger(*words)
        shape = json.loads(claimledger(*words, "--json").stdout)
    assert shown.exit_code == 0, shown.output
    assert "FOUND BY ALL: 1" in shown.stdout
    assert "llm:answering: Novak (said) · the talks had failed" in shown.stdout
    assert shape["readers"] == ["rules", "llm:answering"]
    assert shape["agreement"][0]["f"] == 100
    assert list(tmp_path.glob("*.ledger")) == []


def test_the_command_says_what_is_wrong_in_a_sentence(tmp_path: Path) -> None:
    article = tmp_path / "talks.txt"
    article.write_text("Novak said that the talks had failed.\n")
    for reader in ("nobody", "rules:fast"):
        result = claimledger("compare-readers", article, "--reader", "rules", "--reader", reader)
        assert result.exit_code == 1
        assert result.stderr.startswith("claimledger: ")
        assert "Traceback" not in result.output
