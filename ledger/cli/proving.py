"""Commands that sign and prove: keygen, checkpoint, prove, cosign."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import attrs
import click

from ledger.cli.common import BY, JSON, LEDGER, fail, moment, out, reading, recorder, stacked, write
from ledger.cli.verifying import FILE, vkey

_KEY = click.option("--key", type=FILE, help="The key's file; otherwise the one made here.")
_OUT = click.option(
    "-o",
    "--output",
    "to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to a file.",
)


@attrs.frozen(kw_only=True)
class KeyShape:
    """A key that was made: its public half, which others need to check what it signs."""

    vkey: str


@click.command("keygen")
@LEDGER
@click.option("--key", type=click.Path(path_type=Path), help="Where to write the key.")
@click.option("--old", type=FILE, help="The key that signs now, to be followed by the new one.")
@click.option("--lost", is_flag=True, help="The key that signed until now is lost.")
@click.option(
    "--rotation", type=click.Path(path_type=Path), help="Write what the old key says to a file."
)
@click.option("--public", type=click.Path(path_type=Path), help="Write the public half to a file.")
@click.option("--again", is_flag=True, help="Make no key: hand out once more what is of the last.")
@stacked(BY, JSON)
def keygen_command(
    ledger: Path,
    key: Path | None,
    public: Path | None,
    old: Path | None,
    lost: bool,
    rotation: Path | None,
    again: bool,
    by: str | None,
    as_json: bool,
) -> None:
    """Make the key that signs for LEDGER from now on; prints the public half (a vkey) to hand out.

    The key is written outside the ledger, to a file that only you can read. Keep a copy. With --old
    the key before it says that the new one follows; who trusts that one needs its --rotation.
    """
    if again and (key or old or lost):
        raise click.UsageError("--again makes no key: give no --key, --old or --lost.")
    given = [path.resolve() for path in (key, old, public, rotation) if path]
    if len(set(given)) < len(given):
        raise click.UsageError("--key, --old, --public and --rotation are files of their own.")
    with reading(ledger, recorder(by)) as book, _ready(public) as half, _ready(rotation) as turn:
        from ledger.show.shapes import json_text

        made = book.public_key() if again else book.new_key(key, old=old, lost=lost)
        if half:
            half.write(f"{made}\n".encode())
        if turn:
            turn.write(book.rotation().encode())
        out(json_text(KeyShape(vkey=made)) if as_json else made)


@contextmanager
def _ready(path: Path | None) -> Iterator[IO[bytes] | None]:
    """Open a file before anything is done for it; none is there where that fails."""
    from ledger.exporting.whole import whole

    if path is None:
        yield None
        return
    if path.is_file() and path.read_bytes().startswith(b"PRIVATE+KEY+"):
        fail(f"{path}: a private key is there; name another file.")
    with whole(path) as file:
        yield file


@click.command("checkpoint")
@LEDGER
@click.option("--add", type=FILE, help="Keep this cosigned checkpoint as a receipt.")
@click.option(
    "--witness", "witnesses", multiple=True, metavar="VKEY", help="Who may have cosigned it."
)
@stacked(_KEY, _OUT, BY)
def checkpoint_command(
    ledger: Path,
    add: Path | None,
    witnesses: tuple[str, ...],
    key: Path | None,
    to: Path | None,
    by: str | None,
) -> None:
    """Sign where LEDGER stands, and keep that in it; prints the checkpoint to hand out.

    Keep it elsewhere, or give it to others: who has it can tell whether anything before it was
    altered, or taken out.
    """
    from ledger.trust.keys import read_text

    if (add is None) != (not witnesses):
        raise click.UsageError("--add wants a --witness, and a --witness something to --add.")
    with reading(ledger, recorder(by)) as book:
        keys = [vkey(told) for told in witnesses]
        _hand_out(book.receive(read_text(add), keys) if add else book.checkpoint(key), to)


@click.command("prove")
@LEDGER
@click.argument("event", required=False)
@click.option("--checkpoint", type=FILE, help="A checkpoint of LEDGER it shall lead to.")
@click.option("--since", type=int, metavar="N", help="Ask a witness, who cosigned N events last.")
@_OUT
def prove_command(
    ledger: Path, event: str | None, checkpoint: Path | None, since: int | None, to: Path | None
) -> None:
    """Prove that EVENT (event:171, or an id) is in LEDGER, or with --since that it only grew.

    The proof shows what the event says; whoever has the public key can check it with
    `claimledger verify --proof`, and needs no ledger. With --since, it is a request that a witness
    answers with `claimledger cosign`.
    """
    from ledger.trust.keys import read_text

    if (event is None) == (since is None):
        raise click.UsageError("Name an EVENT, or say --since N; not both.")
    if since is not None and checkpoint is not None:
        raise click.UsageError("--checkpoint goes with an EVENT; --since asks about the newest.")
    with reading(ledger) as book:
        if since is not None:
            _hand_out(book.request(since), to)
        else:
            told = read_text(checkpoint) if checkpoint else None
            _hand_out(book.prove(moment(event) or event, told), to)


@click.command("cosign")
@stacked(LEDGER, click.argument("request", type=FILE))
@click.option("--trust", metavar="VKEY", help="The other ledger's key, the first time.")
@stacked(_KEY, _OUT, BY)
def cosign_command(
    ledger: Path,
    request: Path,
    trust: str | None,
    key: Path | None,
    to: Path | None,
    by: str | None,
) -> None:
    """Cosign another's checkpoint (a REQUEST made by `prove --since`), and keep it in your LEDGER.

    A checkpoint that does not go on from the one you cosigned last is refused.
    """
    from ledger.trust.keys import read_text

    with reading(ledger, recorder(by)) as book:
        log = None if trust is None else vkey(trust)
        _hand_out(book.cosign(read_text(request), trust=log, key=key), to)


def _hand_out(text: str, to: Path | None) -> None:
    if to is None:
        click.echo(text, nl=False)
    else:
        write(to, text)
        out(f"wrote {to}")
