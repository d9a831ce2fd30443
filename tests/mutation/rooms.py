"""Which modules are changed, and the tests that have to notice: those nearest to them."""

from __future__ import annotations

from typing import Final

_STORE: Final = (
    "store/test_contract.py",
    "store/test_sqlite_file.py",
    "store/test_damaged_rows.py",
)
_REDACTING: Final = ("needles", "redactions", "residue", "saying", "scanning", "texts")

ROOMS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "tree": (("trust/tree", "trust/proofs"), ("trust/test_tree.py", "trust/test_proofs.py")),
    "notes": (
        ("trust/notes", "trust/keys", "trust/policy"),
        (
            "trust/test_refusals.py",
            "trust/test_keys.py",
            "trust/test_malformed.py",
            "trust/test_proving.py",
        ),
    ),
    "codec": (
        ("codec", "checks"),
        ("test_codec.py", "test_checks.py", "trust/test_versions.py"),
    ),
    "parts": (
        ("store/hashing", "store/parts"),
        ("store/test_hashing.py", "store/test_parts.py", "store/test_contract.py"),
    ),
    "proving": (
        ("trust/checkpoints", "trust/witness", "trust/seen", "trust/proving"),
        ("trust/test_refused_checkpoints.py", "trust/test_proving.py", "trust/test_seen.py"),
    ),
    "sealing": (("store/sealing", "store/incoming", "store/erasing", "store/reading"), _STORE),
    "verify": (
        ("trust/verify", "trust/explain", "trust/identities"),
        ("trust/test_explained.py", "trust/test_proving.py", "trust/test_verify.py"),
    ),
    "redact": (
        (*(f"trust/{it}" for it in _REDACTING), "verbs/redacting"),
        ("verbs/test_redacting.py", "verbs/test_taking_back.py"),
    ),
    "sqlite": (
        ("store/rows", "store/sqlite", "store/memory", "store/opening", "store/pragmas"),
        (*_STORE, "store/test_strays.py"),
    ),
    "events": (
        ("references", "events"),
        ("test_references.py", "test_checks.py", "store/test_contract.py"),
    ),
}
"""A word for the command line: modules of the ledger, and tests of theirs."""
