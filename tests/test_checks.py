"""An event is checked all through, and the error names the field."""

from typing import Any

import msgspec
import pytest

from ledger.checks import check, checked
from ledger.claims import Agent, Anchor, Claim, Hop, Mention, Span, changed
from ledger.codec import CODEC, encode
from ledger.errors import BadEvent
from ledger.events import KINDS, AgentNamed, AgentRegistered, ClaimRecorded
from ledger.times import When
from ledger.values import Value

GOOD = Claim(
    anchor=Anchor(exact="the locks will open", spans=((0, 8), (9, 9))),
    chain=(Hop(by=(Mention(agent="a", text="The envoy"),), said=When(edtf="2031-04~")),),
    content="the locks will open",
    extras={"row": "3", "a": "b"},
    id="c",
    source="s",
)
BROKEN: list[tuple[dict[str, Any], str, str]] = [
    ({"content": 5}, "$.claim.content", "got `int`"),
    ({"content": "x" * 100_001}, "$.claim.content", "length"),
    ({"id": ""}, "$.claim.id", "length"),
    ({"polarity": "perhaps"}, "$.claim.polarity", "perhaps"),
    ({"chain": ()}, "$.claim.chain", "length"),
    ({"chain": Hop()}, "$.claim.chain", "array"),
    ({"chain": (Hop(), Hop(verb="sing"))}, "$.claim.chain[1].verb", "sing"),  # type: ignore[arg-type]  # on purpose
    ({"chain": (Hop(said=When(edtf="2031-13")),)}, "$.claim.chain[0].said", "month 13"),
    ({"quotes": ((1, 2), (5, 3))}, "$.claim.quotes[1]", "ends before it starts"),
    ({"quotes": ((-1, 2),)}, "$.claim.quotes[0][0]", ">= 0"),
    ({"quotes": ((1.0, 2),)}, "$.claim.quotes[0][0]", "got `float`"),
    ({"extras": {"n": 1}}, "$.claim.extras[...]", "got `int`"),
    ({"extras": {1: "n"}}, "$", "str"),
    ({"content": object()}, "$", "object"),
    ({"content": "half \ud83d"}, "$", "Unicode"),
    ({"anchor": None, "source": None}, "$.claim.source", "got `null`"),
]


def test_a_good_event_passes_and_comes_back_equal() -> None:
    event = ClaimRecorded(claim=GOOD)
    check(event)
    check(event, encode(event))
    assert CODEC.decode("ClaimRecorded", 1, encode(event)) == event


@pytest.mark.parametrize(("fields", "where", "why"), BROKEN)
def test_a_broken_rule_is_named_with_its_field(
    fields: dict[str, Any], where: str, why: str
) -> None:
    event = ClaimRecorded(claim=changed(GOOD, **fields))
    with pytest.raises(BadEvent) as refusal:
        check(event)
    assert refusal.value.kind == "ClaimRecorded"
    assert refusal.value.where == where
    assert why in refusal.value.why


def test_an_error_about_a_date_says_what_to_write() -> None:
    hop = Hop(said=When(edtf="9 August 2031"))
    with pytest.raises(BadEvent) as refusal:
        check(ClaimRecorded(claim=changed(GOOD, chain=(hop,))))
    assert refusal.value.hint


def test_events_of_every_depth_are_checked() -> None:
    for event in (
        AgentNamed(agent="", name="N"),
        AgentRegistered(agent=Agent(id="a", names=("n" * 5000,))),
        AgentRegistered(agent=5),  # type: ignore[arg-type]  # on purpose
    ):
        with pytest.raises(BadEvent):
            check(event)


def classes(annotation: Any, seen: set[Any]) -> set[Any]:
    """Every class that can stand in an event."""
    if isinstance(annotation, type) and issubclass(annotation, Value) and annotation not in seen:
        seen.add(annotation)
        for field in msgspec.structs.fields(annotation):
            classes(field.type, seen)
    for argument in getattr(annotation, "__args__", ()):
        classes(argument, seen)
    return seen


def test_fields_stand_in_alphabetical_order_as_the_canonical_form_has_them() -> None:
    """The encoder writes fields as declared: their order is the order of the keys in the file."""
    for kind in KINDS.values():
        for cls in classes(kind, set()):
            names = list(cls.__struct_fields__)
            assert names == sorted(names), cls.__name__
    event = ClaimRecorded(claim=GOOD)
    assert encode(event) == msgspec.json.encode(event, order="sorted")


def test_one_extra_is_enough_and_none_is_none() -> None:
    for extras in ({}, {"a": "b"}):
        check(ClaimRecorded(claim=changed(GOOD, extras=extras)))


@pytest.mark.parametrize(("fields", "where", "why"), BROKEN)
def test_only_who_sets_a_wrong_span_or_date_is_told_how(
    fields: dict[str, Any], where: str, why: str
) -> None:
    with pytest.raises(BadEvent) as refusal:
        check(ClaimRecorded(claim=changed(GOOD, **fields)))
    span, date, text = "ends before" in why, "month" in why, "Unicode" in why
    assert refusal.value.hint.startswith("Spans are [start, end)") is span
    assert bool(refusal.value.hint) is (span or date or text)
    assert " at `" not in refusal.value.why


def test_bytes_of_another_event_are_refused_whole() -> None:
    with pytest.raises(BadEvent) as refusal:
        check(AgentNamed(agent="a", name="N"), b"{}")
    assert (refusal.value.where, refusal.value.kind) == ("$", "AgentNamed")
    assert refusal.value.why == "Object missing required field `agent`"
    with pytest.raises(ValueError, match="zip"):
        checked([AgentNamed(agent="a", name="N")], [])


class Odd(Value, frozen=True, kw_only=True):
    """What no event is yet: a field that may be of either of two types."""

    where: tuple[Span, ...] | str


def test_a_field_of_either_type_is_checked_as_well() -> None:
    for good in ("here", ((0, 1),)):
        odd: Any = Odd(where=good)
        check(odd)
    wrong: Any = Odd(where=((0, 1), (5, 3)))
    with pytest.raises(BadEvent) as refusal:
        check(wrong)
    assert refusal.value.where == "$.where[1]"
