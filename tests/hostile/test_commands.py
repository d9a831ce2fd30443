"""Hostile text through every command: nothing that is printed steers a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.cli.app import COMMANDS
from tests.hostile.commands import (
    ASKED,
    ELSEWHERE,
    REFUSED,
    SHOWN,
    WRITTEN,
    Ground,
    printed,
    refused,
)
from tests.hostile.filled import filled
from tests.hostile.looking import found
from tests.hostile.strings import OWN, naughty

LONG = pytest.mark.torture
RECORDS = [12, pytest.param(60, marks=LONG)]


def prepared(folder: Path, records: int) -> Ground:
    path = folder / "talks.ledger"
    filled((*OWN, *naughty()), path, records=records).close()
    return Ground.prepared(path, (*OWN, *naughty()))


@pytest.mark.parametrize("records", RECORDS)
def test_nothing_that_a_command_prints_or_writes_is_alive(tmp_path: Path, records: int) -> None:
    ground = prepared(tmp_path, records)
    for form, name, text in printed(ground, OWN, json_of=4 if records == 12 else 1):
        assert found(form, text)[:5] == [], name


@pytest.mark.parametrize("rounds", [1, pytest.param(2, marks=LONG)])
def test_no_refusal_obeys_what_was_typed(tmp_path: Path, rounds: int) -> None:
    ground = prepared(tmp_path, 12)
    for turn in range(rounds):
        texts = (*OWN[turn:], *naughty())[: len(REFUSED) if rounds == 1 else None]
        for form, name, text in refused(ground, texts):
            assert text, name
            assert found(form, text)[:5] == [], name


def test_every_command_is_among_them() -> None:
    run = {words[0] for words in SHOWN} | {name for name, _, _ in ASKED}
    run |= {words[0] for _, _, words in WRITTEN} | {words[0] for words in REFUSED}
    assert set(COMMANDS) - run == set(ELSEWHERE) - run
