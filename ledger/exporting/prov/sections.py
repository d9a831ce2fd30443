"""The sections of a PROV-JSON file, gathered on disk, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any, Final
from urllib.parse import quote

import msgspec

from ledger.errors import BadExport
from ledger.show.escape import in_json

NAMES: Final = (
    "entity", "activity", "agent", "wasGeneratedBy", "wasInvalidatedBy", "wasDerivedFrom",
    "wasAttributedTo", "wasAssociatedWith", "actedOnBehalfOf", "specializationOf", "bundle",
)  # fmt: skip
TERMS: Final = "urn:claimledger:terms:"
_PIECE: Final = 1 << 20
_encode: Final = msgspec.json.Encoder(order="sorted").encode

Attributes = Mapping[str, Any]


def name(*parts: str) -> str:
    """Write the qualified name of a record of the ledger, or of what belongs to it."""
    return "led:" + ".".join(quote(part, safe="") for part in parts)


def term(word: str) -> dict[str, str]:
    """Write a qualified name as the value of an attribute."""
    return {"$": word, "type": "prov:QUALIFIED_NAME"}


class Bundle:
    """What one reporter says: statements by section."""

    def __init__(self) -> None:
        """Begin with none."""
        self.sections: dict[str, dict[str, Attributes]] = {}

    def add(self, section: str, id: str, attributes: Attributes) -> None:
        """Add a statement; `id` is "" for a relation, which gets a number."""
        own = self.sections.setdefault(section, {})
        own[id or f"_:{section}{len(own) + 1}"] = attributes


class Sections:
    """Gathers statements, each under its section."""

    def __init__(self) -> None:
        """Begin with none."""
        self._count = 0
        self._files: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Sections:
        """Use it in a `with`."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the temporary files go."""
        for file in self._files.values():
            file.close()

    def add(self, section: str, id: str, attributes: Attributes) -> None:
        """Add a statement; `id` is "" for a relation, which gets a number."""
        self._count += 1
        self._write(section, id or f"_:{self._count}", attributes)

    def bundle(self, id: str, bundle: Bundle) -> None:
        """Add a bundle."""
        self._write("bundle", id, bundle.sections)

    def lines(self, ledger: str) -> Iterator[bytes]:
        """Write all sections, one statement a line."""
        own = f"urn:claimledger:{quote(ledger, safe='')}:"
        yield b'{"prefix":%b' % _encode({"claimledger": TERMS, "led": own})
        for section in NAMES:
            file = self._files.get(section)
            if file is not None:
                yield b',\n"%b":{\n' % section.encode()
                file.seek(0)
                while piece := file.read(_PIECE):
                    yield piece
                yield b"\n}"
        yield b"}\n"

    def _write(self, section: str, id: str, attributes: Any) -> None:
        file = self._files.get(section)
        if file is None:
            file = self._files[section] = TemporaryFile()  # noqa: SIM115 - closed with the sections
        else:
            file.write(b",\n")
        try:
            text = f"{_encode(id).decode()}:{_encode(attributes).decode()}"
        except UnicodeEncodeError as error:
            raise BadExport(what="prov", why=f"{id} holds text that is no Unicode") from error
        plain = text.isascii() and text.isprintable()  # most is, and need not be looked at closer
        file.write((text if plain else in_json(text)).encode())
