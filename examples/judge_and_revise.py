"""Judge, change your mind, and keep both: record by hand, assess, revise, look back.

Run it from anywhere: `python examples/judge_and_revise.py`. It keeps nothing.
"""

from ledger import Ledger

with Ledger.open(":memory:", by="ann") as book:
    for name in ("Norway", "Sweden"):
        book.register(name, "state")
    book.source("a radio interview", publisher="Radio Delta", published="2024-05-02")
    book.source("the morning paper", publisher="The Harbour Gazette", published="2024-06-10")

    # Who said what, in which source, when, through whom. A person's coding stands above a rule's.
    promise = book.record(
        who="Norway",
        content="Norway will build the cable with Sweden.",
        source="a radio interview",
        date="2024-05-02",
    )
    book.code(promise, "economy", parties=("Norway", "Sweden"), bearing="closer")
    first = book.assess(
        "Norway",
        "Sweden",
        "The cable will be built.",
        aspect="economy",
        likelihood=("ICD 203", "likely"),
        made="2024-05-03",
        rests_on=(promise,),
    )

    # A month later somebody else denies it. Both stand, as a dispute.
    denial = book.record(
        who="Sweden",
        content="Sweden has agreed to no cable with Norway.",
        source="the morning paper",
        date="2024-06-09",
        reported_by="The Harbour Gazette",
    )
    book.code(denial, "economy", parties=("Norway", "Sweden"), bearing="apart")
    book.link(denial, "contradicts", promise)
    book.assess(
        "Norway",
        "Sweden",
        "The cable is in doubt.",
        aspect="economy",
        likelihood=("ICD 203", "unlikely"),
        made="2024-06-11",
        reason="new evidence",
        rests_on=(promise, denial),
        supersedes=first,
    )

    print(book.relationship("Norway", "Sweden"))
    print(book.as_of(published="2024-05-31").relationship("Norway", "Sweden"))
    for change in book.changes("Norway", "Sweden", published=("2024-05-31", None)):
        print(change)
    for entry in book.history(promise):
        print(entry)
