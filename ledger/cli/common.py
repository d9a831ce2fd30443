"""What the commands share: their common options, opening a ledger, printing, and refusals."""

from __future__ import annotations

import errno
import getpass
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, cast

import attrs
import click

from ledger.errors import LedgerError
from ledger.visible import visible

if TYPE_CHECKING:
    from ledger.plugins import Plugins

F = TypeVar("F", bound=Callable[..., Any])
_EVENT: Final = re.compile(r"event:(\d+)")
_NO_PLUGINS: Final = "ledger.no_plugins"

LEDGER: Final = click.argument("ledger", type=click.Path(dir_okay=False, path_type=Path))
PARTIES: Final = (click.argument("first"), click.argument("second"))
JSON: Final = click.option("--json", "as_json", is_flag=True, help="Print JSON, nothing shortened.")
REVIEWED: Final = click.option(
    "--reviewed", is_flag=True, help="Of what programs found only what a person reviewed."
)
BY: Final = click.option(
    "--by",
    envvar="CLAIMLEDGER_BY",
    metavar="NAME",
    help="Who records; otherwise $CLAIMLEDGER_BY, or the login name.",
)
_BOUNDS: Final = (
    ("recorded", "what this ledger held; a date, or event:NUMBER"),
    ("published", "what a reader of its sources could know"),
    ("said", "what had been said, with hindsight"),
)


@attrs.frozen(kw_only=True)
class AsOf:
    """The bounds of a question, as typed."""

    published: str | None = None
    recorded: str | int | None = None
    said: str | None = None

    @property
    def bounds(self) -> dict[str, Any]:
        """The bounds as the library's verbs take them."""
        return attrs.asdict(self)


def stacked(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Put several arguments and options on a command, in the order in which they stand."""

    def put(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return put


_MOMENT: Final = stacked(
    *(
        click.option(f"--{name}", metavar="DATE", help=f"As of a moment: {told}. A day is its end.")
        for name, told in _BOUNDS
    )
)


def AS_OF(command: F) -> F:  # noqa: N802  # stands among the options, which are constants
    """Put the three bounds of a moment on a command, which gets them as one: `asked`."""

    @wraps(command)
    def gathered(
        *, recorded: str | None, published: str | None, said: str | None, **more: Any
    ) -> object:
        asked = AsOf(published=published, recorded=moment(recorded), said=said)
        return command(asked=asked, **more)

    return cast("F", _MOMENT(gathered))


BETWEEN: Final = stacked(
    *(
        click.option(
            f"--{name}",
            metavar="FROM/TO",
            help=f"Between two moments: {told}. An open end is .. or nothing, and means now.",
        )
        for name, told in _BOUNDS
    )
)


def moment(typed: str | None) -> str | int | None:
    """Read a moment: a date as it is, `event:171` as that event's number, nothing as no bound."""
    found = _EVENT.fullmatch(typed or "")
    if found:
        return int(found[1])
    return None if typed in (None, "", "..") else typed


def between(typed: str | None) -> tuple[str | int | None, str | int | None]:
    """Read two moments, as in `2023-12-31/..`; one alone is from then to now."""
    first, _, second = (typed or "").partition("/")
    return moment(first), moment(second)


def recorder(by: str | None) -> str:
    """Tell who records: as given, else the login name; raises a usage error when there is none."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise click.UsageError("Nobody knows who you are; say --by NAME.") from None


def without_plugins(ctx: click.Context, _: click.Parameter, given: bool) -> None:
    """Take note that no plugins are wanted, wherever the command line says so."""
    if given:
        ctx.meta[_NO_PLUGINS] = True


def plugins() -> Plugins:
    """Find the installed plugins; none where the command line wants none."""
    from ledger.plugins import Plugins

    return Plugins.load(enabled=_NO_PLUGINS not in click.get_current_context().meta)


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what the ledger, or the disk, refuses into one sentence and exit code 1."""
    try:
        yield
    except LedgerError as error:
        if click.get_current_context().find_object(bool):
            raise
        fail(str(error))
    except OSError as error:
        if error.errno == errno.EPIPE or click.get_current_context().find_object(bool):
            raise
        fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))


def there(path: Path) -> bool:
    """Tell whether there is a file; a name that no file can have is refused."""
    with refusals():
        return path.exists()


def fail(why: str) -> NoReturn:
    """Say on stderr what went wrong, and end with exit code 1."""
    complain(why)
    click.get_current_context().exit(1)


def complain(why: str) -> None:
    """Say on stderr what went wrong."""
    from ledger.show.escape import plain

    click.echo(f"claimledger: {plain(why)}", err=True)


@contextmanager
def reading(path: Path, by: str = "reader", codebook: Path | None = None) -> Iterator[Any]:
    """Open a ledger that is there, to ask it something or to record; none is made."""
    from ledger.book import Ledger

    if not there(path):
        fail(f"{path}: there is no such ledger; `claimledger import` makes one.")
    how: dict[str, Any] = {"codebook": codebook, "create": False, "plugins": plugins()}
    with refusals(), Ledger.open(path, by=by, **how) as book:
        yield book


def write(path: Path, text: str) -> None:
    """Write text to a file, whole or not at all; what is refused ends with exit code 1."""
    from ledger.exporting.whole import whole

    with refusals(), whole(path) as file:
        file.write(text.encode())


def out(text: str) -> None:
    """Print text; nothing at all where there is none, and nothing that a terminal obeys."""
    if text:
        click.echo(visible(text))
