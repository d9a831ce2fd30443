"""Measurements of the project, run by hand or by `make bench`."""
