"""Every command on a filled ledger, as people and programs run it: what each prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import attrs
from click.testing import CliRunner, Result

from ledger import Ledger
from ledger.cli.app import app
from tests.hostile.filled import PARTIES
from tests.hostile.renderers import SINCE, Form

FIRST, SECOND = PARTIES
SHOWN: Final = (
    ("show", "L", FIRST, SECOND),
    ("show", "L", FIRST, SECOND, "--published", "2023-12-31"),
    ("changes", "L", FIRST, SECOND, "--recorded", f"event:{SINCE}/.."),
    ("why", "L", FIRST, SECOND, "ASPECT"),
    ("matrix", "L", FIRST, SECOND),
    ("matrix", "L", FIRST, SECOND, "--why", "WEIGHED", "H1"),
    ("pins", "L"),
    ("check", "L", "PIN"),
    ("disagreements", "L", FIRST, SECOND),
    ("claimant", "L"),
    ("claimant", "L", "AGENT"),
    ("source-record", "L", "SOURCE"),
    ("first", "L", FIRST, SECOND, "contested"),
    ("first", "L", FIRST, SECOND, "assessed"),
    ("replay", "L", "--from", "event:60", "--to", "event:90"),
    ("replay", "L", FIRST, SECOND, "--from", "event:60", "--to", "event:90"),
    ("revisions", "L", FIRST, SECOND),
    ("revisions", "L", "--by", "source"),
    ("revisions", "L", "--by", "assessor"),
    ("without", "L", FIRST, SECOND, "--source", "SOURCE"),
    ("history", "L", FIRST),
    ("history", "L", "CLAIM"),
    ("history", "L", "CLAIM", "--field", "content"),
    ("history", "L", FIRST, SECOND),
    ("claims", "L"),
    ("timeline", "L"),
    ("agents", "L"),
    ("sources", "L"),
    ("agreement", "L", FIRST, SECOND, "--rules"),
    ("review", "L", "--list"),
    ("review", "L", "--list", "--kind", "link"),
    ("review", "L", "--counts"),
    ("adapters",),
    ("plugins",),
    ("pin", "L", "EVIL", FIRST, SECOND, "--note", "EVIL"),
    ("hypothesize", "L", FIRST, SECOND, "EVIL", "--question", "EVIL", "--by", "EVIL"),
    ("rate", "L", "CLAIM", "EVIL", "EVIL", "--why", "EVIL", "--by", "EVIL"),
    ("propose", "L", FIRST, SECOND, "--by", "EVIL"),
    ("amend", "L", "CLAIM", "--content", "EVIL", "--reason", "EVIL", "--by", "EVIL"),
    ("correct", "L", "CLAIM", "--content", "EVIL", "--note", "EVIL", "--by", "EVIL"),
    ("retract", "L", "CLAIM", "--who", FIRST, "--source", "SOURCE", "--words", "EVIL"),
    ("review", "L", "CLAIM", "rejected", "--why", "EVIL", "--by", "EVIL"),
    ("review", "L", "--accept", "OTHER", "--by", "EVIL"),
    ("withdraw", "L", "OTHER", "--reason", "EVIL"),
    ("redact", "L", "CLAIM", "--reason", "EVIL", "--note", "EVIL", "--yes"),
    ("import", "L", "PROSE", "--publisher", "EVIL", "--title", "EVIL", "--name", "EVIL"),
    ("import", "L", "TABLE", "--on-flaw", "keep-going"),
    ("import", "L", "LINES", "--adapter", "jsonl", "--on-flaw", "keep-going", "--dry-run"),
)
"""What is run, and again with --json. Words in capitals stand for what the ledger holds."""

TOLD_BY_CODE: Final = ("check", "import")
"""Commands that do what was asked and end with 1: something was erased, or a row is flawed."""

ASKED: Final = (
    ("code", ("L", FIRST, SECOND, "--by", "EVIL"), "1c\nw EVIL\n1a\nu\ns\nb\nq\n"),
    ("review", ("L", "--by", "EVIL"), "a\nr EVIL\ne EVIL\nc EVIL\nm EVIL\nm 1\ns\nb\nu\nEVIL\nq\n"),
    ("review", ("L", "--kind", "link"), "a\nr EVIL\nu\nq\n"),
    ("redact", ("L", "OTHER", "--reason", "EVIL"), "EVIL\n"),
)
"""The desks, with the keys that are pressed at them."""

REFUSED: Final = (
    ("show", "L", "EVIL", SECOND), ("show", "L", FIRST, SECOND, "--said", "EVIL"),
    ("why", "L", FIRST, SECOND, "EVIL"), ("why", "L", FIRST, SECOND, "ASPECT", "EVIL"),
    ("matrix", "L", FIRST, SECOND, "--why", "EVIL", "EVIL"), ("check", "L", "EVIL"),
    ("changes", "L", FIRST, SECOND, "--said", "EVIL"), ("claimant", "L", "EVIL"),
    ("source-record", "L", "EVIL"), ("history", "L", "EVIL"), ("claims", "L", "--who", "EVIL"),
    ("claims", "L", "--source", "EVIL"), ("claims", "L", "--date", "EVIL"),
    ("history", "L", "CLAIM", "--field", "EVIL"), ("weigh", "L", "EVIL", "EVIL", "EVIL"),
    ("rate", "L", "EVIL", "x", "y"), ("amend", "L", "EVIL", "--content", "x"),
    ("amend", "L", "CLAIM", "--date", "EVIL"), ("amend", "L", "CLAIM", "--act", "EVIL"),
    ("withdraw", "L", "EVIL", "--reason", "x"), ("redact", "L", "EVIL", "--yes", "--reason", "x"),
    ("review", "L", "EVIL", "rejected", "--why", "x"), ("review", "L", "--accept", "EVIL"),
    ("import", "L", "EVIL"), ("import", "L", "PROSE", "--adapter", "EVIL"),
    ("import", "L", "PROSE", "--reader", "EVIL"), ("import", "L", "PROSE", "--option", "EVIL"),
    ("import", "L", "PROSE", "--option", "EVIL=EVIL"),
    ("import", "L", "PROSE", "--encoding", "EVIL"),
    ("import", "L", "PROSE", "--on-flaw", "EVIL"), ("import", "L", "ROTTEN"),
    ("export", "L", "claims", "-o", "EVIL"),
    ("export", "L", "claims", "-o", "x", "--format", "EVIL"),
    ("code", "L", FIRST, SECOND, "--codebook", "EVIL"),
    ("without", "L", FIRST, SECOND, "--agent", "EVIL"),
    ("compare-readers", "EVIL", "--reader", "rules", "--reader", "EVIL"), ("verify", "EVIL"),
    ("new-adapter", "EVIL", "--into", "OUT"), ("review", "L", "--decisions", "DECISIONS"),
    ("page", "L", "EVIL", SECOND, "-o", "OUT/x.html"), ("EVIL",), ("claims", "EVIL"), ("--EVIL",),
    ("claims", "L", "--EVIL"), ("demo", "--keep", "L"),
    ("brief", "L", "EVIL", SECOND, "--said", "2020/.."),
)  # fmt: skip
"""What is refused, or wrong usage: the words of refusals name what was typed."""

WRITTEN: Final[tuple[tuple[Form, str, tuple[str, ...]], ...]] = (
    ("page", "out.html", ("page", "L", FIRST, SECOND)),
    ("brief", "out.md", ("brief", "L", FIRST, SECOND, "--recorded", f"event:{SINCE}/..")),
    ("csv", "claims.csv", ("export", "L", "claims")),
    ("rows", "claims.md", ("export", "L", "claims")),
    ("csv", "view.csv", ("export", "L", "view", FIRST, SECOND)),
    ("lines", "ledger.jsonl", ("export", "L", "ledger")),
    ("json", "ledger.stix", ("export", "L", "ledger")),
    ("json", "ledger.provjson", ("export", "L", "ledger")),
    ("json", "ledger.jsonld", ("export", "L", "ledger")),
)
"""The commands that write a file, and its form."""

ELSEWHERE: Final = {
    "weigh": "its words are the claim's and the hypothesis's: among the refused, and in `matrix`",
    "demo": "its samples are ours; what it prints are views, changes and reasons",
    "verify": "it prints counts and sums; refused here, and in tests/trust",
    "keygen": "in tests/trust: it prints a key",
    "checkpoint": "in tests/trust: it prints a signed note",
    "prove": "in tests/trust: it prints a proof",
    "cosign": "in tests/trust: it prints a signed note",
    "find-text": "in tests/trust: it prints what a redaction would erase",
    "backup": "in tests/trust: it prints a path and counts",
    "restore": "in tests/trust: it prints a path and counts",
}
"""Commands that are not run here on a filled ledger, and why."""


@attrs.frozen(kw_only=True)
class Ground:
    """Where the commands run: what the words in capitals stand for."""

    folder: Path
    stands: dict[str, str]

    @classmethod
    def prepared(cls, path: Path, texts: Sequence[str]) -> Ground:
        """Look up in a filled ledger what to ask for, and write the files to import."""
        folder = path.parent
        with Ledger.open(path, by="reader") as book:
            view, claims = book.relationship(*PARTIES), [c.id for c in book.claims()]
            stands = {
                "AGENT": book.agents()[2].agent,
                "ASPECT": next(a.name for a in view if a.claims and a.name[:1] != "-"),
                "CLAIM": claims[0],
                "OTHER": claims[5],
                "PIN": book.pins()[0].pin.name,
                "SOURCE": book.sources()[0].source,
                "WEIGHED": book.matrix(*PARTIES).claims[0].claim,
            }
        evil = [text.replace("\x00", "") for text in texts]
        prose = folder / "prose \u202etxt.\x1b[2J.txt"
        prose.write_text("\n\n".join(f'Wang Yi said "{t}" on Monday.' for t in evil), "utf-8")
        table = folder / "table.csv"
        cells = [t.replace('"', '""')[:300] for t in evil]
        rows = [f'"{cell}","{cell} says","{cell}",2023-99' for cell in cells]
        table.write_text("\n".join(("who,content,source,date", *rows)), "utf-8", newline="\n")
        lines = folder / "lines.jsonl"
        lines.write_bytes("\n".join(t[:300] for t in evil).encode())
        rotten = folder / "rotten\x9b.csv"
        rotten.write_bytes(b"who,content\n\xff\xfe\x1b[2J,x\n")
        decisions = folder / "decisions.txt"
        decisions.write_bytes("\n".join(evil).encode())
        files = {"PROSE": prose, "TABLE": table, "LINES": lines, "ROTTEN": rotten}
        files |= {"L": path, "OUT": folder / "out\x1b[2J", "DECISIONS": decisions}
        return cls(folder=folder, stands={**stands, **{k: str(v) for k, v in files.items()}})

    def words(self, words: Sequence[str], evil: str) -> list[str]:
        """Put in what the words in capitals stand for."""
        told = []
        for word in words:
            for name, stands in {**self.stands, "EVIL": evil}.items():
                if word == name or (name in ("EVIL", "OUT") and name in word):
                    word = stands if word == name else word.replace(name, stands)
                    break
            told.append(word)
        return told


def ran(words: Sequence[str], keys: str = "") -> Result:
    """Run a command, which may refuse but not crash."""
    done = CliRunner().invoke(app, list(words), input=keys, prog_name="claimledger")
    crashed = done.exception is not None and not isinstance(done.exception, SystemExit)
    assert not crashed, (words, done.exception)
    return done


def done_as_asked(words: Sequence[str]) -> Result:
    """Run a command that is not to be refused."""
    done = ran(words)
    refused = done.exit_code > (words[0] in TOLD_BY_CODE) or "claimledger: " in done.stderr
    assert not refused, (words, done.output)
    return done


def printed(
    ground: Ground, texts: Sequence[str], *, json_of: int = 1
) -> Iterator[tuple[Form, str, str]]:
    """Run every command; gives the form, the command, and what it printed or wrote.

    Every `json_of`-th is run with --json too.
    """
    evil = [t.replace("\x00", "") or "x" for t in texts]
    for n, words in enumerate(SHOWN):
        typed = ground.words(words, evil[n % len(evil)])
        yield "text", words[0], done_as_asked(typed).output
        if n % json_of:
            continue
        again = ran if words[0] == "redact" else done_as_asked  # it is erased already
        done = again([*typed, "--json"])
        yield "text", f"{words[0]}, on stderr", done.stderr
        yield "json", f"{words[0]} --json", done.stdout or "[]"
    for n, (name, words, keys) in enumerate(ASKED):
        word = evil[n % len(evil)]
        typed = [name, *ground.words(words, word)]
        yield (
            "text",
            f"{name}, keys",
            ran(typed, keys.replace("EVIL", " ".join(word.split()))).output,
        )
    for form, name, words in WRITTEN:
        path = ground.folder / f"\x1b[2J\u202e{name}"
        typed = [*ground.words(words, ""), "-o", str(path)]
        yield "text", f"{words[0]}, its report", done_as_asked(typed).output
        yield form, f"{words[0]} {name}", path.read_bytes().decode("utf-8")


def refused(ground: Ground, texts: Sequence[str]) -> Iterator[tuple[Form, str, str]]:
    """Run what is refused, with one text after another."""
    for n, text in enumerate(texts):
        words = REFUSED[n % len(REFUSED)]
        yield (
            "text",
            f"{words[0]}, refused",
            ran(ground.words(words, text.replace("\x00", ""))).output,
        )
