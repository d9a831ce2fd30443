"""Each id that an event counts on is named with the field it stands in and what it has to be of."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.events import KINDS, Event, Withdrawn
from ledger.references import counts_on, fits, made, references, repeatable
from ledger.testing.sample_events import a_source
from ledger.testing.store_contract import SetClock
from ledger.testing.strategies import values

ANY = "claim, agent or source"
AGENT = {"by[].agent", "addressee.agent", "publisher.agent", "host.agent", "parties[]", "party"}
NAMES = {
    "claim": "claim", "claim.id": "claim", "source": "source", "source.id": "source",
    "agent": "agent", "reply_to": "claim", "rests_on[]": "claim", "supersedes": "assessment",
    "hypothesis": "hypothesis", "hypothesis.id": "hypothesis", "assessment.id": "assessment",
    "coding.id": "judgement", "weighing.id": "judgement", "acts_for.id": "judgement",
    "link.id": "judgement", "retraction.id": "judgement", "review.id": "judgement",
    "other": ANY, **dict.fromkeys(AGENT, "agent"),
}  # fmt: skip
"""What the id in a field is of, by the end of its path."""
BY_KIND = {
    ("AgentsMerged", "into"): "agent",
    ("RatingGiven", "target"): ANY,
    ("Reviewed", "target"): "record",
    ("Reviewed", "into"): "record",
    ("Withdrawn", "target"): "record",
}


def at(event: Event, where: str) -> Any:
    """Follow a path such as `$.claim.chain[0].by[1].agent` into an event."""
    found: Any = event
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", where):
        found = getattr(found, name) if name else found[int(index)]
    return found


def asked(kind: str, where: str) -> str:
    """Tell what has to stand in a field: by its own name, or its last two."""
    path = re.sub(r"\d+", "", where).removeprefix("$.")
    last, two = path.rpartition(".")[2], ".".join(path.split(".")[-2:])
    return (
        BY_KIND.get((kind, last))
        or NAMES.get(re.sub(r"\w+\[\]\.(?=\w+\.)", "", two))
        or NAMES[last]
    )


@pytest.mark.parametrize("kind", KINDS.values())
@settings(max_examples=15)
@given(st.data())
def test_the_path_of_a_reference_leads_to_its_id(kind: type[Event], data: st.DataObject) -> None:
    event = data.draw(values(kind))
    listed = list(references(event))
    for where, what, id in listed:
        assert re.fullmatch(r"\$(\.\w+(\[\d+\])?)+", where)
        assert at(event, where) == id
        assert what == asked(kind.__name__, where), where
    assert sorted(counts_on(event)) == sorted(id for _, _, id in listed)
    assert made(event) in (None, getattr(event, "id", None), *(
        getattr(part, "id", None) for part in (getattr(event, n) for n in event.__struct_fields__)
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("what", "kind", "fit"),
    [
        ("record", "AgentRegistered", True),
        ("record", "ClaimRecorded", True),
        ("claim", "ClaimRecorded", True),
        ("claim", "AgentRegistered", False),
        ("agent", "SourceCaptured", False),
        (ANY, "ClaimRecorded", True),
        (ANY, "AgentRegistered", True),
        (ANY, "SourceCaptured", True),
        (ANY, "ClaimCoded", False),
        ("judgement", "ClaimCoded", True),
        ("assessment", "AssessmentMade", True),
        ("hypothesis", "AssessmentMade", False),
        ("claim", "KindOfTomorrow", True),
    ],
)
def test_an_id_has_to_be_of_what_the_field_means(what: str, kind: str, fit: bool) -> None:
    assert fits(what, kind) is fit


def test_only_a_source_comes_again_under_its_id() -> None:
    assert repeatable(a_source(SetClock(time=1)))
    assert not repeatable(Withdrawn(reason="a slip", target="a"))
    assert made(Withdrawn(reason="a slip", target="a")) is None
