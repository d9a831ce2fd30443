"""Whatever text is in a ledger, nothing that is printed of it can steer a terminal."""

import json
from collections.abc import Iterator, Sequence
from itertools import chain

from attrs import AttrsInstance
from hypothesis import given, settings

from ledger import Ledger
from ledger.claims import Voice
from ledger.show.coding import card_text
from ledger.show.disagreement_shape import disagreements_shape
from ledger.show.escape import harmful
from ledger.show.lists import agents_text, claims_text, history_text, sources_text
from ledger.show.record_shape import claimant_shape, source_record_shape
from ledger.show.shapes import (
    agent_shape,
    change_shape,
    claim_shape,
    event_shape,
    json_text,
    source_shape,
    why_shape,
)
from ledger.show.view_shape import view_shape
from ledger.testing.strategies import hostile_text
from ledger.views.cells import HasWhy
from ledger.views.relationship import Aspect
from tests.show.shelf import started


def cells(aspect: Aspect) -> Iterator[HasWhy]:
    groups: tuple[Sequence[HasWhy], ...] = (
        aspect.parties,
        aspect.outside,
        aspect.accounts,
        aspect.disputes,
        aspect.ascribed,
        aspect.assessments,
    )
    return chain.from_iterable(groups)


def rendered(book: Ledger) -> list[str]:
    """Print everything there is, by every renderer."""
    now = book.now()
    view = book.relationship("Russia", "China")
    changes = book.changes("Russia", "China", recorded=(3, None))
    whys = [cell.why() for aspect in view for cell in cells(aspect)]
    claims = [claim_shape(claim, now) for claim in now.claims()]
    sources = [source_shape(row, now) for row in now.sources()]
    entries = [e for claim in claims for e in book.history(claim.id)]
    quarrels, people = now.disagreements("Russia", "China"), now.claimants()
    kept = [now.source_record(row.source) for row in now.sources()]
    shapes: list[AttrsInstance] = [
        view_shape(view),
        *map(change_shape, changes),
        *map(why_shape, whys),
        *claims,
        *sources,
        *map(agent_shape, now.agents()),
        *(event_shape(e.recorded, e.step) for e in entries),
        disagreements_shape(quarrels),
        *map(claimant_shape, people),
        *map(source_record_shape, kept),
    ]
    told = [str(book.agreement("Russia", "China", rules=True))]
    told += [card_text(item, None) for item in book.to_code("Russia", "China")]
    return [
        *told,
        str(view),
        *map(str, changes),
        *map(str, whys),
        claims_text(now.claims(), now),
        sources_text(sources),
        agents_text(now.agents()),
        history_text(entries),
        str(quarrels),
        *map(str, (people, *people, *kept)),
        *(str(it.why()) for it in (*quarrels, *people, *kept)),
        json_text(shapes),
    ]


def ledger_of(evil: str) -> Ledger:
    """Make a ledger in which every text that anybody can choose is this one."""
    book = Ledger.open(":memory:", by="ann", clock=started(2023, 8, 10))
    book.register("Russia", "state")
    book.register("China", "state")
    said = f"x{evil}"
    source = book.source(said, publisher=said, title=said)
    book.rate(source, said, said, why=said)
    both = "Russia", "China"
    voices: dict[str, Voice] = {"Russia": "speaks", said: "speaks", "China": "ascribed"}
    claims = [
        book.record(
            who=who, content=f"{said} {who}", source=said, reported_by=[said, "x"], voice=voice
        )
        for who, voice in voices.items()
    ]
    for claim in claims:
        book.code(claim, "overall", parties=both, why=said)
    book.link(claims[0], "contradicts", claims[1], why=said)
    book.link(claims[1], "differing_account", claims[0], why=said)
    scale = (said, said)
    book.assess(*both, said, likelihood=scale, confidence=scale, rests_on=tuple(claims))
    book.retract(claims[0], who="Russia", source=said, words=said)
    return book


@settings(max_examples=25)
@given(hostile_text(max_size=60))
def test_nothing_that_is_printed_holds_a_control_code_but_the_newline(evil: str) -> None:
    with ledger_of(evil) as book:
        for text in rendered(book):
            assert not [c for c in text if c != "\n" and harmful(c)]


@settings(max_examples=10)
@given(hostile_text(max_size=60))
def test_json_tells_hostile_text_as_it_is(evil: str) -> None:
    with ledger_of(evil) as book:
        now = book.now()
        shapes = [claim_shape(claim, now) for claim in now.claims()]
        told = json.loads(json_text(shapes))
        assert [it["content"] for it in told] == [shape.content for shape in shapes]
        assert evil in told[0]["content"]
