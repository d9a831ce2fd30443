"""What a cue says: which verb class it is of, what it does, and whether it ascribes.

An annotated corpus marks the word that attributes ("said", "hopes"), and not its class. A word
that is not listed here is unknown; one that is negated ("did not say") does nothing known.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from ledger.claims import Act, Verb, Voice


@attrs.frozen(kw_only=True)
class Cue:
    """The class of a cue's verb, what its content then is, and the voice of its hop."""

    act: Act = "asserts"
    verb: Verb = "unknown"
    voice: Voice = "speaks"


_LISTED: Final[tuple[tuple[Cue, str], ...]] = (
    (
        Cue(verb="say"),
        "say state add note declare remark comment explain mention observe claim insist contend"
        " assert argue allege reiterate affirm stress emphasize emphasise underline acknowledge"
        " admit concede confirm clarify joke recall reply respond answer continue conclude"
        " announce signal tweet suggest hint imply indicate caution remind repeat disclose reveal"
        " tell write according statement assertion post testify complain quip describe call",
    ),
    (Cue(verb="report"), "report show document find cite quote relay"),
    (Cue(verb="assess", act="assesses"), "assess estimate judge evaluate speculate"),
    (Cue(verb="deny", act="denies"), "deny reject dispute refute dismiss rebut refuse decline"),
    (Cue(verb="urge", act="urges"), "urge call-for demand recommend advise propose encourage"),
    (Cue(verb="praise", act="praises"), "praise laud hail commend applaud endorse"),
    (Cue(verb="criticise", act="criticises"), "criticise criticize slam condemn denounce blast"),
    (Cue(verb="accuse", act="accuses"), "accuse blame charge"),
    (Cue(verb="predict", act="predicts"), "predict forecast project foresee"),
    (Cue(verb="promise", act="promises"), "promise vow pledge commit"),
    (Cue(verb="urge", act="threatens"), "threaten warn"),
    (Cue(verb="ask", act="asks"), "ask inquire wonder question"),
    (Cue(verb="agree", act="agrees"), "agree concur"),
    (
        Cue(verb="think", act="assesses", voice="ascribed"),
        "think believe suspect assume doubt consider realize realise belief view opinion",
    ),
    (Cue(verb="know", voice="ascribed"), "know understand recognize recognise learn"),
    (
        Cue(verb="feel", act="feels", voice="ascribed"),
        "feel fear worry resent regret concern afraid worried concerned",
    ),
    (
        Cue(verb="want", act="wants", voice="ascribed"),
        "want plan intend aim wish hope expect seek desire prefer goal intention",
    ),
    (Cue(verb="publish"), "publish release"),
)
_IRREGULAR: Final = {
    "said": "say", "told": "tell", "wrote": "write", "written": "write", "thought": "think",
    "knew": "know", "known": "know", "felt": "feel", "found": "find", "shown": "show",
    "foresaw": "foresee", "foreseen": "foresee", "understood": "understand", "sought": "seek",
    "swore": "swear", "denied": "deny", "denies": "deny", "replies": "reply", "implies": "imply",
}  # fmt: skip
_CLASSES: Final = {lemma: cue for cue, lemmas in _LISTED for lemma in lemmas.split()}
_WORD: Final = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_NOT: Final = frozenset({"not", "never", "without"})
_ENDS: Final = (("ied", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))


def class_of(words: str) -> Cue:
    """Tell the class of a cue as it is written: "has not said"."""
    tokens = _WORD.findall(words[:200].casefold())
    cue = next((found for token in tokens if (found := _class(token))), Cue())
    negated = any(token in _NOT or token.endswith(("n't", "n’t")) for token in tokens)
    return attrs.evolve(cue, act="unknown") if negated else cue


def _class(token: str) -> Cue | None:
    if token in _IRREGULAR:
        token = _IRREGULAR[token]
    return next(filter(None, map(_CLASSES.get, _lemmas(token))), None)


def _lemmas(token: str) -> list[str]:
    """List what the word may be a form of."""
    found = [token]
    for end, instead in _ENDS:
        stem = token.removesuffix(end)
        if stem != token and len(stem) > 1:
            found += [stem + instead, stem + "e"]
            if stem[-1:] == stem[-2:-1]:
                found.append(stem[:-1])
    return found
