"""Commands on competing hypotheses: matrix, hypothesize, weigh."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs
import click

from ledger.cli.common import (
    AS_OF,
    BY,
    JSON,
    LEDGER,
    PARTIES,
    AsOf,
    out,
    reading,
    recorder,
    stacked,
)
from ledger.errors import Ambiguous, NotFound
from ledger.events import HypothesisStated

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.inquiry import Hypothesis

_LABEL: Final = re.compile("[Hh][0-9]+")
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
    asked: AsOf,
    as_json: bool,
) -> None:
    """Lay the hypotheses on FIRST and SECOND against the claims weighed, now or as of a moment.

    Hypotheses that fewest claims are inconsistent with come first. There is no total.
    """
    with reading(ledger) as book:
        from ledger.show.matrix_shape import matrix_shape
        from ledger.show.shapes import json_text, why_shape

        found = book.as_of(**asked.bounds).matrix(first, second, question, by)
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
    with reading(ledger, recorder(by)) as book:
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
    """Say how CLAIM stands to HYPOTHESIS: SCORE is CC, C, N, I, II or NA; prints what is recorded.

    CLAIM is an id; HYPOTHESIS an id, or its label in the matrix (such as H2) where the ledger's
    hypotheses are all of one relationship and one question.

    CC very consistent, C consistent, N neutral, I inconsistent, II very inconsistent, NA not
    applicable. Your later score of the same two stands in the place of the earlier one.
    """
    with reading(ledger, recorder(by)) as book:
        meant = _hypothesis(book, hypothesis)
        id = book.weigh(claim, meant.id if meant else hypothesis, score, **how)
        if as_json or meant is None:
            _noted(id, as_json)
        else:
            ground = book.now().ground
            told = ground.told(ground.version(claim) or ground.evidence.seqs_of((claim,))[0])
            out(_recorded(told, score, meant.statement, id))


def _hypothesis(book: Ledger, typed: str) -> Hypothesis | None:
    """Find a hypothesis by id, or by its label in the only matrix; None where no id is known."""
    from ledger.projections.hypotheses import HYPOTHESES, HypothesisRow

    ground = book.now().ground
    rows: list[HypothesisRow] = ground.views.rows(HYPOTHESES, at=ground.basis.seq)
    seqs = [row.seq for row in rows if row.id == typed]
    if not seqs and _LABEL.fullmatch(typed):
        pairs = {(row.a, row.b) for row in rows}
        if len(pairs) > 1:
            names = sorted("–".join(map(ground.who.name, pair)) for pair in pairs)
            hint = "Give the hypothesis's id, as `matrix` prints it."
            raise Ambiguous(what="label", asked=typed, candidates=tuple(names), hint=hint)
        columns = [c for pair in pairs for c in book.now().matrix(*pair).columns]
        seqs = [c.row.seq for c in columns if c.label == typed.upper()]
        if not seqs:
            known = tuple(c.label for c in columns)
            raise NotFound(what="hypothesis", asked=typed, known=known)
    events = (ground.evidence.recorded(seq).event for seq in seqs)
    return next((e.hypothesis for e in events if isinstance(e, HypothesisStated)), None)


def _recorded(told: str, score: str, statement: str, id: str) -> str:
    """Say what was recorded: the score, the claim, the hypothesis and the score's id."""
    from ledger.show.layout import hanging
    from ledger.views.hypotheses.matrix import SCORES

    lines = (f"{score} ({SCORES[score]})", f"claim: {told}", f"hypothesis: {statement}", f"id {id}")
    return "\n".join(line for n, text in enumerate(lines) for line in hanging(text, 2 * (n > 0), 4))


def _noted(id: str, as_json: bool) -> None:
    from ledger.show.shapes import json_text

    out(json_text(Noted(id=id)) if as_json else id)
