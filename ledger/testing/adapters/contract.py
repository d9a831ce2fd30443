"""What every adapter has to pass: say which one, and where its samples are, and run pytest."""

from __future__ import annotations

from ledger.testing.adapters.golden_part import GoldenPart
from ledger.testing.adapters.hostile_part import HostilePart
from ledger.testing.adapters.identity_part import IdentityPart
from ledger.testing.adapters.manners_part import MannersPart
from ledger.testing.adapters.reading_part import ReadingPart
from ledger.testing.adapters.sniffing_part import SniffingPart


class AdapterContract(
    GoldenPart, SniffingPart, ReadingPart, IdentityPart, MannersPart, HostilePart
):
    """The promises of an adapter, as tests.

    An author writes a subclass with an `adapter` and a folder of `samples`; `waive` maps the name
    of a test that cannot hold for this kind of file to the reason.
    """
