"""A page to look at: one file for a browser that shows a relationship as it stood on any day."""
