"""Audit a relationship: what was held when, what changed it, and what it rests on.

Two articles on two phone calls, imported nineteen months apart; every answer ends at a sentence.
Run it from anywhere: `python examples/audit.py`. It keeps nothing.
"""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ledger import Ledger
from ledger.clock import SteppingClock
from ledger.replay.first import contested

SAMPLES = Path(__file__).parent / "samples"
PAIR = ("Russia", "China")
THEN = "2023-12-31"
ISR = "Institute for Strategic Reading"
GAZETTE = "The Harbour Gazette"


def at(day: str) -> int:
    """Microseconds since 1970 at nine in the morning, UTC."""
    return int(datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=UTC).timestamp()) * 1_000_000


def position(**bounds: str) -> str:
    """China's position on neutrality as of a moment."""
    view = book.as_of(**bounds).relationship(*PAIR)
    latest = view["neutrality"].party("China").latest if "neutrality" in view else None
    return f"{latest.who}: {latest.content}" if latest else "nothing"


clock = SteppingClock(start=at("2023-08-10"), step=1000)
with TemporaryDirectory() as folder, Ledger.open(":memory:", by="ann", clock=clock) as book:
    print("\n1. August 2023: an article, an assessment, and a pin under the briefing")
    book.import_from(SAMPLES / "first-call.txt", publisher=GAZETTE, published="2023-08-09")
    [doubt] = (c.id for c in book.claims(who=ISR) if "burden" in c.content)
    [stand] = (c.id for c in book.claims(who="Wang Yi"))
    book.code(doubt, "neutrality", parties=PAIR, bearing="apart")
    cool = book.assess(
        *PAIR,
        "China keeps its distance from the war.",
        aspect="neutrality",
        alternatives=("It only says so.",),
        likelihood=("ICD 203", "likely"),
        made="2023-08-10",
        rests_on=(stand, doubt),
    )
    book.pin("autumn", book.relationship(*PAIR))
    print(book.check("autumn"))

    print("\n2. March 2025: the second article, and two statements found in an archive")
    clock.start = at("2025-03-03")
    article = SAMPLES / "second-call.txt"
    book.import_from(article, publisher="The Lagoon Post", published="2025-02-25")
    book.source("an archive", publisher="The Lagoon Post", published="2025-02-27")
    found = book.record(
        who="Chinese Foreign Ministry",
        content="China has told both sides that it takes neither.",
        source="an archive",
        date="2023-09-20",
    )
    book.code(found, "neutrality", parties=PAIR, bearing="neutral")
    turn = book.record(
        who=ISR,
        content="Beijing’s impartiality has become a comfort for the Kremlin.",
        source="an archive",
        date="2025-02-26",
        reported_by="The Lagoon Post",
    )
    book.code(turn, "neutrality", parties=PAIR, bearing="closer")

    print("\n3. One question, three bounds: China on neutrality")
    for bounds in ({"recorded": THEN}, {"published": "2023-08-08"}, {"said": THEN}, {}):
        print(f"  {book.as_of(**bounds).basis}: {position(**bounds)}")

    print("\n4. What changed in this ledger since, and through which events")
    for change in book.changes(*PAIR, recorded=(THEN, None)):
        if change.aspect in ("neutrality", "settlement"):
            causes = ", ".join(str(event.seq) for event in change.causes)
            print(f"  {change.aspect}, {change.row} {change.subject}: {change.kind} [{causes}]")

    print("\n5. Why? Down to the sentence")
    print(book.as_of(published=THEN).relationship(*PAIR)["neutrality"].party("China").why())

    print("\n6. When was it first contested?")
    first = book.first(*PAIR, contested())
    assert first is not None
    print(f"  after event {first.seq}: {first.entries[-1].recorded.kind}")
    for passage in first.passages:
        print(f"  {passage}")

    print("\n7. Step by step, an import at a time")
    for here in book.replay(*PAIR, by="import"):
        print(f"  after event {here.seq}: {here.view.claims} claims, {len(here.changes())} changes")

    print("\n8. The mind changes, the reporter corrects, the pin is checked")
    clock.start = at("2025-03-04")
    book.assess(
        *PAIR,
        "China says the same to everybody.",
        aspect="neutrality",
        made="2025-03-04",
        reason="new evidence",
        rests_on=(found, stand),
        supersedes=cool,
    )
    fixed = "China “will uphold an impartial position” on Russia’s war in Ukraine"
    book.correct(stand, content=fixed, published="2023-08-12", note="a word too many")
    checked = book.check("autumn")
    print(f"  holds: {checked.holds}; the same answer of then: {checked.same}")
    for change in checked.drifted:
        if change.aspect == "neutrality":
            causes = ", ".join(f"{event.seq} {event.kind}" for event in change.causes)
            print(f"  {change.row} {change.subject}: {change.kind} by {causes}")

    print("\n9. Who revised?")
    for by in ("claimant", "source", "assessor"):
        row = book.revisions(by, *PAIR)[0]
        print(f"  {by}: {row.name}, {len(row.revisions)} of {row.of}: {row.revisions[0].kind}")

    print("\n10. What rests on one voice alone?")
    for agent in (ISR, GAZETTE):
        left = book.without(*PAIR, agent=agent)
        alone = [r for r in left.resting if r.row == "position"]
        print(f"  {left.claims} of {left.of} claims rest on {agent}, and these positions:")
        for resting in alone:
            print(f"    {resting.aspect}, {resting.subject}: {resting.kind}")

    print("\n11. Two hypotheses")
    question = "Why does China stay out?"
    waits, means = (
        book.hypothesize(*PAIR, statement, question=question)
        for statement in ("It waits for a better offer.", "It means what it says.")
    )
    for claim, scores in ((stand, ("I", "C")), (doubt, ("C", "I")), (found, ("I", "CC"))):
        for hypothesis, score in zip((waits, means), scores, strict=True):
            book.weigh(claim, hypothesis, score)
    for column in book.matrix(*PAIR).columns:
        print(f"  {column.label} {column.statement} inconsistent: {column.inconsistent} of 3")

    print("\n12. A brief to cite, a page to look at")
    brief = book.brief(*PAIR, since="autumn")
    lines = str(brief).splitlines()
    footnotes = sum(line.startswith("[^") and "]: " in line for line in lines)
    print(f"  {len(brief.changes)} new or changed, {footnotes} footnotes; {brief.basis}")
    page = Path(folder) / "page.html"
    page.write_text(book.page(*PAIR), encoding="utf-8")
    print(f"  {page.name}: {page.stat().st_size // 1024} KiB in one file, without a network")
    print(book.verify())
