"""What a page shows of a state, and what Python says of the same state, in the same words."""

from __future__ import annotations

from typing import Any

from ledger import Ledger
from ledger.errors import Ambiguous, NotFound
from ledger.views.relationship import Aspect, RelationshipView
from tests.show.page.browser import Browser

READ = """
const slider = document.getElementById('slider');
const shown = () => ({
  label: document.getElementById('label').textContent,
  took: Number(document.documentElement.dataset.took),
  state: {...document.getElementById('state').dataset},
  aspects: Object.fromEntries([...document.querySelectorAll('[data-aspect]')].map((box) => [
    box.dataset.aspect,
    {...box.dataset, parties: [...box.querySelectorAll('[data-party]')].map((it) => ({
      ...it.dataset, latest: it.querySelector('[data-place=latest]')?.dataset.claim ?? null,
    }))},
  ])),
});
document.querySelector(`input[value=${arguments[0]}]`).click();
const last = Number(slider.max);
return arguments[1].map((share) => {
  slider.value = Math.round(share * last);
  slider.dispatchEvent(new Event('input'));
  return shown();
});
"""


def shown(browser: Browser, mode: str, shares: list[float]) -> list[dict[str, Any]]:
    """Move the slider of a page to these shares of its length; gives what it shows there."""
    found: list[dict[str, Any]] = browser.run(READ, mode, shares)
    return found


def asked(label: str) -> dict[str, Any]:
    """Turn the label of a place into the bound it stands for."""
    words = label.split(" by ")
    if len(words) == 1:
        return {}
    mode, when = words
    if mode == "recorded":
        return {mode: int(when.rpartition("event ")[2].rstrip(")"))}
    return {mode: when}


def expected(book: Ledger, first: str, second: str, bounds: dict[str, Any]) -> dict[str, Any]:
    """Say the same of Python's own view."""
    try:
        view = book.as_of(**bounds).relationship(first, second)
    except (NotFound, Ambiguous):
        return {"state": None, "aspects": {}}
    return {"state": _state(view), "aspects": {it.name: _aspect(it) for it in view.aspects}}


def _state(view: RelationshipView) -> dict[str, str]:
    return {
        "claims": str(view.claims),
        "comments": str(view.comments),
        "documents": str(view.documents),
        "judged": str(view.judged),
        "unreviewed": str(view.unreviewed),
        "possibly": str(len(view.possibly)),
        "uncoded": str(len(view.uncoded)),
        "unknown": str(len(view.unknown)),
    }


def _aspect(aspect: Aspect) -> dict[str, Any]:
    stands = aspect.claims or aspect.assessments or aspect.struck
    stands = stands or any(party.struck for party in aspect.parties)
    parties = [
        {
            "party": str(n),
            "also": str(len(party.also)),
            "latest": party.latest.row.claim if party.latest else None,
            "statements": str(party.statements),
            "struck": str(len(party.struck)),
        }
        for n, party in enumerate(aspect.parties)
    ]
    counts = {
        name: str(len(getattr(aspect, name)))
        for name in (
            "accounts", "ascribed", "assessments", "disputes", "outside", "possibly", "struck",
        )
    }  # fmt: skip
    return {
        **counts,
        "aspect": aspect.name,
        "claims": str(aspect.claims),
        "documents": str(aspect.documents),
        "origins": f"{aspect.origins.fewest}–{aspect.origins.most}",
        "parties": parties if stands else [],
    }
