"""Events are written in one way, and read in every version there was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.claims import Agent
from ledger.codec import CODEC, MAX_BODY, Codec, encode, write, write_all
from ledger.errors import BadEvent, Corrupt, FutureKind
from ledger.events import KINDS, VERSIONS, AgentNamed, AgentRegistered, Event, LedgerOpened

NAMED = AgentNamed(agent="a", name="N")
BODY = b'{"agent":"a","name":"N"}'
SURROGATE = AgentNamed(agent="a", name="half \ud83d")
NO_JSON = AgentRegistered(agent=object())  # type: ignore[arg-type]  # on purpose


def filling(size: int) -> AgentNamed:
    """An event whose body takes so many bytes."""
    return AgentNamed(agent="a", name="N" * (size - len(BODY) + 1))


def test_a_field_at_its_default_is_left_out_however_it_was_made() -> None:
    made = LedgerOpened(ledger="L", origin="x".replace("x", ""))
    unknown: Any = "".join(("un", "known"))
    for event, body in (
        (made, b'{"ledger":"L"}'),
        (AgentRegistered(agent=Agent(id="a", kind=unknown)), b'{"agent":{"id":"a"}}'),
    ):
        assert encode(event) == body


def test_what_breaks_a_rule_is_written_as_it_stands() -> None:
    assert encode(AgentNamed(agent="", name="N")) == b'{"agent":"","name":"N"}'


@pytest.mark.parametrize(
    ("event", "why", "hint"),
    [
        (SURROGATE, "the text '\\ud83d' is not valid Unicode", "Decode the source"),
        (NO_JSON, "Encoding objects of type object is unsupported", ""),
        (filling(MAX_BODY + 1), "takes 524,289 bytes, the limit is 524,288", "Keep the prose"),
    ],
)
def test_what_cannot_be_written_is_refused_with_its_kind(event: Event, why: str, hint: str) -> None:
    for write_it in (write, encode, lambda it: write_all([NAMED, it])):
        with pytest.raises(BadEvent) as refusal:
            write_it(event)
        found = refusal.value
        assert (found.kind, found.where) == (type(event).__name__, "$")
        assert why in found.why
        assert found.hint.startswith(hint)
        assert bool(found.hint) is bool(hint)


def test_a_body_may_take_all_the_room_there_is() -> None:
    whole = filling(MAX_BODY)
    assert len(write(whole)) == MAX_BODY
    assert write_all([whole, NAMED]) == [write(whole), BODY]


@given(st.integers(0, 2500))
def test_many_events_are_written_as_each_of_them(count: int) -> None:
    events = [AgentNamed(agent=str(n), name="N\n") for n in range(count)]
    assert write_all(events) == [write(event) for event in events]


def two_steps() -> Codec:
    """A codec of a release in which `AgentNamed` is at version 3."""

    def renamed(plain: dict[str, Any]) -> dict[str, Any]:
        return {"agent": plain["agent"], "called": plain["title"]}

    def named(plain: dict[str, Any]) -> dict[str, Any]:
        return {"agent": plain["agent"], "name": plain["called"]}

    return Codec(
        versions={**VERSIONS, "AgentNamed": 3},
        upcasters={("AgentNamed", 1): renamed, ("AgentNamed", 2): named},
    )


def test_an_older_version_is_read_step_by_step() -> None:
    codec = two_steps()
    assert codec.kinds is KINDS
    for version, body in ((1, b'{"agent":"a","title":"N"}'), (2, b'{"agent":"a","called":"N"}')):
        assert codec.decode("AgentNamed", version, body) == NAMED
        assert codec.reader("AgentNamed", version)(body) == NAMED
    assert codec.decode("AgentNamed", 3, BODY) == NAMED
    with pytest.raises(FutureKind) as refusal:
        codec.decode("AgentNamed", 4, BODY)
    assert (refusal.value.kind, refusal.value.version) == ("AgentNamed", 4)


@pytest.mark.parametrize(
    ("version", "body"),
    [(3, b"{"), (3, b'{"agent":"a"}'), (3, b'{"agent":"\xff","name":"N"}'), (1, b"["), (0, BODY)],
)
def test_what_is_no_event_of_its_kind_is_corrupt(version: int, body: bytes) -> None:
    with pytest.raises(Corrupt) as refusal:
        two_steps().decode("AgentNamed", version, body)
    assert refusal.value.where == f"AgentNamed/{version}"
    assert refusal.value.why not in ("", "None")


def test_a_codec_may_know_kinds_of_its_own() -> None:
    codec = Codec(kinds={"Called": AgentNamed}, versions={"Called": 2})
    assert codec.decode("Called", 2, BODY) == NAMED
    assert codec.upcasters == {}
    with pytest.raises(FutureKind):
        codec.decode("AgentNamed", 1, BODY)
    unversioned = Codec(kinds={"Called": AgentNamed}, versions={})
    with pytest.raises(FutureKind):
        unversioned.decode("Called", 1, BODY)
    with pytest.raises(Corrupt):
        unversioned.decode("Called", 0, BODY)
    assert (CODEC.kinds, CODEC.versions) == (KINDS, VERSIONS)
