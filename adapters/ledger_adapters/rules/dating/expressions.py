"""Reads all date expressions of a text in one pass, each against publication or the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import attrs

from ledger.claims import Span
from ledger.times import When
from ledger_adapters.rules.dating import framing
from ledger_adapters.rules.dating.atoms import atoms
from ledger_adapters.rules.dating.framing import Framed
from ledger_adapters.rules.dating.listed import listed
from ledger_adapters.rules.dating.scene import Atom, Scene
from ledger_adapters.rules.dating.stretch import Stretch
from ledger_adapters.rules.dating.tense import Tense

NEAR = 1_000  # code points within which a date may be the antecedent of "the next day"
LONGEST = 200
AHEAD = frozenset({"from", "starting", "beginning", "by", "until", "till", "no", "not", "up"})
TO_COME = re.compile(r"\b(?:ahead of|run-up to|in the run up to) (?:the )?\Z", re.IGNORECASE)
CLEARLY = re.compile(
    r"(?:\A|[.!?,;:\n\u2014\u2013]|\b(?:free|open|closed|available|banned|shut|illegal|valid"
    r"|effective|place|force|effect|compulsory|mandatory|legal|obligatory))\s*\Z"
)
PUT_OFF = re.compile(
    r"\b(?:adjourned|postponed|put (?:off|back)|delayed|remanded|deferred|extended|suspended)\b"
    r"[^.;:]{0,24}\Z"
)
BEING = re.compile(r"\b(?:is|are) being \w+ \Z")
BOUND = re.compile(
    r"\b(?:(?P<had>(?:had|needed|forced))|told|ordered|asked|urged|instructed|required|obliged)\b"
    r"[^.;:,]{0,20}\bto\s\w+(?:\s[\w'\u2019]+){0,3}\s\Z"
)
GIVEN = re.compile(r"\b(?:(?P<now>has|have)|had|(?:gave|given)(?: [\w'\u2019-]{1,14}){0,3})\s\Z")
HAD = re.compile(r"\bhad\b")
PERFECT = re.compile(r"\b(?:had|was|were|[Dd]id|(?:should|would|must|could) have)\b")


@attrs.frozen(kw_only=True)
class Dated:
    """A date in prose: its words and place, what they mean in EDTF, and the rule that read them.

    `edtf` is "" where the text leaves it open. `antecedent` is the place of the date from which it
    was reckoned ("a month later"); None for what is absolute or reckoned from publication. Places
    are `[start, end)` in code points.
    """

    antecedent: Span | None = None
    edtf: str
    rule: str
    span: Span
    words: str

    @property
    def when(self) -> When:
        """The same as a claim keeps it: basis "text", the antecedent's place behind the rule."""
        rule = self.rule
        if self.antecedent is not None:
            rule = f"{rule} @{self.antecedent[0]}-{self.antecedent[1]}"
        return When(basis="text", edtf=self.edtf, rule=rule, words=self.words)


def expressions(
    text: str, start: int = 0, end: int | None = None, published: date | None = None
) -> list[Dated]:
    """Read the date expressions of `[start, end)` of a text, in order, none overlapping another.

    `published` is the day from which "yesterday" is reckoned; without it only absolute dates, and
    what is reckoned from them, are resolved. Offsets are code points of `text`.
    """
    return list(_read(text, start, len(text) if end is None else end, published))


@attrs.frozen
class Known:
    """The date before: what it is, None while it is open, and where it stands."""

    what: Stretch | None = None
    at: Span | None = None

    def near(self, start: int) -> Known:
        """The same, or nothing known where it stands too far away."""
        return self if self.at is not None and start - self.at[1] <= NEAR else Known()


def _read(text: str, start: int, end: int, published: date | None) -> Iterator[Dated]:
    found = list(atoms(text, start, end))
    known, done, n = Known(), start, 0
    while n < len(found):
        known = known.near(found[n].start)
        scene = Scene(
            antecedent=known.what, published=published, since=known.at,
            span=(found[n].start, found[n].end), text=text,
        )  # fmt: skip
        row = listed(text, found, n)
        pair = [found[n], found[n + row - 1]] if row else found[n : n + 2]
        one, whole = _group(text, done, pair, scene, sure=row > 0)
        made = _dated(text, one, whole, scene, known)
        yield made
        if one.left.basis != "open":
            plain = one.frame in ("", "between", "from") and not one.week
            known = Known(whole if plain else None, made.span)
        done = made.span[1]
        n += 1 if one.right is None else row or 2


def _group(
    text: str, lo: int, pair: list[Atom], scene: Scene, *, sure: bool
) -> tuple[Framed, Stretch | None]:
    """Read two atoms as the ends of one stretch where they are, else the first alone."""
    if sure or (len(pair) == 2 and framing.joined(text, *pair)):
        wide = attrs.evolve(scene, span=(pair[0].start, pair[1].end))
        one = framing.framed(text, lo, *pair)
        whole = _resolved(one, wide)
        if framing.ranging(text, one, whole):
            return one, whole
    one = framing.framed(text, lo, pair[0], None)
    return one, _resolved(one, scene)


def _resolved(one: Framed, scene: Scene) -> Stretch | None:
    """Read a date; None also where it falls outside the years 1 to 9999 or runs backwards."""
    if one.left.basis == "published":
        scene = attrs.evolve(scene, leaning=_leaning(one, scene))
    try:
        return framing.read(one, scene)
    except (ValueError, OverflowError):
        return None


def _leaning(one: Framed, scene: Scene) -> Tense | None:
    """Let "since" look back, and "from", "by" and their like ahead where no verb says more."""
    if one.frame in ("since", "ever since"):
        return "past"
    if one.frame == "":
        at = one.left.start
        coming = TO_COME.search(scene.text, max(0, at - 20), at)
        return "future" if coming and not HAD.search(scene.behind(60)) else None
    if one.right is not None or (one.frame != "before" and one.frame.split(" ")[0] not in AHEAD):
        return None
    if one.frame in ("by", "before", "no later than") or "until" in one.frame:
        told = BOUND.search(scene.text, max(0, one.start - 60), one.start)
        if told is not None:
            return "open" if told["had"] else "future"
    if one.frame == "before":
        return "future" if scene.tense == "none" and not (one.clock or one.counted) else None
    if "until" in one.frame:
        given = GIVEN.search(scene.text, max(0, one.start - 24), one.start)
        if given is not None:
            return "future" if given["now"] else "open"
        if PUT_OFF.search(scene.text, max(0, one.start - 40), one.start) or BEING.search(
            scene.text, max(0, one.start - 24), one.start
        ):
            return "future"
    if one.frame == "from" and not CLEARLY.search(scene.text, max(0, one.start - 20), one.start):
        return None
    if one.frame == "by" and not PERFECT.search(scene.before(60) + scene.behind(40)):
        return "future"
    return "future" if scene.tense == "none" else None


def _dated(text: str, one: Framed, whole: Stretch | None, scene: Scene, known: Known) -> Dated:
    reckoned = whole is not None and "antecedent" in (
        one.left.basis, one.right.basis if one.right else ""
    )  # fmt: skip
    rule = one.left.rule if one.right is None else f"from {one.left.rule} to {one.right.rule}"
    return Dated(
        antecedent=known.at if reckoned else None,
        edtf=framing.edtf(one, whole, scene) if whole is not None else "",
        rule=f"{one.frame} {rule}" if one.frame and one.right is None else rule,
        span=(one.start, one.end),
        words=text[one.start : min(one.end, one.start + LONGEST)],
    )
