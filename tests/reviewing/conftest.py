"""A ledger to review, a file, and a reader: those of imports."""

from tests.importing.conftest import book, file, reader

__all__ = ["book", "file", "reader"]
