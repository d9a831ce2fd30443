"""The demo: the main job on samples that were made up for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from shlex import quote
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import click

from ledger.cli.common import fail, out, plugins, refusals, there

if TYPE_CHECKING:
    from ledger.book import Ledger
    from ledger.clock import SteppingClock

_ANALYST: Final = "M. Adeyemi"
_FIRST: Final = datetime(2023, 8, 10, 9, tzinfo=UTC)
_SECOND: Final = datetime(2025, 3, 3, 9, tzinfo=UTC)
_THEN: Final = "2023-12-31"
_OUTLET: Final = "The Harbour Gazette"


@click.command("demo")
@click.option(
    "--keep",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the demo's ledger in this file.",
)
def demo_command(keep: Path | None) -> None:
    """Import the samples, show the relationship now and at the end of 2023, and what changed.

    The samples are two short articles, a table of claims and an analyst's notebook, all made up.
    """
    if keep and there(keep):
        fail(f"{keep} is there already; name a new file.")
    from ledger.book import Ledger
    from ledger.clock import DemoClock, SteppingClock

    clock = (DemoClock if keep else SteppingClock)(_micro(_FIRST))
    with (
        refusals(),
        _place(keep) as path,
        Ledger.open(path, by=_ANALYST, clock=clock, plugins=plugins()) as book,
        as_file(files("ledger") / "demo") as samples,
    ):
        _import(book, samples, clock)
        _tell(book)
        _next(keep)


def _micro(moment: datetime) -> int:
    return int(moment.timestamp()) * 1_000_000


@contextmanager
def _place(keep: Path | None) -> Iterator[Path]:
    """Give the file to keep, else one that is thrown away."""
    if keep:
        yield keep
        return
    with TemporaryDirectory(prefix="claimledger-demo-") as folder:
        yield Path(folder) / "demo.ledger"


def _import(book: Ledger, samples: Path, clock: SteppingClock) -> None:
    _title("In August 2023 an analyst imports an article, and in March 2025 what came since")
    out("(The samples are made up for this demo: what they let people say, nobody said.)")
    article = samples / "first-call.txt"
    out(str(book.import_from(article, publisher=_OUTLET, published="2023-08-09")))
    clock.start = _micro(_SECOND)
    for name in ("second-call.txt", "claims.csv", "assessments.jsonl"):
        out(str(book.import_from(samples / name)))


def _tell(book: Ledger) -> None:
    _title("The state of the relationship now")
    now = book.relationship("Russia", "China")
    out(str(now))
    _title(f"The state as a reader of these sources could know it at the end of {_THEN[:4]}")
    then = book.as_of(published=_THEN).relationship("Russia", "China")
    out(str(then))
    _title("What changed in between, and which events did it")
    out("\n\n".join(map(str, book.changes("Russia", "China", published=(_THEN, None)))))
    _title("Why: China's position on neutrality then, down to the sentence")
    out(str(then["neutrality"].party("China").why()))
    _title("Why: the analyst's revised judgement of the settlement")
    out("\n".join(str(judged.why()) for judged in now["settlement"].assessments))
    _title("Is the ledger whole?")
    out(str(book.verify()))


def _title(text: str) -> None:
    click.echo()
    click.secho(f"== {text} ==", bold=True)


def _next(keep: Path | None) -> None:
    path = keep or Path("demo.ledger")
    _title("Try next")
    command = _typed()
    if keep is None:
        out(f"{command} demo --keep demo.ledger")
    out(f"{command} show {path} Russia China --said 2023-12-31")
    out(f"{command} why {path} Russia China contact")
    out(f"{command} history {path} 'Wang Yi'")
    out(f"{command} claims {path} --who Kremlin --json")


def _typed() -> str:
    """Give what is typed to run the command: its name, or its path where that is not found."""
    name = "claimledger"
    own = Path(sys.executable).with_name(name)
    if which(name) or not own.exists():
        return name
    here = Path.cwd()
    return quote(str(own.relative_to(here) if own.is_relative_to(here) else own))
