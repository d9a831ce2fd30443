"""From labelled words to attributions: who, cue and content that belong together.

In an event (E) the roles of its parts say what they are, else the labels of the words they name.
Relations (R) join words of different roles, directly or through the cue. A content that nothing
joins to anybody is an attribution whose claimant is unknown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, Literal, TypeAlias

import attrs

from ledger.adapter import Flaw
from ledger_adapters.annotations.brat_lines import Joined
from ledger_adapters.annotations.options import Options
from ledger_adapters.annotations.standoff import Standoff

Role: TypeAlias = Literal["who", "cue", "content", "addressee", "attribution"]
MANY: Final = 64
"""How many annotations one may be joined to; a chain has no more hops."""
ROLES: Final[tuple[Role, ...]] = ("who", "cue", "content", "addressee", "attribution")
_END: Final = re.compile(r"(?<!\d)\d{1,9}\Z")


@attrs.frozen(kw_only=True)
class Attribution:
    """One content with those who say it; all are ids of annotations.

    `holds` is the event that the file names as this one's content; `uses` are all annotations it
    is made of.
    """

    addressee: tuple[str, ...] = ()
    content: tuple[str, ...]
    cue: tuple[str, ...] = ()
    holds: str = ""
    key: str
    line: int
    uses: tuple[str, ...]
    who: tuple[str, ...] = ()


class Roles:
    """What a label or role of the file means."""

    def __init__(self, options: Options) -> None:
        """Take the labels from the options."""
        named = {role: getattr(options, role) for role in ROLES}
        self._known: dict[str, Role] = {
            _plain(name): role for role in reversed(ROLES) for name in named[role]
        }
        self._relations = {_plain(name) for name in options.relations}

    def of(self, label: str) -> Role | None:
        """Give the role that a label stands for; None when it is none of ours."""
        return self._known.get(_plain(label))

    def joins(self, label: str) -> bool:
        """Tell whether a relation of that label joins the parts of an attribution."""
        return not self._relations or _plain(label) in self._relations


def _plain(label: str) -> str:
    return _END.sub("", label.casefold().replace("_", "-")).rstrip("-")


@attrs.frozen(kw_only=True)
class Attributed:
    """What was found in a file: attributions, flaws, and the relations that were of use."""

    found: tuple[Attribution, ...]
    flaws: tuple[Flaw, ...]
    relations: frozenset[str]


def attributed(file: Standoff, roles: Roles) -> Attributed:
    """Find the attributions of a file: its events', then those of its relations, then the rest."""
    made = [each for event in file.events.values() for each in _of_event(event, file, roles)]
    found = [each for each in made if isinstance(each, Attribution)]
    used = {of for each in found for of in each.uses}
    web = _web(file, roles, used)
    contents = [id for id, role in web.roles.items() if role == "content"]
    found += [_around(id, web, file) for id in contents]
    return Attributed(
        found=tuple(found),
        flaws=tuple(each for each in made if isinstance(each, Flaw)),
        relations=frozenset(web.joined),
    )


def _of_event(event: Joined, found: Standoff, roles: Roles) -> Iterator[Attribution | Flaw]:
    parts = _parts(event, found, roles)
    is_one = roles.of(event.label) == "attribution"
    if not parts["content"]:
        if is_one:
            yield Flaw(
                at=f"line {event.line}",
                raw=f"{event.id}\t{event.label}:{event.trigger}",
                why=f"the attribution {event.id} names no content, so nothing is said in it",
            )
        return
    if max(map(len, parts.values())) > MANY:
        why = f"more than {MANY} annotations play one role in it"
        yield Flaw(at=f"line {event.line}", raw=event.id, why=why)
        return
    lost = sorted({of for some in parts.values() for of in some if of not in found.marked})
    events = [of for of in lost if of in found.events]
    missing = [of for of in lost if of not in found.events]
    if missing:
        why = f"{event.id} refers to {', '.join(missing)}, which the file does not have"
        yield Flaw(at=f"line {event.line}", raw=event.id, why=why)
    yield from _each_content(event, parts, found, set(missing), set(events))


def _each_content(
    event: Joined,
    parts: dict[Role, list[str]],
    found: Standoff,
    missing: set[str],
    events: set[str],
) -> Iterator[Attribution]:
    """Make an attribution of each content of an event; one may be another event as a whole."""
    spoken = [of for of in parts["content"] if of not in missing]
    others = {role: tuple(of for of in parts[role] if of in found.marked) for role in ROLES}
    uses = tuple(of for role in ROLES if role != "content" for of in others[role])
    for n, of in enumerate(spoken):
        content = _of_whole(found.events[of], found) if of in events else (of,)
        yield Attribution(
            addressee=others["addressee"],
            content=content,
            cue=others["cue"],
            holds=of if of in events else "",
            key=event.id if n == 0 else f"{event.id} {of}",
            line=event.line,
            uses=(event.id, event.trigger, *uses, of),
            who=others["who"],
        )


def _of_whole(event: Joined, found: Standoff) -> tuple[str, ...]:
    """List the marked words that an event is made of."""
    return tuple(dict.fromkeys(of for _, of in event.parts if of in found.marked)) or tuple(
        of for of in (event.trigger,) if of in found.marked
    )


def _parts(event: Joined, found: Standoff, roles: Roles) -> dict[Role, list[str]]:
    """List the parts of an event by what they are; the trigger is its cue when it has no other."""
    parts: dict[Role, list[str]] = {role: [] for role in ROLES}
    for name, of in event.parts:
        mark = found.marked.get(of)
        role = roles.of(name) or (roles.of(mark.label) if mark else None)
        if role and role != "attribution":
            parts[role].append(of)
    if not parts["cue"] and event.trigger in found.marked:
        trigger = roles.of(found.marked[event.trigger].label)
        parts[trigger if trigger and trigger != "attribution" else "cue"].append(event.trigger)
    return parts


@attrs.define
class _Web:
    """What relations join: neighbours by role, and which relations did it."""

    by: defaultdict[str, list[str]] = attrs.field(factory=lambda: defaultdict(list))
    joined: list[str] = attrs.field(factory=list)
    near: defaultdict[str, list[str]] = attrs.field(factory=lambda: defaultdict(list))
    roles: dict[str, Role] = attrs.field(factory=dict)

    def of_role(self, role: Role, ids: Iterable[str]) -> tuple[str, ...]:
        """List those of a role among some ids, once each and not too many."""
        return tuple(islice(dict.fromkeys(id for id in ids if self.roles[id] == role), MANY))


def _web(found: Standoff, roles: Roles, used: set[str]) -> _Web:
    web = _Web()
    for mark in found.marked.values():
        role = roles.of(mark.label)
        if role and mark.id not in used:
            web.roles[mark.id] = role
    for relation in found.relations.values():
        if roles.joins(relation.label):
            _join(web, relation, found, roles)
    return web


def _join(web: _Web, relation: Joined, found: Standoff, roles: Roles) -> None:
    """Take in a relation of two marked words; its label may say what one of them is."""
    (_, one), (_, other) = relation.parts[:2]
    if one not in found.marked or other not in found.marked:
        return
    told = roles.of(relation.label)
    if told and told not in ("attribution", "content"):
        for end, far in ((one, other), (other, one)):
            if web.roles.get(far) in ("content", "cue") and web.roles.get(end) != "content":
                web.roles[end] = told
                break
    if one in web.roles and other in web.roles:
        web.joined.append(relation.id)
        for end, far in ((one, other), (other, one)):
            if len(web.near[end]) < MANY:
                web.near[end].append(far)
                web.by[end].append(relation.id)


def _around(content: str, web: _Web, found: Standoff) -> Attribution:
    """Gather who, cue and addressee around a content: its neighbours, and those of its cues."""
    cues = web.of_role("cue", web.near[content])
    reached = [*web.near[content], *(of for cue in cues for of in web.near[cue])]
    who, addressee = web.of_role("who", reached), web.of_role("addressee", reached)
    relations = [by for id in (content, *cues) for by in web.by[id]]
    return Attribution(
        addressee=addressee,
        content=(content,),
        cue=cues,
        key=content,
        line=found.marked[content].line,
        uses=tuple(dict.fromkeys((content, *cues, *who, *addressee, *relations))),
        who=who,
    )
