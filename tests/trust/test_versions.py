"""A version that never was is named as corrupt, and not stumbled over."""

import pytest

from ledger.codec import CODEC, encode
from ledger.errors import Corrupt, FutureKind
from ledger.events import LedgerOpened

BODY = encode(LedgerOpened(ledger="L" * 26))


@pytest.mark.parametrize("version", [0, -1])
@pytest.mark.parametrize("kind", ["LedgerOpened", "Imagined"])
def test_a_version_before_the_first_is_corrupt(kind: str, version: int) -> None:
    with pytest.raises(Corrupt, match=f"{kind}/{version}: there is no such version"):
        CODEC.decode(kind, version, BODY)


def test_a_version_after_the_last_is_of_the_future() -> None:
    with pytest.raises(FutureKind):
        CODEC.decode("LedgerOpened", 2, BODY)
    with pytest.raises(FutureKind):
        CODEC.decode("Imagined", 1, BODY)
