"""What all tests share: how hard hypothesis tries, and a home of their own for those who sign."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

# `ci` finds the same examples on every run, so that a red run is red for everyone.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],  # a loaded machine is not a fault
)
# `dev` looks for new examples and remembers the ones that failed.
settings.register_profile("dev", deadline=None, max_examples=50)
# `few` is for tests that run once for every change made to the code on purpose (tests/mutation).
settings.register_profile(
    "few",
    settings.get_profile("ci"),
    max_examples=15,
    phases=(Phase.explicit, Phase.generate),  # that a test fails is enough
)
profile = "ci" if os.environ.get("CI") else "dev"
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", profile))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep keys, and what was seen of ledgers, in a folder of the test's own."""
    monkeypatch.setenv("LEDGER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"
