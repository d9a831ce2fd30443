"""Claimants and sources over time, and where claims stand against one another."""
