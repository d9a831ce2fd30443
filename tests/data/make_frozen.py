"""Writes the ledger that every later release has to open, verify and replay.

Run once, when the format is frozen: `python -m tests.data.make_frozen tests/data`. Time and chance
are those of a stepping clock, so that it says the same whenever it is run. It has every kind of
event, a kept node, a text in parts, erased events and parts, a second key, checkpoints of its own
and one of another's, and a clock that was set back.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from ledger import Ledger
from ledger.claims import Agent, Mention, Source, Version
from ledger.clock import SteppingClock
from ledger.events import KINDS, AgentRegistered, SourceCaptured
from ledger.store.parts import capture
from ledger.trust.keys import PublicKey
from tests.data.answers import answers

NAME: Final = "schema-1"
BULLETIN: Final = (
    "OSLO, 8 August 2023\n\n"
    "Norway said on Monday that trade with Sweden has grown.\n\n"
    "“We will not wait,” the Swedish Foreign Ministry said on Tuesday.\n"
)
LETTER: Final = (
    "Nothing was signed, the ministry writes.\n\n"
    "The envoy, who is ill, stays at home.\n\n"
    "Tab\tand \\ and \x07 and 🕊 stand as they are.\n"
)


def at(day: str) -> int:
    """Microseconds since 1970 of the start of a day."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()) * 1_000_000


@contextmanager
def home_of_its_own() -> Iterator[Path]:
    """Keep keys, and what was seen, in a folder that goes afterwards."""
    before = os.environ.get("LEDGER_HOME")
    with tempfile.TemporaryDirectory() as home:
        os.environ["LEDGER_HOME"] = home
        try:
            yield Path(home)
        finally:
            os.environ.pop("LEDGER_HOME")
            if before is not None:
                os.environ["LEDGER_HOME"] = before


def write(folder: Path) -> dict[str, Any]:
    """Write the ledger into a folder, and beside it what it answers."""
    path = folder / f"{NAME}.ledger"
    clock = SteppingClock(start=at("2024-01-10"))
    told: dict[str, Any] = {}
    with home_of_its_own() as home, Ledger.open(path, by="ann é", clock=clock) as book:
        january(book, home)
        told["key before"] = book.new_key(home / "first.key")
        told["checkpoint before"] = book.checkpoint(home / "first.key")
        clock.start = at("2024-02-05")
        february(book, clock)
        told["key"] = book.new_key(home / "second.key", old=home / "first.key")
        told["rotation"] = book.rotation()
        clock.start = at("2024-03-01")
        march(book)
        told["proof before"] = erased_proof(book, home)
        told |= cosigned(book, home)
        told["proof"] = book.prove(3, told["checkpoint"])
        told["answers"] = answers(book)
        kinds = {raw.kind for raw in book.store.raw()}
        assert kinds == set(KINDS), set(KINDS) - kinds
        assert book.store.scrub()
    for beside in folder.glob(f"{path.name}?*"):
        beside.unlink()
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / f"{NAME}.json").write_text(f"{text}\n", "utf-8")
    return told


def january(book: Ledger, home: Path) -> None:
    """Who is who, an import, and claims by hand with their judgements."""
    for state, ministry in (("Norway", "Norwegian"), ("Sweden", "Swedish")):
        book.register(state, "state")
        book.register(f"{ministry} Foreign Ministry", "office")
        book.acts_for(f"{ministry} Foreign Ministry", state, "2020/..", why="it speaks for it")
    (home / "bulletin.txt").write_text(BULLETIN, "utf-8")
    book.import_from(
        home / "bulletin.txt", name="bulletin", publisher="Fjord Post", published="2023-08-09"
    )
    book.register("Norwegian MFA", "office", "MFA of Norway")
    book.name("Norwegian MFA", "Utenriksdepartementet")
    book.merge("Norwegian MFA", "Norwegian Foreign Ministry", why="the same house")
    book.merge("Fjord Post", "Sweden", why="a slip")
    book.split("Fjord Post", why="it is a newspaper")
    book.source("wire", publisher="Coast Gazette", published="2023-08-10")
    book.source("wire", published="2023-08-11", title="Ties “warm”")
    book.follow("Norway", "Sweden", name="Nordic ties")
    for n, (content, aspect, day) in enumerate(CLAIMS):
        claim = book.record(
            who=("Norwegian Foreign Ministry", "the ministry", "Sweden")[n % 3],
            content=content, source="wire", date=day, reported_by=("Fjord Post",) if n % 2 else (),
        )  # fmt: skip
        book.code(claim, aspect, parties=("Norway", "Sweden"), bearing="closer", why="plain words")


CLAIMS: Final = (
    ("the trade deal is signed", "economy", "2023-08-08"),
    ("Sweden sends 500 soldiers", "military support", "2023-08"),
    ("the minsters spoke on Monday", "contact", "2023-08-07"),
    ("the ministers met twice", "third parties", "2023-09-03"),
    ("Sweden asked for peace talks \t\u2028\\", "settlement", None),
    ("the envoy, who is ill, stays neutral", "neutrality", "2023-08-05/2023-08-06"),
)


def february(book: Ledger, clock: SteppingClock) -> None:
    """Every way of taking back and of judging, and many events at one go."""
    claims = [claim.id for claim in book.now().claims(source="wire")]
    deal, troops, call, twice, talks, _ = claims
    book.resolve("wire", "the ministry", "Norwegian Foreign Ministry", why="who else")
    book.append(
        *(AgentRegistered(agent=Agent(id=book.new_id(), names=(f"Clerk {n}",))) for n in range(230))
    )
    captured(book, clock)
    book.retract(deal, who="Norwegian Foreign Ministry", source="letter", date="2023-09-01",
                 words="nothing was signed")  # fmt: skip
    book.correct(troops, content="Sweden sends 50 soldiers", note="a nought",
                 published="2023-09-02")  # fmt: skip
    book.amend(call, "typo", content="the ministers spoke on Monday")
    link = book.link(twice, "elaborates", call, why="the second call")
    book.review(link, "confirmed", why="read both")
    book.rate(book.source_id("wire") or "", "Admiralty reliability", "B", why="mostly right")
    slip = book.code(talks, "contact", parties=("Norway", "Sweden"))
    book.withdraw(slip, "the wrong aspect")
    first = book.assess(
        "Norway", "Sweden", "Ties are warm.", aspect="economy", rests_on=(deal, twice),
        likelihood=("ICD 203 likelihood", "likely"),
    )  # fmt: skip
    book.assess(
        "Norway", "Sweden", "Ties cool.", aspect="economy", supersedes=first, made="2024-02-05",
        reason="new evidence", alternatives=("A pause.",),
    )  # fmt: skip
    rift = book.hypothesize("Norway", "Sweden", "A rift.", question="What is it?", aspect="economy")
    book.weigh(deal, rift, "II", why="trade grows")
    clock.start = at("2024-01-20")  # set back
    book.pin("briefing", book.relationship("Norway", "Sweden"), note="for Friday")


def captured(book: Ledger, clock: SteppingClock) -> None:
    """Capture a text of three parts, and the same source once more without a text."""
    parts, sums = capture(LETTER, clock)
    by = Mention(agent=book.agent_id("Fjord Post"), at=(0, 4), text="Fjord Post")
    source = Source(
        extras={"page": "1", "Ärger": "ja"}, id=book.new_id(), key="name:letter", language="en",
        name="letter", publisher=by, title="A letter",
    )  # fmt: skip
    version = Version(length=len(LETTER), parts=sums, sha256="1" * 64)
    book.store.append(
        [SourceCaptured(source=source, version=version)], recorder="bob", parts={0: parts}
    )
    book.store.append(
        [SourceCaptured(source=source, version=Version(media_type="text/html", sha256="2" * 64))],
        recorder="bob",
    )


def march(book: Ledger) -> None:
    """Erase a claim with its place, one without, a part of a text, and a clerk with its keys."""
    private = next(c.id for c in book.now().claims() if c.content.startswith("the envoy"))
    letter = next(r.seq for r in book.store.raw() if r.batch.recorder == "bob")
    clerk = book.store.where(book.agent_id("Clerk 7"))
    talks = next(c.id for c in book.now().claims() if c.content.startswith("Sweden asked"))
    book.redact(private, f"text:{letter}/1", reason="privacy", note="asked by the person")
    book.redact(talks, reason="court order", keep_place=False)
    book.redact(int(clerk or 0), reason="privacy", forget=True)


def erased_proof(book: Ledger, home: Path) -> str:
    """Prove an erased event against a checkpoint of now."""
    told = book.checkpoint(home / "second.key")
    gone = next(raw.seq for raw in book.store.raw() if raw.body is None)
    return book.prove(gone, told)


def cosigned(book: Ledger, home: Path) -> dict[str, str]:
    """Have another ledger cosign, and cosign that one's checkpoint in turn."""
    clock = SteppingClock(start=at("2024-03-02"))
    with Ledger.open(home / "witness.ledger", by="wit", clock=clock) as other:
        key = other.new_key(home / "witness.key")
        vkey = book.rotation().split("\n")[3]
        made = other.cosign(book.request(), trust=vkey, key=home / "witness.key")
        whole = book.receive(made, [key])
        other.checkpoint(home / "witness.key")
        book.cosign(other.request(), trust=key, key=home / "second.key")
    return {"checkpoint": whole, "witness": str(PublicKey.parse(key).witness)}


if __name__ == "__main__":
    write(Path(sys.argv[1]))
