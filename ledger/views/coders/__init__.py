"""Coders: what waits for them, and how far they agree."""
