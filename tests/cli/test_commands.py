"""Each command does its job, says so in tables or JSON, and refuses in one sentence."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from ledger import Ledger
from ledger.cli.app import app
from tests.cli.runner import SAMPLES, claimledger
from tests.tampering import tamper

ARTICLE = SAMPLES / "first-call.txt"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger that the demo keeps."""
    path = tmp_path_factory.mktemp("demo") / "demo.ledger"
    assert claimledger("demo", "--keep", path).exit_code == 0
    return path


def test_the_demo_prints_the_same_every_time() -> None:
    first, second = claimledger("demo"), claimledger("demo")
    assert first.exit_code == second.exit_code == 0
    assert first.stdout == second.stdout


def test_the_demo_shows_now_then_what_changed_and_why() -> None:
    text = claimledger("demo").stdout
    parts = ("now ==", "end of 2023 ==", "What changed", "Why: China", "verified: ", "Try next")
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "in first-call.txt: Wang stated that »China" in text


def test_no_color_means_none() -> None:
    bold, plain = (
        CliRunner().invoke(app, ["demo"], color=True, env={"NO_COLOR": value}).stdout
        for value in ("", "1")
    )
    assert "\x1b[" in bold
    assert "\x1b[" not in plain


def test_the_demo_overwrites_no_file(tmp_path: Path) -> None:
    kept = tmp_path / "mine.txt"
    kept.write_text("mine")
    result = claimledger("demo", "--keep", kept)
    assert result.exit_code == 1
    assert "there already" in result.stderr
    assert kept.read_text() == "mine"


def test_every_command_that_the_demo_names_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, _, tail = claimledger("demo").stdout.partition("== Try next ==\n")
    for line in tail.strip().splitlines():
        assert claimledger(*shlex.split(line)[1:]).exit_code == 0, line


def test_the_demo_names_the_command_as_it_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    _, _, tail = claimledger("demo").stdout.partition("== Try next ==\n")
    typed = {shlex.split(line)[0] for line in tail.strip().splitlines()}
    own = Path(sys.executable).with_name("claimledger")
    assert len(typed) == 1
    assert Path(*typed).absolute() == own if own.exists() else typed == {"claimledger"}


def test_importing_twice_adds_nothing(tmp_path: Path) -> None:
    words = ("import", tmp_path / "a.ledger", ARTICLE, "--by", "ann", "--json")
    first, second = (json.loads(claimledger(*words).stdout)[0] for _ in range(2))
    assert first["added"] == first["claims"] > 0
    assert (second["added"], second["known"]) == (0, first["added"])


def test_a_reader_that_is_not_there_makes_no_file(tmp_path: Path) -> None:
    result = claimledger("import", tmp_path / "a.ledger", ARTICLE, "--reader", "x", "--by", "ann")
    assert result.exit_code == 1
    assert "no reader of that name" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_makes_no_file(tmp_path: Path) -> None:
    result = claimledger("import", tmp_path / "a.ledger", ARTICLE, "--dry-run", "--by", "ann")
    assert result.exit_code == 0
    assert " new (" in result.stdout
    assert list(tmp_path.iterdir()) == []


def test_one_refused_file_does_not_keep_out_the_others(tmp_path: Path) -> None:
    result = claimledger("import", tmp_path / "a.ledger", "none.txt", ARTICLE, "--by", "ann")
    assert result.exit_code == 1
    assert "none.txt: there is no such file" in result.stderr
    assert " new (" in result.stdout


def test_bad_records_are_named_and_make_the_exit_code_1(tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    table.write_text("who,content,date\nAnn,It rains,2023-08-09\nBob,It snows,last week\n")
    words = ("import", tmp_path / "a.ledger", table, "--by", "ann")
    stopped = claimledger(*words)
    assert stopped.exit_code == 1
    assert "row 3" in stopped.stderr
    assert "nothing was written" in stopped.stderr
    kept = claimledger(*words, "--on-flaw", "keep-going")
    assert kept.exit_code == 1
    assert "1 flawed" in kept.stdout
    assert claimledger("claims", tmp_path / "a.ledger").stdout.count("id ") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--on-flaw", "sometimes"),
        ("--option", "publisher"),
        ("--option", "progress=1"),
        ("--nonsense",),
    ],
)
def test_wrong_usage_is_exit_code_2(words: tuple[str, ...], tmp_path: Path) -> None:
    result = claimledger("import", tmp_path / "a.ledger", ARTICLE, *words)
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_changes_ask_between_which_moments(demo: Path) -> None:
    assert claimledger("changes", demo, "Russia", "China").exit_code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("show", "Russia", "China"),
        ("changes", "Russia", "China", "--published", "2023"),
        ("why", "Russia", "China", "contact"),
        ("history", "Russia"),
        ("claims",),
        ("timeline",),
        ("agents",),
        ("sources",),
        ("verify",),
    ],
)
def test_asking_a_ledger_that_is_not_there_makes_none(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    result = claimledger(words[0], tmp_path / "no.ledger", *words[1:])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "there is no such ledger" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show", "Russia", "Chine"), "Did you mean 'China'"),
        (("show", "Russia", "China", "--said", "soon"), "said=soon"),
        (("show", "Russia", "China", "--recorded", "1999"), "this ledger began on 2023-08-10"),
        (("why", "Russia", "China", "weather"), "no aspect 'weather'"),
        (("why", "Russia", "China", "contact", "Chin"), "Did you mean 'China'"),
        (("history", "Wang Yo"), "Wang Yo"),
        (("claims", "--source", "nowhere"), "no source 'nowhere'"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_sentence(
    demo: Path, words: tuple[str, ...], told: str
) -> None:
    result = claimledger(words[0], demo, *words[1:])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("just notes")
    result = claimledger("verify", path)
    assert result.exit_code == 1
    assert "cannot be opened as a ledger" in result.stderr


def test_an_altered_ledger_does_not_verify(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    claimledger("import", path, ARTICLE, "--by", "ann")
    tamper(path, "UPDATE event SET body = (SELECT body FROM event WHERE seq = 4) WHERE seq = 5")
    result = claimledger("verify", path)
    assert result.exit_code == 1
    assert "not what was recorded" in result.stderr


def test_a_moment_may_be_an_event(demo: Path) -> None:
    with Ledger.open(demo, by="ann") as book:
        seq = book.as_of(recorded="2023-12-31").basis.seq
    by_event = claimledger("show", demo, "Russia", "China", "--recorded", f"event:{seq}")
    assert f"as of event {seq}" in by_event.stdout
    assert "1 document " in by_event.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("show", "Russia", "China"),
        ("changes", "Russia", "China", "--published", "2023-12-31/"),
        ("why", "Russia", "China", "contact"),
        ("history", "Wang Yi"),
        ("claims",),
        ("timeline",),
        ("agents",),
        ("sources",),
        ("verify",),
    ],
)
def test_json_is_json_and_the_same_every_time(demo: Path, words: tuple[str, ...]) -> None:
    first, second = (claimledger(words[0], demo, *words[1:], "--json") for _ in range(2))
    assert first.exit_code == 0
    assert json.loads(first.stdout)
    assert first.stdout == second.stdout


@pytest.mark.parametrize("words", [("claims",), ("timeline",)])
def test_a_claim_as_json_begins_with_who_source_date_reported_by(
    demo: Path, words: tuple[str, ...]
) -> None:
    for claim in json.loads(claimledger(words[0], demo, "--json").stdout):
        assert list(claim)[:4] == ["who", "source", "date", "reported_by"]


def test_the_timeline_is_in_the_order_of_the_dates(demo: Path) -> None:
    claims = json.loads(claimledger("timeline", demo, "--json").stdout)
    dates = [claim["date"] for claim in claims if claim["date"]]
    assert dates == sorted(dates, key=lambda date: date.rstrip("~"))
    assert claims[-1]["date"] is None


def test_who_records_can_be_said_in_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    claimledger("import", path, ARTICLE, env={"CLAIMLEDGER_BY": "bea"})
    history = json.loads(claimledger("history", path, "Wang Yi", "--json").stdout)
    assert {event["recorder"] for event in history} == {"bea"}


def test_adapters_lists_what_ships() -> None:
    found = json.loads(claimledger("adapters", "--json").stdout)
    assert {"csv", "jsonl", "text"} <= {adapter["name"] for adapter in found["adapters"]}
    assert "rules" in [reader["name"] for reader in found["readers"]]


@pytest.mark.parametrize("strict", ["", "1"])
def test_adapters_tells_of_a_blocked_plugin_and_of_a_broken_one(
    strict: str, tmp_path: Path
) -> None:
    package = tmp_path / "broken-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[ledger]\nbroken = no_such_module\n")
    env = {"LEDGER_STRICT_PLUGINS": strict, "LEDGER_DISABLED_PLUGINS": "csv"}
    result = run("adapters", "--json", PYTHONPATH=str(tmp_path), **env)
    found = json.loads(result.stdout)
    states = {p["name"]: (p["state"], p["reason"]) for p in found["plugins"]}
    assert states["csv"][0] == "blocked"
    assert states["broken"][0] == "failed"
    assert "no_such_module" in states["broken"][1]
    assert "text" in [adapter["name"] for adapter in found["adapters"]]


def run(*words: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "ledger", *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **env},
    )


def test_help_imports_neither_adapters_nor_rich() -> None:
    code = (
        "import sys, atexit; sys.argv = ['claimledger', '--help']\n"
        "from ledger.__main__ import main\n"
        "def told():\n"
        "    heavy = ('ledger_adapters', 'rich', 'ledger.book', 'sqlite3', 'msgspec')\n"
        "    print('loaded', [m for m in heavy if m in sys.modules])\n"
        "atexit.register(told); main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    assert "loaded []" in result.stdout


def test_without_click_the_command_says_how_to_get_it() -> None:
    code = (
        "import sys; sys.modules['click'] = None\n"
        "import importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name: None if name == 'click' else real(name)\n"
        "from ledger.__main__ import main; main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8"
    )
    assert result.returncode == 1
    assert "pip install 'claimledger[cli]'" in result.stderr
    assert "Traceback" not in result.stderr


def test_text_that_the_terminal_cannot_write_is_escaped(demo: Path) -> None:
    result = run("show", str(demo), "Russia", "China", PYTHONIOENCODING="latin-1")
    assert result.returncode == 0
    assert r"Russia\u2013China" in result.stdout


def test_an_error_is_one_sentence_unless_the_traceback_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("just notes")
    assert "Traceback" not in run("verify", str(path)).stderr
    assert "Traceback" in run("--traceback", "verify", str(path)).stderr


def test_a_file_that_is_not_there_makes_no_ledger(tmp_path: Path) -> None:
    done = claimledger("import", tmp_path / "new.ledger", tmp_path / "gone.txt")
    assert done.exit_code == 1
    assert "there is no such file" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_date_that_import_cannot_read_is_refused_by_the_option_and_makes_no_ledger(
    tmp_path: Path,
) -> None:
    article, path = tmp_path / "a.txt", tmp_path / "new.ledger"
    article.write_text("Minister Orlov said that Arcadia would stay neutral.\n")
    refused = claimledger("import", path, article, "--published", "8 May 2024")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("claimledger: --published (adapter text): '8 May 2024' is not")
    assert "Write 2024-05-08." in refused.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert claimledger("import", path, article, "--published", "2024-05-08").exit_code == 0


def test_published_may_name_a_column_of_a_table(tmp_path: Path) -> None:
    table, path = tmp_path / "a.csv", tmp_path / "new.ledger"
    table.write_text("who,content,out on\nOrlov,we stay neutral,2024-05-08\n")
    told = claimledger("import", path, table, "--published", "out on")
    assert told.exit_code == 0, told.output
    assert path.exists()


def test_claims_tells_of_the_comments_that_it_leaves_out_and_how_to_see_them(
    tmp_path: Path,
) -> None:
    article = tmp_path / "pier.txt"
    article.write_text(
        "Norway gave Sweden a second answer.\n\n2 comments\n\n"
        "1. I do not believe it.\n\n2. Me neither.\n"
    )
    path = tmp_path / "pier.ledger"
    assert claimledger("import", path, article, "--by", "ann").exit_code == 0
    told = " ".join(claimledger("claims", path).stdout.split())
    assert "2 comments are not listed; --who NAME lists" in told
    assert "I do not believe it" not in told
    theirs = claimledger("claims", path, "--who", "commenter 1").stdout
    assert "I do not believe it" in theirs
    assert "not listed" not in theirs
    assert (
        claimledger("export", path, "claims", "--comments", "-o", tmp_path / "c.csv").exit_code == 0
    )
    assert "Me neither" in (tmp_path / "c.csv").read_text()
    assert "not listed" not in claimledger("claims", path, "--json").stdout


def test_no_demo_is_taken_for_an_older_copy_of_another(tmp_path: Path) -> None:
    one, other = tmp_path / "1.ledger", tmp_path / "2.ledger"
    for path in (one, other):
        assert claimledger("demo", "--keep", path).exit_code == 0
        assert claimledger("keygen", path, "--key", f"{path}.key", "--by", "ann").exit_code == 0
        assert claimledger("checkpoint", path, "--key", f"{path}.key").exit_code == 0
        assert claimledger("sources", path).exit_code == 0


@pytest.mark.parametrize("command", ["claims", "verify", "sources"])
def test_a_name_that_no_file_can_have_is_refused_in_a_sentence(command: str) -> None:
    done = claimledger(command, "a" * 300)
    assert (done.exit_code, "too long" in done.stderr) == (1, True)
