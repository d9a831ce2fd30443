"""Scores the prose reader against texts that people annotated by hand (`docs/annotating.md`)."""
