"""Two programs import different articles into one ledger at the same time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ledger import Ledger

PROGRAM = """
import sys
from ledger import Ledger
with Ledger.open(sys.argv[1], by=sys.argv[2], durable=False) as book:
    print("open", flush=True)
    sys.stdin.readline()
    print(book.import_from(sys.argv[3], adapter="text").claims)
"""


def test_two_programs_import_articles_that_share_new_names(tmp_path: Path) -> None:
    path = tmp_path / "shared.ledger"
    Ledger.open(path, by="ann").close()
    running = []
    for name in ("ann", "bob"):
        article = tmp_path / f"{name}.txt"
        article.write_text("\n\n".join(
            f"Russian Foreign Minister Sergey Lavrov said that item {n} of {name} concerned China."
            for n in range(60)
        ), "utf-8")  # fmt: skip
        running.append(subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(path), name, str(article)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ))  # fmt: skip
    for each in running:
        assert each.stdout
        assert each.stdout.readline() == "open\n"
    for each in running:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()
    told = [each.communicate(timeout=120) for each in running]
    assert [error for _, error in told] == ["", ""]
    with Ledger.open(path, by="ann") as book:
        claims = list(book.claims(who="Sergey Lavrov"))
        assert len(claims) == sum(int(out) for out, _ in told) == 120
        names = [a.name for a in book.agents()]
        assert len(names) == len(set(names))
        assert book.relationship("Russia", "China").documents == 2
        book.verify()
