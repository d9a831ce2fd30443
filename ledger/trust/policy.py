"""Whose signatures make a checkpoint trusted: logs, witnesses and a quorum (C2SP tlog-policy)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from ledger.trust.errors import BadKey, BadNote, NotTrusted
from ledger.trust.keys import LOG, WITNESS, PublicKey, signers
from ledger.trust.notes import Checkpoint, Note

NONE: Final = "none"
_MOST: Final = 1000
Group: TypeAlias = tuple[int, tuple[str, ...]]
"""How many of which witnesses or groups."""


@attrs.frozen(kw_only=True)
class Policy:
    """Any one of the logs has to have signed, and of the witnesses those that `quorum` names.

    Where no log is listed, none is asked for. A log in `until` signs only for fewer events: another
    key follows it there.
    """

    groups: Mapping[str, Group] = attrs.field(factory=dict)
    logs: tuple[PublicKey, ...] = ()
    quorum: str = NONE
    until: Mapping[PublicKey, int] = attrs.field(factory=dict)
    witnesses: Mapping[str, PublicKey] = attrs.field(factory=dict)

    @classmethod
    def of(cls, logs: Sequence[PublicKey], witnesses: Sequence[PublicKey] = ()) -> Policy:
        """Make a policy of keys: any one of the logs, and every one of the witnesses."""
        named = {str(key): key for key in witnesses}  # no name is sure to be nobody else's
        if not named:
            return cls(logs=tuple(logs))
        all_of = {"all": (len(named), tuple(named))}
        return cls(groups=all_of, logs=tuple(logs), quorum="all", witnesses=named)

    def check(self, note: Note, origin: str = "") -> tuple[PublicKey, ...]:
        """Tell which of its keys signed a note; raises `NotTrusted` where they do not suffice.

        Of a checkpoint give the `origin`: only a log of that name signs for it.
        """
        named = signers(note, [key for key in self.logs if origin in ("", key.name)])
        logs = tuple(key for key in named if not self._followed(key, note))
        if self.logs and not logs:
            raise NotTrusted(what="checkpoint", why=self._unsigned(named))
        witnesses = signers(note, self.witnesses.values())
        if not self._met(self.quorum, witnesses):
            raise NotTrusted(what="checkpoint", why=f"the quorum {self.quorum!r} is not met")
        return (*logs, *witnesses)

    def _followed(self, log: PublicKey, note: Note) -> bool:
        """Tell whether another key signed for a log already where a checkpoint stands."""
        return log in self.until and Checkpoint.parse(note.text).size >= self.until[log]

    def _unsigned(self, late: Sequence[PublicKey]) -> str:
        """Say why no log has signed, or why it does not count that these have."""
        if late:
            return f"the key that signed it was followed by another at event {self.until[late[0]]}"
        names = " or ".join(dict.fromkeys(key.name for key in self.logs))
        why = f"{names} has not signed it with a key given"
        return f"{why}; if another key follows that one, give its rotation too"

    def _met(self, name: str, signed: Sequence[PublicKey]) -> bool:
        if name == NONE:
            return True
        if name in self.witnesses:
            return self.witnesses[name] in signed
        count, members = self.groups[name]
        return sum(self._met(member, signed) for member in members) >= count

    @classmethod
    def parse(cls, told: str) -> Policy:
        """Read a policy file; raises `BadNote`, saying the line."""
        reading = _Reading()
        lines = told.split("\n")
        if len(lines) > _MOST or re.search(r"[\0-\x08\x0b-\x1f\x7f]", told):
            raise BadNote(what="policy", why="it is too long or holds control characters")
        for number, line in enumerate(lines, 1):
            words = [word for word in line.replace("\t", " ").split(" ") if word]
            if words and not words[0].startswith("#"):
                reading.take(f"policy, line {number}", words)
        if not reading.quorum:
            raise BadNote(what="policy", why="it has no quorum line")
        return cls(
            groups=reading.groups,
            logs=tuple(reading.logs),
            quorum=reading.quorum,
            witnesses=reading.witnesses,
        )


class _Reading:
    """A policy while its lines are read."""

    def __init__(self) -> None:
        self.groups: dict[str, Group] = {}
        self.logs: list[PublicKey] = []
        self.quorum = ""
        self.witnesses: dict[str, PublicKey] = {}
        self._members: set[str] = set()
        self._takes: Mapping[str, Callable[[str, list[str]], None]] = {
            "group": self._group,
            "log": self._log,
            "quorum": self._quorum,
            "witness": self._witness,
        }

    def take(self, where: str, words: list[str]) -> None:
        """Take in a line; raises `BadNote`."""
        take = self._takes.get(words[0])
        if take is None:
            raise BadNote(what=where, why=f"{words[0]!r} is no log, witness, group or quorum")
        try:
            take(where, words[1:])
        except BadKey as error:
            raise BadNote(what=where, why=str(error).rstrip(".")) from None

    def _log(self, where: str, words: list[str]) -> None:
        _count(where, words, 1, 2)
        self.logs.append(_key(where, words[0], LOG, self.logs))

    def _witness(self, where: str, words: list[str]) -> None:
        _count(where, words, 2, 3)
        name = self._fresh(where, words[0])
        self.witnesses[name] = _key(where, words[1], WITNESS, list(self.witnesses.values()))

    def _group(self, where: str, words: list[str]) -> None:
        _count(where, words, 3, _MOST)
        name, told, *members = words
        for member in members:
            if not self._known(member) or member in self._members:
                why = f"{member!r} is not defined above, or is in a group already"
                raise BadNote(what=where, why=why)
            self._members.add(member)
        counts = {"all": len(members), "any": 1}
        count = counts.get(told, int(told) if re.fullmatch("[0-9]{1,4}", told) else 0)
        if not 1 <= count <= len(members):
            raise BadNote(what=where, why=f"{told!r} of {len(members)} members makes no sense")
        self.groups[self._fresh(where, name)] = count, tuple(members)

    def _quorum(self, where: str, words: list[str]) -> None:
        _count(where, words, 1, 1)
        if self.quorum or not (words[0] == NONE or self._known(words[0])):
            why = "there is one already" if self.quorum else f"{words[0]!r} is not defined above"
            raise BadNote(what=where, why=why)
        self.quorum = words[0]

    def _known(self, name: str) -> bool:
        return name in self.witnesses or name in self.groups

    def _fresh(self, where: str, name: str) -> str:
        if name == NONE or self._known(name):
            raise BadNote(what=where, why=f"the name {name!r} is taken")
        return name


def _count(where: str, words: Sequence[str], least: int, most: int) -> None:
    if not least <= len(words) <= most:
        raise BadNote(what=where, why=f"it has {len(words) + 1} words")


def _key(where: str, vkey: str, type: int, known: Sequence[PublicKey]) -> PublicKey:
    key = PublicKey.parse(vkey)
    if key.type != type or key.public in {it.public for it in known}:
        why = "its key is there already" if key.type == type else "its key is of another type"
        raise BadNote(what=where, why=why)
    return key
