"""Statements, accounts and assessments in a line of words."""

from __future__ import annotations

from typing import Final

from ledger.claims import Assessment, Claim
from ledger.events import ClaimRetracted
from ledger.show.layout import short
from ledger.times import When
from ledger.views.acts import ASCRIBED
from ledger.views.cells import Accounts, Ascribed, Judged, Statement
from ledger.views.relationship import RelationshipView

LONG: Final = 280
"""How many characters of a content are shown; … says where more follows."""
_MARKS: Final = frozenset('"“”„«»')
_SIDES: Final = 6


def said(statement: Statement, most: int = LONG) -> str:
    """Say what was said: in quotation marks where the words are the claimant's own."""
    words = short(statement.content, most)
    return f'"{words}"' if _is_quoted(statement.claim, words) else words


def _is_quoted(claim: Claim | None, words: str) -> bool:
    return claim is not None and claim.form == "direct" and not _MARKS & set(words)


def who_when(statement: Statement, unless: str = "") -> str:
    """Say who said it, when, and how where it is no plain assertion: "Wang Yi, 2023-08-07 urges".

    The party itself is not repeated.
    """
    named = "" if statement.who == unless else statement.who
    head = ", ".join(filter(None, (named, _day(statement.date))))
    return " ".join(filter(None, (head, statement.act)))


def _day(date: When | None) -> str:
    return str(date) if date and (date.edtf or date.words) else ""


def through(statement: Statement) -> str:
    """Say through whom it came, or in which source it stands, in brackets."""
    return _bracketed(statement, statement.via)


def _bracketed(statement: Statement, via: tuple[str, ...]) -> str:
    chain = " > ".join(via) or statement.source
    notes = [chain, *(["by its paragraph"] if "paragraph" in statement.row.named else ())]
    return f"[{'; '.join(notes)}]"


def judged_by(statement: Statement) -> str:
    """Say whose coding places it, and which way, where a person judged it."""
    row = statement.row
    bearing = f": {row.bearing}" if row.bearing != "open" else ""
    if row.coder.startswith("rule:"):
        return f" (rule{bearing})" if bearing else ""
    return f" (coded by {row.coder}{bearing})"


def sentence(statement: Statement, unless: str = "") -> str:
    """Say a statement whole: who, when, what, through whom."""
    head = who_when(statement, unless)
    lead = f"{head}: " if head else ""
    since = f" (corrected {statement.corrected})" if statement.corrected else ""
    return f"{lead}{said(statement)} {through(statement)}{judged_by(statement)}{since}"


def more(statements: tuple[Statement, ...]) -> str:
    """Say how many others may be as late."""
    return f" · +{len(statements)} whose order is unknown" if statements else ""


def struck(statement: Statement) -> str:
    """Say that a statement was taken back, by whom and when."""
    taken = statement.retracted
    event = statement.context.evidence.recorded(taken.seq).event if taken else None
    by = "its claimant"
    if isinstance(event, ClaimRetracted):
        hop = event.retraction.chain[-1]
        by = f"{hop.name}, {_day(hop.said) or 'undated'}"
    return f"[struck] {sentence(statement)} taken back by {by}"


def accounts(cell: Accounts) -> str:
    """Say the accounts of one occurrence side by side, and what they came through."""
    chains = {through(s) for s in cell.statements}
    one = f" [{'both' if len(cell.statements) == 2 else 'all'} via {chains.pop()[1:]}"
    shared = one if not chains and all(s.via for s in cell.statements) else ""
    sides = (
        f"{who_when(s)}: {said(s, LONG // 2)}{'' if shared else ' ' + through(s)}"
        for s in cell.statements[:_SIDES]
    )
    rest = len(cell.statements) - _SIDES
    others = f" | … and {rest} more" if rest > 0 else ""
    return f"{' | '.join(sides)}{others}{shared}"


def disputed(cell: Accounts) -> str:
    """Say both sides of a dispute, and who set them against one another."""
    links = ", ".join(dict.fromkeys(f"{k.relation}, says {k.by}" for k in cell.links))
    return f"{accounts(cell)} ({links})"


def ascribed(cell: Ascribed) -> str:
    """Say who ascribes what to whom."""
    it = cell.statement
    chain = _bracketed(it, it.via[:-1])
    to = who_when(it).removesuffix(f" {ASCRIBED}")
    return f"by {cell.ascriber} to {to}: {said(it)} {chain}"


def assessed(cell: Judged) -> str:
    """Say an analyst's judgement: by whom, when, how likely, how sure, how often revised."""
    it = cell.assessment
    head = ", ".join(filter(None, (cell.row.assessor, _day(it.made) if it else "")))
    notes = _notes(it, len(cell.earlier)) if it else []
    tail = f" ({'; '.join(notes)})" if notes else ""
    return f"{head}: {short(cell.statement, LONG)}{tail}"


def _notes(it: Assessment, earlier: int) -> list[str]:
    likely, sure = it.likelihood, it.confidence
    times = "once" if earlier == 1 else f"{earlier} times"
    return [
        *([f"{likely.term} [{likely.scale}]"] if likely else ()),
        *([f"confidence {sure.term} [{sure.scale}]"] if sure else ()),
        *([f"revised {times}"] if earlier else ()),
        *([f"reason: {it.reason}"] if it.reason else ["no reason given"] if earlier else ()),
        *([f"rests on {counted(len(it.rests_on), 'claim')}"] if it.rests_on else ()),
    ]


def counted(count: int, word: str) -> str:
    """Say a number of things: "1 document", "2 documents"."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def claims_of(view: RelationshipView) -> str:
    """Say how many claims a view has, and how many nobody has reviewed: "63 claims, 60 unreviewed".

    What nobody has to review (every claim was, or was recorded by a person) is not told.
    """
    left = f", {view.unreviewed} unreviewed" if view.unreviewed else ""
    return f"{counted(view.claims, 'claim')}{left}"
