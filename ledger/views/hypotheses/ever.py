"""What the ledger has ever held of hypotheses, so that a name that never was can be told."""

from __future__ import annotations

from typing import Final

from ledger.errors import NotFound
from ledger.events import HypothesisStated
from ledger.projections.hypotheses import HYPOTHESES, WEIGHINGS, HypothesisRow, WeighingRow
from ledger.views.ground import Ground

_LATEST: Final = 2**62 - 1


def known_question(question: str, ids: tuple[str, str], ground: Ground) -> None:
    """Raise `NotFound` for a question that nobody has asked of this pair, then or since."""
    pick = ground.evidence.recorded
    events = [pick(row.seq).event for row in _ever(ids, ground)]
    stated = [e.hypothesis for e in events if isinstance(e, HypothesisStated)]
    known = tuple(dict.fromkeys(h.question for h in stated if h.question))
    if question.casefold() not in map(str.casefold, known):
        hint = f"Questions are: {'; '.join(known)}." if known else "Nobody has named one."
        raise NotFound(what="question", asked=question, known=known, hint=hint)


def known_analyst(by: str | None, ids: tuple[str, str], ground: Ground) -> None:
    """Raise `NotFound` for an analyst who has weighed nothing of this pair, then or since."""
    if by is None:
        return
    known: set[str] = set()
    for row in _ever(ids, ground):
        rows: list[WeighingRow] = ground.views.every(WEIGHINGS, at=_LATEST, hypothesis=row.id)
        known |= {r.by for r in rows}
    if known and by not in known:
        hint = f"Analysts are: {', '.join(sorted(known))}."
        raise NotFound(what="analyst", asked=by, known=tuple(sorted(known)), hint=hint)


def _ever(ids: tuple[str, str], ground: Ground) -> list[HypothesisRow]:
    """List the hypotheses of a pair that the ledger has ever held, later ones too."""
    a, b = map(ground.who.members, ids)
    found: list[HypothesisRow] = []
    for x, y in ((a, b), (b, a)):
        for one in x:
            rows: list[HypothesisRow] = ground.views.every(HYPOTHESES, at=_LATEST, a=one)
            found += [row for row in rows if row.b in y]
    return found
