"""The commands that walk and look back: first, replay, revisions, without, history."""

import json
from pathlib import Path

import pytest

from ledger import Ledger
from tests.cli.runner import claimledger

PAIR = ("Russia", "China")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger that the demo keeps."""
    path = tmp_path_factory.mktemp("demo") / "demo.ledger"
    assert claimledger("demo", "--keep", path).exit_code == 0
    return path


def test_first_tells_the_event_and_the_sentence(demo: Path) -> None:
    result = claimledger("first", demo, *PAIR, "contested", "--aspect", "contact")
    assert result.exit_code == 0
    assert "Russia–China · first after event" in result.stdout
    assert "because of event" in result.stdout
    assert "in first-call.txt: " in result.stdout
    assert "»" in result.stdout


def test_first_as_json_tells_whether_it_ever_held(demo: Path) -> None:
    held = json.loads(claimledger("first", demo, *PAIR, "assessed", "--json").stdout)
    assert held["held"]
    assert held["because"][0]["kind"] == "AssessmentMade"
    assert held["view"]["parties"] == list(PAIR)
    words = ("stated", "--who", "Wang Yi", "--said", "1999-12-31")
    never = json.loads(claimledger("first", demo, *PAIR, *words, "--json").stdout)
    assert (never["held"], never["event"]) == (False, None)
    assert claimledger("first", demo, *PAIR, *words).stdout == "It never held.\n"


def test_first_contested_says_where_no_claims_are_linked_as_disputed(
    demo: Path, tmp_path: Path
) -> None:
    linked = claimledger("first", demo, *PAIR, "contested", "--said", "1999-12-31").stdout
    assert linked == "It never held.\n"
    path = tmp_path / "c.ledger"
    with Ledger.open(path, by="ann") as book:
        book.register("Arcadia", "state")
        book.register("Borduria", "state")
    told = claimledger("first", path, "Arcadia", "Borduria", "contested")
    assert "It never held. No claims are linked as disputed; `claimledger propose`" in told.stdout


def test_replay_goes_step_by_step_until_something_holds(demo: Path) -> None:
    by_import = claimledger("replay", demo, *PAIR, "--by", "import").stdout
    steps = [line for line in by_import.splitlines() if line.startswith("step ")]
    assert len(steps) == 4
    words = ("--by", "import", "--until", "assessed", "--json")
    until = json.loads(claimledger("replay", demo, *PAIR, *words).stdout)
    assert [step["step"] for step in until] == list(range(1, len(until) + 1))
    assert "assessment" in [change["row"] for change in until[-1]["changes"]]
    assert not [c for step in until[:-1] for c in step["changes"] if c["row"] == "assessment"]


def test_replay_without_parties_prints_the_events_from_one_to_another(demo: Path) -> None:
    words = ("--from", "event:3", "--to", "event:6", "--json")
    steps = json.loads(claimledger("replay", demo, *words).stdout)
    assert [step["event"] for step in steps] == [4, 5, 6]
    assert [step["entries"][0]["event"] for step in steps] == [4, 5, 6]
    day = claimledger("replay", demo, *PAIR, "--by", "day", "--from", "2023-12-31").stdout
    assert "of 2025-03-03" in day
    assert "of 2023-08-10 ·" not in day


def test_revisions_begin_with_who_revised_most(demo: Path) -> None:
    rows = json.loads(claimledger("revisions", demo, "--by", "assessor", "--json").stdout)
    assert (rows[0]["of"], len(rows[0]["revisions"])) == (2, 1)
    assert rows[0]["revisions"][0]["because"]["kind"] == "AssessmentMade"
    rows = json.loads(claimledger("revisions", demo, *PAIR, "--json").stdout)
    counts = [len(row["revisions"]) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert all(row["of"] >= 1 for row in rows)
    assert "No revision: " in claimledger("revisions", demo).stdout


def test_without_tells_what_rests_on_one_source(demo: Path) -> None:
    words = ("without", demo, *PAIR, "--source", "first-call.txt")
    text = claimledger(*words).stdout
    assert "now, without first-call.txt ·" in text
    assert "Resting on first-call.txt:" in text
    assert "would be gone" in text
    shape = json.loads(claimledger(*words, "--json").stdout)
    assert shape["view"]["basis"]["without"] == "first-call.txt"
    assert {it["kind"] for it in shape["resting"]} <= {"gone", "other", "unsupported"}
    assert all(it["because"] for it in shape["resting"])


def test_history_of_a_relationship_and_of_a_field(demo: Path) -> None:
    whole = json.loads(claimledger("history", demo, *PAIR, "--json").stdout)
    part = json.loads(claimledger("history", demo, *PAIR, "--aspect", "economy", "--json").stdout)
    assert 0 < len(part) < len(whole)
    words = ("history", demo, "first-call.txt", "--field", "published", "--json")
    [field] = json.loads(claimledger(*words).stdout)
    assert (field["field"], field["before"], field["after"]["edtf"]) == (
        "published", None, "2023-08-09",
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("first", *PAIR, "contested"),
        ("replay", *PAIR),
        ("replay",),
        ("revisions",),
        ("revisions", "--by", "source"),
        ("without", *PAIR, "--agent", "Kremlin"),
        ("history", *PAIR),
    ],
)
def test_json_is_json_and_the_same_every_time(demo: Path, words: tuple[str, ...]) -> None:
    first, second = (claimledger(words[0], demo, *words[1:], "--json") for _ in range(2))
    assert first.exit_code == 0
    assert json.loads(first.stdout)
    assert first.stdout == second.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("first", "Rusia", "China", "contested"), "Did you mean 'Russia'"),
        (("first", *PAIR, "contested", "--aspect", "econmy"), "Did you mean 'economy'"),
        (("first", *PAIR, "stated", "--who", "Wang Yee"), "Did you mean 'Wang Yi'"),
        (("first", *PAIR, "contested", "--said", "last week"), "not a date|EDTF|write"),
        (("replay", "Russia"), "both parties"),
        (("replay", "--until", "contested"), "Name both parties"),
        (("replay", *PAIR, "--from", "2020-01-01"), "published="),
        (("replay", *PAIR, "--to", "event:999999"), "1 to"),
        (("without", *PAIR, "--agent", "Kremlyn"), "Did you mean 'Kremlin'"),
        (("revisions", "--recorded", "2020-01-01"), "began on"),
        (("history", *PAIR, "--field", "content"), "has no fields"),
        (("history", "first-call.txt", "--field", "publishd"), "Did you mean 'published'"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(
    demo: Path, words: tuple[str, ...], told: str
) -> None:
    result = claimledger(words[0], demo, *words[1:])
    assert (result.exit_code, result.stdout) == (1, "")
    assert any(part in result.stderr for part in told.split("|"))
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("first", *PAIR, "stated"),
        ("first", *PAIR, "warmer"),
        ("replay", "--by", "week"),
        ("revisions", "--by", "everybody"),
    ],
)
def test_wrong_usage_says_what_is_possible(demo: Path, words: tuple[str, ...]) -> None:
    assert claimledger(words[0], demo, *words[1:]).exit_code == 2


def test_without_says_which_options_name_what_is_left_out(tmp_path: Path) -> None:
    done = claimledger("without", tmp_path / "a.ledger", "Arcadia", "Borduria")
    assert done.exit_code == 2
    assert "a --source, an --agent, or both" in done.stderr
