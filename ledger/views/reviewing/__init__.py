"""What waits for a person's review, and what became of what was reviewed."""
