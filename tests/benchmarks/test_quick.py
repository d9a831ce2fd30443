from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("eventsourcing", reason="the peer to measure beside is in the extra `bench`")

from benchmarks.__main__ import main
from benchmarks.bare import Bare
from benchmarks.figures import Figure, Section, Skipped, lines, markdown
from benchmarks.peer import Peer
from benchmarks.sample import World
from benchmarks.timing import Race
from ledger.codec import encode
from ledger.events import ClaimRecorded
from ledger.values import spelt_out

SECTIONS = (
    "Start", "Append", "Replay", "Keep", "Append", "Replay", "Keep", "Import", "Import", "Keep",
    "Grow", "Ask", "Verify",
)  # fmt: skip
TARGETS = (
    "≤ 5.5 ×", "≥ 2.3 ×", "≥ 6 ×", "≤ 2 ×", "≤ 0.9 ×", "≤ 1.3 ×", "≤ 4 ×", "≤ 150 ms",
    "≤ 2.5 ×", "≤ 5 ms", "≤ 20 %",
)  # fmt: skip


@pytest.mark.slow
def test_a_tiny_run_measures_everything_and_writes_each_figure_beside_its_target(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "RESULTS.md"
    assert main(["--tiny", "--folder", str(tmp_path), "--write", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    titles = [line for line in text.splitlines() if line.startswith("## ")]
    assert len(titles) == len(SECTIONS)
    assert all(t.startswith(f"## {s}") for t, s in zip(titles, SECTIONS, strict=True))
    assert "Made by `python -m benchmarks --tiny" in text
    printed = capsys.readouterr().out
    for target in TARGETS:
        assert target in text
        assert target in printed
    assert list(tmp_path.iterdir()) == [page], "the files that were measured are gone"


def test_a_figure_keeps_its_target_up_to_and_with_the_bound() -> None:
    most = Figure(what="a", value=2.0, at_most=2, how="")
    assert (most.kept, Figure(what="a", value=2.01, at_most=2, how="").kept) == ("yes", "no")
    least = Figure(what="a", value=6.0, at_least=6, how="")
    assert (least.kept, Figure(what="a", value=5.99, at_least=6, how="").kept) == ("yes", "no")
    assert Figure(what="a", value=1, how="").kept == ""


def test_what_was_not_measured_says_why() -> None:
    section = Section(title="Start", findings=(Skipped(what="a command", why="there is none"),))
    assert "not measured, there is none" in "\n".join(lines(section))
    assert "| a command | not measured | | | there is none |" in list(markdown(section))


def test_a_race_compares_medians_and_takes_turns() -> None:
    order: list[str] = []
    race = Race()
    for _ in range(3):
        race.round([{"a": lambda: order.append("a"), "b": lambda: order.append("b")}])
    assert sorted(order[:2]) == sorted(order[2:4]) == ["a", "b"]
    assert order[0] != order[2]
    race.seconds.update(a=[1.0, 9.0, 2.0], b=[1.0, 1.0, 1.0])
    assert race.ratio("a", "b") == 2.0
    assert race.ratio("a", "b", last=1) == 2.0


def test_the_same_seed_makes_the_same_claims() -> None:
    def claims(seed: int) -> list[object]:
        world = World(seed)
        return list(world.claims(world.sources(40), world.pairs[:40]))

    assert claims(3) == claims(3)
    assert claims(3) != claims(4)


def test_bare_sqlite_gives_the_events_back_whose_bytes_it_was_given(tmp_path: Path) -> None:
    world = World(3)
    claims = world.claims(world.sources(40), world.pairs[:40])
    events = [ClaimRecorded(claim=claim) for claim in claims]
    bare = Bare(tmp_path / "bare")
    bare.put([(encode(event),) for event in events])
    assert list(bare.read(1, 40)) == events
    bare.close()


@pytest.mark.parametrize("typed", [True, False])
def test_the_peer_keeps_every_field_of_a_claim(tmp_path: Path, typed: bool) -> None:
    world = World(3)
    claim, *_ = world.claims(world.sources(40), world.pairs[:40])
    peer = Peer(tmp_path / "peer", typed=typed)
    peer.put(peer.events([claim]))
    (found,) = peer.read(1, 1)
    plain = spelt_out(claim)
    assert {name: spelt_out(getattr(found, name)) for name in plain} == plain
    peer.close()
