"""What prints itself holds nothing that a terminal obeys; its lines stay lines."""

from __future__ import annotations

import pickle

import attrs
from hypothesis import given

from ledger.errors import Ambiguous, BadSource, PluginFailed
from ledger.flaws import Flaw
from ledger.importing.report import ImportReport
from ledger.testing.strategies import hostile_text
from ledger.visible import Visible, harmful, unnumbered, visible


@attrs.frozen
class Told(Visible):
    text: str

    def __str__(self) -> str:
        return f"told: {self.text}"


def obeyed(text: str) -> list[str]:
    return [c for c in text if c != "\n" and harmful(c)]


@given(hostile_text())
def test_visible_text_keeps_its_lines_and_can_be_read_back(text: str) -> None:
    shown = visible(text)
    assert not obeyed(shown)
    assert shown.count("\n") == text.count("\n")
    assert "<U+" in text or unnumbered(shown) == text


@given(hostile_text())
def test_whatever_an_error_or_a_report_tells_it_steers_no_terminal(text: str) -> None:
    flaw = Flaw(at=text, why=text)
    for told in (
        Told(text),
        Ambiguous(what="agent", asked=text, candidates=(text, text)),
        BadSource(path=text, why=text),
        PluginFailed(plugin=text, distribution=text, stage=text, error=text),
        ImportReport(adapter=text, file=text, flawed=1, flaws=(flaw,), reason=text),
    ):
        assert not obeyed(str(told))


def test_an_error_keeps_its_fields_as_they_are_and_can_be_pickled() -> None:
    error = BadSource(path="a\x1b[2J", why="\u202eno")
    assert str(error) == "a<U+001B>[2J: <U+202E>no"
    again = pickle.loads(pickle.dumps(error))
    assert (again.path, again.why) == ("a\x1b[2J", "\u202eno")


def test_a_flaw_of_several_lines_takes_one_line_of_a_report() -> None:
    flaw = Flaw(at="row 3", why="no date\n  row 4: fine")
    report = ImportReport(adapter="csv", file="a.csv", flawed=1, flaws=(flaw,))
    assert str(report).splitlines()[1:] == ["  row 3: no date row 4: fine"]
