"""Claims, views and changes as files and tables for other programs."""
