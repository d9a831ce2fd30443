"""The adapters that ship: one module or package per kind of source."""
