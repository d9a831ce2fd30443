"""What opens and closes rows: each projection is one way of looking at the events."""
