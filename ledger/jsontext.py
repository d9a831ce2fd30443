"""The text of a JSON file, of which only what is being looked at is held."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import islice
from typing import Any, Final, NoReturn

import attrs

from ledger.flaws import Flaw
from ledger.sourcefile import SourceFile

MAX_ELEMENT: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 100
_HOPELESS: Final = 10_000
"""How many brackets may stand open before nobody looks for their ends."""
_CHUNK: Final = 64 * 1024
RAW: Final = 1000
_SPACE: Final = re.compile(r"[ \t\r\n]*")
_STRING: Final = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\.)*+"')
_BRACES: Final = re.compile(r'"(?:[^"\\\r\n]++|\\.)*+"?|[][{},]')
_NEXT: Final = re.compile(r"\}[ \t\r\n]*,[ \t\r\n]*(?=\{)")
_ESCAPED_BYTE: Final = re.compile("[\udc80-\udcff]")  # PEP 383


@attrs.frozen(kw_only=True)
class JsonItem:
    """One element of a JSON file: where it stands ("objects[3]"), its value and its text."""

    at: str
    raw: str
    value: Any


class BadElement(ValueError):
    """An element is no good; says why, and how far into it all was well, where that is known."""

    def __init__(self, why: str, after: int = 0) -> None:
        super().__init__(why)
        self.after = after


class Text:
    """The text of a file, of which only what is being looked at is held."""

    def __init__(self, file: SourceFile) -> None:
        self._chunks = file.chunks(_CHUNK)
        self._held = ""
        self._at = 0
        self._whole = False

    def peek(self) -> str:
        """Look at the next character that is no space; "" at the end."""
        while True:
            found = _SPACE.match(self._held, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                return ""

    def skip(self, mark: str) -> bool:
        """Step over a mark if it is next."""
        if self.peek() != mark:
            return False
        self._at += 1
        return True

    def next(self, end: str) -> bool:
        """Step over the comma, or over marks that make no sense; stay before the end.

        Tells whether it was a comma with nothing behind it. Brackets that close nothing are
        stepped over all at once: each alone would be a flaw.
        """
        if self.skip(","):
            return self.peek() == end
        if self.peek() not in ("", end):
            mark = self.peek()
            self._at += 1
            while mark in "]}" and self.peek() == mark:
                rest = self._held[self._at :]
                self._at += len(rest) - len(rest.lstrip(mark))
        return False

    def some(self) -> str:
        """Give some of the text that comes next, for a message."""
        return self._held[self._at : self._at + RAW]

    def no_name(self) -> str:
        """Say what is wrong where a name should stand."""
        if self.peek():
            return "a name in quotation marks and a colon should stand here"
        return "the file is cut off inside it"

    def name(self) -> str | None:
        """Read a member's name and the colon behind it; None when there is none."""
        if self.peek() != '"':
            return None
        found = _STRING.match(self._held, self._at)
        while found is None and len(self._held) - self._at < 2 * _CHUNK and self._more():
            found = _STRING.match(self._held, self._at)
        try:
            name: str | None = json.loads(found[0]) if found else None
        except ValueError:  # a broken escape
            return None
        if found:
            self._at = found.end()
        return name if self.skip(":") else None

    def element(self, at: str, ends: str) -> JsonItem | Flaw:
        """Read one value, to which one of the marks `ends` is the end."""
        try:
            raw, value = self._decoded()
        except BadElement as error:
            return self.past(at, ends, str(error), error.after)
        if self.peek() in ("", *ends):
            return JsonItem(at=at, raw=raw, value=value)
        why = f"something follows it that does not belong there: {self.some()!r:.20}"
        return self.past(at, ends, why)

    def past(self, at: str, ends: str, why: str, after: int = 0) -> Flaw:
        """Step behind a bad value: by its brackets, else to where the next object begins.

        That one stands at least `after` characters further on.
        """
        raw = self.some()
        end = self._end(ends)
        if end < 0:
            found = _NEXT.search(self._held, self._at + after)
            end = found.start() + 1 if found else len(self._held)
        self._at = end
        return Flaw(at=at, raw=raw, why=why)

    def _end(self, ends: str) -> int:
        """Find where a bad value ends; -1 when its brackets do not tell."""
        depth, scan = 0, 0
        while True:
            for found in _BRACES.finditer(self._held, self._at + scan):
                if found.end() == len(self._held) and not self._whole:
                    break  # perhaps a string that goes on
                mark = found[0]
                if depth == 0 and mark in ends:
                    return found.start()
                depth += (mark in "[{") - (mark in "]}")
                if depth < 0:
                    return found.start()
                if depth > _HOPELESS:
                    return -1
                scan = found.end() - self._at
            if len(self._held) - self._at > 2 * MAX_ELEMENT or not self._more():
                return -1

    def _decoded(self) -> tuple[str, Any]:
        """Decode the value that comes next and step behind it; gives its text too."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                self._read_on(error)
            except RecursionError:
                raise BadElement(f"it is nested over {MAX_DEPTH} deep") from None
            else:
                if end < len(self._held) or not self._more():
                    raw = self._held[self._at : end]
                    _check(raw, value)
                    self._at = end
                    return raw, value

    def _read_on(self, error: json.JSONDecodeError) -> None:
        """Read on when a value is only not whole yet; raises `BadElement` when it is no good."""
        cut = error.msg.startswith("Unterminated string") or error.pos > len(self._held) - 16
        if cut and len(self._held) - self._at > MAX_ELEMENT:
            raise BadElement(f"it is larger than {MAX_ELEMENT >> 20} MiB")
        if cut and self._more():
            return
        after = error.pos - self._at
        if cut and error.pos >= len(self._held.rstrip()):
            raise BadElement("the file is cut off inside it", after)
        raise BadElement(f"it is not JSON: {error.msg} (character {after + 1})")

    def _more(self) -> bool:
        """Read on, letting go of what was looked at; doubles what is held of a large value."""
        if self._whole:
            return False
        wanted = max(1, (len(self._held) - self._at) // _CHUNK)
        fresh = "".join(islice(self._chunks, wanted))
        if not fresh:
            self._whole = True
            return False
        self._held = self._held[self._at :] + fresh
        self._at = 0
        return True


def _check(raw: str, value: Any) -> None:
    """Refuse what programs would read differently, and what nobody can look into."""
    if raw.count("[") + raw.count("{") > MAX_DEPTH and _depth(raw) > MAX_DEPTH:
        raise BadElement(f"it is nested over {MAX_DEPTH} deep")
    if _ESCAPED_BYTE.search(raw):
        raise BadElement("it holds bytes that are not text in the file's encoding")
    if "\\ud" in raw or "\\uD" in raw:
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise BadElement("it holds half a surrogate pair, which is no character") from None


def _depth(raw: str) -> int:
    deepest = depth = 0
    for found in _BRACES.finditer(raw):
        depth += (found[0] in "[{") - (found[0] in "]}")
        deepest = max(deepest, depth)
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        [(twice, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise BadElement(f"the name {twice!r} stands twice in one object")
    return found


def _no_number(word: str) -> NoReturn:
    raise BadElement(f"{word} is no JSON")


def _float(text: str) -> float:
    found = float(text)
    if found in (float("inf"), float("-inf")):
        raise BadElement(f"the number {text:.40} is out of range")
    return found


def _whole(text: str) -> int:
    if len(text) > 4000:
        raise BadElement("it holds a number of thousands of digits")
    return int(text)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_once, parse_constant=_no_number, parse_float=_float, parse_int=_whole
)
