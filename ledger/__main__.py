"""The command `claimledger`; also `python -m ledger`."""

from __future__ import annotations

import sys
from importlib.util import find_spec

_LACKING = (
    "claimledger: the command needs click and rich, which are not installed. "
    "Install them with: pip install 'claimledger[cli]'"
)


def main() -> None:
    """Run the command; exit code 0 when all is well, 1 when not, 2 for wrong usage."""
    if find_spec("click") is None or find_spec("rich") is None:
        sys.exit(_LACKING)
    from ledger.cli.app import run  # click may be missing

    run()


if __name__ == "__main__":
    main()
