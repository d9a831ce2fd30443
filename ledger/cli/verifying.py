"""The command that checks: a ledger, by itself or against a checkpoint, or a proof alone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from ledger.cli.common import JSON, fail, out, refusals, stacked, there

if TYPE_CHECKING:
    from attrs import AttrsInstance

    from ledger.errors import Corrupt
    from ledger.store.contract import Store
    from ledger.trust.policy import Policy
    from ledger.trust.proving import Proven
    from ledger.trust.verify import Verified

FILE = click.Path(dir_okay=False, exists=True, path_type=Path)
_TRUST = stacked(
    click.option("--checkpoint", type=FILE, help="A checkpoint that was kept elsewhere."),
    click.option("--key", "keys", multiple=True, metavar="VKEY", help="Who has to have signed it."),
    click.option(
        "--witness", "witnesses", multiple=True, metavar="VKEY", help="Who has to have cosigned it."
    ),
    click.option(
        "--rotation", "rotations", multiple=True, type=FILE, help="Which key follows the --key."
    ),
    click.option("--policy", type=FILE, help="Logs, witnesses and quorum (C2SP tlog-policy)."),
)


@attrs.frozen(kw_only=True)
class ProvenShape:
    """An event that was proved: what it is, when and by whom it was recorded, who signed."""

    seq: int
    kind: str
    recorded: str
    recorder: str
    body: str | None
    ledger: str
    events: int
    signers: tuple[str, ...]


@click.command("verify")
@click.argument("ledger", required=False, type=click.Path(dir_okay=False, path_type=Path))
@_TRUST
@click.option("--proof", type=FILE, help="A proof to check, without LEDGER.")
@click.option("--quick", is_flag=True, help="Check only what came since the last checkpoint.")
@click.option("--explain", is_flag=True, help="Say where it is damaged, and what still holds.")
@JSON
def verify_command(
    ledger: Path | None,
    checkpoint: Path | None,
    keys: tuple[str, ...],
    witnesses: tuple[str, ...],
    rotations: tuple[Path, ...],
    policy: Path | None,
    proof: Path | None,
    quick: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Check every event of LEDGER against what was committed to; exit code 1 when one is wrong.

    With --checkpoint, LEDGER also has to go on from it: only that tells that nobody wrote all of it
    anew. With --proof no ledger is needed. No plugin is loaded.
    """
    if (ledger is None) == (proof is None):
        raise click.UsageError("Name a LEDGER, or a --proof to check without one; not both.")
    if proof is not None and (quick or explain):
        raise click.UsageError("--quick and --explain are for a LEDGER, not for a --proof.")
    if policy is not None and (keys or witnesses or rotations):
        raise click.UsageError("--policy says all: give no --key or the like beside it.")
    if checkpoint is proof is None and (keys or witnesses or rotations or policy):
        why = "a LEDGER alone is signed by nobody: give a --checkpoint that they signed"
        raise click.UsageError(f"--key, --witness, --rotation, --policy: {why}.")
    with refusals():
        trusted = _policy(keys, witnesses, rotations, policy)
        if proof is not None:
            _proof(proof, checkpoint, trusted, as_json)
        elif ledger is not None:
            _ledger(ledger, checkpoint, trusted, quick=quick, explained=explain, as_json=as_json)


def _ledger(
    path: Path,
    checkpoint: Path | None,
    policy: Policy | None,
    *,
    quick: bool,
    explained: bool,
    as_json: bool,
) -> None:
    from ledger.errors import Corrupt
    from ledger.store import open_store

    if not there(path):
        fail(f"{path}: there is no such ledger.")
    with closing(open_store(path, recorder="reader", create=False)) as store:
        try:
            found = _checked(store, checkpoint, policy, quick=quick)
        except Corrupt as error:
            if explained:
                _explained(store, error, as_json=as_json)
            raise
        _warn_of_older_copy(store, path)
    out(_json(found) if as_json else str(found))
    if checkpoint and not policy:
        click.echo("its signatures were not checked: no --key, --witness or --policy", err=True)


def _checked(store: Store, kept: Path | None, policy: Policy | None, *, quick: bool) -> Verified:
    from ledger.trust.checkpoints import verified

    return verified(store, quick=quick, checkpoint=_text(kept) if kept else None, policy=policy)


def _warn_of_older_copy(store: Store, path: Path) -> None:
    """Say where a ledger that is whole ends before what was seen of it on this machine.

    Raises `Forked` where it says something else.
    """
    from ledger.trust.errors import OlderCopy
    from ledger.trust.seen import Seen

    try:
        Seen().check(store, str(path))
    except OlderCopy as error:
        click.echo(f"it is whole, but {error}", err=True)


def _explained(store: Store, error: Corrupt, *, as_json: bool) -> None:
    from ledger.trust.explain import explain

    found = explain(store, error)
    out(_json(found) if as_json else str(found))
    click.get_current_context().exit(1)


def _proof(path: Path, checkpoint: Path | None, policy: Policy | None, as_json: bool) -> None:
    from ledger.trust.policy import Policy
    from ledger.trust.proving import check_proof

    if checkpoint is None and policy is None:
        raise click.UsageError("Say whom to trust: --key or --policy, or a --checkpoint you kept.")
    told = _text(checkpoint) if checkpoint else None
    shape = _shape(check_proof(_text(path), policy=policy or Policy(), checkpoint=told))
    if as_json:
        out(_json(shape))
        return
    signed = ", ".join(shape.signers) or "nobody checked"
    out(
        f"proved: event {shape.seq} of {shape.ledger}, a {shape.kind} recorded {shape.recorded} by "
        f"{shape.recorder}\ncheckpoint over {shape.events} events, signed by: {signed}\n"
        f"{shape.body or 'what it said was redacted'}"
    )


def _shape(found: Proven) -> ProvenShape:
    from ledger.times import day_text

    return ProvenShape(
        seq=found.seq,
        kind=found.kind,
        recorded=day_text(found.recorded_at // 1_000_000),
        recorder=found.recorder,
        body=found.body,
        ledger=found.at.origin,
        events=found.at.size,
        signers=tuple(key.name for key in found.signers),
    )


def _policy(
    keys: tuple[str, ...],
    witnesses: tuple[str, ...],
    rotations: tuple[Path, ...],
    policy: Path | None,
) -> Policy | None:
    from ledger.trust.keys import PublicKey
    from ledger.trust.policy import Policy
    from ledger.trust.rotations import followed

    if policy is not None:
        return Policy.parse(_text(policy))
    if not (keys or witnesses or rotations):
        return None
    logs = [PublicKey.parse(vkey(told)) for told in keys]
    trusted = Policy.of(logs, [PublicKey.parse(vkey(told)).witness for told in witnesses])
    for path in rotations:
        trusted = followed(_text(path), trusted)
    return trusted


def _json(shape: AttrsInstance) -> str:
    from ledger.show.shapes import json_text

    return json_text(shape)


def vkey(told: str) -> str:
    """Give a public key as it was typed, or out of the file that was named."""
    path = Path(told)
    if "+" not in told and not path.is_file():
        fail(f"{told}: there is no such file, and a public key is written name+id+base64.")
    return _text(path).strip() if path.is_file() else told


def _text(path: Path) -> str:
    from ledger.trust.keys import read_text

    return read_text(path)
