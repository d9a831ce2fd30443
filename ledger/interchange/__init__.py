"""Records as lines of JSON and rows of tables: `writing` and `lines` go both ways without loss.

`loose` and `columns` take what other people's files hold instead; `drafts` makes records of plain
words, `shapes` reads the model's own classes strictly.
"""

from __future__ import annotations

from ledger.interchange.lines import read_line, read_lines
from ledger.interchange.writing import write_document, write_draft

__all__ = ["read_line", "read_lines", "write_document", "write_draft"]
