"""What the reader hears in a sentence, one line for each attributed claim, for the tests beside."""

from ledger.claims import Claim
from tests.adapters.rules.samples import claims

BE = {"am", "are", "be", "been", "being", "is", "was", "were"}
BEFORE = BE | {
    "did",
    "do",
    "does",
    "had",
    "has",
    "have",
    "never",
    "not",
    "only",
    "repeatedly",
    "would",
}
BEHIND = {"about", "at", "of", "that", "with"}


def attributed(text: str) -> list[Claim]:
    """The claims of a text that are somebody's, not the outlet's own."""
    return [claim for claim in claims(text) if len(claim.chain) > 1]


def heard(text: str, *more: str) -> list[str]:
    """Each claim as `claimants > claimants | cue | content`, outermost claimants first, sorted.

    The outlet is left out, and parts of a content stand apart by an ellipsis. What is named in
    `more` follows: "act", "addressee", "form", "polarity", "voice".
    """
    return sorted(_line(claim, more) for claim in attributed(text))


def table(block: str) -> list[tuple[str, list[str]]]:
    """Sentences with the claims that stand indented below them; ¶ parts paragraphs."""
    rows: list[tuple[str, list[str]]] = []
    for line in filter(None, block.splitlines()):
        if line.startswith(" "):
            rows[-1][1].append(line.strip())
        else:
            rows.append((line.replace(" ¶ ", "\n\n"), []))
    return [(text, sorted(found)) for text, found in rows]


def _line(claim: Claim, more: tuple[str, ...]) -> str:
    last = claim.chain[-1]
    known = {
        "act": claim.act,
        "addressee": claim.addressee.text if claim.addressee else "",
        "form": claim.form,
        "polarity": claim.polarity,
        "voice": last.voice,
    }
    chain = " > ".join(hop.name for hop in claim.chain[1:])
    content = claim.anchor.exact if claim.anchor else ""
    cue = _alone(last.cue.text if last.cue else "")
    return " | ".join((chain, cue, content, *(known[name] for name in more)))


def _alone(cue: str) -> str:
    """A cue as the guide writes it: without auxiliaries before it and what only ties behind it."""
    words = cue.split()
    while len(words) > 1 and words[0].lower() in BEFORE:
        words = words[1:]
    while len(words) > 1 and words[-1] in BEHIND:
        words = words[:-1]
    return " ".join(words)
