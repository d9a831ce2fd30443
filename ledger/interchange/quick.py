"""Reads a record's line as this library writes it, quickly; whatever else it is, not at all.

Most lines that are read were written by us, byte for byte. They are decoded straight into the
model, written again and compared: a line that differs (a key twice, a space, a field nobody knows)
or breaks a rule is left to those who can say what is wrong with it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

import msgspec

from ledger.adapter import Draft
from ledger.errors import BadDate, BadEvent
from ledger.interchange.writing import RECORDS, line
from ledger.times import parse

_KIND: Final = re.compile(r'"record":"([a-z_]+)"')
_EDTF: Final = re.compile(r'"edtf":"([^"]+)"')  # one with an escape is no date
_SPAN: Final = re.compile(r"\[(\d{1,16}),(\d{1,16})\]")


def _decoder(word: str, cls: Any) -> Any:
    """Make the decoder for the lines of one kind of record."""
    made = msgspec.defstruct(
        "Line",
        [
            *((name, Any) for name in ("who", "source", "date", "reported_by")),
            *((name, str) for name in ("record", "key", "document")),
            ("version", str | msgspec.UnsetType, msgspec.UNSET),
            (word, cls),
        ],
        forbid_unknown_fields=True,
        kw_only=True,
    )
    return msgspec.json.Decoder(made).decode


_DECODERS: Final = {word: _decoder(word, cls) for word, cls in RECORDS.items()}


def quickly(text: str, at: str) -> Draft | None:
    """Read a record's line as it was written by us; None for any other line."""
    named = _KIND.search(text)
    word = named[1] if named else ""
    decode = _DECODERS.get(word)
    if decode is None or not _keeps_rules(text):
        return None
    try:
        found = decode(text)
        if found.record != word or line(found) != f"{text.rstrip()}\n".encode():
            return None
    except (msgspec.DecodeError, UnicodeError, RecursionError, BadEvent):
        return None
    version = found.version if found.version is not msgspec.UNSET else ""
    record = getattr(found, word)
    return Draft(at=at, document=found.document, key=found.key, record=record, version=version)


def _keeps_rules(text: str) -> bool:
    """Look for what types cannot tell: that dates are EDTF, that spans do not end before."""
    if not all(map(_is_date, _EDTF.findall(text))):
        return False
    return all(int(start) <= int(end) for start, end in _SPAN.findall(text))


@lru_cache(10_000)
def _is_date(edtf: str) -> bool:
    try:
        parse(edtf)
    except BadDate:
        return False
    return True
