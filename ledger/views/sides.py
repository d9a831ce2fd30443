"""Claims set against one another: differing accounts of one occurrence, and disputes."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.projections.judgements import LINKS, LinkRow
from ledger.views.cells import Accounts
from ledger.views.found import Selected
from ledger.views.pair import Pair

DISPUTES = ("contradicts", "denies", "doubts")
ACCOUNTS = ("differing_account",)


def sides(pair: Pair, aspect: str, relations: Sequence[str]) -> tuple[Accounts, ...]:
    """Put the claims that such links join side by side, one cell for each group."""
    here = [s for s in pair.found.special if s.row.aspect == aspect]
    by_claim = {s.row.claim: s for s in here if s.retracted is None and not s.possibly}
    joined = [
        k for k in _links(pair, tuple(by_claim))
        if k.relation in relations and k.claim in by_claim and k.other in by_claim
    ]  # fmt: skip
    return tuple(_cell(pair, own, by_claim) for own in _joined(joined))


def _links(pair: Pair, claims: tuple[str, ...]) -> list[LinkRow]:
    rows: dict[str, LinkRow] = {}
    for field in ("claim", "other"):
        for link in pair.views.rows_among(LINKS, at=pair.basis.seq, **{field: claims}):
            rows[link.id] = link
    return sorted(rows.values(), key=lambda link: link.seq)


def _cell(pair: Pair, own: list[LinkRow], by_claim: dict[str, Selected]) -> Accounts:
    group = {c for link in own for c in (link.claim, link.other)}
    cells = pair.cells(sorted((by_claim[c] for c in group), key=lambda s: s.row.seq))
    claims = [c.claim for c in cells]
    spoken_of = [c.occurrence for c in claims if c and c.occurrence]
    words = next((o.words.text for o in spoken_of if o.words.text), "")
    date = next((o.happened.edtf for o in spoken_of if o.happened and o.happened.edtf), "")
    occurrence = f"{words} ({date})" if words and date else words or date
    return Accounts(links=tuple(own), occurrence=occurrence, statements=cells)


def _joined(links: list[LinkRow]) -> list[list[LinkRow]]:
    """Group links that reach one another through the claims they join."""
    parent: dict[str, str] = {}

    def root(claim: str) -> str:
        while parent.setdefault(claim, claim) != claim:
            parent[claim] = claim = parent[parent[claim]]
        return claim

    for link in links:
        parent[root(link.claim)] = root(link.other)
    groups: dict[str, list[LinkRow]] = {}
    for link in links:
        groups.setdefault(root(link.claim), []).append(link)
    return list(groups.values())
