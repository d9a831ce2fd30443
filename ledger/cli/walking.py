"""Commands that walk: the first moment at which something held, and the replay step by step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ledger.cli.common import JSON, LEDGER, PARTIES, moment, out, reading, stacked
from ledger.errors import BadQuestion

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.replay.first import Condition
    from ledger.replay.walk import Replay

_WHAT: Final = click.Choice(["contested", "stated", "assessed"])
_CONTESTED: Final = ("contradiction", "denial", "differing accounts")
_NO_LINKS: Final = (
    "No claims are linked as disputed; `claimledger propose` records what rules find."
)
_OF: Final = stacked(
    click.option("--who", metavar="NAME", help="Of stated: whose statement (name or id)."),
    click.option("--aspect", default="", metavar="NAME", help="Only under this aspect."),
    click.option("--changed", is_flag=True, help="Of assessed: that supersedes another."),
)
_WITHIN: Final = stacked(
    click.option("--published", metavar="DATE", help="As a reader of the sources could know."),
    click.option("--said", metavar="DATE", help="Only what had been said by then."),
)


@click.command("first")
@stacked(LEDGER, *PARTIES, click.argument("what", type=_WHAT), _OF, _WITHIN, JSON)
def first_command(
    ledger: Path,
    first: str,
    second: str,
    what: str,
    who: str | None,
    aspect: str,
    changed: bool,
    published: str | None,
    said: str | None,
    as_json: bool,
) -> None:
    """Find when something first held between FIRST and SECOND, and which event brought it.

    WHAT is contested (a dispute or differing accounts stand), stated (by --who) or assessed.
    """
    with reading(ledger) as book:
        from ledger.show.shapes import json_text
        from ledger.show.walk_shapes import first_shape

        condition = _condition(what, who, aspect, changed)
        found = book.first(first, second, condition, published=published, said=said)
        text = str(found) if found else _never(book, (first, second), what, aspect)
        out(json_text(first_shape(found)) if as_json else text)


@click.command("replay")
@stacked(LEDGER, click.argument("first", required=False), click.argument("second", required=False))
@click.option(
    "--by",
    type=click.Choice(["event", "import", "day"]),
    default="event",
    show_default=True,
    help="Stop after every event, or at the ends of imports or days (UTC).",
)
@click.option("--from", "start", metavar="DATE", help="Start there; a date, or event:NUMBER.")
@click.option("--to", "end", metavar="DATE", help="End there; a date, or event:NUMBER.")
@click.option("--until", type=_WHAT, help="Stop at the first step at which this holds.")
@stacked(_OF, _WITHIN, JSON)
def replay_command(
    ledger: Path,
    first: str | None,
    second: str | None,
    by: str,
    start: str | None,
    end: str | None,
    until: str | None,
    who: str | None,
    aspect: str,
    changed: bool,
    published: str | None,
    said: str | None,
    as_json: bool,
) -> None:
    """Print step by step what was recorded, and what it changed between FIRST and SECOND.

    With parties it steps the events of their relationship alone, without them every event.
    """
    with reading(ledger) as book:
        from ledger.show.shapes import json_text
        from ledger.show.walk_shapes import step_shape

        condition = _condition(until, who, aspect, changed) if until else None
        replay = book.replay(first, second, published=published, said=said, by=by)
        steps = _steps(book, replay, moment(start), moment(end), condition)
        if as_json:
            out(json_text(tuple(map(step_shape, steps))))
            return
        for n, here in enumerate(steps):
            out(f"\n{here}" if n else str(here))


def _never(book: Ledger, parties: tuple[str, str], what: str, aspect: str) -> str:
    """Say that it never held; of disputes, also that no link says so, where there is none."""
    if what == "contested":
        found = book.disagreements(*parties, aspect)
        if not any(it.link and it.kind in _CONTESTED for it in found):
            return f"It never held. {_NO_LINKS}"
    return "It never held."


def _condition(what: str, who: str | None, aspect: str, changed: bool) -> Condition:
    """Make the condition that was typed."""
    from ledger.replay.first import assessed, contested, stated

    if what == "stated" and who is None:
        raise click.UsageError("Say whose statement: --who NAME.")
    made = {
        "assessed": lambda: assessed(aspect, changed=changed),
        "contested": lambda: contested(aspect),
        "stated": lambda: stated(who or "", aspect),
    }
    return made[what]()


def _steps(
    book: Ledger,
    replay: Replay,
    start: str | int | None,
    end: str | int | None,
    until: Condition | None,
) -> Iterator[Replay]:
    """Go through the stops after `start`, up to `end`, until something holds."""
    if until and not replay.has_parties:
        hint = "Name both parties."
        raise BadQuestion(asked="--until", why="it holds of a relationship", hint=hint)
    last = book.as_of(recorded=end).basis.seq
    if start is not None:
        replay.go_to(start)
    for here in replay:
        if here.seq > last:
            return
        yield here
        if until and here.holds(until):
            return
