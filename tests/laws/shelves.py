"""Ledgers in real files for tests of laws, and all that can be read of one as canonical text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import msgspec

from ledger import Ledger, Moment, RelationshipView
from ledger.clock import SteppingClock
from ledger.errors import LedgerError
from ledger.show.shapes import agent_shape, claim_shape, json_text, source_shape
from ledger.show.view_shape import view_shape
from ledger.views.cells import HasWhy
from tests.laws.random_ledgers import PARTIES, START, Step

HOUR = 3_600_000_000


@contextmanager
def shelf() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


def opened(path: Path) -> Ledger:
    """A ledger whose every batch is recorded an hour after the one before."""
    clock = SteppingClock(start=START, step=HOUR)
    return Ledger.open(path, by="ann", clock=clock, durable=False)


def put(book: Ledger, steps: Iterable[Step]) -> Ledger:
    """Append as the steps say, whoever reads meanwhile."""
    for step in steps:
        book.store.append(step.events, recorder="ann", import_id=step.import_id)
    return book


def canonical(view: RelationshipView) -> tuple[bytes, str]:
    """A view as canonical JSON, with its basis, and as it is printed."""
    shape = attrs.asdict(view_shape(view))
    return msgspec.json.encode(shape, order="sorted"), str(view)


def reasons(view: RelationshipView) -> list[str]:
    """Why each cell shows what it shows, as printed."""
    return [str(cell.why()) for cell in cells(view)]


def cells(view: RelationshipView) -> Iterator[HasWhy]:
    """Every cell of a view, in its order."""
    groups: list[Iterable[HasWhy]] = [
        view.assessments, view.statements, view.uncoded, view.possibly, view.unknown,
    ]  # fmt: skip
    for aspect in view:
        groups += [aspect.parties, aspect.outside, aspect.accounts, aspect.disputes]
        groups += [aspect.ascribed, aspect.assessments, aspect.struck, aspect.possibly]
        groups += [cells for party in aspect.parties for cells in (party.also, party.struck)]
        groups += [outside.also for outside in aspect.outside]
    return chain.from_iterable(groups)


def lists(moment: Moment) -> list[str]:
    """All that a moment lists: claims, agents, sources, the timeline."""
    claims = tuple(claim_shape(claim, moment) for claim in moment.claims())
    return [
        json_text(claims),
        json_text(tuple(map(agent_shape, moment.agents()))),
        json_text(tuple(source_shape(row, moment) for row in moment.sources())),
        str(moment.timeline()),
    ]


def everything(book: Ledger, **bounds: Any) -> object:
    """All that a ledger says of a moment, or how it refuses to."""
    return told(lambda: _everything(book.as_of(**bounds)))


def _everything(moment: Moment) -> object:
    view = told(lambda: moment.relationship(*PARTIES))
    if not isinstance(view, RelationshipView):
        return view, lists(moment)
    return canonical(view), reasons(view), lists(moment)


def told(question: Callable[[], object]) -> object:
    """The answer to a question, or the class and words of the error."""
    try:
        return question()
    except LedgerError as error:
        return type(error).__name__, str(error)


def answer(book: Ledger, **bounds: Any) -> object:
    """The view of the two parties as canonical text, or how it is refused."""

    def ask() -> object:
        return canonical(book.as_of(**bounds).relationship(*PARTIES))

    return told(ask)


def unmarked(found: object) -> object:
    """An answer without what only tells of how it was asked: the basis and its words."""
    if not (isinstance(found, tuple) and isinstance(found[0], bytes)):
        return found
    shape = msgspec.json.decode(found[0])
    return {key: value for key, value in shape.items() if key not in ("basis", "moment")}
