"""Measures how much memory reading a large file takes: `python -m benchmarks.streams`.

Writes a file for each adapter that can stream, a gibibyte unless told otherwise, and reads it to
its end in a fresh process, as an import does; the peak of the process's memory is what counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

import attrs

from benchmarks.figures import Figure, Section, lines

MOST: Final = 150
"""How many megabytes the whole process may take."""
_WORDS: Final = "The envoy of Borduria said that trade with Arcadia would grow again. " * 4
_READ: Final = """
import resource, sys
from collections import Counter
from pathlib import Path
from ledger.adapter import SourceFile
from ledger.plugins import Plugins
adapter = Plugins.load().adapter(sys.argv[1])
kinds = Counter()
for item in adapter.read(SourceFile(Path(sys.argv[2])), adapter.options()):
    kinds[type(item).__name__] += 1
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak // 1024, kinds["Draft"] + kinds["Passage"], kinds["Flaw"])
"""


@attrs.frozen(kw_only=True)
class Kind:
    """How a large file of one kind is made: its name, what it begins and ends with, its records."""

    end: str = ""
    name: str
    one: Callable[[int], str]
    parted_by: str = "\n"
    start: str = ""

    def pieces(self) -> Iterator[str]:
        """Make the beginning and then record after record, for ever."""
        yield self.start
        yield self.one(0)
        for n in count(1):
            yield self.parted_by + self.one(n)


def _json(**fields: object) -> str:
    return json.dumps(fields)


def _row(n: int) -> str:
    return f"k{n},Envoy {n % 50},{_WORDS},2023-08-09,document {n // 20},The Gazette"


def _stix(n: int) -> str:
    moment = "2023-08-09T12:00:00.000Z"
    return _json(
        type="note",
        spec_version="2.1",
        id=f"note--{UUID(int=n)}",
        created=moment,
        modified=moment,
        created_by_ref=f"identity--{UUID(int=n % 50)}",
        content=_WORDS,
        object_refs=[f"indicator--{UUID(int=n)}"],
    )


def _annotation(n: int) -> str:
    return _json(
        id=f"https://example.org/notes/{n}",
        type="Annotation",
        creator={"type": "Person", "name": f"Reader {n % 50}"},
        body={"type": "TextualBody", "value": _WORDS},
        target={"source": f"https://example.org/pages/{n // 20}"},
    )


def _review(n: int) -> str:
    review = {
        "@type": "ClaimReview",
        "url": f"https://example.org/checks/{n}",
        "claimReviewed": _WORDS,
        "author": {"@type": "Organization", "name": "Fact Desk"},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Orlov"}},
        "reviewRating": {"@type": "Rating", "alternateName": "Mostly so"},
    }
    return _json(**{"@type": "DataFeedItem", "item": review})


def _item(n: int) -> str:
    link = f"https://example.org/{n}"
    return (
        f"<item><title>Item {n}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>Wed, 09 Aug 2023 12:00:00 GMT</pubDate>"
        f"<description>{_WORDS}</description></item>"
    )


def _message(n: int) -> str:
    return (
        f"From envoy@example.org Wed Aug  9 12:00:00 2023\nFrom: Envoy {n % 50} <e@example.org>\n"
        f"Message-ID: <{n}@example.org>\nDate: Wed, 09 Aug 2023 12:00:00 +0000\n"
        f"Subject: Trade {n}\nContent-Type: text/plain; charset=utf-8\n\n{_WORDS}\n"
    )


def _event(n: int) -> str:
    cells = [str(n), "20230809", "202308", "2023", "2023.6", "BOR", "BORDURIA", "BOR"]
    cells += [""] * 7 + ["ARC", "ARCADIA", "ARC"] + [""] * 7
    cells += ["1", "010", "010", "01", "1", "0", "1", "1", "1", "0"]
    place = ["1", "Borduria", "BO", "BO", "", "10", "20", "BO"]
    cells += [*place, *place, *place, "20230809120000", f"https://gazette.example/{n // 20}"]
    return "\t".join(cells)


_JSON_LD: Final = '{"@context": "https://schema.org", "@type": "DataFeed", "dataFeedElement": ['
_W3C: Final = (
    '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", '
    '"first": {"type": "AnnotationPage", "items": ['
)
KINDS: Final[Mapping[str, Kind]] = {
    "annotations": Kind(name="a.jsonld", start=_W3C, one=_annotation, parted_by=",", end="]}}"),
    "claimreview": Kind(name="c.json", start=_JSON_LD, one=_review, parted_by=",", end="]}"),
    "csv": Kind(name="c.csv", start="key,who,content,date,source,publisher\n", one=_row),
    "feed": Kind(
        name="f.xml",
        start='<rss version="2.0"><channel><title>The Gazette</title>',
        one=_item,
        end="</channel></rss>",
    ),
    "gdelt": Kind(name="20230809120000.export.CSV", one=_event),
    "jsonl": Kind(
        name="j.jsonl",
        one=lambda n: _json(who=f"Envoy {n % 50}", content=_WORDS, source=f"d{n // 20}"),
    ),
    "mail": Kind(name="m.mbox", one=_message),
    "stix": Kind(
        name="s.json",
        start=f'{{"type": "bundle", "id": "bundle--{UUID(int=1)}", "objects": [',
        one=_stix,
        parted_by=",",
        end="]}",
    ),
}


def make(kind: Kind, path: Path, megabytes: int) -> None:
    """Write a file of about that size."""
    left = megabytes << 20
    with path.open("w", encoding="utf-8") as file:
        for piece in kind.pieces():
            file.write(piece)
            left -= len(piece)
            if left <= 0:
                break
        file.write(kind.end)


def measure(name: str, megabytes: int, folder: Path) -> Figure:
    """Read a large file with an adapter, in a process of its own."""
    path = folder / KINDS[name].name
    make(KINDS[name], path, megabytes)
    command = [sys.executable, "-c", _READ, name, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    peak, records, flaws = map(int, done.stdout.split())
    path.unlink()
    return Figure(
        what=f"memory of reading {megabytes:,} MB of `{name}`",
        value=peak,
        at_most=MOST,
        how=f"{records:,} records, {flaws} flaws",
        unit="MB",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the adapters that are asked for, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.streams", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--folder", type=Path, help="where the files are made (and removed)")
    asked = parser.parse_args(arguments)
    for name in asked.names or KINDS:
        with TemporaryDirectory(dir=asked.folder) as folder:
            found = measure(name, asked.megabytes, Path(folder))
        print(
            "\n".join(lines(Section(title=f"{name}: {found.how}", findings=(found,)))), flush=True
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
