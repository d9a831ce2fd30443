"""Weigh claims against competing hypotheses, change a score, replay the matrix, assess.

Run it from anywhere: `python examples/hypotheses.py`. It keeps nothing.
"""

from ledger import Ledger
from ledger.errors import BadEvent

PAIR = ("Norway", "Sweden")

with Ledger.open(":memory:", by="ann") as book:
    for name in PAIR:
        book.register(name, "state")
    book.source("the morning paper", publisher="The Harbour Gazette", published="2024-06-10")
    costly, price, trade = (
        book.record(who=who, content=content, source="the morning paper", date="2024-06-09")
        for who, content in (
            ("Norway", "The cable to Sweden is too costly."),
            ("Sweden", "Norway never named a price."),
            ("Sweden", "Sweden and Norway still trade freely."),
        )
    )

    # The answers that deserve a look, to one question.
    question = "Why did Norway stop the cable?"
    cost, terms, rift = (
        book.hypothesize(*PAIR, statement, question=question, made="2024-06-11")
        for statement in ("It costs too much.", "It wants better terms.", "It is a rift.")
    )

    # One claim at a time: if this were so, would one expect that to be said?
    for claim, scores in ((costly, "CC C N"), (price, "I CC C"), (trade, "C C C")):
        for hypothesis, score in zip((cost, terms, rift), scores.split(), strict=True):
            book.weigh(claim, hypothesis, score, made="2024-06-12")
    before = book.head().seq

    # Ann changes her mind about one cell, Bob sees it otherwise: every score is an event.
    book.weigh(price, rift, "II", why="who breaks off does not haggle", made="2024-07-01")
    book.by = "bob"
    book.weigh(price, rift, "C", why="it may be for the gallery", made="2024-07-02")
    print(book.matrix(*PAIR))

    print("\nAs the matrix stood at first:")
    then = book.as_of(recorded=before).matrix(*PAIR)
    for column in then.columns:
        print(f"  {column.label} {column.statement} I {column.inconsistent} of {column.weighed}")
    assert [c.label for c in then.columns] != [c.label for c in book.matrix(*PAIR).columns]

    print("\nWhy the cell they differ on stands as it does:")
    [cell] = book.matrix(*PAIR).disagreements()
    print(cell.why())
    for step in cell.history():
        print(f"  event {step.recorded.seq}: {step.says}")

    # The conclusion is nobody's sum: it is said in words, and in the terms of a named scale.
    book.by = "ann"
    first = book.assess(
        *PAIR,
        "Norway will come back to the table.",
        alternatives=("The cable is dead.",),
        likelihood=("ICD 203", "likely"),
        rests_on=(price,),
    )
    try:
        book.assess(*PAIR, "Norway will not come back.", supersedes=first)
    except BadEvent as refused:
        print(f"\nRefused: {refused}")
    book.retract(price, who="Sweden", source="the morning paper", words="It did name one.")
    print(book.relationship(*PAIR).assessments[0].why())
