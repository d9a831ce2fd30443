"""Single quotation marks: which of them quote, and which are apostrophes."""

from __future__ import annotations

import attrs

OPENING = frozenset("\u2018\u201a'\u2039")
CLOSING = {"\u2018": "\u2019", "\u201a": "\u2018\u2019", "'": "'", "\u2039": "\u203a"}
BEFORE = frozenset('([{—\u2013-/“"„«…:')
CLIPPED = frozenset(
    ["em", "til", "tis", "twas", "cause", "bout", "n", "round", "cos", "nuff", "s", "ere"]
)
AND = frozenset(("'n", "\u2019n", "\u2018n"))
LONGEST = 5


@attrs.frozen
class Singles:
    """The marks of one paragraph, and for each place the next mark that may close or begins."""

    text: str
    start: int
    end: int
    marks: list[tuple[int, str]]
    closers: dict[str, list[int]]

    @classmethod
    def of(cls, text: str, start: int, end: int, marks: list[tuple[int, str]]) -> Singles:
        """Look through a paragraph's marks once for each kind of single mark it opens with."""
        made = cls(text, start, end, marks, {})
        for opener in sorted({mark for _, mark in marks} & OPENING):
            made.closers[opener] = made._ahead(opener)
        return made

    def _ahead(self, opener: str) -> list[int]:
        """For each mark the next that may close, -1 where one that begins comes first."""
        found = [-1] * (len(self.marks) + 1)
        for n in range(len(self.marks) - 1, -1, -1):
            at, mark = self.marks[n]
            if mark in CLOSING[opener] and self._may_close(at):
                found[n] = n
            elif mark == "\u2018" and self._begins(at):
                found[n] = -1
            else:
                found[n] = found[n + 1]
        return found

    def end_of(self, n: int) -> int | None:
        """Where the quotation ends that mark `n` opens; None where it opens none."""
        at, mark = self.marks[n]
        if mark not in OPENING or not self._begins(at):
            return None
        ahead = self.closers[mark]
        k = ahead[n + 1]
        if k >= 0 and self._possessive(k) and ahead[k + 1] >= 0:
            k = ahead[k + 1]
        return self.marks[k][0] + 1 if k >= 0 else None

    def left_open(self, n: int) -> bool:
        """Whether mark `n` opens a quotation that the paragraph begins with and never ends."""
        at, mark = self.marks[n]
        return mark == "\u2018" and at == self.start and self._begins(at)

    def _begins(self, at: int) -> bool:
        """Whether a word stands behind the mark and none before it, and it is not clipped."""
        before = self.text[at - 1] if at > self.start else " "
        after = self.text[at + 1 : at + 2]
        if not (before.isspace() or before in BEFORE) or not after.strip() or at + 1 >= self.end:
            return False
        word = self.text[at + 1 : at + 2 + LONGEST]
        size = next((n for n, c in enumerate(word) if not c.isalnum()), len(word))
        return not (word[:2].isdigit() and word[2:3] == "s") and word[:size].lower() not in CLIPPED

    def _possessive(self, k: int) -> bool:
        """Whether a mark may as well be that of a plural: `the workers’ rights`."""
        at = self.marks[k][0]
        ahead = self.text[at + 1 : at + 3]
        return self.text[at - 1] in "sS" and ahead[:1] == " " and ahead[1:].islower()

    def _may_close(self, at: int) -> bool:
        after = self.text[at + 1 : at + 2] if at + 1 < self.end else ""
        if at <= self.start or self.text[at - 1].isspace() or after.isalnum():
            return False
        return self.text[max(self.start, at - 2) : at].lower() not in AND
