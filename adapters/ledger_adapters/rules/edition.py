"""What the reader is called, and which edition of its rules this is."""

from typing import Final

NAME: Final = "rules"
VERSION: Final = 3
"""Raised with whatever is found otherwise than before: then what nobody reviewed is amended."""
