"""Who speaks in a file of the library's own form: names by key, and who has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

import attrs

from ledger.claims import Agent, AgentKind, Mention, Words
from ledger_adapters.annotations.handles import handle
from ledger_adapters.annotations.jsonld import listed, text
from ledger_adapters.annotations.leftovers import kept
from ledger_adapters.annotations.people import LONGEST

_KINDS: Final[dict[str, AgentKind]] = {kind: kind for kind in get_args(AgentKind)}
_KNOWN: Final = frozenset({"name", "names", "kind"})


@attrs.frozen(kw_only=True)
class _Known:
    """One agent of the file; without a name it is whoever the text mentions."""

    extras: dict[str, str]
    kind: AgentKind
    names: tuple[str, ...]


class Agents:
    """The agents of a file by their keys, and the outlet among them."""

    def __init__(self, found: Any, outlet: str) -> None:
        """Take the member `agents`: a name, or an object with name, kind and names, by key."""
        members = found if isinstance(found, Mapping) else {}
        self._known = {str(key): _known(value) for key, value in members.items()}
        self._outlet = outlet

    @property
    def outlet(self) -> str:
        """What the outlet is called; "" when it has no name."""
        known = self._known.get(self._outlet)
        return (known.names[0] if known.names else "") if known else self._outlet

    def is_outlet(self, key: str) -> bool:
        """Tell whether a key or name means the outlet."""
        return bool(key) and key in (self._outlet, self.outlet)

    def mention(self, key: str, words: Words | None) -> Mention | None:
        """Name somebody in a chain by key or name; None for one whom nothing names."""
        known = self._known.get(key)
        name = (known.names[0] if known.names else "") if known else key
        if words and words.text.strip():
            return Mention(
                agent=handle(key) if known and name else None, at=words.at, text=words.text
            )
        return Mention(agent=handle(key) if known else None, text=name) if name else None

    def drafts(self) -> Iterator[Agent]:
        """Introduce those who have a name."""
        for key, known in self._known.items():
            if known.names and not self.is_outlet(key):
                yield Agent(extras=known.extras, id=handle(key), kind=known.kind, names=known.names)


def _known(value: Any) -> _Known:
    if isinstance(value, Mapping):
        names = [text(value.get("name")), *map(text, listed(value.get("names")))]
        kind = _KINDS.get(text(value.get("kind")), "unknown")
        kept_names = tuple(dict.fromkeys(name.strip()[:LONGEST] for name in names if name.strip()))
        return _Known(extras=kept(value, _KNOWN), kind=kind, names=kept_names)
    name = _name(text(value))[:LONGEST]
    return _Known(extras={}, kind="unknown", names=(name,) if name else ())


def _name(described: str) -> str:
    """Take the name out of a description: "China (state)"; one in quotation marks names nobody."""
    head = described.partition(" (")[0].strip()
    return "" if '"' in head or "unnamed" in described.casefold() else head
