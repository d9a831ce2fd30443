"""Who holds what: the latest statement of each, and which others may be as late."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ledger.views.cells import Outside, Party, Statement
from ledger.views.found import Keep, Selected, latest, rank
from ledger.views.pair import Pair
from ledger.views.placed import counted
from ledger.views.tally import Speaker

_FEW = 3


def party(pair: Pair, n: int, aspect: str) -> Party:
    """Make the cell of a party from the statements of all who spoke for it."""
    agents, keep = pair.speaking(n, aspect), pair.keeps(n)
    plain = None if all(pair.always(agent, n) for agent in agents) else keep
    top = pair.found.top(aspect, agents, plain)
    struck = [s for s in pair.found.struck(aspect, keep) if s.row.agent in agents]
    return Party(
        also=pair.cells(top[1:]),
        count=lambda: pair.found.claims_of(aspect, agents, plain),
        known=pair.called[n].known,
        latest=pair.statement(top[0], _displaced(pair, aspect, agents, keep, top)) if top else None,
        name=pair.called[n].name,
        struck=pair.cells(struck),
    )


def outside(pair: Pair, aspect: str, only: Collection[str] | None = None) -> tuple[Outside, ...]:
    """Make a cell for everybody else who spoke, the latest speaker first.

    `only` names those (ids, "" for whom nobody knows) to whom that is confined.
    """
    if only is None:
        pair.found.look_for_all(aspect)
    root = pair.context.who.root
    wanted = None if only is None else {root(agent) for agent in only if agent}
    groups: dict[str, list[str]] = {}
    for agent in pair.found.speakers(aspect):
        own = any(pair.always(agent, n) for n in (0, 1))
        if agent and not own and (wanted is None or root(agent) in wanted):
            groups.setdefault(root(agent), []).append(agent)
    found = [it for agents in groups.values() if (it := _group(pair, aspect, agents))]
    if only is None or "" in only:
        found += _unnamed(pair, aspect)
    found.sort(key=lambda it: rank(it[0][0]), reverse=True)
    return tuple(make(top) for top, make in found)


_Cell = tuple[list[Selected], Callable[[list[Selected]], Outside]]


def _group(pair: Pair, aspect: str, agents: list[str]) -> _Cell | None:
    """Find the latest statements of one outside speaker, and what makes the cell of them."""
    keep = None if all(map(pair.never, agents)) else pair.outside
    top = pair.found.top(aspect, agents, keep)

    def make(top: list[Selected]) -> Outside:
        return _outside(
            pair,
            top,
            _displaced(pair, aspect, agents, pair.outside, top),
            lambda: pair.found.occasions(aspect, agents, keep),
        )

    return (top, make) if top else None


def _unnamed(pair: Pair, aspect: str) -> list[_Cell]:
    """Find the same for those whom nobody knows, by what each source calls them."""
    by_speaker: dict[str, list[Selected]] = {}
    for it in pair.found.standing(aspect, [""], pair.outside):
        by_speaker.setdefault(pair.found.speaker(it.row), []).append(it)
    return [(latest(own), _maker(pair, own)) for own in by_speaker.values()]


def _maker(pair: Pair, own: list[Selected]) -> Callable[[list[Selected]], Outside]:
    def speaker() -> Speaker:
        found = Speaker()
        found.add(counted([s.row for s in own]))
        return found

    def make(top: list[Selected]) -> Outside:
        shown = {id(it.row) for it in top}
        rest = [s for s in own if id(s.row) not in shown][:_FEW]
        return _outside(pair, top, lambda: pair.cells(rest), speaker)

    return make


def _outside(
    pair: Pair,
    top: list[Selected],
    earlier: Callable[[], tuple[Statement, ...]],
    speaker: Callable[[], Speaker],
) -> Outside:
    first = pair.statement(top[0], earlier)
    return Outside(also=pair.cells(top[1:]), latest=first, name=first.who, speaker=speaker)


def _displaced(
    pair: Pair, aspect: str, agents: Collection[str], keep: Keep, top: list[Selected]
) -> Callable[[], tuple[Statement, ...]]:
    """Make what finds the statements that stood before those at the top, the newest first."""

    def earlier() -> tuple[Statement, ...]:
        shown = {it.row for it in top}
        every = pair.found.standing(aspect, agents, keep)
        return pair.cells([s for s in every if s.row not in shown][:_FEW])

    return earlier
