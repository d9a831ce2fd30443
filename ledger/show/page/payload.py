"""What a page carries: every row with the recorded moments it held between, as columns."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import msgspec

from ledger.replay.moment import Moment
from ledger.show.escape import in_script, plain
from ledger.show.page.behind import happened, opinions, versions
from ledger.show.page.columns import Column, Tables, spanned
from ledger.show.page.gather import Gathered, gather
from ledger.store.contract import Store
from ledger.views.basis import Basis
from ledger.views.evidence import Evidence
from ledger.views.rows.engine import Views


@attrs.frozen(kw_only=True)
class Payload:
    """The data of a page, as it is written into it; `aspects` are in the codebook's order."""

    aspects: list[int]
    assessments: dict[str, Column]
    basis: Basis
    comments: dict[str, Column]
    events: dict[str, Column]
    ids: list[str]
    links: dict[str, Column]
    moment: str
    opinions: dict[str, Column]
    parties: tuple[str, str]
    places: dict[str, Column]
    retractions: dict[str, Column]
    rows: dict[str, Column]
    versions: dict[str, Column]
    words: list[str]


def payload(
    store: Store, views: Views, moment: Moment, names: tuple[str, str], order: Sequence[str]
) -> Payload:
    """Gather all that a page of two parties needs, up to a moment.

    Raises `NotFound` or `Ambiguous` when a party's name is not clear.
    """
    ids = moment.who.find(names[0]), moment.who.find(names[1])
    evidence = Evidence(store, views, moment.basis.seq)
    found = gather(store, views, evidence, moment.basis.seq, names)
    tables = Tables()
    told = _told(found, evidence, tables)
    return Payload(
        aspects=[tables.words.put(plain(a)) for a in _aspects(found, order)],
        basis=moment.basis,
        moment=str(moment.basis),
        parties=(plain(moment.who.name(ids[0])), plain(moment.who.name(ids[1]))),
        ids=tables.ids.all(),
        words=tables.words.all(),
        **told,
    )


def _told(found: Gathered, evidence: Evidence, tables: Tables) -> dict[str, dict[str, Column]]:
    """Part everything found into columns."""
    rows = [row for row, _, _ in found.rows]
    judged = [row for row, _, _ in found.assessments]
    seqs = list(dict.fromkeys(row.seq for row in rows))
    links = [row.seq for row, _, _ in found.links]
    taken = [row.seq for row in found.retractions]
    behind = [*seqs, *(r.coded for r in rows), *links, *taken, *(r.seq for r in judged)]
    once = list({row.id: row for row in judged}.values())
    return {
        "assessments": spanned(tables, found.assessments),
        "comments": spanned(tables, found.comments),
        "events": tables.columns(list(happened(behind, evidence))),
        "links": spanned(tables, found.links),
        "opinions": tables.columns(list(opinions(once, evidence))),
        "places": tables.columns(found.places),
        "retractions": tables.columns(found.retractions),
        "rows": spanned(tables, found.rows),
        "versions": tables.columns(list(versions(seqs, evidence))),
    }


def _aspects(found: Gathered, order: Sequence[str]) -> list[str]:
    """List the aspects there are in the codebook's order, unknown ones after."""
    names = {row.aspect for row, _, _ in found.rows}
    names |= {row.aspect for row, _, _ in found.assessments}
    known = {name: n for n, name in enumerate(order)}
    return sorted(names - {""}, key=lambda name: (known.get(name, len(known)), name))


def written(it: Payload) -> str:
    """Write a payload as JSON that can stand in a script element."""
    told = attrs.asdict(it, recurse=False) | {"basis": attrs.asdict(it.basis)}
    return in_script(msgspec.json.encode(told).decode())
