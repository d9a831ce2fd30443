"""Competing hypotheses laid against the claims weighed."""
