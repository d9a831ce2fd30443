"""Two phone calls, one relationship: from two articles to the sentence that moved it.

Run it from anywhere: `python examples/two_calls.py`. It keeps nothing.
"""

from pathlib import Path

from ledger import Ledger

SAMPLES = Path(__file__).parent / "samples"

with Ledger.open(":memory:", by="ann") as book:
    # An article as plain text cannot say who published it and when, so you do, or leave it out.
    article = SAMPLES / "first-call.txt"
    print(book.import_from(article, publisher="The Harbour Gazette", published="2023-08-09"))
    print(book.import_from(SAMPLES / "second-call.txt"))
    print(book.import_from(article, publisher="The Harbour Gazette", published="2023-08-09"))

    # Nobody has judged anything yet, and there is something to see.
    view = book.relationship("Russia", "China")
    print(view)

    # Every cell says why it shows what it shows.
    print(view["contact"].accounts[0].why())

    # What could a reader of these sources know at the end of 2023? The second article is undated,
    # so what it says is only possibly known by then.
    then = book.as_of(published="2023-12-31").relationship("Russia", "China")
    print(f"{then.claims} claims, and {len(then.possibly)} possibly by then")

    # The date turns up. Recording it moves the claims, and `changes` says which cells.
    book.import_from(SAMPLES / "second-call.txt", published="2025-02-25")
    for change in book.changes("Russia", "China", published=("2023-12-31", "2025-02-28")):
        print(change)
    print(book.verify())
