"""Commands on competing hypotheses: matrix, hypothesize, weigh."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import click

from ledger.cli.common import (
    AS_OF,
    BY,
    JSON,
    LEDGER,
    PARTIES,
    as_of,
    fail,
    out,
    reading,
    recorder,
    refusals,
    stacked,
)

_MADE = click.option("--made", metavar="DATE", help="When it was judged (EDTF); otherwise unknown.")


@attrs.frozen(kw_only=True)
class Noted:
    """The id of what was recorded."""

    id: str


@click.command("matrix")
@stacked(LEDGER, *PARTIES)
@click.option("--question", default="", metavar="TEXT", help="Which question, if there are many.")
@click.option("--by", metavar="NAME", help="Only this analyst's scores.")
@click.option(
    "--why",
    nargs=2,
    metavar="CLAIM HYPOTHESIS",
    help="Show why one cell stands so (a claim's id; a hypothesis's id or label).",
)
@stacked(AS_OF, JSON)
def matrix_command(
    ledger: Path,
    first: str,
    second: str,
    question: str,
    by: str | None,
    why: tuple[str, str] | None,
    recorded: str | None,
    published: str | None,
    said: str | None,
    as_json: bool,
) -> None:
    """Lay the hypotheses on FIRST and SECOND against the claims weighed, now or as of a moment.

    Hypotheses that fewest claims are inconsistent with come first. There is no total.
    """
    with reading(ledger) as book:
        from ledger.show.matrix_shape import matrix_shape
        from ledger.show.shapes import json_text, why_shape

        asked = attrs.asdict(as_of(recorded, published, said))
        found = book.as_of(**asked).matrix(first, second, question, by)
        if why:
            told = found.cell(*why).why()
            out(json_text(why_shape(told)) if as_json else str(told))
        else:
            out(json_text(matrix_shape(found)) if as_json else str(found))


@click.command("hypothesize")
@stacked(LEDGER, *PARTIES, click.argument("statement"))
@click.option("--question", default="", metavar="TEXT", help="What it answers.")
@click.option("--aspect", default="", metavar="NAME", help="Of which aspect, if of one.")
@stacked(_MADE, BY, JSON)
def hypothesize_command(
    ledger: Path,
    first: str,
    second: str,
    statement: str,
    by: str | None,
    as_json: bool,
    **how: str | None,
) -> None:
    """State one of several competing hypotheses, STATEMENT, on FIRST and SECOND; prints its id."""
    with _writing(ledger, by) as book:
        _noted(book.hypothesize(first, second, statement, **how), as_json)


@click.command("weigh")
@stacked(LEDGER, click.argument("claim"), click.argument("hypothesis"), click.argument("score"))
@click.option("--why", default="", metavar="TEXT", help="Why it stands so.")
@stacked(_MADE, BY, JSON)
def weigh_command(
    ledger: Path,
    claim: str,
    hypothesis: str,
    score: str,
    by: str | None,
    as_json: bool,
    **how: str | None,
) -> None:
    """Say how CLAIM stands to HYPOTHESIS (ids): SCORE is CC, C, N, I, II or NA; prints its id.

    CC very consistent, C consistent, N neutral, I inconsistent, II very inconsistent, NA not
    applicable. Your later score of the same two stands in the place of the earlier one.
    """
    with _writing(ledger, by) as book:
        _noted(book.weigh(claim, hypothesis, score, **how), as_json)


def _noted(id: str, as_json: bool) -> None:
    from ledger.show.shapes import json_text

    out(json_text(Noted(id=id)) if as_json else id)


@contextmanager
def _writing(path: Path, by: str | None) -> Iterator[Any]:
    """Open a ledger that is there, to write to it."""
    from ledger.book import Ledger

    if not path.exists():
        fail(f"{path}: there is no such ledger; `claimledger import` makes one.")
    with refusals(), Ledger.open(path, by=recorder(by), create=False) as book:
        yield book
