"""Values are immutable, and one value has one spelling in JSON: without idle fields."""

import pickle
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.adapter import Record
from ledger.checks import check
from ledger.claims import Agent, Claim, Hop, Mention, Occurrence, Reading, Version, Words, changed
from ledger.clock import SystemClock
from ledger.codec import CODEC, encode, write, write_all
from ledger.errors import BadEvent
from ledger.events import KINDS, AgentRegistered, ClaimRecorded
from ledger.store.memory import MemoryStore
from ledger.testing.strategies import claims, values
from ledger.times import When
from ledger.values import Value, spelt_out

CLAIM = Claim(chain=(Hop(),), content="the locks will open", id="c", source="s")
events = st.one_of([values(cls) for cls in KINDS.values()])


def another(value: Any) -> Any:
    """The same value, made of other objects, every field given."""
    if isinstance(value, Value):
        fields = value.__struct_fields__
        return type(value)(**{name: another(getattr(value, name)) for name in fields})
    if isinstance(value, tuple):
        return tuple(map(another, value))
    if isinstance(value, dict):
        return {another(key): another(each) for key, each in value.items()}
    return "".join(list(value)) if isinstance(value, str) else value


def test_what_equals_its_default_is_left_out() -> None:
    body = b'{"claim":{"chain":[{}],"content":"the locks will open","id":"c","source":"s"}}'
    assert encode(ClaimRecorded(claim=CLAIM)) == body
    assert CODEC.decode("ClaimRecorded", 1, body) == ClaimRecorded(claim=CLAIM)


def test_what_has_its_default_given_is_left_out_too() -> None:
    event = ClaimRecorded(claim=another(CLAIM))
    assert event == ClaimRecorded(claim=CLAIM)
    assert encode(event) == check(event) == encode(ClaimRecorded(claim=CLAIM))


def test_defaults_that_are_made_always_stand() -> None:
    occurrence = Occurrence(key="k")
    assert b'"occurrence":{"key":"k","words":{}}' in encode(
        ClaimRecorded(claim=changed(CLAIM, occurrence=occurrence))
    )
    assert msgspec.json.encode(Version(sha256="0" * 64)).startswith(b'{"media_type":"text/plain"')


@settings(max_examples=200)
@given(events)
def test_an_event_has_one_spelling_whatever_objects_it_is_made_of(event: Any) -> None:
    try:
        body = check(event)
    except BadEvent:
        return  # its keys are no ids: nothing that a ledger would hold
    assert encode(event) == encode(another(event)) == body
    read = CODEC.decode(type(event).__name__, 1, body)
    assert read == event
    assert write(read) == encode(read) == write_all([read])[0] == body
    assert check(another(event)) == body


def test_the_store_keeps_the_canonical_spelling() -> None:
    store = MemoryStore(recorder="me", clock=SystemClock())
    store.append([AgentRegistered(agent=another(Agent(id="a")))], recorder="me")
    *_, raw = store.raw()
    assert raw.body == b'{"agent":{"id":"a"}}'


def test_a_fault_beside_a_default_that_was_given_is_still_named() -> None:
    hop = Hop(verb="sing", voice="".join(["sp", "eaks"]))  # type: ignore[arg-type]  # on purpose
    with pytest.raises(BadEvent) as refusal:
        check(ClaimRecorded(claim=changed(CLAIM, chain=(hop,))))
    assert refusal.value.where == "$.claim.chain[0].verb"
    dated = Hop(said=When(edtf="2031-13"), voice="".join(["sp", "eaks"]))  # type: ignore[arg-type]  # on purpose
    with pytest.raises(BadEvent, match="month 13"):
        check(ClaimRecorded(claim=changed(CLAIM, chain=(dated,))))


def test_a_value_of_another_class_in_a_field_is_refused() -> None:
    hop = Hop(cue=Mention(agent="a", text="said"))  # type: ignore[arg-type]  # on purpose
    with pytest.raises(BadEvent, match="agent"):
        check(ClaimRecorded(claim=changed(CLAIM, chain=(hop,))))


def test_a_changed_value_is_another_one_and_a_field_that_is_none_is_named() -> None:
    assert changed(CLAIM, act="denies").act == "denies"
    assert CLAIM.act == "asserts"
    with pytest.raises(TypeError, match="verdict"):
        changed(CLAIM, verdict="true")
    with pytest.raises(AttributeError):
        CLAIM.act = "denies"  # type: ignore[misc]  # on purpose


def test_a_value_can_be_hashed_pickled_matched_and_printed() -> None:
    hop = Hop(by=(Mention(text="The envoy"),), said=When(edtf="2031-04"))
    assert hash(hop) == hash(another(hop))
    assert pickle.loads(pickle.dumps(hop)) == hop
    match hop:
        case Hop(by=(Mention(text=text),)):
            assert text == "The envoy"
    assert repr(Words(text="w")) == "Words(at=None, text='w')"
    with pytest.raises(TypeError):
        Reading(90)  # type: ignore[call-arg]  # on purpose


@given(claims())
def test_a_value_spelt_out_has_every_field(claim: Claim) -> None:
    plain = spelt_out(claim)
    assert tuple(plain) == Claim.__struct_fields__
    assert "wording" in plain["chain"][0]
    assert msgspec.convert(plain, dict[str, Any]) == plain


def test_every_record_of_a_draft_is_a_value() -> None:
    assert all(issubclass(cls, Value) for cls in (*get_args(Record), *KINDS.values()))
