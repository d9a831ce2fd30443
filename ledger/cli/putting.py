"""The command that imports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ledger.cli.common import (
    BY,
    JSON,
    LEDGER,
    complain,
    out,
    plugins,
    recorder,
    refusals,
    stacked,
    there,
)
from ledger.errors import BadOptions, LedgerError

if TYPE_CHECKING:
    from ledger.importing.report import ImportReport
    from ledger.plugins import Plugins

_SUGAR = (
    ("publisher", "NAME", "The outlet that published it."),
    ("published", "DATE", "When it was published (EDTF, such as 2023-08-09)."),
    ("title", "TEXT", "Its title."),
    ("url", "URL", "Where it was published; its identity from then on."),
)
_OWN = ("adapter", "dry_run", "encoding", "name", "on_flaw", "path", "progress", "reader")


def _on_flaw(_: click.Context, __: click.Parameter, typed: str) -> str | int:
    if typed in ("stop", "keep-going"):
        return typed
    if typed.isdecimal():
        return int(typed)
    raise click.BadParameter("say stop, keep-going, or how many bad records are allowed")


def _options(_: click.Context, __: click.Parameter, typed: Sequence[str]) -> dict[str, str]:
    strange = next((pair for pair in typed if "=" not in pair.strip("=")), None)
    if strange is not None:
        raise click.BadParameter(f"{strange!r} is not of the form key=value")
    options = {key: value for key, _, value in (pair.partition("=") for pair in typed)}
    own = next((key for key in options if key in _OWN), None)
    if own is not None:
        raise click.BadParameter(f"{own!r} is no option of an adapter, but of the command itself")
    return options


@click.command("import")
@stacked(
    LEDGER,
    click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path)),
    click.option("--adapter", metavar="NAME", help="The adapter; otherwise it is recognised."),
    click.option(
        "--reader",
        metavar="NAME[:OPTIONS]",
        multiple=True,
        default=["rules"],
        show_default=True,
        help="The reader of prose; may be given again: what several find alike is one claim.",
    ),
    *(
        click.option(f"--{name}", metavar=kind, help=f"{told} Same as --option {name}=…")
        for name, kind, told in _SUGAR
    ),
    click.option(
        "--option",
        "options",
        metavar="KEY=VALUE",
        multiple=True,
        callback=_options,
        help="An option of the adapter's own; may be given again.",
    ),
    click.option(
        "--on-flaw",
        metavar="stop|keep-going|N",
        default="stop",
        show_default=True,
        callback=_on_flaw,
        help="At bad records: write nothing, take the good ones, or allow N.",
    ),
    click.option("--encoding", default="", help="Of the files, such as cp1252; otherwise UTF-8."),
    click.option("--name", default="", help="Makes a file a named source, whatever its bytes."),
    click.option("--dry-run", is_flag=True, help="Say what would be added; write nothing."),
    BY,
    JSON,
)
def import_command(
    ledger: Path,
    files: tuple[Path, ...],
    by: str | None,
    as_json: bool,
    options: dict[str, str],
    publisher: str | None,
    published: str | None,
    title: str | None,
    url: str | None,
    **how: Any,
) -> None:
    """Import FILES into LEDGER, which is made if it is not there.

    Each file is taken whole or not at all, and importing it again adds nothing. The exit code is 1
    when a file was refused or had bad records.
    """
    told = {"publisher": publisher, "published": published, "title": title, "url": url}
    given = {**{name: value for name, value in told.items() if value}, **options}
    reports, refused = _import(ledger, files, recorder(by), {**how, **given})
    if as_json:
        from ledger.show.shapes import json_text

        out(json_text(reports))
    else:
        from ledger.show.lists import report_text

        out("\n".join(map(report_text, reports)))
    if refused or any(not flaw.dropped for report in reports for flaw in report.flaws):
        click.get_current_context().exit(1)


def _import(
    ledger: Path, files: Sequence[Path], by: str, how: dict[str, Any]
) -> tuple[list[ImportReport], int]:
    """Import one file after another; gives the reports, and how many were refused.

    Where a ledger would be made, options that may be refused are tried without one first.
    """
    if how["name"] and len(files) > 1:
        raise click.UsageError("--name is of one file; import the files one by one.")
    idle = how["dry_run"] or not any(file.exists() for file in files)
    sure = how["reader"] == ("rules",) and _is_date(how.get("published", ""))
    if there(ledger) or (sure and not idle):
        return _into(ledger, files, by, how)
    found = _into(":memory:", files, by, {**how, "dry_run": True} if not idle else how)
    return found if idle or found[1] else _into(ledger, files, by, how)


def _is_date(typed: str) -> bool:
    """Tell whether it is a date; what is none may be a column's name, or be refused."""
    from ledger.errors import BadDate
    from ledger.times import when

    try:
        when(typed)
    except BadDate:
        return False
    return True


def _into(
    place: Path | str, files: Sequence[Path], by: str, how: dict[str, Any]
) -> tuple[list[ImportReport], int]:
    from ledger.book import Ledger

    reports, refused = [], 0
    with refusals(), Ledger.open(place, by=by, plugins=plugins()) as book:
        for file in files:
            try:
                with _progress(file) as progress:
                    reports.append(book.import_from(file, progress=progress, **how))
            except LedgerError as error:
                if click.get_current_context().find_object(bool):
                    raise
                complain(_told(error))
                refused += 1
        _tell_of_sniffs(book.plugins)
    return reports, refused


def _tell_of_sniffs(plugins: Plugins) -> None:
    """Say which plugins could not be asked whether they know a file, though all seemed well."""
    for state in plugins.states():
        if state.state == "failed" and state.reason.startswith("sniff: "):
            complain(
                f"plugin {state.name!r} ({state.distribution}) failed at {state.reason}. "
                f"The others were asked; block it with LEDGER_DISABLED_PLUGINS={state.name}."
            )


def _told(error: LedgerError) -> str:
    """Say what was refused; of an adapter's option, in the spelling of the command line."""
    if not isinstance(error, BadOptions):
        return str(error)
    if error.kind == "reader":
        return str(error)
    name = error.where.removeprefix("$.")
    typed = f"--{name}" if name in {own for own, *_ in _SUGAR} else f"--option {name}=…"
    return f"{typed} (adapter {error.adapter}): {error.why}"


@contextmanager
def _progress(file: Path) -> Iterator[Callable[[int], None] | None]:
    """Show a bar of the bytes read, on a terminal only."""
    if not sys.stderr.isatty() or not file.is_file():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    from ledger.show.escape import plain

    columns = TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(plain(file.name), total=file.stat().st_size)
        yield lambda count: bar.advance(task, count)
