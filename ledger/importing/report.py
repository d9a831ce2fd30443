"""What an import did, or would do."""

from __future__ import annotations

import attrs

from ledger.adapter import Flaw
from ledger.visible import Visible


@attrs.frozen(kw_only=True)
class ImportReport(Visible):
    """What an import added, knew already, amended, and could not read.

    `claims` counts the new claims among `added` records, `amended` what was changed: claims, other
    records, sources. `flawed` counts the bad records and what readers dropped, `flaws` describes
    the first 10,000 of each. `remarks` tell which names that are new are not what they look like.
    """

    adapter: str
    added: int = 0
    amended: int = 0
    claims: int = 0
    dry_run: bool = False
    file: str
    flawed: int = 0
    flaws: tuple[Flaw, ...] = ()
    import_id: str | None = None
    known: int = 0
    reason: str = ""
    remarks: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Print it in one line, and a line for each of the first flaws and remarks."""
        head = (
            f"{self.file}: {self.added} new ({self.claims} claims), {self.known} known, "
            f"{self.amended} amended, {self.flawed} flawed [{self.adapter}: {self.reason}]"
        )
        head += " (dry run: nothing was written)" if self.dry_run else ""
        lines = [f"  {' '.join(f'{f.at}: {f.why}'.split())}" for f in self.flaws[:10]]
        if self.flawed > 10:
            lines.append(f"  and {self.flawed - 10} more")
        lines += [f"  look again: {' '.join(remark.split())}" for remark in self.remarks[:10]]
        if len(self.remarks) > 10:
            lines.append(f"  and {len(self.remarks) - 10} more names")
        return "\n".join([head, *lines])
