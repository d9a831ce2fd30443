"""The lines of a message: how deep each is quoted, whose words it is, and what is furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

import attrs

from ledger.claims import Span
from ledger.times import When
from ledger_adapters.mail.dates import line_date
from ledger_adapters.mail.fields import Person
from ledger_adapters.mail.words import Words

_MARKS: Final = re.compile(r"(?:>[ \t]?){0,100}")
_MAILTO: Final = re.compile(r"[<\[]mailto:[^>\]]{0,300}[>\]]")
MOST_LINES: Final = 40_000
MOST_RUNS: Final = 1000
_DEEPEST: Final = 50
_TAIL: Final = 12
_SHORTEST: Final = 8
_NAME: Final = 500
_EDGES: Final = " ,*:\t\u00a0\"'()"


@attrs.define
class Line:
    """One line: `start` and `end` of its words in the text, without the marks of quotation.

    `kind` is "" for words, else what furniture it is; `level` is whose words: 0 the sender's.
    """

    depth: int
    end: int
    start: int
    text: str
    kind: str = ""
    level: int = 0

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip()


@attrs.frozen(kw_only=True)
class Speaker:
    """Whose words a quotation is, as far as the message says, and when they were said."""

    person: Person = attrs.field(factory=Person)
    said: When | None = None


_NOBODY: Final = Speaker()


@attrs.frozen(kw_only=True)
class Run:
    """A stretch of one speaker's words; `speakers` leads from the sender's to the one quoted."""

    span: Span
    speakers: tuple[Speaker, ...]
    words: str


def lines_of(text: str) -> list[Line]:
    """Part a text into its lines."""
    found: list[Line] = []
    at = 0
    for written in text.split("\n", MOST_LINES)[:MOST_LINES]:
        end = at + len(written)
        if written[:1] != ">":
            found.append(Line(0, end, at, written))
        else:
            marks = _MARKS.match(written)
            skip = marks.end() if marks else 0
            depth = min(written.count(">", 0, skip), _DEEPEST)
            found.append(Line(depth, end, at + skip, written[skip:]))
        at = end + 1
    return found


def runs(text: str, words: Words, *, bulk: bool) -> list[Run]:
    """Tell whose words each stretch of a message is; `bulk` mail has boxes of its sender's too.

    Looks at the first 40,000 lines, and gives the first 1000 stretches.
    """
    reader = _Layout(lines_of(text), words)
    reader.levels()
    reader.furniture(bulk=bulk)
    return list(islice(reader.runs(), MOST_RUNS))


class _Layout:
    """Goes through the lines once, remembering who speaks at which level."""

    def __init__(self, lines: list[Line], words: Words) -> None:
        self._lines = lines
        self._words = words
        self._chains: dict[int, tuple[Speaker, ...]] = {}
        self._floors: dict[int, int] = {}
        self._no_block = 0
        self._patience = MOST_RUNS
        self._speakers: dict[int, Speaker] = {}
        self._told: list[tuple[Speaker, ...]] = []

    def levels(self) -> None:
        """Find out at which level each line stands, and who speaks there."""
        n = before = 0
        while n < len(self._lines):
            line = self._lines[n]
            if line.is_blank:
                n += self._plain(line, before)
                continue
            if line.depth < before:
                self._floors = {d: f for d, f in self._floors.items() if d <= line.depth}
            elif line.depth > before:
                self._opened(n, line.depth)
            before = line.depth
            n += self._block(n) or self._unmarked(n) or self._plain(line, line.depth)

    def _level(self, depth: int) -> int:
        if not self._floors:
            return depth
        return depth + sum(floor for at, floor in self._floors.items() if at <= depth)

    def _tell(self, level: int) -> None:
        chain = self._chains.get(level)
        if chain is None:
            chain = tuple(self._speakers.get(n, _NOBODY) for n in range(1, level + 1))
            self._chains[level] = chain
        self._told.append(chain)

    def _plain(self, line: Line, depth: int) -> int:
        line.level = self._level(depth)
        self._tell(line.level)
        return 1

    def _speaks(self, level: int, speaker: Speaker) -> None:
        self._chains.clear()
        self._speakers = {n: s for n, s in self._speakers.items() if n < level}
        self._speakers[level] = speaker

    def _opened(self, n: int, depth: int) -> None:
        """Hear who is quoted from the lines above a quotation."""
        above = [k for k in range(max(0, n - 8), n) if not self._lines[k].is_blank][-3:]
        for count in (1, 2, 3):
            at = above[-count:]
            if len(at) < count or any(self._lines[k].depth >= depth for k in at):
                return
            speaker = self._attributed(" ".join(self._lines[k].text.strip() for k in at))
            if speaker:
                for k in at:
                    self._lines[k].kind = "attribution"
                self._speaks(self._level(depth), speaker)
                return

    def _attributed(self, line: str) -> Speaker | None:
        if not line.endswith(":") or self._patience <= 0:
            return None
        self._patience -= 1
        found = self._words.form(line)
        if found is None:
            return None
        told = found.groupdict()
        date, who = told.get("date") or "", told.get("who") or ""
        if told.get("both"):
            date, who = self._parted(told["both"])
        return Speaker(person=person(who), said=line_date(date))

    def _parted(self, both: str) -> tuple[str, str]:
        """Part "Mon, 2 Jan 2023 at 10:00, Ann <ann@example.org>" behind the words of its date."""
        parts = both.split()
        at = 0
        while at < len(parts) and self._is_date(parts[at]):
            at += 1
        return " ".join(parts[:at]), " ".join(parts[at:])

    def _is_date(self, word: str) -> bool:
        bare = word.strip(",.()[]").casefold()
        return not bare or bare in self._words.dates or (bare[-1:].isdigit() and "@" not in bare)

    def _unmarked(self, n: int) -> int:
        """Take a line that names a speaker and a date for the start of what follows, unmarked."""
        line = self._lines[n]
        if len(line.text) < _SHORTEST or line.depth >= _DEEPEST:
            return 0
        for count in (1, 2):
            at = self._lines[n : n + count]
            if len(at) < count or any(one.is_blank or one.depth != line.depth for one in at):
                return 0
            speaker = self._attributed(" ".join(one.text.strip() for one in at))
            if speaker and speaker.said and speaker.said.resolved and speaker.person.called:
                following = (k for k in self._lines[n + count : n + count + 4] if not k.is_blank)
                after = next(following, None)
                if after is None or after.depth != line.depth:
                    return 0
                return self._rise(n, n + count, "attribution", speaker)
        return 0

    def _block(self, n: int) -> int:
        """Take a block of fields (From, Sent, To, Subject) for the head of an older message."""
        told: dict[str, str] = {}
        if n < self._no_block or ":" not in self._lines[n].text:
            return 0
        end, depth = n, self._lines[n].depth
        while end < len(self._lines) and end < n + 24:
            line = self._lines[end]
            field = self._words.field(line.text) if line.depth == depth else None
            if field:
                told.setdefault(*field)
            elif not line.is_blank or (told and self._lines[end - 1].is_blank):
                break
            end += 1
        if "from" not in told or not ({"date", "subject"} & told.keys()):
            self._no_block = end
            return 0
        for k in range(n - 1, max(-1, n - 4), -1):
            above = self._lines[k]
            if above.depth == depth and self._words.rules.fullmatch(above.text.strip()):
                above.kind = "rule"
        speaker = Speaker(person=person(told["from"]), said=line_date(told.get("date", "")))
        return self._rise(n, end, "header", speaker)

    def _rise(self, n: int, end: int, kind: str, speaker: Speaker) -> int:
        """Let everything below be the words of somebody quoted."""
        depth = self._lines[n].depth
        self._floors[depth] = min(self._floors.get(depth, 0) + 1, _DEEPEST)
        level = self._level(depth)
        self._speaks(level, speaker)
        for line in self._lines[n:end]:
            line.kind, line.level = kind, level
            self._tell(level)
        return end - n

    def furniture(self, *, bulk: bool) -> None:
        """Mark signatures, footers, boxes and lines of programs."""
        self._armour()
        open_at = -1
        for n, line in enumerate(self._lines):
            if line.kind:
                continue
            if line.level != open_at:
                open_at = -1
            if open_at < 0 and self._ends(n):
                open_at = line.level
            bare = line.text.strip()
            if open_at >= 0:
                line.kind = "signature"
            elif len(bare) >= _SHORTEST and self._words.is_line(bare):
                line.kind = "line"
        for at in self._paragraphs():
            whole = " ".join(self._lines[k].text.strip() for k in at)
            if self._words.is_legal(whole) or (bulk and self._words.is_box(whole)):
                for k in at:
                    self._lines[k].kind = "box"

    def _armour(self) -> None:
        """Mark what PGP puts around a text that it signs (RFC 9580, section 7)."""
        until = ""
        for line in self._lines:
            bare = line.text.strip()
            begins = bare.startswith("-----BEGIN PGP SIG")
            if begins:
                until = "-----END PGP SIGNATURE-----" if "NATURE" in bare else "\n"
            if begins or until:
                line.kind = "" if line.is_blank else "signature"
            if until and bare == until.strip():
                until = ""

    def _ends(self, n: int) -> bool:
        """Tell whether a signature (RFC 3676, section 4.3) or a footer begins here."""
        line = self._lines[n]
        if line.text == "-- ":
            return True
        bare = line.text.strip()
        if bare not in ("--", "—") and not (
            len(bare) >= _SHORTEST and self._words.footers.fullmatch(bare[:400])
        ):
            return False
        rest = self._lines[n + 1 : n + _TAIL + 2]
        same = next((k for k, one in enumerate(rest) if one.level != line.level), len(rest))
        return same <= _TAIL

    def _paragraphs(self) -> Iterator[list[int]]:
        held: list[int] = []
        for n, line in enumerate(self._lines):
            if held and (line.is_blank or line.kind or line.level != self._lines[held[0]].level):
                yield held
                held = []
            if not line.is_blank and not line.kind:
                held.append(n)
        if held:
            yield held

    def runs(self) -> Iterator[Run]:
        """Put together what one speaker says in one go."""
        held: list[int] = []
        for n, line in enumerate(self._lines):
            if line.is_blank:
                continue
            if held and (line.kind or self._told[n] != self._told[held[0]]):
                yield self._run(held)
                held = []
            if not line.kind:
                held.append(n)
        if held:
            yield self._run(held)

    def _run(self, at: list[int]) -> Run:
        lines = self._lines
        words: list[str] = []
        for k in at:
            apart = words and k and lines[k - 1].is_blank
            words.append(f"\n{lines[k].text.strip()}" if apart else lines[k].text.strip())
        return Run(
            span=(lines[at[0]].start, lines[at[-1]].end),
            speakers=self._told[at[0]],
            words="\n".join(words),
        )


def person(who: str) -> Person:
    """Read the name in an attribution line: "Ann <ann@example.org>", "Lind, Eva", "[Ann]"."""
    bare = _MAILTO.sub("", who[:_NAME]).strip(_EDGES)
    name, mark, rest = bare.partition("<")
    name = name.strip(_EDGES)
    address = rest.partition(">")[0].strip() if mark else ""
    if "@" in name and " " not in name:
        return Person(address=address or name)
    return Person(address=address, name=name if name != address else "")
