"""States are found by name, people, capital and seat of power, and by nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.codebooks.gazetteer import Gazetteer
from ledger.errors import BadSource

GAZETTEER = Gazetteer.shipped()


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[n.span[0] : n.span[1]], n.state, n.how) for n in GAZETTEER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya’s envoy", [("Kenya", "Kenya", "name")]),
        ("the Peruvians' hopes", [("Peruvians", "Peru", "demonym")]),
        ("Oslo objected", [("Oslo", "Norway", "capital")]),
        ("the Kremlin said", [("Kremlin", "Russia", "seat")]),
        ("Downing Street said", [("Downing Street", "United Kingdom", "seat")]),
        ("near the Élysée", [("Élysée", "France", "seat")]),
        ("Zhongnanhai", [("Zhongnanhai", "China", "seat")]),
        ("India-US ties", [("India", "India", "name"), ("US", "United States", "name")]),
        ("Iran–Iraq war", [("Iran", "Iran", "name"), ("Iraq", "Iraq", "name")]),
        ("Sino-Indian", [("Sino", "China", "demonym"), ("Indian", "India", "demonym")]),
        ("pro-Serbian", [("Serbian", "Serbia", "demonym")]),
        ("CHINA ANSWERS", [("CHINA", "China", "name")]),
        ("in the U.S.", [("U.S.", "United States", "name")]),
        ("the U.K.’s", [("U.K.", "United Kingdom", "name")]),
        ("Nigeria and Niger", [("Nigeria", "Nigeria", "name"), ("Niger", "Niger", "name")]),
        ("Papua New Guinea", [("Papua New Guinea", "Papua New Guinea", "name")]),
        ("South Korea", [("South Korea", "South Korea", "name")]),
        ("United\nStates", [("United\nStates", "United States", "name")]),
        ("Jordan said Chad would", [("Jordan", "Jordan", "name"), ("Chad", "Chad", "name")]),
    ],
)  # fmt: skip
def test_a_state_is_found_by_what_it_is_called(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "they told us",
        "turkey with chestnuts on the china",
        "WE TELL US EVERYTHING",
        "Chinatown",
        "Michael Jordan and Chad Smith",
        "the Washington Post",
        "The Moscow Times wrote",
        "a London-based bank",
        "a think tank in Washington, D.C.",
        "the South China Sea",
        "the Indian Ocean",
        "the Paris Agreement",
        "Latin American markets",
        "Sino",
    ],
)
def test_what_only_looks_like_a_state_is_none(text: str) -> None:
    assert found(text) == []


def test_a_state_that_was_is_not_its_successor() -> None:
    assert found("the Soviet Union, Soviet and Russian") == [
        ("Soviet Union", "Soviet Union", "name"),
        ("Soviet", "Soviet Union", "demonym"),
        ("Russian", "Russia", "demonym"),
    ]


@given(st.lists(st.sampled_from(["China", "US", "Peru’s", "the", "Kremlin", "-", " ", "x", "\n"])))
def test_what_is_found_stands_there_in_order_without_overlap(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for named in GAZETTEER.find(text):
        assert end <= named.span[0] < named.span[1] <= len(text)
        end = named.span[1]
        assert text[named.span[0] : end] in GAZETTEER.aliases


def test_every_state_is_found_by_its_own_name() -> None:
    for state in GAZETTEER.states:
        assert [n.state for n in GAZETTEER.find(f"He wrote of {state}.")] == [state]


def test_all_members_and_observers_of_the_united_nations_are_listed() -> None:
    former = {"Czechoslovakia", "East Germany", "South Vietnam", "Soviet Union", "West Germany"}
    beside = {"Taiwan", "Kosovo", "Yugoslavia", "European Union", "NATO", "United Nations"}
    assert len(GAZETTEER.states - former - beside) == 193 + len(["Vatican City", "Palestine"])


def own(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(f"name,kind,aliases,acts_for\n{rows}", encoding="utf-8")
    return path


def test_a_user_adds_rows_of_their_own(tmp_path: Path) -> None:
    rows = "Ruritania,state,Ruritanian;Strelsau,\nCastle Zenda,office,Zenda,Ruritania\n"
    ours = GAZETTEER.with_csv(own(tmp_path, f"{rows}Observer Group,organisation,OG,\n"))
    named = ours.find("Strelsau denied what Zenda and the OG said of Peru")
    assert [(n.name, n.kind, n.state) for n in named] == [
        ("Ruritania", "state", "Ruritania"),
        ("Castle Zenda", "office", "Ruritania"),
        ("Observer Group", "organisation", ""),
        ("Peru", "state", "Peru"),
    ]
    assert "Strelsau" not in GAZETTEER.aliases


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("Zenda,office,,Rusia\n", "row 2: 'Zenda' acts for 'Rusia'.*'Russia'"),
        ("Peru,state,,\nZenda,offise,,\n", "row 3: 'offise' is no kind of agent.*'office'"),
        (",office,,\n", "row 2: the name is empty"),
        ("Zenda,office,,,extra\n", "row 2: it has more cells"),
    ],
)
def test_a_bad_row_is_named_with_what_to_do(tmp_path: Path, rows: str, says: str) -> None:
    with pytest.raises(BadSource, match=f"(?s){says}"):
        GAZETTEER.with_csv(own(tmp_path, rows))


def test_an_unknown_column_is_named_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,kind,alias\nZenda,office,Z\n", encoding="utf-8")
    with pytest.raises(BadSource, match=r"row 1: .*'alias'.*Did you mean 'aliases'"):
        GAZETTEER.with_csv(path)
