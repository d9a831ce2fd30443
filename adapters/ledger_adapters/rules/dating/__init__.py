"""Dates in prose: found in one pass, read by named rules, reckoned in EDTF."""
