"""Everything shown to a person."""
