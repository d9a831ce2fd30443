"""Events to canonical JSON bytes and back.

Canonical means: UTF-8, keys sorted, fields that equal their default left out, no spaces, no floats,
integers within ±(2^53 - 1). Reading an older version of a kind runs its upcasters, one version at a
time, on the plain data.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, TypeAlias

import msgspec

from ledger.errors import BadEvent, Corrupt, FutureKind
from ledger.events import KINDS, VERSIONS, Event

Plain: TypeAlias = dict[str, Any]
Upcaster: TypeAlias = Callable[[Plain], Plain]

MAX_BODY: Final = 512 * 1024
"""The most bytes that one event's body may take."""

# Fields are written as declared, which is in alphabetical order; only the keys of `extras` are
# left to sort.
_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_encode = _ENCODER.encode
_MANY: Final = 1000


def encode(event: Event) -> bytes:
    """Write an event as canonical JSON.

    Raises what `write` does. What breaks a rule of its kind is written as it stands.
    """
    body = write(event)
    try:
        return settled(event, body)
    except msgspec.ValidationError:
        return body


def settled(event: Event, body: bytes) -> bytes:
    """Make canonical JSON of what `write` wrote of an event: read it, and write it again.

    Raises msgspec's `ValidationError` where it cannot be read.
    """
    return _encode(msgspec.json.decode(body, type=type(event)))


def write(event: Event) -> bytes:
    """Write an event quickly: an event that was read, as canonical JSON.

    A default is known by identity, not by comparing: of an event that was made otherwise, a field
    may stand although it equals its default. Raises `BadEvent` for text that UTF-8 cannot carry
    (lone surrogates), for values that JSON does not know and for a body over 512 KiB.
    """
    try:
        body = _encode(event)
    except UnicodeEncodeError as error:
        raise BadEvent(
            kind=type(event).__name__,
            where="$",
            why=f"the text {error.object[error.start : error.end]!r} is not valid Unicode",
            hint="Decode the source with the right encoding before recording from it.",
        ) from None
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise BadEvent(kind=type(event).__name__, where="$", why=str(error)) from None
    if len(body) > MAX_BODY:
        raise BadEvent(
            kind=type(event).__name__,
            where="$",
            why=f"the event takes {len(body):,} bytes, the limit is {MAX_BODY:,}",
            hint="Keep the prose in the source and anchor the claim to it.",
        )
    return body


def write_all(events: Sequence[Event]) -> list[bytes]:
    """Write many events as `write` does, quicker than one by one; raises the same."""
    bodies: list[bytes] = []
    for n in range(0, len(events), _MANY):
        some = events[n : n + _MANY]
        try:
            lines = _ENCODER.encode_lines(some).split(b"\n")  # canonical JSON has no line feed
        except (UnicodeEncodeError, TypeError, ValueError, OverflowError, RecursionError):
            lines = [write(event) for event in some]  # says which event it is, and why
        if max(map(len, lines)) > MAX_BODY:
            lines = [write(event) for event in some]
        bodies += lines[: len(some)]
    return bodies


class Codec:
    """Reads stored events, old versions included.

    `upcasters[kind, version]` turns the plain data of that version into the next one's.
    """

    def __init__(
        self,
        kinds: dict[str, type[Event]] | None = None,
        versions: dict[str, int] | None = None,
        upcasters: dict[tuple[str, int], Upcaster] | None = None,
    ) -> None:
        """Make a codec; without arguments, the one for what this release writes."""
        self.kinds = KINDS if kinds is None else kinds
        self.versions = VERSIONS if versions is None else versions
        self.upcasters = {} if upcasters is None else upcasters
        self._readers = {
            (k, self.versions[k]): msgspec.json.Decoder(c).decode
            for k, c in self.kinds.items()
            if k in self.versions
        }

    def reader(self, kind: str, version: int) -> Callable[[bytes], Event]:
        """Give what reads the bodies of one kind and version: `decode` with less to do for each.

        What it raises of msgspec's, `decode` raises as `Corrupt`. Raises `FutureKind`, and
        `Corrupt` for a version before the first.
        """
        found = self._readers.get((kind, version))
        if found is None:
            if version < 1:
                raise Corrupt(where=f"{kind}/{version}", why="there is no such version")
            if version > self.versions.get(kind, 0):
                raise FutureKind(kind=kind, version=version)
            found = partial(self._upcast, kind, version)
        return found

    def decode(self, kind: str, version: int, body: bytes) -> Event:
        """Read one stored event.

        Raises `FutureKind` for a kind or version this release does not know and `Corrupt` for
        bytes that are no event of their kind.
        """
        try:
            return self.reader(kind, version)(body)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise Corrupt(where=f"{kind}/{version}", why=str(error)) from error

    def _upcast(self, kind: str, version: int, body: bytes) -> Event:
        try:
            plain = msgspec.json.decode(body)
        except RecursionError:
            raise msgspec.DecodeError("it is nested too deep") from None
        for step in range(version, self.versions[kind]):
            plain = self.upcasters[kind, step](plain)
        return msgspec.convert(plain, self.kinds[kind])


CODEC: Final = Codec()
"""The codec for what this release writes."""
