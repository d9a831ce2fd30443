"""The shipped claimreview adapter passes the contract."""

from pathlib import Path

from ledger.testing import AdapterContract
from ledger_adapters.claimreview import ClaimReviewAdapter

_NEXT = b"<!-- next -->\n"


class TestClaimReviewAdapter(AdapterContract):
    adapter = ClaimReviewAdapter()
    samples = Path(__file__).parent / "samples" / "claimreview"

    def reordered(self, sample: Path) -> bytes | None:
        """Turn the parts of a page over."""
        first, *parts = sample.read_bytes().split(_NEXT)
        return _NEXT.join((first, *reversed(parts[:-1]), parts[-1])) if parts else None
