"""Which modules are changed, and the tests that have to notice: those nearest to them."""

from __future__ import annotations

from typing import Final

_STORE: Final = (
    "store/test_contract.py",
    "store/test_sqlite_file.py",
    "store/test_damaged_rows.py",
)

ROOMS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "tree": (
        ("trust/tree", "trust/proofs"),
        ("trust/test_tree.py", "trust/test_proofs.py", "trust/test_vectors.py"),
    ),
    "notes": (
        ("trust/notes", "trust/keys", "trust/policy"),
        ("trust/test_refusals.py", "trust/test_keys.py", "trust/test_malformed.py"),
    ),
    "codec": (
        ("codec", "checks"),
        ("test_codec.py", "test_checks.py", "trust/test_versions.py"),
    ),
    "sealing": (
        ("store/sealing", "store/incoming", "store/memory"),
        ("store/test_refused_appends.py", "store/test_contract.py::TestMemoryStore"),
    ),
    "proving": (
        ("trust/checkpoints", "trust/rotations", "trust/witness", "trust/seen", "trust/proving"),
        (
            "trust/test_refused_checkpoints.py",
            "trust/test_refused_proofs.py",
            "trust/test_rotations.py",
            "trust/test_keys.py",
            "trust/test_seen.py",
        ),
    ),
    "parts": (
        ("store/hashing", "store/parts"),
        ("store/test_hashing.py", "store/test_parts.py"),
    ),
    "needles": (("trust/needles", "trust/scanning"), ("trust/test_needles.py",)),
    "verify": (
        ("trust/verify", "trust/identities", "trust/redactions", "trust/texts", "trust/explain"),
        ("trust/test_altered_store.py", "trust/test_missing.py"),
    ),
    "residue": (
        ("trust/residue", "trust/saying"),
        ("trust/test_residue.py", "trust/test_missing.py"),
    ),
    "redacting": (("verbs/redacting",), ("verbs/test_refused_redactions.py",)),
    "sqlite": (
        (
            "store/rows",
            "store/sqlite",
            "store/erasing",
            "store/reading",
            "store/opening",
            "store/pragmas",
        ),
        (*_STORE, "store/test_strays.py", "store/test_edges.py", "store/test_opened_twice.py"),
    ),
    "events": (
        ("references", "events"),
        ("test_references.py", "test_checks.py", "store/test_refused_appends.py"),
    ),
}
"""A word for the command line: modules of the ledger, and tests of theirs."""

MORE: Final[dict[str, tuple[str, ...]]] = {
    "events": ("test_frozen.py",),
    "notes": ("trust/test_rotations.py",),
    "proving": ("trust/test_proving.py", "trust/test_witnesses.py"),
    "sqlite": (
        "store/test_sqlite_processes.py",
        "torture/test_environment.py",
        "trust/test_residue.py",
        "verbs/redacting",
    ),
    "redacting": ("verbs/redacting",),
    "verify": ("trust/test_verify.py", "trust/test_explained.py"),
}
"""Tests that are slower, for what the others do not notice."""
